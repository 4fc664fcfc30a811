# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about a permit, by its code of eCH-0006: category, for the EU and EFTA or others, and for L how long."""

from __future__ import annotations

from datetime import date, timedelta

from domizil.permits.actions import NewPermit, enter_permits
from domizil.permits.models import Permit, PermitCategory
from domizil.register.models import Person, RegisterEvent

from .. import content_messages
from ..ech0020_v3.person import ResidencePermitData
from .case import Case, applies, applies_together, only

_DAY = timedelta(days=1)


@applies("changeResidencePermit", "correctResidencePermit")
def change_permit(case: Case) -> list[RegisterEvent]:
    """Enter a permit from the day of the event on; a correction too replaces what holds then (section 4.5.11)."""
    told = case.content.residence_permit_data
    if told is None:
        raise content_messages.by_hand(case.kind)
    if is_none(told.residence_permit) and not _holds_one(case.person(), case.on):
        return []
    return only(enter_permits([reported(case)]))


@applies_together("changeResidencePermit", enter_permits, lambda case: not is_none(_told(case)))
def reported(case: Case) -> NewPermit:
    """The permit that a message reports."""
    data = case.content.residence_permit_data
    return NewPermit(
        report=case.report(case.on), person=case.person(), category=category(data.residence_permit), until=until(data)
    )


def _told(case: Case) -> str:
    code: str = case.content.residence_permit_data.residence_permit
    return code


def _holds_one(who: Person, on: date) -> bool:
    return Permit.objects.filter(person=who, valid__contains=on).exists()


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
