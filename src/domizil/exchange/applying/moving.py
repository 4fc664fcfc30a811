# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about a residence: arrival, move, departure, correction; and the whole of a person."""

from __future__ import annotations

from typing import Any

from domizil.register import actions
from domizil.register.arrivals import Arrival
from domizil.register.models import Person, RegisterEvent, ResidenceKind
from domizil.register.residents import Departure, Move

from .. import content_messages, messages, reading
from ..ech0020_v3.blocks import WholePerson
from . import whole
from .case import Case, applies, applies_together, only


@applies("moveIn")
def move_in(case: Case) -> list[RegisterEvent]:
    """Enter an arrival; a person who is not known yet is entered with everything that is told."""
    return arrive(case, case.content.person, *residence_of(case.content))


def arrive(case: Case, told: WholePerson, kind: ResidenceKind, residence: Any) -> list[RegisterEvent]:
    """Enter a person's residence as a message describes it."""
    reported = arrival(case, told, kind, residence)
    entered = only(actions.arrive_all([reported]))
    known = isinstance(reported.persons[0], Person)
    return entered if known else entered + whole.rest(case, entered[0].person, told)


def arrival(case: Case, told: WholePerson, kind: ResidenceKind, residence: Any) -> Arrival:
    """A person's residence as a message describes it."""
    case.ours(residence.reporting_municipality)
    who = case.find(told.person_identification)
    return Arrival(
        report=case.report(residence.arrival_date),
        persons=[who or whole.newcomer(case, told)],
        dwelling=reading.dwelling(residence.dwelling_address),
        kind=kind,
        comes_from=reading.place(residence.comes_from),
    )


@applies_together("moveIn", actions.arrive_all, lambda case: not whole.has_rest(case.content.person))
def reported_arrival(case: Case) -> Arrival:
    """The arrival that a message reports."""
    return arrival(case, case.content.person, *residence_of(case.content))


def residence_of(content: Any) -> tuple[ResidenceKind, Any]:
    """Return kind and residence of an arrival or base delivery."""
    for name, kind in reading.RESIDENCES.items():
        found = getattr(content, name)
        if found is not None:
            return kind, found
    raise messages.invalid("hasMainResidence")


@applies_together("move", actions.move_all)
def move(case: Case) -> Move:
    """A move within the municipality. Without federal numbers the new dwelling is not known."""
    told = case.content.move_reporting_municipality
    case.ours(told.reporting_municipality)
    dwelling = reading.dwelling(told.dwelling_address)
    if dwelling is None and not reading.nowhere(told.dwelling_address):
        raise content_messages.no_dwelling_numbers()
    return Move(report=case.report(case.on), persons=[case.person()], dwelling=dwelling)


@applies_together("moveOut", actions.depart_all)
def move_out(case: Case) -> Departure:
    """A departure."""
    told = case.content.move_out_reporting_destination
    case.ours(told.reporting_municipality)
    return Departure(
        report=case.report(told.departure_date), persons=[case.person()], goes_to=reading.place(told.goes_to)
    )
