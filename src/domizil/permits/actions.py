# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every write of the permits: one transaction, and a `Refusal` that changes nothing."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import access
from domizil.base.models import Role, Worker
from domizil.register import rows, sets
from domizil.register.models import EventKind, EventSource, Person, RegisterEvent
from domizil.register.reporting import Evidence
from domizil.register.sets import Entry, Outcome
from domizil.register.writing import Report, alive, lock

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
    report = Report(by, municipality, on, source, process, evidence)
    (event,) = sets.enter_one(Permits, NewPermit(report=report, person=person, category=category, until=until))
    return event


def enter_permits(reports: Sequence[NewPermit]) -> list[Outcome]:
    """Enter permits of different persons at once; return for each what `enter_permit` returns or raises."""
    return sets.enter(Permits, reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPermit:
    """A permit, as `enter_permit` is told."""

    report: Report
    person: Person
    category: PermitCategory
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What ends on the day, what is taken out because it began later, and what begins."""

    told: NewPermit
    before: Permit | None
    later: list[Permit]
    after: Permit


class Permits(Entry[NewPermit, _Plan]):
    """Enters permits."""

    def __init__(self, reports: Sequence[NewPermit]) -> None:
        """Lock the persons and read their permits."""
        keys = [one.person.pk for one in reports]
        lock(*keys)
        self._held: dict[int, list[Permit]] = {key: [] for key in keys}
        for permit in Permit.objects.filter(person__in=keys).order_by("valid"):
            self._held[permit.person_id].append(permit)
        asked = {(one.report.by.pk, one.report.municipality): one.report for one in reports}
        self._refused = {key: _not_allowed(report) for key, report in asked.items()}

    def decide(self, reported: NewPermit) -> _Plan:
        report = reported.report
        refused = self._refused[report.by.pk, report.municipality]
        if refused is not None:
            raise refused
        alive(reported.person, report.on)
        held = self._held[reported.person.pk]
        begun = Permit(
            person=reported.person, category=reported.category, valid=DateRange(report.on, reported.until),
            granted_on=report.on,
        )  # fmt: skip
        before = next((one for one in held if report.on in one.valid), None)
        return _Plan(reported, before, [one for one in held if one.valid.lower >= report.on], begun)

    def write(self, plans: Sequence[_Plan]) -> list[list[RegisterEvent]]:
        events = [[_event(plan)] for plan in plans]
        rows.remove([row for plan in plans for row in plan.later])
        ended = [(plan.before, plan.told.report.on) for plan in plans if plan.before and plan.before not in plan.later]
        for row, on in ended:
            rows.end(row, on)
        rows.update((row for row, _on in ended), "valid")
        rows.insert(plan.after for plan in plans)
        rows.insert(event for told in events for event in told)
        return events


def _not_allowed(report: Report) -> access.Hidden | None:
    """Why a worker may not enter permits in a municipality, if so."""
    try:
        access.require(report.by, Role.PERMITS, municipality=report.municipality)
    except access.Hidden as hidden:
        return hidden
    return None


def _event(plan: _Plan) -> RegisterEvent:
    told = plan.told
    change = [plan.before.category if plan.before else None, str(told.category)]
    return told.report.told(
        EventKind.CHANGE_PERMIT, told.person, category=change, until=told.until.isoformat() if told.until else None
    )
