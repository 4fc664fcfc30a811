# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for a worker: lists of units, each row with what, why (the norm) and until when.

A list is a query narrowed by who asks; the law decides dates and groups, the database finds who may be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BigIntegerField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
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
_ARRIVALS: tuple[QuerySet[Any], ...] = (AsylumApplication.objects.all(), Immigration.objects.all())


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
    """Provisionally admitted persons and refugees: for them the canton refunds until ten years in Switzerland.

    Who came then is read first, and who of them is refunded, then the members: all in one, the planner takes longer
    than the database.
    """
    refunded = [
        AsylumKind.PROVISIONAL_ADMISSION, AsylumKind.ASYLUM_GRANTED, AsylumKind.REFUGEE_PROVISIONALLY_ADMITTED
    ]  # fmt: skip
    first, last = _began(10)
    came_then = {
        key for rows in _ARRIVALS for key in rows.filter(on__range=(first, last)).values_list("person", flat=True)
    }
    came = {key: on for key, on in _came(came_then).items() if first <= on <= last}
    held = AsylumStatus.objects.filter(person__in=list(came), kind__in=refunded, valid__contains=clock.today())
    in_order = sorted(set(held.values_list("person", flat=True)), key=lambda key: (came[key], key))
    place = Func(Value(in_order, ArrayField(BigIntegerField())), F("person_id"), function="array_position")
    return _members(where).filter(person__in=in_order).order_by(place, "unit__number", "position")


def _came(persons: Iterable[int]) -> dict[int, date]:
    """When persons first came to Switzerland, by application or immigration, whichever was earlier."""
    found: dict[int, date] = {}
    for rows in _ARRIVALS:
        for person, on in rows.filter(person__in=list(persons)).values_list("person", "on"):
            found[person] = min(on, found.get(person, on))
    return found


def _ten_years(members: Sequence[UnitMember]) -> list[Task]:
    came = _came(member.person_id for member in members)
    told = _("in der Schweiz seit %(day)s, Zuständigkeit und Rückerstattung prüfen")
    return [
        Task(member.unit, member.person, told % {"day": messages.day(on)}, _years_later(on, 10))
        for member in members
        for on in (came[member.person_id],)
    ]


# --- facts that are missing ---


def _unlodged_rows(where: Reach) -> QuerySet[UnitMember]:
    lodged = Stay.objects.filter(person=OuterRef("person"), valid__contains=clock.today())
    on_aid = AsylumStatus.objects.filter(kind__in=_kinds_of(Scale.EMERGENCY_AID), valid__contains=clock.today())
    return _members(where).filter(_people(on_aid), ~Exists(lodged))


def _unlodged(member: UnitMember) -> Task:
    return Task(member.unit, member.person, _("Nothilfe ohne zugewiesene Unterkunft"))


def _unclear() -> QuerySet[Absence]:
    """Absences of this month that are not cleared up: reason unknown or end open."""
    today = clock.today()
    return Absence.objects.filter(
        Q(reason=AbsenceReason.UNKNOWN) | Q(valid__endswith__isnull=True),
        valid__overlap=DateRange(today.replace(day=1), today + timedelta(days=1)),
    )


def _absent_rows(where: Reach) -> QuerySet[UnitMember]:
    """Who is absent from collective accommodation, without its reason or end.

    The absences are few and read first, then their stays: all in one, policies within policies are planned for longer
    than they run.
    """
    stays = Stay.objects.filter(pk__in=list(_unclear().values_list("stay", flat=True)))
    return _members(where).filter(_people(stays.filter(accommodation__kind=AccommodationKind.COLLECTIVE)))


def _absents(members: Sequence[UnitMember]) -> list[Task]:
    """Each with the first absence that is not cleared up."""
    of_them = Stay.objects.filter(person__in=[one.person_id for one in members])
    stays = dict(of_them.filter(accommodation__kind=AccommodationKind.COLLECTIVE).values_list("pk", "person"))
    found: dict[int, DateRange] = {}
    for stay, valid in _unclear().filter(stay__in=list(stays)).order_by("valid").values_list("stay", "valid"):
        found.setdefault(stays[stay], valid)
    return [_absent(member, found[member.person_id]) for member in members]


def _absent(member: UnitMember, absent: DateRange) -> Task:
    since = messages.day(absent.lower)
    if absent.upper is None:
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
        _ten_years,
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
        _absents,
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
