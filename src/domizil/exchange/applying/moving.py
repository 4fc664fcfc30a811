# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about a residence: arrival, move, departure, correction; and the whole of a person."""

from __future__ import annotations

from typing import Any

from domizil.register import actions
from domizil.register.arrivals import Arrival
from domizil.register.models import Dwelling, Occupancy, Person, RegisterEvent, Residence, ResidenceKind
from domizil.register.reporting import Place
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


@applies("changeResidenceType")
def change_residence_type(case: Case) -> list[RegisterEvent]:
    """Let the secondary residence end and the main one begin, on the same day and in the same dwelling or another.

    The other way round is not allowed (eCH-0020 section 4.4.26). Papers and duties follow the arrival.
    """
    told = case.content.change_residence_type_reporting_relationship
    case.ours(told.reporting_municipality)
    who = case.person(case.told)
    on = case.content.residence_type_valid_from or case.on
    here = Residence.objects.filter(person=who, municipality=case.municipality, valid__contains=on).first()
    if here is None:
        raise messages.contradiction(content_messages.no_secondary_residence(str(who), on))
    if here.kind == ResidenceKind.MAIN:
        return []
    if here.kind != ResidenceKind.SECONDARY or here.valid.upper is not None:
        raise content_messages.by_hand(case.kind)
    home = reading.dwelling(told.dwelling_address) or _lived_in(here)
    common = {**case.common, "municipality": case.municipality.bfs_number, "on": on, "persons": [who]}
    stays = Place(case.municipality.bfs_number, None, case.municipality.name)
    came = reading.place(told.comes_from)
    ended = actions.depart(**common, goes_to=stays)
    return actions.arrive(**common, dwelling=home, kind=ResidenceKind.MAIN, comes_from=came) + ended


def _lived_in(residence: Residence) -> Dwelling | None:
    """The dwelling lived in last."""
    row = Occupancy.objects.filter(residence=residence).select_related("dwelling").order_by("-valid").first()
    return row.dwelling if row else None
