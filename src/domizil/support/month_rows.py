# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of support months, read in a fixed number of queries however many units and people they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model, QuerySet

from domizil.housing.models import Absence, Stay
from domizil.law.engine.periods import DAY, Period
from domizil.permits.models import AsylumStatus
from domizil.register.models import Person

from . import models

Row = TypeVar("Row", bound=Model)
ByPerson = dict[type[Model], dict[int, list[Any]]]


@dataclass(slots=True)
class MonthRows:
    """A unit, a month, the members supported in it in their order, and what was recorded about them.

    Stays are the whole history; everything else touches the month.
    """

    unit: models.SupportUnit
    month: Period
    memberships: list[models.UnitMember]
    community: list[models.CommunitySize]
    costs: list[models.SituationalCost]
    by_person: ByPerson
    last_unit: dict[int, int]

    @property
    def people(self) -> list[Person]:
        """The persons supported on at least one day, in the order of the file."""
        persons = {row.person_id: row.person for row in self.memberships}
        return [person for person in persons.values() if self.entitled(person)]

    def of(self, person: Person, kind: type[Row]) -> Sequence[Row]:
        """The dated rows of a kind of one person, oldest first."""
        return self.by_person[kind].get(person.pk, [])

    def of_month(self, person: Person, kind: type[Row]) -> Sequence[Row]:
        """The month's rows of a kind of one person. Who changes the unit within the month has them in the last one."""
        return self.of(person, kind) if self.last_unit.get(person.pk) == self.unit.pk else []

    def position(self, person: Person) -> int:
        """The person's place in the file."""
        return int(next(row.position for row in self.memberships if row.person_id == person.pk))

    def entitled(self, person: Person) -> tuple[Period, ...]:
        """The days of the month on which a person is supported in the unit, at most until death."""
        whole = _days(self.unit.valid).meets(self.month)
        own = [_days(row.valid) for row in self.memberships if row.person_id == person.pk]
        life = Period(person.date_of_birth, person.date_of_death)
        found = (whole.meets(days) for days in own) if whole else ()
        return tuple(alive for days in found if days and (alive := days.meets(life)))


def _days(valid: DateRange) -> Period:
    return Period(valid.lower, valid.upper - DAY if valid.upper else None)


def read(unit: models.SupportUnit, month: Period) -> MonthRows:
    """Read what was recorded about a unit's month. The caller has checked that the worker sees the unit."""
    return read_all([unit], month)[0]


def read_all(units: Sequence[models.SupportUnit], month: Period) -> list[MonthRows]:
    """Read what was recorded about a month of several units: twelve queries in all."""
    assert month.last is not None
    days = DateRange(month.first, month.last + DAY)
    of_units = {"unit__in": units, "valid__overlap": days}
    memberships = _by_unit(
        models.UnitMember.objects.filter(**of_units).select_related("person__nationality").order_by("position", "valid")
    )
    community = _by_unit(models.CommunitySize.objects.filter(**of_units).order_by("valid"))
    costs = _by_unit(
        models.SituationalCost.objects.filter(unit__in=units, month=month.first)
        .select_related("person", "approved_by")
        .order_by("id")
    )
    people = [row.person_id for rows in memberships.values() for row in rows]
    by_person = {kind: _by_person(rows) for kind, rows in _of_people(people, month, days)}
    last_unit = _last_unit(people, days)
    return [
        MonthRows(
            unit=unit,
            month=month,
            memberships=memberships.get(unit.pk, []),
            community=community.get(unit.pk, []),
            costs=costs.get(unit.pk, []),
            by_person=by_person,
            last_unit=last_unit,
        )
        for unit in units
    ]


def _by_unit(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.unit_id].append(row)
    return found


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.stay.person_id if isinstance(row, Absence) else row.person_id].append(row)
    return found


def _last_unit(people: list[int], days: DateRange) -> dict[int, int]:
    """The unit that supports each person last in the month."""
    rows = models.UnitMember.objects.filter(person__in=people, valid__overlap=days).order_by("valid")
    return dict(rows.values_list("person_id", "unit_id"))


def _of_people(people: list[int], month: Period, days: DateRange) -> list[tuple[type[Model], QuerySet[Any]]]:
    of_month = {"person__in": people, "month": month.first}
    dated = {"person__in": people, "valid__overlap": days}
    absences = Absence.objects.filter(stay__person__in=people, valid__overlap=days)
    stays = Stay.objects.filter(person__in=people).select_related("accommodation__municipality")
    talks = models.Talk.objects.filter(person__in=people, on__range=(month.first, month.last))
    return [
        (AsylumStatus, AsylumStatus.objects.filter(**dated).order_by("valid")),
        (Stay, stays.order_by("valid")),
        (Absence, absences.select_related("stay__accommodation", "stay__person").order_by("valid")),
        (models.Earning, models.Earning.objects.filter(**of_month).order_by("id")),
        (models.Programme, models.Programme.objects.filter(**of_month).order_by("id")),
        (models.Talk, talks.order_by("on")),
        (models.MealDays, models.MealDays.objects.filter(**of_month)),
        (models.EmergencyAidFacts, models.EmergencyAidFacts.objects.filter(**dated).order_by("valid")),
    ]
