# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a case by hand or for another room, and closing it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.register.models import Person

from .. import messages
from ..models import GROUNDS, DutyCase, DutyKind, Ground


@transaction.atomic
def open_case(
    *,
    by: Worker,
    municipality: int,
    key: str,
    duty: DutyKind,
    ground: Ground,
    due_on: date,
    addressee: str,
    person: Person | None = None,
    address: str = "",
    note: str = "",
    on: date | None = None,
) -> DutyCase:
    """Open a case for a duty that is overdue; the same `key` gives the case that is there.

    Raises Hidden where the worker does not act for this municipality, Refusal before the last day is over and
    for a ground that does not belong to the duty.
    """
    access.require(by, Role.REGISTER, municipality=municipality)
    on = on or clock.today()
    if due_on >= on:
        raise messages.not_overdue()
    if ground not in GROUNDS[duty]:
        raise messages.other_ground(str(DutyKind(duty).label), str(Ground(ground).label))
    if not addressee.strip():
        raise messages.addressee_missing()
    fields = {
        "duty": duty, "ground": ground, "person": person, "addressee": addressee.strip()[:201], "due_on": due_on,
        "address": address.strip()[:200], "note": note.strip()[:500], "opened_on": on,
    }  # fmt: skip
    return DutyCase.objects.get_or_create(municipality_id=municipality, key=key, defaults=fields)[0]


@transaction.atomic
def mark_met(*, by: Worker, case: DutyCase, on: date | None = None) -> DutyCase:
    """Record on which day a duty was met; nothing more is sent. Raises Hidden, Refusal."""
    locked = locked_case(by, case)
    locked.met_on = _happened(on)
    locked.save(update_fields=["met_on"])
    return locked


@transaction.atomic
def close_case(*, by: Worker, case: DutyCase, why: str, on: date | None = None) -> DutyCase:
    """Close a case that is not pursued, with the reason. Raises Hidden, Refusal."""
    locked = locked_case(by, case)
    if not why.strip():
        raise messages.reasons_missing()
    locked.closed_on, locked.closed_why = _happened(on), why.strip()[:300]
    locked.save(update_fields=["closed_on", "closed_why"])
    return locked


def _happened(on: date | None) -> date:
    """Return the day, today where none is told. Raises Refusal for a day that has not come yet."""
    today = clock.today()
    if on is not None and on > today:
        raise messages.in_future(on)
    return on or today


def locked_case(by: Worker | None, case: DutyCase) -> DutyCase:
    """Lock an open case for a worker of its municipality (None: the job). Raises Hidden and Refusal."""
    if by is not None:
        access.require(by, Role.REGISTER, municipality=case.municipality_id)
    rows = DutyCase.objects.select_for_update(of=("self",)).select_related("municipality", "person")
    locked = rows.get(pk=case.pk)
    if locked.met_on is not None or locked.closed_on is not None:
        raise messages.case_is_over()
    return locked
