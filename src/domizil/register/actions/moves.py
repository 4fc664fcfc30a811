# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Arrival, move and departure (§§ 2a, 3, 5, 8 NG), for whole families in one go."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Country, Municipality, Worker
from domizil.law.engine import BadInput, Law
from domizil.law.lu_ng.facts import Event, Purpose, Standing, Stay

from .. import dwellings, identity, legal_facts, messages, tasks
from ..models import (
    Dwelling,
    EventKind,
    EventSource,
    Occupancy,
    Person,
    RegisterEvent,
    Residence,
    ResidenceKind,
)
from ..reporting import DwellingFacts, Evidence, NewPerson, Place
from ..writing import Report, alive, each_once, lock, residences, town, writing

LAW = "lu-ng"


@dataclass(frozen=True, slots=True)
class _Arrival:
    """One arrival as it is being entered."""

    report: Report
    town: Municipality
    kind: ResidenceKind
    stay: Stay
    comes_from: Place
    proof_valid_until: date | None


def arrive(
    *,
    by: Worker,
    municipality: int,
    on: date,
    persons: Sequence[Person | NewPerson],
    dwelling: Dwelling | DwellingFacts | None,
    kind: ResidenceKind = ResidenceKind.MAIN,
    purpose: Purpose = Purpose.RESIDENCE,
    comes_from: Place = Place(),  # noqa: B008 - a frozen value
    planned_end: date | None = None,
    proof_valid_until: date | None = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Enter the arrival of persons who come together, and end the main residence they have elsewhere in the canton.

    Who is known in the canton already (AHV number or names, with date of birth) is not entered twice. `on` is the first
    day here. Locks the persons. Returns the arrivals in the order of the persons, then departures elsewhere. Raises
    Refusal (second main residence, before birth, after death, impossible dwelling …) and Hidden.
    """
    report = Report(by, municipality, on, source, process, evidence)
    with writing(report):
        if not persons:
            raise messages.nobody()
        arrival = _Arrival(
            report, town(municipality, on), kind, _stay(purpose, on, planned_end), comes_from, proof_valid_until
        )
        home = dwellings.found(dwelling, municipality)
        _refuse_what_is_no_residence(arrival)
        people = _people(persons, on)
        left = [_enter(arrival, person, home) for person in people]
        for new, person in zip(persons, people, strict=True):
            if isinstance(new, NewPerson):
                identity.tie(person, new.relationships, people, on)
        if kind == ResidenceKind.MAIN:
            dwellings.keep_house(people, home, on)
        arrived = [_arrived(arrival, person, home) for person in people]
        return arrived + [_departed(report, person, place) for person, place in zip(people, left, strict=True) if place]


def _stay(purpose: Purpose, begins: date, ends: date | None) -> Stay:
    try:
        return legal_facts.stay(purpose, begins, ends)
    except BadInput as error:
        raise messages.bad_value(messages.label(Residence, "planned_end"), str(error)) from error


def _refuse_what_is_no_residence(arrival: _Arrival) -> None:
    if not legal_facts.known(arrival.report.on):
        return
    standing = Law.on(arrival.report.on).value(LAW, "classification", stay=arrival.stay)
    if standing == Standing.NO_STAY:
        raise messages.no_residence_needed(legal_facts.word(arrival.stay.purpose))
    if standing == Standing.WEEKLY_STAY and arrival.kind == ResidenceKind.MAIN:
        raise messages.not_a_main_residence()


def _people(persons: Sequence[Person | NewPerson], on: date) -> list[Person]:
    """Return the rows of everybody, locked in the order of their keys; new people are entered."""
    keys = [person.pk if isinstance(person, Person) else identity.known(person) for person in persons]
    each_once([key for key in keys if key is not None])
    lock(*(key for key in keys if key is not None))
    return [
        identity.enter(given, on) if key is None and isinstance(given, NewPerson) else Person(pk=key)
        for given, key in zip(persons, keys, strict=True)
    ]


def _enter(arrival: _Arrival, person: Person, home: Dwelling | None) -> int | None:
    """Write the residence of one person; return the municipality that the person leaves for it."""
    left = None
    on, municipality = arrival.report.on, arrival.report.municipality
    if arrival.kind == ResidenceKind.MAIN:
        with connection.cursor() as cursor:
            cursor.execute("SELECT register_leave_for(%s, %s, %s)", [person.pk, municipality, on])
            left = cursor.fetchone()[0]
    _refuse_second(arrival, person)
    place = arrival.comes_from
    residence = Residence.objects.create(
        person=person, municipality_id=municipality, kind=arrival.kind, valid=DateRange(on, None),
        purpose=arrival.stay.purpose.value, planned_end=arrival.stay.ends, proof_valid_until=arrival.proof_valid_until,
        **_place("comes_from", Place(municipality=left, text=town(left, on).name) if left else place),
    )  # fmt: skip
    Occupancy.objects.create(residence=residence, dwelling=home, valid=residence.valid)
    person.refresh_from_db()  # seen from here on, whoever knew the person before
    alive(person, on)
    return left


def _place(which: str, place: Place) -> dict[str, Any]:
    """Return the columns of a place, with words for its number where none are given."""
    text = place.text
    if not text and place.country:
        text = Country.objects.get(pk=place.country).name_de
    if not text and place.municipality:
        found = Municipality.objects.filter(pk=place.municipality).first()
        text = found.name if found else ""
    country = None if place.municipality else place.country
    return {which: text, f"{which}_municipality": place.municipality, f"{which}_country_id": country}


def _refuse_second(arrival: _Arrival, person: Person) -> None:
    on, municipality = arrival.report.on, arrival.report.municipality
    rows = Residence.objects.filter(person_id=person.pk, valid__overlap=DateRange(on, None)).select_related(
        "municipality", "person"
    )
    for row in rows:
        if row.municipality_id == municipality:
            raise messages.already_resident(str(row.person), row.valid.lower)
        if arrival.kind == row.kind == ResidenceKind.MAIN:
            raise messages.second_main_residence(str(row.person), row.municipality.name, row.valid.lower)


def _arrived(arrival: _Arrival, person: Person, home: Dwelling | None) -> RegisterEvent:
    residence = Residence.objects.get(person=person, municipality=arrival.town, valid__startswith=arrival.report.on)
    return arrival.report.event(
        EventKind.MOVE_IN, person, derivation=_judged(arrival, residence), residence=residence.pk,
        kind=residence.kind, purpose=residence.purpose, dwelling=home.pk if home else None,
        comes_from=[residence.comes_from, residence.comes_from_municipality, residence.comes_from_country_id],
    )  # fmt: skip


def _judged(arrival: _Arrival, residence: Residence) -> dict[str, Any] | None:
    """Return what the law decided, frozen; None where no text is known for the day. Raises Refusal for free guests.

    Where the stay needs the municipality's permit (§ 5), that is a task for it.
    """
    on, stay = arrival.report.on, arrival.stay
    if not legal_facts.known(on):
        return None
    law, facts = Law.on(on), legal_facts.newcomer(residence.person, arrival.town, on)
    standing = law.derive(LAW, "classification", stay=stay)
    due = law.derive(LAW, "registration_due", person=facts, stay=stay)
    if standing.value == Standing.GUEST and due.value is None:
        raise messages.guest_is_free(law.value(LAW, "guest_free_until", stay=stay))
    permit = law.derive(LAW, "needs_stay_permit", person=facts, stay=stay)
    if not permit.value:
        return legal_facts.frozen(law, [standing, due], residence.person.born)
    tasks.open_task(
        municipality=arrival.town.pk, kind=tasks.STAY_PERMIT, key=str(residence.pk), person=residence.person,
        subject=tasks.DECIDE_STAY, due=due.value,
    )  # fmt: skip
    return legal_facts.frozen(law, [standing, due, permit], residence.person.born)


def _departed(report: Report, person: Person, municipality: int) -> RegisterEvent:
    """Write the departure from the municipality that the person left for this one."""
    return report.event(
        EventKind.MOVE_OUT, person, municipality=municipality, arrives_in=report.municipality,
        goes_to=[town(report.municipality, report.on).name, report.municipality, None],
    )  # fmt: skip


def move(
    *,
    by: Worker,
    municipality: int,
    on: date,
    persons: Sequence[Person],
    dwelling: Dwelling | DwellingFacts | None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Enter a move within the municipality or the building. `on` is the first day in the new dwelling.

    Locks the persons. Raises Refusal (nobody moves, not resident, moved later, impossible dwelling) and Hidden.
    """
    report = Report(by, municipality, on, source, process, evidence)
    with writing(report):
        rows = _resident(report, persons)
        home = dwellings.found(dwelling, municipality)
        events = [_moved(report, row, home) for row in rows]
        mains = [row.person for row in rows if row.kind == ResidenceKind.MAIN]
        if mains:
            dwellings.keep_house(mains, home, on)
        return events


def _resident(report: Report, persons: Sequence[Person]) -> list[Residence]:
    """Return the open residences of persons, who are locked. Raises Refusal where somebody has none on that day."""
    if not persons:
        raise messages.nobody()
    each_once([person.pk for person in persons])
    lock(*persons)
    rows = {row.person_id: row for row in residences(persons, report.municipality).select_related("person")}
    for person in persons:
        row = rows.get(person.pk)
        if row is None or row.valid.lower > report.on:
            raise messages.not_resident(str(person), report.on)
        alive(row.person, report.on)
    return [rows[person.pk] for person in persons]


def _moved(report: Report, residence: Residence, home: Dwelling | None) -> RegisterEvent:
    current = Occupancy.objects.filter(residence=residence).select_related("dwelling").order_by("-valid").first()
    before = current.dwelling if current else None
    law = Law.on(max(report.on, legal_facts.first_day()))  # which event a move is stands in the oldest text known
    same = before is not None and home is not None and before.egid == home.egid
    step = law.derive(
        LAW, "event_of_move", same_municipality=True, same_building=same,
        same_dwelling=same and before is not None and home is not None and before.pk == home.pk,
    )  # fmt: skip
    if step.value == Event.NO_MOVE:
        raise messages.no_move(str(residence.person))
    dwellings.occupy(residence, home, report.on)
    return report.event(
        EventKind.MOVE, residence.person, derivation=legal_facts.frozen(law, [step]), residence=residence.pk,
        dwelling=[before.pk if before else None, home.pk if home else None], within=step.value.value,
    )  # fmt: skip


def depart(
    *,
    by: Worker,
    municipality: int,
    on: date,
    persons: Sequence[Person],
    goes_to: Place,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Enter a departure. `on` is the day of departure: the first on which the residence holds no more.

    Locks the persons. An empty `goes_to` is a departure to an unknown place. Raises Refusal and Hidden.
    """
    report = Report(by, municipality, on, source, process, evidence)
    with writing(report):
        rows = _resident(report, persons)
        return [_leave(report, row, goes_to) for row in rows]


def _leave(report: Report, residence: Residence, goes_to: Place) -> RegisterEvent:
    if residence.valid.lower >= report.on:
        raise messages.moved_later(str(residence.person), residence.valid.lower)
    last = Occupancy.objects.filter(residence=residence).order_by("-valid").first()
    if last is not None and last.valid.lower >= report.on:
        raise messages.moved_later(str(residence.person), last.valid.lower)
    dwellings.end(residence, report.on)
    for column, value in _place("goes_to", goes_to).items():
        setattr(residence, column, value)
    residence.save()
    if residence.kind == ResidenceKind.MAIN:
        dwellings.leave_house([residence.person], report.on)
    return report.event(
        EventKind.MOVE_OUT, residence.person, residence=residence.pk, kind=residence.kind,
        goes_to=[residence.goes_to, residence.goes_to_municipality, residence.goes_to_country_id],
    )  # fmt: skip


def extend_stay(
    *,
    by: Worker,
    residence: Residence,
    proof_valid_until: date,
    on: date,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter that the proof behind a weekly or secondary stay was renewed and now holds until a later day.

    Raises Refusal (main residence, ended, not later) and Hidden.
    """
    report = Report(by, residence.municipality_id, on, source, process, evidence)
    with writing(report):
        row = _resident(report, [residence.person])[0]
        if row.kind == ResidenceKind.MAIN:
            raise messages.only_secondary()
        before = row.proof_valid_until
        if proof_valid_until <= (before or on):
            raise messages.proof_not_later()
        Residence.objects.filter(pk=row.pk).update(proof_valid_until=proof_valid_until)
        residence.proof_valid_until = proof_valid_until
        return report.event(
            EventKind.EXTEND_STAY, row.person, residence=row.pk,
            proof_valid_until=[before.isoformat() if before else None, proof_valid_until.isoformat()],
        )  # fmt: skip
