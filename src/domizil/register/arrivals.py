# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Arrivals entered as a set (§§ 2a, 3, 5, 8 NG): families and others, new or known in the canton."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.access import Hidden
from domizil.base.models import Municipality
from domizil.law.engine import BadInput, Law
from domizil.law.lu_ng.facts import STATUTE, Purpose, Standing, Stay

from . import dwellings, households, identity, legal_facts, messages, rows, tasks
from .dwellings import Homes
from .identity import Entered
from .legal_facts import Homes as OriginsAtHome
from .legal_facts import Judgement
from .models import (
    Dwelling,
    EventKind,
    Occupancy,
    Person,
    PersonState,
    PlaceOfOrigin,
    RegisterEvent,
    Residence,
    ResidenceKind,
)
from .places import Places
from .reporting import UNKNOWN, DwellingFacts, NewPerson, Place
from .sets import Entry
from .writing import Report, alive, each_once, lock


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Persons who arrive together, as `actions.arrive` is told."""

    report: Report
    persons: Sequence[Person | NewPerson]
    dwelling: Dwelling | DwellingFacts | None
    kind: ResidenceKind = ResidenceKind.MAIN
    purpose: Purpose = Purpose.RESIDENCE
    comes_from: Place = UNKNOWN
    planned_end: date | None = None
    proof_valid_until: date | None = None
    household: households.With = None


_Held = tuple[PersonState, list[PlaceOfOrigin]]


@dataclass(slots=True)
class _Comer:
    """One of them: who it is, the residence, and for somebody new the rows to be written."""

    told: Person | NewPerson
    person: Person
    residence: Residence
    new: Entered | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What an arrival leads to."""

    arrival: Arrival
    town: Municipality
    stay: Stay
    home: Dwelling | None
    comers: list[_Comer]

    @property
    def on(self) -> date:
        return self.arrival.report.on

    @property
    def people(self) -> list[Person]:
        return [comer.person for comer in self.comers]


