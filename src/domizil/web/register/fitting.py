# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which events can be reported of a person, as the register holds the person today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domizil.base import access, clock
from domizil.base.models import Role
from domizil.register import actions, sheets
from domizil.register.announcements.forms import ASKED, Asked
from domizil.register.announcements.models import Kind
from domizil.register.identity import SWITZERLAND
from domizil.register.models import EventKind, MaritalStatus, RegisterEvent, ResidenceKind

_OF_RESIDENTS = frozenset(Kind) - {
    Kind.ARRIVAL, Kind.STAY, Kind.RENEWAL, Kind.LOCK, Kind.UNLOCK, Kind.SEPARATION, Kind.ENTRY, Kind.TAKE_BACK,
    Kind.ORIGINS,
}  # fmt: skip
_COUPLES = (MaritalStatus.MARRIED, MaritalStatus.PARTNERSHIP, MaritalStatus.UNKNOWN)
_ENTRIES = {"guardian": "guardian", "delivery_address": "address", "relationship": "tie"}
"""Under which name an event keeps the key of an entry, and what a correction calls it."""
_NOTHING_TO_CORRECT = (EventKind.MERGE, EventKind.UNMERGE, EventKind.DISCLOSE_ADDRESS, EventKind.DATA_LOCK)
_RESIDENCE_EVENTS = ("move_in", "move_out", "move", "correct_reporting")


@dataclass(frozen=True, slots=True)
class May:
    """What a worker may do with a person: keep the data, look at papers and duties, or look at the person only."""

    enter: bool
    look: bool


def may(held: frozenset[tuple[Role, int | None]], municipality: int | None) -> May:
    """Say what grants allow with a person for whom a municipality is responsible (None: nobody is today)."""
    kept, read = access.covers(held, Role.REGISTER), access.covers(held, Role.REGISTER, Role.SUPERVISOR)
    return May(
        enter=bool(kept) if municipality is None else kept.covers(municipality),
        look=bool(read) if municipality is None else read.covers(municipality),
    )


def correction_of(event: RegisterEvent) -> tuple[Kind | None, str]:
    """The kind of correction that sets an event right, and the entry it is about: of a residence, an entry, a feature.

    None: what the event says is corrected elsewhere, or not at all (a merge, a look at an address).
    """
    if event.kind in _RESIDENCE_EVENTS:
        return Kind.RESIDENCE, ""
    if event.kind in _NOTHING_TO_CORRECT:
        return None, ""
    for name, entry in _ENTRIES.items():
        told = event.data.get(name)
        keys = [key for key in (told if isinstance(told, list) else [told]) if isinstance(key, int)]
        if keys:
            return Kind.ENTRY, f"{entry}-{keys[-1]}"
    return Kind.CORRECTION, ""


def taken_back(events: Sequence[RegisterEvent]) -> set[int]:
    """The events (keys) that a page offers to take back: of a kind that can be, and not corrected yet."""
    corrected = {event.corrects_id for event in events}
    return {event.pk for event in events if actions.may_be_taken_back(event) and event.pk not in corrected}


def kinds(sheet: sheets.Sheet) -> list[Asked]:
    """What a page offers for a person; whether it is entered decides the action that enters it."""
    fit = _fitting(sheet)
    return [asked for asked in ASKED.values() if asked.kind in fit]


def _fitting(sheet: sheets.Sheet) -> set[Kind]:
    if sheet.person.date_of_death or sheet.person.merged_into_id:
        return {Kind.CORRECTION, Kind.RESIDENCE}
    here = [row for row in sheet.residences if sheets.holds(row, clock.today())]
    if not here:
        return {Kind.ARRIVAL, Kind.STAY, Kind.CORRECTION, Kind.RESIDENCE}
    fit = set(_OF_RESIDENTS)
    if all(row.kind != ResidenceKind.MAIN for row in here):
        fit.add(Kind.ARRIVAL)
    if any(row.kind != ResidenceKind.MAIN for row in here):
        fit.add(Kind.RENEWAL)
    state = sheet.state()
    if state is None or state.marital_status in _COUPLES:
        fit.add(Kind.SEPARATION)
    if state is not None and state.nationality_id == SWITZERLAND:
        fit.add(Kind.ORIGINS)
    locked = any(block["valid_to"] is None for block in sheet.several["block"])
    return fit | {Kind.UNLOCK if locked else Kind.LOCK}
