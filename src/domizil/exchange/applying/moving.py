# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about a residence: arrival, move, departure, correction; and the whole of a person."""

from __future__ import annotations

from typing import Any

from domizil.register import actions
from domizil.register.models import RegisterEvent, ResidenceKind

from .. import content_messages, matching, messages, reading
from . import whole
from .case import Case, applies


@applies("moveIn")
def move_in(case: Case) -> list[RegisterEvent]:
    """Enter an arrival; a person who is not known yet is entered with everything that is told."""
    return arrive(case, case.content.person, *residence_of(case.content))


def arrive(case: Case, told: Any, kind: ResidenceKind, residence: Any) -> list[RegisterEvent]:
    """Enter a person's residence as a message describes it."""
    case.ours(residence.reporting_municipality)
    who = case.chosen or matching.find(told.person_identification, case.municipality.bfs_number)
    entered = actions.arrive(
        **case.common,
        municipality=case.municipality.bfs_number,
        on=residence.arrival_date,
        persons=[who or whole.newcomer(case, told)],
        dwelling=reading.dwelling(residence.dwelling_address),
        kind=kind,
        comes_from=reading.place(residence.comes_from),
    )
    return entered if who else entered + whole.rest(case, entered[0].person, told)


def residence_of(content: Any) -> tuple[ResidenceKind, Any]:
    """Return kind and residence of an arrival or base delivery."""
    for name, kind in reading.RESIDENCES.items():
        found = getattr(content, name)
        if found is not None:
            return kind, found
    raise messages.invalid("hasMainResidence")


@applies("move")
def move(case: Case) -> list[RegisterEvent]:
    """Enter a move within the municipality. Without federal numbers the new dwelling is not known."""
    told = case.content.move_reporting_municipality
    case.ours(told.reporting_municipality)
    dwelling = reading.dwelling(told.dwelling_address)
    if dwelling is None and not reading.nowhere(told.dwelling_address):
        raise content_messages.no_dwelling_numbers()
    return actions.move(
        **case.common,
        municipality=case.municipality.bfs_number,
        on=case.on,
        persons=[case.person()],
        dwelling=dwelling,
    )


@applies("moveOut")
def move_out(case: Case) -> list[RegisterEvent]:
    """Enter a departure."""
    told = case.content.move_out_reporting_destination
    case.ours(told.reporting_municipality)
    return actions.depart(
        **case.common,
        municipality=case.municipality.bfs_number,
        on=told.departure_date,
        persons=[case.person()],
        goes_to=reading.place(told.goes_to),
    )
