# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""With whom somebody keeps house, and in what kind of household (Art. 6 lit. d RHG)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Worker

from .. import dwellings, feature_messages, messages
from ..models import (
    Dwelling,
    EventKind,
    EventSource,
    Household,
    HouseholdKind,
    HouseholdMember,
    Occupancy,
    Person,
    RegisterEvent,
)
from ..reporting import Evidence
from ..writing import Report, alive, each_once, lock, responsible, writing


def set_household(
    *,
    by: Worker,
    persons: Sequence[Person],
    on: date,
    kind: int = HouseholdKind.PRIVATE,
    joins: Person | None = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Let persons who live in one dwelling keep house from a day on: on their own, or with who lives there already.

    `kind` is that of a new household; `joins` is somebody of the same dwelling whose household takes them in. Locks the
    persons. Raises Refusal (nobody, no dwelling, not the same dwelling, nothing changes) and Hidden.
    """
    if not persons:
        raise messages.nobody()
    report = Report(by, responsible(persons[0], on), on, source, process, evidence)
    with writing(report):
        each_once([person.pk for person in persons])
        lock(*persons)
        for person in persons:
            person.refresh_from_db()
            alive(person, on)
        home = _one_dwelling([*persons, joins] if joins else persons, on)
        before = {person.pk: _household(person, on) for person in persons}
        target = _household(joins, on) if joins else _alone(persons, kind, on)
        if all(household is not None and household == target for household in before.values()):
            raise messages.nothing_changes()
        dwellings.leave_house(persons, on)
        if target is None or not Household.objects.filter(pk=target.pk, valid__endswith__isnull=True).exists():
            target = Household.objects.create(dwelling=home, kind=kind, valid=DateRange(on, None))
        HouseholdMember.objects.bulk_create(
            HouseholdMember(household=target, person=person, valid=DateRange(on, None)) for person in persons
        )
        return [_told(report, person, before[person.pk], target) for person in persons]


def _told(report: Report, person: Person, before: Household | None, after: Household) -> RegisterEvent:
    changed = [before.pk if before else None, after.pk]
    return report.event(EventKind.CHANGE_FEATURES, person, household=changed, household_kind=after.kind)


def _one_dwelling(persons: Sequence[Person], on: date) -> Dwelling:
    """Return the one dwelling of the main residences of persons. Raises Refusal."""
    rows = Occupancy.objects.filter(residence__person__in=persons, residence__kind=1, valid__contains=on)
    homes = {row.residence.person_id: row.dwelling for row in rows.select_related("dwelling", "residence")}
    found = {homes.get(person.pk) for person in persons}
    if len(found) != 1 or None in found:
        raise feature_messages.not_one_dwelling()
    home = found.pop()
    assert home is not None  # refused above
    return home


def _household(person: Person, on: date) -> Household | None:
    row = HouseholdMember.objects.filter(person=person, valid__contains=on).select_related("household").first()
    return row.household if row else None


def _alone(persons: Sequence[Person], kind: int, on: date) -> Household | None:
    """Return the household that these persons form already, of this kind; None where a new one begins."""
    household = _household(persons[0], on)
    if household is None or household.kind != kind:
        return None
    members = household.members.filter(valid__contains=on).values_list("person", flat=True)
    return household if set(members) == {person.pk for person in persons} else None
