# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Participants and messages for tests: every function gives something valid; the test gives what matters."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests import factories as make
from tests.factories import LUZERN

from domizil.base import clock
from domizil.base.models import Role, Worker
from domizil.exchange import frame, reading, simulator
from domizil.exchange.ech0020_v3 import blocks, delivery, events, extra, person, places
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.ech0020_v3.header import Header
from domizil.exchange.ech0020_v3.identification import NamedPersonId, PartialDate, PersonIdentification
from domizil.exchange.models import Message, Participant
from domizil.register.models import Person
from domizil.register.reporting import NewPerson

OURS, THEIRS = "1-1061-1", "3-CH-1"
VN = "7569999999991"
ON = date(2024, 11, 4)
_numbers = itertools.count(1)


def participant(bfs_number: int = LUZERN, sedex_id: str = OURS) -> Participant:
    """A municipality of ours with its account, and somebody it exchanges with."""
    for number in (8100, 8204):
        make.country(number)
    worker = make.worker((Role.REGISTER, bfs_number), (Role.PERMITS, bfs_number))
    Participant.objects.get_or_create(sedex_id=THEIRS, defaults={"name": "Register eines Partners"})
    return Participant.objects.create(
        sedex_id=sedex_id, name=f"Gemeinde {bfs_number}", municipality=make.municipality(bfs_number), worker=worker
    )


def clerk(bfs_number: int = LUZERN) -> Worker:
    """Somebody of the residents' office."""
    return make.worker((Role.REGISTER, bfs_number))


def header(**values: Any) -> Header:
    defaults: dict[str, Any] = {
        "sender_id": frame.PREFIX + THEIRS,
        "recipient_id": (frame.PREFIX + OURS,),
        "message_id": f"m-{next(_numbers)}",
        "message_type": "sedex://20",
        "sending_application": frame.APPLICATION,
        "message_date": datetime.fromisoformat("2024-12-30T08:00:00+01:00"),
        "event_date": ON,
        "action": "1",
        "test_delivery_flag": False,
        "response_expected": True,
    }
    return Header(**{**defaults, **values})


def identification(**values: Any) -> PersonIdentification:
    defaults: dict[str, Any] = {
        "vn": VN,
        "local_person_id": NamedPersonId(person_id_category="MU.9999", person_id=str(next(_numbers))),
        "official_name": "Muster",
        "first_name": "Anna Maria",
        "sex": 2,
        "date_of_birth": PartialDate(year_month_day=date(1985, 3, 2)),
    }
    return PersonIdentification(**{**defaults, **values})


def of(somebody: Any, **values: Any) -> PersonIdentification:
    """The identification of somebody in the register."""
    return identification(
        vn=somebody.vn, official_name=somebody.official_name, first_name=somebody.first_name, sex=somebody.sex,
        date_of_birth=PartialDate(year_month_day=somebody.date_of_birth), **values,
    )  # fmt: skip


def town(bfs_number: int = LUZERN) -> places.SwissMunicipality:
    return places.SwissMunicipality(municipality_id=bfs_number, municipality_name=f"Gemeinde {bfs_number}")


def country(number: int) -> places.CountryName:
    return places.CountryName(country_id=number, country_name_short=f"Staat {number}")


def day(known: date) -> PartialDate:
    return PartialDate(year_month_day=known)


def dwelling(**values: Any) -> person.DwellingAddress:
    address = places.SwissAddress(street="Musterweg", house_number="2", town="Luzern", swiss_zip_code=6003)
    defaults: dict[str, Any] = {"egid": 100_001, "ewid": 1, "address": address, "type_of_household": "1"}
    return person.DwellingAddress(**{**defaults, **values})


def abroad() -> person.Destination:
    germany = places.CountryName(country_id=8204, country_id_iso2="DE", country_name_short="Deutschland")
    return person.Destination(foreign_country=person.ForeignCountry(country=germany, town="Freiburg"))


def whole(who: PersonIdentification | None = None, **values: Any) -> blocks.WholePerson:
    who = who or identification()
    swiss = places.CountryName(country_id=8100, country_id_iso2="CH", country_name_short="Schweiz")
    origin = person.Origin(origin_name="Kriens", canton="LU")
    defaults: dict[str, Any] = {
        "person_identification": who,
        "name_info": blocks.NameInfo(
            name_data=person.NameData(official_name=who.official_name, first_name=who.first_name)
        ),
        "birth_info": blocks.BirthInfo(
            birth_data=person.BirthData(
                date_of_birth=who.date_of_birth, place_of_birth=person.GeneralPlace(unknown="0"), sex=who.sex
            )
        ),
        "religion_data": person.ReligionData(religion="000"),
        "marital_info": blocks.MaritalInfo(marital_data=person.MaritalData(marital_status="1")),
        "nationality_data": person.NationalityData(
            nationality_status="2", country_info=(person.CountryInfo(country=swiss),)
        ),
        "place_of_origin_info": (blocks.OriginInfo(place_of_origin=origin),),
        "lock_data": extra.LockData(data_lock="0", paper_lock="0"),
    }
    return blocks.WholePerson(**{**defaults, **values})


def residence(on: date = ON, **values: Any) -> blocks.Reporting:
    defaults: dict[str, Any] = {
        "reporting_municipality": town(), "arrival_date": on, "comes_from": abroad(), "dwelling_address": dwelling(),
    }  # fmt: skip
    return blocks.Reporting(**{**defaults, **values})


def move_in(who: PersonIdentification | None = None, **values: Any) -> events.MoveIn:
    return events.MoveIn(person=whole(who), has_main_residence=residence(**values))


def document(kind: str, content: Any, **values: Any) -> tuple[Header, bytes]:
    """A message as it is sent."""
    of_it = header(**values)
    contents = content if isinstance(content, tuple) else (content,)
    return of_it, delivery.to_xml(Delivery(of_it, kind, contents))


def send(root: Path, kind: str, content: Any, **values: Any) -> Header:
    """Put a message into the inbox of a mailbox; return its header."""
    of_it, text = document(kind, content, **values)
    simulator.send(root, text, of_it)
    return of_it


def reading_new(who: PersonIdentification) -> NewPerson:
    """Somebody to be entered as at the counter."""
    return reading.new_person(whole(who))


def everything(about: Person, bfs_number: int) -> None:
    """A message about somebody."""
    Message.objects.create(
        direction="in", message_id=f"e-{next(_numbers)}", sender=THEIRS, recipient=OURS, kind="moveIn", state="applied",
        municipality_id=bfs_number, person=about, sha256="0" * 64, recorded_at=clock.now(),
    )  # fmt: skip
