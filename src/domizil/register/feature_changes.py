# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes of names and other features, entered as sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domizil.base.access import Hidden

from . import rows, states
from .models import EventKind, Person, PersonState, RegisterEvent, Residence
from .sets import Entry
from .writing import Report, alive, lock, responsible_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFeatures:
    """Features of a person that change on a day: what the event is called, and values as columns (`states.checked`)."""

    report: Report
    person: Person
    kind: EventKind
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    told: NewFeatures
    person: Person
    chain: states.Chain


class Features(Entry[NewFeatures, _Plan]):
    """Enters changes of features."""

    def __init__(self, reports: Sequence[NewFeatures]) -> None:
        """Lock the persons; read them, their features over time and their residences."""
        keys = [one.person.pk for one in reports]
        lock(*keys)
        self._persons = Person.objects.in_bulk(keys)
        self._states: dict[int, list[PersonState]] = {key: [] for key in keys}
        for state in PersonState.objects.filter(person__in=keys).order_by("valid"):
            self._states[state.person_id].append(state)
        self._residences: dict[int, list[Residence]] = {key: [] for key in keys}
        for residence in Residence.objects.filter(person__in=keys).order_by("-valid", "kind"):
            self._residences[residence.person_id].append(residence)

    def decide(self, reported: NewFeatures) -> _Plan:
        report, key = reported.report, reported.person.pk
        held = [(row.municipality_id, row.kind, row.valid) for row in self._residences[key]]
        if key not in self._persons or responsible_of(held, report.on) != report.municipality:
            raise Hidden("Another municipality keeps the data of this person.")
        person = self._persons[key]
        alive(person, report.on)
        chain = states.Chain(person, self._states[key])
        chain.set(report.on, None, reported.values, through=False)
        return _Plan(reported, person, chain)

    def write(self, plans: Sequence[_Plan]) -> list[list[RegisterEvent]]:
        events = [[plan.told.report.told(plan.told.kind, plan.person, **plan.chain.changed)] for plan in plans]
        states.store([plan.chain for plan in plans])
        rows.insert(event for told in events for event in told)
        return events
