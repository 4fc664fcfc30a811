# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for a worker: lists of units, each row with what, why (the norm) and until when.

A list is a query narrowed by who asks; the law decides dates and groups, the database finds who may be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Least
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from domizil.base import clock
from domizil.base.access import Reach
from domizil.housing.models import Absence, AbsenceReason, AccommodationKind, Stay
from domizil.law.engine import Law
from domizil.law.lu_kasylv.facts import STATUTE, Scale
from domizil.permits.models import AsylumApplication, AsylumKind, AsylumStatus, Immigration
from domizil.permits.service import asylum_facts
from domizil.register.models import Person

from . import budget, messages, month_rows, queries, wording
from .models import Earning, Programme, SupportUnit, Talk, UnitMember

AHEAD = 183  # days: half a year


@dataclass(frozen=True, slots=True)
class Task:
    """One row: the unit, whom it is about (None: the unit as a whole), why it waits, and until when."""

    unit: SupportUnit
    who: Person | None
    why: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TaskList:
    """One list: its title, what an empty one says, the norms it rests on, the rows and how they are told.

    `exact`: every row is a task. Otherwise the rows are those that may be one, and `tasks` leaves out who is not.
    """

    slug: str
    title: Any
    empty: Any
    norms: tuple[str, ...]
    rows: Callable[[Reach], QuerySet[Any]]
    tasks: Callable[[Sequence[Any]], list[Task]]
    exact: bool = True


def _each(task: Callable[[Any], Task]) -> Callable[[Sequence[Any]], list[Task]]:
    return lambda rows: [task(row) for row in rows]


def _members(where: Reach) -> QuerySet[UnitMember]:
    """Everybody who is supported today in a unit the worker sees."""
    today = clock.today()
    seen = queries.members_in(where).filter(valid__contains=today, unit__valid__contains=today)
    return seen.order_by("unit__number", "position")


def _people(rows: QuerySet[Any]) -> Q:
    """One of the persons of other rows. They are few and read first: the planner underrates valid time."""
    return Q(person__in=list(rows.values_list("person", flat=True)))


def _standing(kinds: list[AsylumKind]) -> Q:
    """The person's standing today is one of these."""
    holds = AsylumStatus.objects.filter(kind__in=kinds, valid__contains=clock.today())
    return Q(person__in=holds.values("person"))


def _kinds_of(scale: Scale) -> list[AsylumKind]:
    """The standings whose need is paid by a scale, by the law of today."""
    law = Law.on(clock.today())
    found = []
    for kind in AsylumKind:
        status = AsylumStatus(kind=kind, exit_by=clock.today() if kind is AsylumKind.REMOVAL_FINAL else None)
        group = law.value(STATUTE, "person_group", person=asylum_facts(status))
        if group is not None and law.value(STATUTE, "scale_of", group=group) is scale:
            found.append(kind)
    return found


# --- budgets that stop because a figure of law is unknown ---


def _may_stop(where: Reach) -> QuerySet[SupportUnit]:
    """Units with a fact that asks for more than the tables, which are entered; the law says which of them stop."""
    month, today = clock.today().replace(day=1), clock.today()
    asking = [
        Q(person__in=Earning.objects.filter(month=month).values("person")),
        Q(person__in=Programme.objects.filter(month=month).values("person")),
        Q(person__in=Talk.objects.filter(on__gte=month, day_ticket_rappen=None).values("person")),
        _standing(_kinds_of(Scale.SOCIAL_ASSISTANCE)),
    ]
    members = UnitMember.objects.filter(reduce(or_, asking), valid__contains=today)
    return queries.units_in(where).filter(pk__in=members.values("unit"), valid__contains=today).order_by("number")


def _stopped(units: Sequence[SupportUnit]) -> list[Task]:
    month = budget.month_asked(None)
    months = [budget.unit_month(rows) for rows in month_rows.read_all(units, month)]
    return [
        Task(found.rows.unit, None, "; ".join(dict.fromkeys(map(wording.missing, found.assessment.stopped))))
        for found in months
        if found.assessment is not None and found.assessment.stopped
    ]


# --- dates that come ---


