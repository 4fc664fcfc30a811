# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling another municipality that somebody left for it, or has arrived from it (§ 13 para. 5 NG, eCH-0093).

They are told by agreement: a subscription of that municipality (its sedex number says which one it is) that names these
kinds. Departures and arrivals of a main residence only, as the standard has it.
"""

from __future__ import annotations

import re

from domizil.register.models import EventKind, RegisterEvent, ResidenceKind

from .. import describing
from ..ech0020_v3.blocks import WholePerson
from ..ech0093_v2 import (
    MOVE_IN,
    MOVE_OUT,
    ArrivedAt,
    Destination,
    GoesTo,
    MoveIn,
    MoveOut,
    OnlyPerson,
    ReportingDestination,
    Whereabouts,
)
from ..ech0093_v2 import WholePerson as Leaving
from .told import Telling, Told, told_as_of

_MUNICIPALITY = re.compile(r"T?1-(\d{1,4})-\d+")
_PLACES = {EventKind.MOVE_OUT: ("goes_to", MOVE_OUT), EventKind.MOVE_IN: ("comes_from", MOVE_IN)}


def notice_for(event: RegisterEvent, sedex_id: str) -> str:
    """Return the kind of message that tells a municipality of an event; empty where it does not concern it."""
    column, kind = _PLACES.get(EventKind(event.kind), ("", ""))
    number = _MUNICIPALITY.fullmatch(sedex_id)
    place = event.data.get(column) or [None, None]
    main = event.data.get("kind", ResidenceKind.MAIN) == ResidenceKind.MAIN
    return kind if number and main and place[1] == int(number[1]) else ""


def notices(event: RegisterEvent, sedex_id: str) -> list[Told]:
    """Return the message that tells a municipality of an event, if it concerns it."""
    kind = notice_for(event, sedex_id)
    told = told_as_of(event) if kind else None
    if told is None:
        return []
    return [_left(told) if kind == MOVE_OUT else _arrived(told)]


def _left(told: Telling) -> Told:
    residence, bfs_number = told.residence, told.event.municipality_id
    goes_to = GoesTo(
        destination_municipality=describing.municipality(residence.goes_to_municipality, residence.goes_to),
        destination_address=Whereabouts(unknown="0"),
    )
    where = ReportingDestination(
        reporting_municipality=told.municipality, goes_to=goes_to, departure_date=told.event.event_date
    )
    elsewhere = [one for one in told.of.residences if one.kind != ResidenceKind.MAIN]
    person = _leaving(describing.whole(told.of, bfs_number), [one.municipality_id for one in elsewhere])
    content = MoveOut(person=person, destination=Destination(move_out_reporting_destination=where))
    return Told(MOVE_OUT, content, told.event.event_date)


def _leaving(of: WholePerson, secondary: list[int]) -> Leaving:
    return Leaving(
        person_identification=of.person_identification,
        name_data=of.name_info.name_data,
        birth_data=of.birth_info.birth_data,
        birth_addon_data=of.birth_info.birth_addon_data,
        nationality_data=of.nationality_data,
        address_for_service=of.contact_data,
        religion_data=of.religion_data,
        marital_data=of.marital_info.marital_data,
        place_of_origin=tuple(one.place_of_origin for one in of.place_of_origin_info),
        residence_permit=of.residence_permit_data,
        person_additional_data=of.person_additional_data,
        marital_relationship=of.marital_relationship,
        parental_relationship=of.parental_relationship,
        guardian_relationship=of.guardian_relationship,
        fire_service_data=of.fire_service_data,
        lock_data=of.lock_data,
        secondary_residence=tuple(describing.municipality(one) for one in secondary),
    )


def _arrived(told: Telling) -> Told:
    residence = told.residence
    dwelling, _since = told.of.dwellings.get(residence.pk, (None, told.on))
    address = describing.dwelling_address(dwelling, residence.municipality_id, household=told.of.household)
    where = ArrivedAt(
        reporting_municipality=told.municipality,
        arrival_date=residence.valid.lower,
        comes_from=describing.municipality(residence.comes_from_municipality, residence.comes_from),
        dwelling_address=Whereabouts(swiss_town=address) if dwelling else Whereabouts(unknown="0"),
    )
    content = MoveIn(person=OnlyPerson(person_identification=told.who), has_main_residence=where)
    return Told(MOVE_IN, content, residence.valid.lower)
