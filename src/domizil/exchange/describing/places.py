# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities, states and dwellings in the words of eCH."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from domizil.base import facts
from domizil.register.models import Dwelling, Household, Residence

from ..ech0020_v3 import person, places

CANTON = "LU"
NOT_KNOWN = "0"
UNKNOWN = "unbekannt"
"""What stands for a street or place of origin that the schema asks for and the register does not know."""


@cache
def _countries() -> dict[int, facts.Country]:
    return {one.bfs_number: one for one in facts.countries()}


@cache
def _municipalities() -> dict[int, facts.Municipality]:
    return {one.bfs_number: one for one in facts.municipalities()}


def municipality(number: int | None, name: str = "") -> places.SwissMunicipality:
    """A municipality by its federal number; outside the canton with the name that was entered."""
    own = _municipalities().get(number or 0)
    return places.SwissMunicipality(
        municipality_id=number,
        municipality_name=(own.name if own else name or UNKNOWN)[:40],
        canton_abbreviation=CANTON if own else None,
    )


def country(number: int) -> places.CountryName:
    """A state by its federal number."""
    found = _countries()[number]
    return places.CountryName(
        country_id=number, country_id_iso2=found.iso2 or None, country_name_short=found.name_de[:50]
    )


def iso2(number: int | None) -> str:
    """The two letters of a state, as an address for mail has them; Switzerland where none is named."""
    found = _countries().get(number or 8100)
    return (found.iso2 if found else "") or "CH"


def place(kind: type, number: int | None, state: int | None, words: str) -> Any:
    """A place as a record of `kind`: a municipality, a place abroad, or not known.

    A place abroad is entered in words that may end with its state; the state has an element of its own.
    """
    if number is not None:
        return kind(swiss_town=municipality(number, words))
    if state is not None:
        named = country(state)
        town = words.removesuffix(named.country_name_short).rstrip(", ")
        return kind(foreign_country=person.ForeignCountry(country=named, town=town or None))
    return kind(unknown=NOT_KNOWN)


def comes_from(residence: Residence) -> person.Destination:
    """Where somebody came from to a residence."""
    of = residence
    found: person.Destination = place(
        person.Destination, of.comes_from_municipality, of.comes_from_country_id, of.comes_from
    )
    return found


def goes_to(residence: Residence) -> person.Destination:
    """Where somebody went from a residence."""
    of = residence
    found: person.Destination = place(person.Destination, of.goes_to_municipality, of.goes_to_country_id, of.goes_to)
    return found


def dwelling_address(
    dwelling: Dwelling | None, bfs_number: int, moved: date | None = None, household: Household | None = None
) -> person.DwellingAddress:
    """The dwelling somebody lives in, with the household where it is one of this dwelling.

    A dwelling that is not known has no EGID and EWID, the street `UNKNOWN` in the municipality's town (the schema asks
    for a street, a town and a postal code), and a household "not assigned yet" (eCH-0011, 3.4.5.5).
    """
    if dwelling is None:
        zip_code, name = _main_town(bfs_number)
        address = places.SwissAddress(street=UNKNOWN, town=name, swiss_zip_code=zip_code)
        return person.DwellingAddress(address=address, type_of_household=NOT_KNOWN, moving_date=moved)
    address = places.SwissAddress(
        street=dwelling.street or dwelling.town,
        house_number=dwelling.house_number or None,
        town=dwelling.town,
        swiss_zip_code=dwelling.swiss_zip_code,
    )
    own = household if household and household.dwelling_id == dwelling.pk else None
    return person.DwellingAddress(
        egid=dwelling.egid, ewid=dwelling.ewid, household_id=str(own.pk) if own else None, address=address,
        type_of_household=str(own.kind) if own else "1", moving_date=moved,
    )  # fmt: skip


@cache
def _main_town(bfs_number: int) -> tuple[int, str]:
    """A postal code and town of a municipality, for an address that is not known."""
    found = next((one for one in facts.localities() if one.bfs_number == bfs_number), None)
    return (found.swiss_zip_code, found.town) if found else (6000, "Luzern")
