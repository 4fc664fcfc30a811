# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about a permit, by its code of eCH-0006: category, for the EU and EFTA or others, and for L how long."""

from __future__ import annotations

from datetime import date, timedelta

from domizil.permits.actions import enter_permit
from domizil.permits.models import Permit, PermitCategory
from domizil.register.models import RegisterEvent

from .. import content_messages
from ..ech0020_v3.person import ResidencePermitData
from .case import Case, applies

_DAY = timedelta(days=1)


@applies("changeResidencePermit", "correctResidencePermit")
def change_permit(case: Case) -> list[RegisterEvent]:
    """Enter a permit from the day of the event on; a correction too replaces what holds then (section 4.5.11)."""
    told = case.content.residence_permit_data
    if told is None:
        raise content_messages.by_hand(case.kind)
    who = case.person()
    if is_none(told.residence_permit) and not Permit.objects.filter(person=who, valid__contains=case.on).exists():
        return []
    permit = enter_permit(
        **case.common, municipality=case.municipality.bfs_number, person=who, on=case.on,
        category=category(told.residence_permit), until=until(told),
    )  # fmt: skip
    return [permit]


def until(told: ResidencePermitData) -> date | None:
    """The first day without the permit."""
    last = told.residence_permit_valid_till
    return last + _DAY if last else None


def is_none(code: str) -> bool:
    """Say whether a code means that no permit is assigned (13, 1300)."""
    return code.startswith("13")


def category(code: str) -> PermitCategory:
    """Return the category of a code. Raises Unclear for those that the register does not keep or cannot tell apart."""
    known = {str(one): one for one in PermitCategory}
    found = known.get(code) or known.get(code[:2])
    if found is None:
        raise content_messages.unknown_permit(code)
    return found