def _years_later(day: date, years: int) -> date:
    """The same day years later; 29 February becomes 1 March where there is none (as in `protection_permit_from`)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _began(years: int) -> tuple[date, date]:
    """The first and last day on which years began that end from today on and within half a year."""
    first, last = clock.today(), clock.today() + timedelta(days=AHEAD)
    return _years_later(first, -years), _years_later(last, -years)


def _protection_rows(where: Reach) -> QuerySet[UnitMember]:
    years = Law.on(clock.today()).figure(STATUTE, "protection_years").value
    assert isinstance(years, int)
    protected = AsylumStatus.objects.filter(
        kind=AsylumKind.TEMPORARY_PROTECTION, valid__contains=clock.today(), decided_on__range=_began(years)
    )
    granted_on = protected.filter(person=OuterRef("person")).values("decided_on")
    return (
        _members(where)
        .filter(_people(protected))
        .annotate(granted_on=Subquery(granted_on))
        .order_by("granted_on", "unit__number", "position")
    )


def _protection(member: Any) -> Task:
    until = Law.on(clock.today()).value(STATUTE, "protection_permit_from", protection_granted_on=member.granted_on)
    return Task(
        member.unit,
        member.person,
        _("Schutz gewährt am %(day)s, Bewilligung prüfen") % {"day": messages.day(member.granted_on)},
        until,
    )


def _ten_years_rows(where: Reach) -> QuerySet[UnitMember]:
    """Provisionally admitted persons and refugees: for them the canton refunds until ten years in Switzerland."""
    refunded = [
        AsylumKind.PROVISIONAL_ADMISSION, AsylumKind.ASYLUM_GRANTED, AsylumKind.REFUGEE_PROVISIONALLY_ADMITTED
    ]  # fmt: skip
    then = _began(10)
    arrivals: list[QuerySet[Any]] = [AsylumApplication.objects.all(), Immigration.objects.all()]
    came_then = [_people(found.filter(on__range=then)) for found in arrivals]
    return (
        _members(where)
        .filter(reduce(or_, came_then), _standing(refunded))
        .annotate(arrived_on=Least(*map(_first, arrivals)))
        .filter(arrived_on__range=then)
        .order_by("arrived_on", "unit__number", "position")
    )


def _first(arrivals: QuerySet[Any]) -> Subquery:
    return Subquery(arrivals.filter(person=OuterRef("person")).order_by("on").values("on")[:1])


def _ten_years(member: Any) -> Task:
    why = _("in der Schweiz seit %(day)s, Zuständigkeit und Rückerstattung prüfen") % {
        "day": messages.day(member.arrived_on)
    }
    return Task(member.unit, member.person, why, _years_later(member.arrived_on, 10))


# --- facts that are missing ---


def _unlodged_rows(where: Reach) -> QuerySet[UnitMember]:
    lodged = Stay.objects.filter(person=OuterRef("person"), valid__contains=clock.today())
    on_aid = AsylumStatus.objects.filter(kind__in=_kinds_of(Scale.EMERGENCY_AID), valid__contains=clock.today())
    return _members(where).filter(_people(on_aid), ~Exists(lodged))


def _unlodged(member: UnitMember) -> Task:
    return Task(member.unit, member.person, _("Nothilfe ohne zugewiesene Unterkunft"))


def _absent_rows(where: Reach) -> QuerySet[UnitMember]:
    """Absences of this month in collective accommodation that are not cleared up: reason unknown or end open."""
    today = clock.today()
    unclear = Absence.objects.filter(
        Q(reason=AbsenceReason.UNKNOWN) | Q(valid__endswith__isnull=True),
        stay__person=OuterRef("person"),
        stay__accommodation__kind=AccommodationKind.COLLECTIVE,
        valid__overlap=DateRange(today.replace(day=1), today + timedelta(days=1)),
    )
    first = unclear.order_by("valid").values("valid")[:1]
    return _members(where).filter(Exists(unclear)).annotate(absent=Subquery(first))


def _absent(member: Any) -> Task:
    since = messages.day(member.absent.lower)
    if member.absent.upper is None:
        why = _("abwesend seit %(day)s, Ende nicht erfasst") % {"day": since}
    else:
        why = _("abwesend seit %(day)s, Grund nicht erfasst") % {"day": since}
    return Task(member.unit, member.person, why)


def _new(unit: Any) -> Task:
    persons = ngettext("%(count)d Person", "%(count)d Personen", unit.persons) % {"count": unit.persons}
    since = {"day": messages.day(unit.valid.lower), "persons": persons}
    return Task(unit, None, _("seit %(day)s, %(persons)s") % since)


LISTS = (
    TaskList(
        "stopped",
        gettext_lazy("Budget hält an: ein Ansatz ist nicht erfasst"),
        gettext_lazy("Alle Ansätze, die diesen Monat gefragt sind, sind erfasst."),
        ("lu-kasylv/16/1", "lu-kasylv/11/2"),
        _may_stop,
        _stopped,
        exact=False,
    ),
    TaskList(
        "protection",
        gettext_lazy("Schutzstatus S: fünf Jahre enden in den nächsten sechs Monaten"),
        gettext_lazy("Bei niemandem enden in den nächsten sechs Monaten fünf Jahre Schutz."),
        ("lu-kasylv/3/2",),
        _protection_rows,
        _each(_protection),
    ),
    TaskList(
        "ten-years",
        gettext_lazy("Zehn Jahre in der Schweiz in den nächsten sechs Monaten"),
        gettext_lazy("Niemand erreicht in den nächsten sechs Monaten zehn Jahre in der Schweiz."),
        ("lu-kasylv/14/1", "lu-kasylv/17/1"),
        _ten_years_rows,
        _each(_ten_years),
    ),
    TaskList(
        "unlodged",
        gettext_lazy("Nothilfe: Zuweisung einer Unterkunft fehlt"),
        gettext_lazy("Alle Personen in der Nothilfe haben eine Unterkunft."),
        ("lu-kasylv/19/5",),
        _unlodged_rows,
        _each(_unlodged),
    ),
    TaskList(
        "absences",
        gettext_lazy("Anwesenheit diesen Monat klären"),
        gettext_lazy("Alle Abwesenheiten dieses Monats in Kollektivunterkünften sind geklärt."),
        ("lu-kasylv/7/2",),
        _absent_rows,
        _each(_absent),
    ),
    TaskList(
        "newest",
        gettext_lazy("Neuste Unterstützungseinheiten"),
        gettext_lazy("Es gibt noch keine Unterstützungseinheit."),
        (),
        queries.newest,
        _each(_new),
    ),
)
