# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Arrival, move and departure (§§ 2a, 3, 5, 8 NG), for whole families in one go, and for many reports at once."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from domizil.base.models import Worker
from domizil.law.lu_ng.facts import Purpose

from .. import messages, sets
from ..arrivals import Arrival, Arrivals
from ..households import With
from ..models import Dwelling, EventKind, EventSource, Person, RegisterEvent, Residence, ResidenceKind
from ..reporting import DwellingFacts, Evidence, NewPerson, Place
from ..residents import Departure, Departures, Move, Moves, Open
from ..sets import Outcome
from ..writing import Report, writing


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
    household: With = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Enter the arrival of persons who come together, and end the main residence they have elsewhere in the canton.

    Who is known in the canton already (AHV number or names, with date of birth) is not entered twice. `on` is the first
    day here; `household` says with whom they keep house where somebody lives in the dwelling (`households.keep`). Locks
    the persons. Returns the arrivals in the order of the persons, then departures elsewhere. Raises Refusal (second
    main residence, before birth, after death, impossible dwelling …) and Hidden.
    """
    report = Report(by, municipality, on, source, process, evidence)
    arrival = Arrival(
        report=report, persons=persons, dwelling=dwelling, kind=kind, purpose=purpose, comes_from=comes_from,
        planned_end=planned_end, proof_valid_until=proof_valid_until,
        household=household,
    )  # fmt: skip
    return sets.enter_one(Arrivals, arrival)


def arrive_all(reports: Sequence[Arrival]) -> list[Outcome]:
    """Enter arrivals of different persons at once; return for each what `arrive` returns or raises."""
    return sets.enter(Arrivals, reports)


def move(
    *,
    by: Worker,
    municipality: int,
    on: date,
    persons: Sequence[Person],
    dwelling: Dwelling | DwellingFacts | None,
    household: With = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Enter a move within the municipality or the building. `on` is the first day in the new dwelling.

    `household` says with whom they keep house where somebody lives in it. Locks the persons. Raises Refusal (nobody
    moves, not resident, moved later, impossible dwelling) and Hidden.
    """
    report = Report(by, municipality, on, source, process, evidence)
    return sets.enter_one(Moves, Move(report=report, persons=persons, dwelling=dwelling, household=household))


def move_all(reports: Sequence[Move]) -> list[Outcome]:
    """Enter moves of different persons at once; return for each what `move` returns or raises."""
    return sets.enter(Moves, reports)


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
    return sets.enter_one(Departures, Departure(report=report, persons=persons, goes_to=goes_to))


def depart_all(reports: Sequence[Departure]) -> list[Outcome]:
    """Enter departures of different persons at once; return for each what `depart` returns or raises."""
    return sets.enter(Departures, reports)


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
        (row,) = Open([(report, [residence.person])]).residences(report, [residence.person])
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
