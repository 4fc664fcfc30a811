# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling arrivals, moves, departures, and what was corrected about a residence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from domizil.register.models import EventKind, Occupancy

from .. import describing
from ..ech0020_v3 import corrections, events, person
from ..ech0020_v3.blocks import Reporting
from .told import Telling, Told, tells


@tells(EventKind.MOVE_IN, "moveIn")
def _move_in(told: Telling) -> Iterator[Told]:
    whole = describing.whole(told.of, told.event.municipality_id)
    whole = replace(whole, death_data=None)  # an arrival knows none, whatever has happened since
    where = describing.reporting(told.of, told.residence)
    return told.message("moveIn", events.MoveIn(person=whole, **where))


@tells(EventKind.MOVE, "move")
def _move(told: Telling) -> Iterator[Told]:
    rows = Occupancy.objects.filter(residence=told.residence, valid__contains=told.on).select_related("dwelling")
    moved = rows.first()
    address = describing.dwelling_address(
        moved.dwelling if moved else None, told.event.municipality_id, told.on, told.of.household
    )
    where = Reporting(reporting_municipality=told.municipality, dwelling_address=address)
    return told.message("move", events.Move(person=told.who, move_reporting_municipality=where))


@tells(EventKind.MOVE_OUT, "moveOut")
def _move_out(told: Telling) -> Iterator[Told]:
    where = Reporting(
        reporting_municipality=told.municipality, departure_date=told.on, goes_to=describing.goes_to(told.residence)
    )
    return told.message("moveOut", events.MoveOut(person=told.who, move_out_reporting_destination=where))


@tells(EventKind.CORRECT_REPORTING, "correctReporting")
@tells(EventKind.CORRECT_ADDRESS, "correctReporting")
def _correct_reporting(told: Telling) -> Iterator[Told]:
    held = residence_of(told)
    (residence,) = held.values()
    of: Any = residence.main_residence if "has_main_residence" in held else residence.secondary_residence
    yield Told("correctReporting", corrections.CorrectReporting(person=told.who, **held), of.arrival_date)


def residence_of(told: Telling) -> dict[str, Any]:
    """The residence that an event is about, from arrival to departure, as one of the three kinds."""
    ((name, where),) = describing.reporting(told.of, told.residence, leaving=True).items()
    data = person.ResidenceData(
        reporting_municipality=where.reporting_municipality or told.municipality,
        arrival_date=where.arrival_date or told.on,
        comes_from=where.comes_from,
        dwelling_address=where.dwelling_address or describing.dwelling_address(None, told.event.municipality_id),
        departure_date=where.departure_date,
        goes_to=where.goes_to,
    )
    if name == "has_main_residence":
        return {name: person.MainResidence(main_residence=data, secondary_residence=where.secondary_residence)}
    if where.main_residence is not None:
        return {name: person.SecondaryResidence(main_residence=where.main_residence, secondary_residence=data)}
    return {name: person.OtherResidence(secondary_residence=data)}
