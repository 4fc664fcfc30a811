# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages of other registers: written as those write them, laid into the directories of sedex, and taken by a run.

Everybody has a number of the test system (T in front), and every message says that it is a test. Without the schemas of
the eCH the messages are marked as not checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from domizil.base import clock
from domizil.base.models import Municipality
from domizil.exchange import actions, documents, ech0093_v2, frame, post, simulator
from domizil.exchange.ech0020_v3 import blocks, civil_status, events, extra, person, places
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.ech0020_v3.header import Action, Header
from domizil.exchange.ech0020_v3.identification import NamedPersonId, PartialDate, PersonIdentification
from domizil.exchange.ech0093_v2 import MOVE_IN, MOVE_OUT
from domizil.exchange.sedex import Mailbox
from domizil.register.models import Occupancy, Person

OURS, CIVIL, BERN, MOVES, TAXES = "T1-1061-1", "T3-CH-1", "T1-351-1", "T2-LU-1", "T2-LU-7"
PARTNERS = {
    CIVIL: "Zivilstandsregister (erfunden)",
    BERN: "Einwohnerdienste Bern (erfunden)",
    MOVES: "Umzugsplattform (erfunden)",
    TAXES: "Steuerregister (erfunden)",
}
LUZERN = places.SwissMunicipality(municipality_id=1061, municipality_name="Luzern")
OF_BERN = places.SwissMunicipality(municipality_id=351, municipality_name="Bern")
SWISS = places.CountryName(country_id=8100, country_id_iso2="CH", country_name_short="Schweiz")
ITALY = places.CountryName(country_id=8218, country_id_iso2="IT", country_name_short="Italien")
ORIGIN = person.Origin(origin_name="Bern", canton="BE")
FOREIGN = "Esempio"
Letter = tuple[Header, bytes]


def receive(place: int, day: date, homes: Sequence[Occupancy]) -> None:
    """Let messages come and be taken, and what they lead to go out; `homes` are two dwellings with who lives there."""
    _take_part(place)
    with TemporaryDirectory() as folder:
        mailbox = Mailbox(Path(folder))
        for header, document in letters(day, homes):
            simulator.send(mailbox.root, document, header)
        post.run(mailbox)
        for number in PARTNERS:
            simulator.play(mailbox.root, number)
        post.run(mailbox)


def _take_part(place: int) -> None:
    ours = actions.join(sedex_id=OURS, municipality=Municipality.objects.get(pk=place))
    partners = {number: actions.partner(sedex_id=number, name=name) for number, name in PARTNERS.items()}
    actions.subscribe(sender=ours, recipient=partners[TAXES], message_type=20)
    actions.subscribe(sender=ours, recipient=partners[BERN], message_type=93, kinds=[MOVE_IN, MOVE_OUT])


def letters(day: date, homes: Sequence[Occupancy]) -> Iterator[Letter]:
    """Yield the messages in the order in which they came."""
    new, mistaken, stays, misspelt = _somebody(1), _somebody(2), *(_of(one.residence.person) for one in homes)
    came, left, became = (day - timedelta(days) for days in (41, 9, 4))
    yield _letter(1, MOVES, "moveIn", _move_in(new, came, homes[0]), came)
    yield _letter(2, MOVES, "moveIn", _move_in(mistaken, left, homes[1]), left)
    yield _letter(3, CIVIL, "naturalizeForeigner", _naturalised(new, became), became)
    yield _letter(4, BERN, MOVE_OUT, _left_bern(_somebody(3), left), left)
    yield _letter(5, BERN, MOVE_IN, _arrived_in_bern(stays, left), left)
    yield _letter(6, CIVIL, "changeName", _other_name(misspelt), became)
    yield _letter(7, CIVIL, "marriage", _married(_somebody(4), left), left)
    recalled = {"action": Action.RECALL, "reference_message_id": _number(2)}
    yield _letter(8, MOVES, "moveIn", _move_in(mistaken, left, homes[1]), left, **recalled)


def _letter(count: int, sender: str, kind: str, content: Any, on: date, **more: Any) -> Letter:
    values = {"action": Action.NEW, "response_expected": True, **more}
    header = Header(
        sender_id=frame.PREFIX + sender, recipient_id=(frame.PREFIX + OURS,), message_id=_number(count),
        business_process_id=f"VORFUEHRUNG-{count}", message_type=f"{frame.PREFIX}{93 if sender == BERN else 20}",
        sending_application=frame.APPLICATION, event_date=on, test_delivery_flag=True,
        message_date=datetime.combine(clock.today(), time(7, count), clock.ZONE), **values,
    )  # fmt: skip
    return header, documents.to_xml(Delivery(header, kind, (content,)))


def _number(count: int) -> str:
    return f"vorfuehrung-{count}"


# --- who ---

_PEOPLE = {
    1: (FOREIGN, "Chiara", 2, date(1986, 5, 17)),
    2: ("Irrtum", "Lena", 2, date(1991, 8, 2)),
    3: ("Bärner", "Simon", 1, date(1979, 1, 23)),
    4: ("Niemand", "Vera", 2, date(1993, 10, 30)),
}


def _somebody(number: int) -> PersonIdentification:
    """Somebody made up."""
    name, first_name, sex, born = _PEOPLE[number]
    return PersonIdentification(
        local_person_id=NamedPersonId(person_id_category="MU.351", person_id=str(70_000 + number)),
        official_name=name, first_name=first_name, sex=sex, date_of_birth=PartialDate(year_month_day=born),
    )  # fmt: skip