class Arrivals(Entry[Arrival, _Plan]):
    """Enters arrivals. Who is known in the canton already is not entered twice."""

    def __init__(self, reports: Sequence[Arrival]) -> None:
        """Find who is known, lock them, and read where they live."""
        new = [one for arrival in reports for one in arrival.persons if isinstance(one, NewPerson)]
        self._keys = {id(one): key for one, key in zip(new, identity.known(new), strict=True)}
        keys = {key for arrival in reports for key in self._known(arrival)}
        lock(*keys)
        self._newcomers = identity.Newcomers([one for one in new if self._keys[id(one)] is None])
        self._homes = Homes(arrival.dwelling for arrival in reports)
        self._places = Places()
        self._residences: dict[int, list[Residence]] = defaultdict(list)
        standing = Residence.objects.filter(person__in=keys).select_related("municipality", "person")
        for row in standing if keys else ():
            self._residences[row.person_id].append(row)

    def _key(self, told: Person | NewPerson) -> int | None:
        return told.pk if isinstance(told, Person) else self._keys[id(told)]

    def _known(self, arrival: Arrival) -> list[int]:
        return [key for key in map(self._key, arrival.persons) if key is not None]

    # --- deciding ---

    def decide(self, reported: Arrival) -> _Plan:
        """Return the rows of an arrival. Raises Refusal."""
        report = reported.report
        if not reported.persons:
            raise messages.nobody()
        stay = _stay(reported.purpose, report.on, reported.planned_end)
        home = self._homes.of(reported.dwelling, report.municipality)
        _refuse_what_is_no_residence(reported, stay)
        for one in reported.persons:
            if isinstance(one, NewPerson):
                identity.clean_vn(one.vn)
        identity.refuse_the_same_twice(reported.persons)
        each_once(self._known(reported))
        comers = [self._comer(reported, stay, one) for one in reported.persons]
        town = self._places.town(report.municipality, report.on)  # after the births: a wrong year is told as that
        return _Plan(reported, town, stay, home, comers)

    def _comer(self, arrival: Arrival, stay: Stay, told: Person | NewPerson) -> _Comer:
        on, key, new = arrival.report.on, self._key(told), None
        if key is None:
            assert isinstance(told, NewPerson)  # a row has a key
            new = self._newcomers.rows(told, on)
        else:
            if isinstance(told, Person):
                alive(told, on)
            self._refuse_second(arrival, key)
        person = new.person if new else Person(pk=key)
        residence = Residence(
            person=person, municipality_id=arrival.report.municipality, kind=arrival.kind, valid=DateRange(on, None),
            purpose=stay.purpose.value, planned_end=stay.ends, proof_valid_until=arrival.proof_valid_until,
            **self._places.columns("comes_from", arrival.comes_from),
        )  # fmt: skip
        return _Comer(told, person, residence, new)

    def _refuse_second(self, arrival: Arrival, key: int) -> None:
        on, municipality = arrival.report.on, arrival.report.municipality
        for row in self._residences[key]:
            if row.valid.upper is not None and row.valid.upper <= on:
                continue
            if row.municipality_id == municipality:
                raise messages.already_resident(str(row.person), row.valid.lower)
            if arrival.kind == row.kind == ResidenceKind.MAIN and not _ends_by_itself(row, on):
                raise messages.second_main_residence(str(row.person), row.municipality.name, row.valid.lower)

    # --- writing ---

    def write(self, plans: Sequence[_Plan]) -> list[list[RegisterEvent]]:
        """Write persons, residences, dwellings, ties, households and events."""
        comers = [comer for plan in plans for comer in plan.comers]
        dwellings.write(plan.home for plan in plans)
        identity.write([comer.new for comer in comers if comer.new])
        left = self._leave(plans)
        rows.insert(comer.residence for comer in comers)
        rows.insert(
            Occupancy(residence=comer.residence, dwelling=plan.home, valid=comer.residence.valid)
            for plan in plans
            for comer in plan.comers
        )
        _see(plans)
        _tie(plans)
        households.keep(
            households.Together(plan.people, plan.home, plan.on, plan.arrival.household)
            for plan in plans
            if plan.arrival.kind == ResidenceKind.MAIN
        )
        events = self._events(plans, left)
        rows.insert(event for told in events for event in told)
        return events

    def _leave(self, plans: Sequence[_Plan]) -> dict[int, int]:
        """End the main residences that people leave elsewhere in the canton; return which municipality each left."""
        moving = {
            comer.person.pk: (plan, comer)
            for plan in plans
            for comer in plan.comers
            if plan.arrival.kind == ResidenceKind.MAIN and comer.new is None
        }
        if not moving:
            return {}
        towns = [plan.arrival.report.municipality for plan, _comer in moving.values()]
        days = [plan.on for plan, _comer in moving.values()]
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM register_leave_for(%s, %s, %s)", [list(moving), towns, days])
            left: dict[int, int] = dict(cursor.fetchall())
        for key, bfs_number in left.items():
            plan, comer = moving[key]
            place = Place(municipality=bfs_number, text=self._places.town(bfs_number, plan.on).name)
            for column, value in self._places.columns("comes_from", place).items():
                setattr(comer.residence, column, value)
        return left

    def _events(self, plans: Sequence[_Plan], left: dict[int, int]) -> list[list[RegisterEvent]]:
        """The arrivals of each report in the order of its persons, then the departures elsewhere."""
        facts = _facts(plans)
        return [
            [
                _arrived(plan, comer, _judged(plan, comer, facts[comer.person.pk], self._places.homes(plan.town)))
                for comer in plan.comers
            ]
            + [_departed(plan, person, left[person.pk]) for person in plan.people if person.pk in left]
            for plan in plans
        ]


def _stay(purpose: Purpose, begins: date, ends: date | None) -> Stay:
    try:
        return legal_facts.stay(purpose, begins, ends)
    except BadInput as error:
        raise messages.bad_value(messages.label(Residence, "planned_end"), str(error)) from error


