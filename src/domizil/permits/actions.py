# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every write of the permits: one transaction, and a `Refusal` that changes nothing."""

from __future__ import annotations

import uuid
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import access
from domizil.base.models import Role, Worker
from domizil.register.models import EventKind, EventSource, Person, RegisterEvent
from domizil.register.reporting import Evidence
from domizil.register.writing import Report, alive, lock, writing

from .models import Permit, PermitCategory


def enter_permit(
    *,
    by: Worker,
    municipality: int,
    person: Person,
    on: date,
    category: PermitCategory,
    until: date | None = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter a permit that holds from a day on, until before another (None: until further notice).

    The permit before it ends on that day. Needs register and permits of the municipality. Raises Refusal, Hidden.
    """
    access.require(by, Role.PERMITS, municipality=municipality)
    report = Report(by, municipality, on, source, process, evidence)
    with writing(report):
        lock(person)
        alive(person, on)
        before = Permit.objects.filter(person=person, valid__contains=on).first()
        Permit.objects.filter(person=person, valid__startswith__gte=on).delete()
        if before is not None and before.valid.lower < on:
            before.valid = DateRange(before.valid.lower, on)
            before.save()
        Permit.objects.create(person=person, category=category, valid=DateRange(on, until), granted_on=on)
        change = [before.category if before else None, str(category)]
        return report.event(
            EventKind.CHANGE_PERMIT, person, category=change, until=until.isoformat() if until else None
        )