def _of(who: Person) -> PersonIdentification:
    """Somebody of the register, by name, sex and date of birth."""
    return PersonIdentification(
        local_person_id=NamedPersonId(person_id_category="CH.INFOSTAR", person_id=str(8_000_000 + who.pk)),
        official_name=who.official_name, first_name=who.first_name, sex=who.sex,
        date_of_birth=PartialDate(year_month_day=who.date_of_birth),
    )  # fmt: skip


def _whole(who: PersonIdentification) -> blocks.WholePerson:
    """Somebody who arrives. Nobody brings a permit: the canton holds exactly the published numbers of those."""
    swiss = who.official_name != FOREIGN
    nowhere = person.GeneralPlace(unknown="0")
    born = person.BirthData(date_of_birth=who.date_of_birth, place_of_birth=nowhere, sex=who.sex)
    return blocks.WholePerson(
        person_identification=who,
        name_info=blocks.NameInfo(name_data=_names(who)),
        birth_info=blocks.BirthInfo(birth_data=born),
        religion_data=person.ReligionData(religion="000"),
        marital_info=blocks.MaritalInfo(marital_data=person.MaritalData(marital_status="1")),
        nationality_data=_citizen_of(SWISS if swiss else ITALY),
        place_of_origin_info=(blocks.OriginInfo(place_of_origin=ORIGIN),) if swiss else (),
        residence_permit_data=None if swiss else person.ResidencePermitData(residence_permit="1300"),
        lock_data=extra.LockData(data_lock="0", paper_lock="0"),
    )


def _names(who: PersonIdentification, official_name: str = "") -> person.NameData:
    return person.NameData(official_name=official_name or who.official_name, first_name=who.first_name)


def _citizen_of(country: places.CountryName) -> person.NationalityData:
    return person.NationalityData(nationality_status="2", country_info=(person.CountryInfo(country=country),))


# --- what ---


def _move_in(who: PersonIdentification, on: date, home: Occupancy) -> events.MoveIn:
    there = home.dwelling
    assert there is not None  # chosen with one
    address = places.SwissAddress(
        street=there.street, house_number=there.house_number or None, town=there.town,
        swiss_zip_code=there.swiss_zip_code,
    )  # fmt: skip
    where = person.DwellingAddress(egid=there.egid, ewid=there.ewid, address=address, type_of_household="1")
    return events.MoveIn(
        person=_whole(who),
        has_main_residence=blocks.Reporting(
            reporting_municipality=LUZERN, arrival_date=on, comes_from=person.Destination(swiss_town=OF_BERN),
            dwelling_address=where,
        ),
    )  # fmt: skip


def _naturalised(who: PersonIdentification, on: date) -> events.NaturalizeForeigner:
    """The application began where the person lived before; that municipality is the place of origin."""
    origin = blocks.OriginInfo(
        place_of_origin=ORIGIN,
        place_of_origin_addon_data=extra.OriginAddon(naturalization_date=on),
    )
    swiss = events.SwissNationality(
        nationality_status="2", country=events.SwissCountry(country_id=8100, country_id_iso2="CH")
    )
    return events.NaturalizeForeigner(person=who, place_of_origin_info=(origin,), nationality=swiss)


def _left_bern(who: PersonIdentification, on: date) -> ech0093_v2.MoveOut:
    """Somebody who is to register here within days."""
    nowhere = person.GeneralPlace(unknown="0")
    whole = ech0093_v2.WholePerson(
        person_identification=who,
        name_data=_names(who),
        birth_data=person.BirthData(date_of_birth=who.date_of_birth, place_of_birth=nowhere, sex=who.sex),
        nationality_data=_citizen_of(SWISS),
        marital_data=person.MaritalData(marital_status="1"),
        place_of_origin=(ORIGIN,),
    )
    goes_to = ech0093_v2.GoesTo(
        destination_municipality=LUZERN, destination_address=ech0093_v2.Whereabouts(unknown="0")
    )
    told = ech0093_v2.ReportingDestination(reporting_municipality=OF_BERN, goes_to=goes_to, departure_date=on)
    return ech0093_v2.MoveOut(
        person=whole, destination=ech0093_v2.Destination(move_out_reporting_destination=told)
    )  # fmt: skip


def _arrived_in_bern(who: PersonIdentification, on: date) -> ech0093_v2.MoveIn:
    """Somebody who lives there now and has not left here."""
    there = ech0093_v2.ArrivedAt(
        reporting_municipality=OF_BERN, arrival_date=on, comes_from=LUZERN,
        dwelling_address=ech0093_v2.Whereabouts(unknown="0"),
    )  # fmt: skip
    return ech0093_v2.MoveIn(person=ech0093_v2.OnlyPerson(person_identification=who), has_main_residence=there)


def _other_name(who: PersonIdentification) -> events.ChangeName:
    """A new name of somebody whose name until now is written otherwise there than here."""
    written = PersonIdentification(
        local_person_id=who.local_person_id, official_name=who.official_name + who.official_name[-1],
        first_name=who.first_name, sex=who.sex, date_of_birth=who.date_of_birth,
    )  # fmt: skip
    return events.ChangeName(person=written, name_info=blocks.NameInfo(name_data=_names(who, "Neuname")))


def _married(who: PersonIdentification, on: date) -> civil_status.Marriage:
    """A marriage of somebody whom the register does not know."""
    status = blocks.MarriageData(marital_status="2", date_of_marital_status=on)
    return civil_status.Marriage(person=who, marital_info=blocks.MarriageInfo(marital_data=status))