def _refuse_what_is_no_residence(arrival: Arrival, stay: Stay) -> None:
    if not legal_facts.known(stay.begins):
        return
    law = Law.on(stay.begins)
    if law.value(STATUTE, "classification", stay=stay) == Standing.NO_STAY:
        raise messages.no_residence_needed(legal_facts.word(stay.purpose))
    if arrival.kind == ResidenceKind.MAIN and law.value(STATUTE, "residence_kind", stay=stay) in legal_facts.NO_MAIN:
        raise messages.not_a_main_residence()


def _ends_by_itself(row: Residence, on: date) -> bool:
    """Say whether an arrival on a day ends a main residence elsewhere (`register_leave_for`)."""
    return row.valid.upper is None and bool(row.valid.lower < on)


def _see(plans: Sequence[_Plan]) -> None:
    """Look at those who were known before: they are seen from here on, whoever knew them. Raises Refusal and Hidden."""
    known = [(plan, comer) for plan in plans for comer in plan.comers if comer.new is None]
    found = Person.objects.in_bulk([comer.person.pk for _plan, comer in known]) if known else {}
    for plan, comer in known:
        if comer.person.pk not in found:
            raise Hidden("This row turned out to be another person whom the worker does not see.")
        comer.person = found[comer.person.pk]
        alive(comer.person, plan.on)


def _tie(plans: Sequence[_Plan]) -> None:
    for plan in plans:
        for comer in plan.comers:
            if isinstance(comer.told, NewPerson):
                identity.tie(comer.person, comer.told.relationships, plan.people, plan.on)


def _facts(plans: Sequence[_Plan]) -> dict[int, _Held]:
    """The features and places of origin that everybody has on the day of arrival."""
    found = {
        comer.person.pk: (comer.new.state, comer.new.origins) for plan in plans for comer in plan.comers if comer.new
    }  # fmt: skip
    known = {comer.person.pk: plan.on for plan in plans for comer in plan.comers if comer.new is None}
    origins: dict[int, list[PlaceOfOrigin]] = defaultdict(list)
    for origin in PlaceOfOrigin.objects.filter(person__in=known) if known else ():
        if known[origin.person_id] in origin.valid:
            origins[origin.person_id].append(origin)
    for state in PersonState.objects.filter(person__in=known).order_by("valid") if known else ():
        if known[state.person_id] in state.valid or state.person_id not in found:  # the first, if it begins later
            found[state.person_id] = state, origins[state.person_id]
    return found


def _judged(plan: _Plan, comer: _Comer, held: _Held, homes: OriginsAtHome) -> Judgement:
    """What the law decides about one of them. A stay that needs a permit (§ 5) is a task for the municipality.

    Raises Refusal for guests who need not be registered.
    """
    if not legal_facts.known(plan.on):
        return Judgement()
    born = comer.person.born
    facts = legal_facts.newcomer(comer.person.date_of_birth, *held, homes, plan.on)
    judged = legal_facts.of_arrival(plan.stay, facts, None if born.day else born)
    if judged.free_until is not None:
        raise messages.guest_is_free(judged.free_until)
    if judged.needs_permit:
        tasks.open_task(
            municipality=plan.town.pk, kind=tasks.STAY_PERMIT, key=str(comer.residence.pk), person=comer.person,
            subject=tasks.DECIDE_STAY, due=judged.permit_due,
        )  # fmt: skip
    return judged


def _arrived(plan: _Plan, comer: _Comer, judged: Judgement) -> RegisterEvent:
    residence, home = comer.residence, plan.home
    return plan.arrival.report.told(
        EventKind.MOVE_IN, comer.person, derivation=judged.derivation, residence=residence.pk, kind=residence.kind,
        purpose=residence.purpose, dwelling=home.pk if home else None,
        comes_from=[residence.comes_from, residence.comes_from_municipality, residence.comes_from_country_id],
    )  # fmt: skip


def _departed(plan: _Plan, person: Person, municipality: int) -> RegisterEvent:
    """The departure from the municipality that the person left for this one."""
    return plan.arrival.report.told(
        EventKind.MOVE_OUT, person, municipality=municipality, arrives_in=plan.town.pk,
        goes_to=[plan.town.name, plan.town.pk, None],
    )  # fmt: skip
