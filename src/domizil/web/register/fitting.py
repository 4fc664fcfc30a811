# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which events can be reported of a person, as the register holds the person today."""

from __future__ import annotations

from domizil.base import clock
from domizil.register import sheets
from domizil.register.announcements.forms import ASKED, Asked
from domizil.register.announcements.models import Kind
from domizil.register.models import ResidenceKind

_OF_RESIDENTS = frozenset(Kind) - {Kind.ARRIVAL, Kind.STAY, Kind.RENEWAL, Kind.LOCK, Kind.UNLOCK}


def kinds(sheet: sheets.Sheet) -> list[Asked]:
    """What a page offers for a person; whether it is entered decides the action that enters it."""
    fit = _fitting(sheet)
    return [asked for asked in ASKED.values() if asked.kind in fit]


def _fitting(sheet: sheets.Sheet) -> set[Kind]:
    if sheet.person.date_of_death or sheet.person.merged_into_id:
        return {Kind.CORRECTION}
    here = [row for row in sheet.residences if sheets.holds(row, clock.today())]
    if not here:
        return {Kind.ARRIVAL, Kind.STAY, Kind.CORRECTION}
    fit = set(_OF_RESIDENTS)
    if all(row.kind != ResidenceKind.MAIN for row in here):
        fit.add(Kind.ARRIVAL)
    if any(row.kind != ResidenceKind.MAIN for row in here):
        fit.add(Kind.RENEWAL)
    locked = any(block["valid_to"] is None for block in sheet.several["blocks"])
    return fit | {Kind.UNLOCK if locked else Kind.LOCK}
