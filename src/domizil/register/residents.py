# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moves and departures of residents, entered as sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.law.lu_ng.facts import Event

from . import dwellings, households, legal_facts, messages, rows
from .dwellings import Homes
from .models import Dwelling, EventKind, Occupancy, Person, RegisterEvent, Residence, ResidenceKind
from .places import Places
from .reporting import DwellingFacts, Place
from .sets import Entry, Reported
from .writing import Report, alive, each_once, lock

R = TypeVar("R", bound=Reported)
P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Persons who move together within the municipality or the building, as `actions.move` is told."""

    report: Report
    persons: Sequence[Person]
    dwelling: Dwelling | DwellingFacts | None
    household: households.With = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Persons who leave together, as `actions.depart` is told."""

    report: Report
    persons: Sequence[Person]
    goes_to: Place


class Open:
    """The open residences of persons who are locked, each with the dwelling lived in last."""

    def __init__(self, reports: Sequence[tuple[Report, Sequence[Person]]]) -> None:
        """Lock the persons and read."""
        keys = {person.pk for _report, persons in reports for person in persons}
        towns = {report.municipality for report, _persons in reports}
        lock(*keys)
        found = Residence.objects.filter(person__in=keys, municipality__in=towns, valid__endswith__isnull=True)
        self._residences = {
            (row.person_id, row.municipality_id): row for row in found.select_related("person").order_by("valid")
        }
        lived_in = Occupancy.objects.filter(residence__in=[row.pk for row in self._residences.values()])
        self._last = {row.residence_id: row for row in lived_in.select_related("dwelling").order_by("valid")}

    def residences(self, report: Report, persons: Sequence[Person]) -> list[Residence]:
        """Return the residences of a report's persons. Raises Refusal where somebody has none on that day."""
        if not persons:
            raise messages.nobody()
        each_once([person.pk for person in persons])
        return [self._residence(report, person) for person in persons]

    def _residence(self, report: Report, person: Person) -> Residence:
        row = self._residences.get((person.pk, report.municipality))
        if row is None or row.valid.lower > report.on:
            raise messages.not_resident(str(person), report.on)
        alive(row.person, report.on)
        return row

    def lived_in(self, residence: Residence) -> Occupancy | None:
        """Return the last dwelling of a residence."""
        return self._last.get(residence.pk)


# --- moves ---


@dataclass(frozen=True, slots=True)
class _Moved:
    """One person of a move: what ends, what begins, and what the law calls it."""

    residence: Residence
    before: Occupancy | None
    after: Occupancy
    within: Event
    derivation: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Move:
    report: Report
    home: Dwelling | None
    moved: list[_Moved]
    household: households.With


class Moves(Entry[Move, _Move]):
    """Enters moves within a municipality or a building."""

    def __init__(self, reports: Sequence[Move]) -> None:
        self._open = Open([(move.report, move.persons) for move in reports])
        self._homes = Homes(move.dwelling for move in reports)

    def decide(self, reported: Move) -> _Move:
        report = reported.report
        residences = self._open.residences(report, reported.persons)
        home = self._homes.of(reported.dwelling, report.municipality)
        moved = [self._moved(report, residence, home) for residence in residences]
        return _Move(report, home, moved, reported.household)

    def _moved(self, report: Report, residence: Residence, home: Dwelling | None) -> _Moved:
        last = self._open.lived_in(residence)
        before = last.dwelling if last else None
        same = before is not None and home is not None and before.egid == home.egid
        within, derivation = legal_facts.of_move(
            report.on, same_building=same,
            same_dwelling=same and before is not None and home is not None and before.pk == home.pk,
        )  # fmt: skip
        if within == Event.NO_MOVE:
            raise messages.no_move(str(residence.person))
        if last is not None and last.valid.lower >= report.on:
            raise messages.moved_later(str(residence.person), last.valid.lower)
        after = Occupancy(
            residence=residence, dwelling=home, valid=DateRange(report.on, residence.valid.upper)
        )  # fmt: skip
        return _Moved(residence, last, after, within, derivation)

    def write(self, plans: Sequence[_Move]) -> list[list[RegisterEvent]]:
        dwellings.write(plan.home for plan in plans)
        everybody = [moved for plan in plans for moved in plan.moved]
        ended = [moved.before for moved in everybody if moved.before]
        days = {id(moved.before): plan.report.on for plan in plans for moved in plan.moved}
        for row in ended:
            rows.end(row, days[id(row)])
        rows.update(ended, "valid")
        rows.insert(moved.after for moved in everybody)
        households.keep(_together(plan) for plan in plans)
        events = [[_move_event(plan, moved) for moved in plan.moved] for plan in plans]
        rows.insert(event for told in events for event in told)
        return events


def _together(plan: _Move) -> households.Together:
    mains = [moved.residence.person for moved in plan.moved if moved.residence.kind == ResidenceKind.MAIN]
    return households.Together(mains, plan.home, plan.report.on, plan.household)


def _move_event(plan: _Move, moved: _Moved) -> RegisterEvent:
    before = moved.before.dwelling_id if moved.before else None
    return plan.report.told(
        EventKind.MOVE, moved.residence.person, derivation=moved.derivation, residence=moved.residence.pk,
        dwelling=[before, plan.home.pk if plan.home else None], within=moved.within.value,
    )  # fmt: skip


# --- departures ---


@dataclass(frozen=True, slots=True)
class _Departure:
    report: Report
    residences: list[Residence]
    lived_in: list[Occupancy]


class Departures(Entry[Departure, _Departure]):
    """Enters departures."""

    def __init__(self, reports: Sequence[Departure]) -> None:
        self._open = Open([(departure.report, departure.persons) for departure in reports])
        self._places = Places()

    def decide(self, reported: Departure) -> _Departure:
        report = reported.report
        residences = self._open.residences(report, reported.persons)
        lived_in = [row for row in map(self._open.lived_in, residences) if row]
        names = {residence.pk: str(residence.person) for residence in residences}
        for row in residences:
            if row.valid.lower >= report.on:
                raise messages.moved_later(names[row.pk], row.valid.lower)
        for last in lived_in:
            if last.valid.lower >= report.on:
                raise messages.moved_later(names[last.residence_id], last.valid.lower)
        goes_to = self._places.columns("goes_to", reported.goes_to)
        for row in residences:
            for column, value in goes_to.items():
                setattr(row, column, value)
        return _Departure(report, residences, lived_in)

    def write(self, plans: Sequence[_Departure]) -> list[list[RegisterEvent]]:
        for plan in plans:
            for row in (*plan.lived_in, *plan.residences):
                rows.end(row, plan.report.on)
        rows.update([row for plan in plans for row in plan.lived_in], "valid")
        residences = [row for plan in plans for row in plan.residences]
        rows.update(residences, "valid", "goes_to", "goes_to_municipality", "goes_to_country")
        households.leave(
            {
                row.person_id: plan.report.on
                for plan in plans
                for row in plan.residences
                if row.kind == ResidenceKind.MAIN
            }
        )
        events = [[_departure_event(plan, row) for row in plan.residences] for plan in plans]
        rows.insert(event for told in events for event in told)
        return events


def _departure_event(plan: _Departure, residence: Residence) -> RegisterEvent:
    return plan.report.told(
        EventKind.MOVE_OUT, residence.person, residence=residence.pk, kind=residence.kind,
        goes_to=[residence.goes_to, residence.goes_to_municipality, residence.goes_to_country_id],
    )  # fmt: skip
