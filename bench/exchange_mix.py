# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages of an ordinary week beside arrivals, moves and departures: civil status, names, permits, corrections.

Each person gets one message, so that what is measured is the kinds and not what happened before. Shares are a guess of
ours; what each kind costs is printed as well, so that another mix can be reckoned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from .exchange import _identification

SHARES = {
    "changeResidencePermit": 6, "changeName": 3, "marriage": 3, "divorce": 1, "changeReligion": 2, "contact": 2,
    "death": 2, "correctName": 1, "correctReligion": 1, "dataLock": 1, "naturalizeForeigner": 1,
}  # fmt: skip
"""How often each kind comes, among the sum of all."""
KINDS = [kind for kind, share in SHARES.items() for _ in range(share)]
GERMAN = 8207


def people(first: int, count: int, kinds: Sequence[str]) -> dict[int, str]:
    """Return who gets which message: kinds are mixed evenly, whatever the number."""
    given = kinds or KINDS
    return {number: given[place * 7 % len(given)] for place, number in enumerate(range(first, first + count))}


def arrivals(exchange: Any, who: dict[int, str], came: date) -> Iterator[tuple[str, Any, date]]:
    """Yield the arrival of each person: foreign nationals with a permit where the message needs one, else Swiss."""
    from domizil.exchange.ech0020_v3 import blocks, events, person

    country = person.CountryInfo(country=exchange.country(GERMAN))
    foreign = {
        "nationality_data": person.NationalityData(nationality_status="2", country_info=(country,)),
        "place_of_origin_info": (),
        "residence_permit_data": person.ResidencePermitData(residence_permit="0201"),
    }
    married = blocks.MaritalInfo(
        marital_data=person.MaritalData(marital_status="2", date_of_marital_status=date(2015, 5, 5))
    )
    for number, kind in who.items():
        values = foreign if kind in ("changeResidencePermit", "naturalizeForeigner") else {}
        values = values | ({"marital_info": married} if kind == "divorce" else {})
        home = exchange.dwelling(egid=300_000_000 + number, ewid=1, moving_date=None)
        where = exchange.residence(came, dwelling_address=home)
        told = events.MoveIn(
            person=exchange.whole(_identification(exchange, number), **values), has_main_residence=where
        )
        yield "moveIn", told, came


def messages(exchange: Any, who: dict[int, str], on: date) -> Iterator[tuple[str, Any, date]]:
    """Yield the message of each person."""
    made = _makers(exchange, on)
    for number, kind in who.items():
        yield kind, made[kind](_identification(exchange, number)), on


def _makers(exchange: Any, on: date) -> dict[str, Callable[[Any], Any]]:
    from domizil.exchange.ech0020_v3 import blocks, civil_status, corrections, events, extra, person, places

    def names(who: Any) -> Any:
        return blocks.NameInfo(name_data=person.NameData(official_name=f"Neu{who.official_name}", first_name="Neu"))

    def status(code: str) -> Any:
        return person.MaritalData(marital_status=code, date_of_marital_status=on)

    origin = blocks.OriginInfo(
        place_of_origin=person.Origin(origin_name="Luzern", canton="LU"),
        place_of_origin_addon_data=extra.OriginAddon(naturalization_date=on),
    )
    swiss = events.SwissNationality(
        nationality_status="2", country=events.SwissCountry(country_id=8100, country_id_iso2="CH")
    )
    wed = blocks.MarriageInfo(marital_data=blocks.MarriageData(marital_status="2", date_of_marital_status=on))
    permit = person.ResidencePermitData(residence_permit="0301", residence_permit_valid_from=on)
    religion = person.ReligionData(religion="121", religion_valid_from=on)

    def mail(who: Any) -> Any:
        to = places.MailAddress(
            person=places.PersonAddressee(last_name=who.official_name, first_name=who.first_name),
            address_information=places.Address(
                street="Postweg", house_number="1", town="Luzern", swiss_zip_code=6003, country="CH"
            ),
        )  # fmt: skip
        return person.ContactData(contact_address=to, contact_valid_from=on)

    died = person.DeathData(death_period=person.DeathPeriod(date_from=on))
    return {
        "changeResidencePermit": lambda who: events.ChangeResidencePermit(person=who, residence_permit_data=permit),
        "changeName": lambda who: events.ChangeName(person=who, name_info=names(who)),
        "marriage": lambda who: civil_status.Marriage(person=who, marital_info=wed),
        "divorce": lambda who: civil_status.Divorce(person=who, marital_data=status("4")),
        "changeReligion": lambda who: events.ChangeReligion(person=who, religion_data=religion),
        "contact": lambda who: events.Contact(person=who, contact_data=mail(who)),
        "death": lambda who: civil_status.Death(person=who, death_data=died),
        "correctName": lambda who: corrections.CorrectName(person=who, name_info=names(who)),
        "correctReligion": lambda who: corrections.CorrectReligion(person=who, religion_data=religion),
        "dataLock": lambda who: events.DataLock(person=who, data_lock="1"),
        "naturalizeForeigner": lambda who: events.NaturalizeForeigner(
            person=who, place_of_origin_info=(origin,), nationality=swiss
        ),
    }


def parts(
    count: int, first: int, came: date, kinds: Sequence[str] = ()
) -> Iterator[tuple[bool, list[tuple[str, Any, date]]]]:
    """Yield the arrivals, which are not measured, then the messages of an ordinary week, which are."""
    from tests import factories_exchange as exchange

    who = people(first, count, kinds)
    yield False, list(arrivals(exchange, who, came))
    yield True, list(messages(exchange, who, came + timedelta(days=5)))
