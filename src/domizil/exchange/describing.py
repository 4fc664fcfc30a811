# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register holds of persons, in the words of eCH-0020: for events, for key exchange, for base deliveries.

Rows are fetched for many persons at a time, a handful of queries each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import facts
from domizil.permits.models import Permit
from domizil.register.models import (
    DataBlock,
    Dwelling,
    Occupancy,
    OfficialId,
    Person,
    PersonState,
    PlaceOfOrigin,
    Residence,
    ResidenceKind,
)

from .ech0020_v3 import blocks, extra, person, places
from .ech0020_v3.blocks import Reporting, WholePerson
from .ech0020_v3.identification import NamedPersonId, PartialDate, PersonIdentification

CANTON = "LU"
_SWITZERLAND = 8100
_NOT_KNOWN = "0"


@dataclass(frozen=True, slots=True)
class Described:
    """The rows of one person on a day: features, numbers, origins, block, permit, residences with their dwelling."""

    person: Person
    state: PersonState
    ids: list[OfficialId] = field(default_factory=list)
    origins: list[PlaceOfOrigin] = field(default_factory=list)
    block: DataBlock | None = None
    permit: Permit | None = None
    residences: list[Residence] = field(default_factory=list)
    dwellings: dict[int, tuple[Dwelling | None, date]] = field(default_factory=dict)

    def residence(self, municipality: int) -> Residence | None:
        """The residence in a municipality."""
        return next((one for one in self.residences if one.municipality_id == municipality), None)


def described(persons: Sequence[Person], on: date) -> dict[int, Described]:
    """Return the rows of persons as they hold on a day, by key. Who is not known on that day is left out."""
    keys = [one.pk for one in persons]
    held = {"person__in": keys, "valid__contains": on}
    ids, origins, residences = (
        _by_person(model.objects.filter(**held)) for model in (OfficialId, PlaceOfOrigin, Residence)
    )
    states = {state.person_id: state for state in PersonState.objects.filter(**held)}
    blocked = {block.person_id: block for block in DataBlock.objects.filter(**held)}
    permits = {permit.person_id: permit for permit in Permit.objects.filter(**held).order_by("valid")}
    living = Occupancy.objects.filter(residence__person__in=keys, valid__contains=on).select_related("dwelling")
    dwellings = {one.residence_id: (one.dwelling, one.valid.lower) for one in living}
    return {
        one.pk: Described(
            one, states[one.pk], ids[one.pk], origins[one.pk], blocked.get(one.pk), permits.get(one.pk),
            residences[one.pk], dwellings,
        )
        for one in persons
        if one.pk in states
    }  # fmt: skip


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


# --- places ---


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
        municipality_name=(own.name if own else name or "unbekannt")[:40],
        canton_abbreviation=CANTON if own else None,
    )


def country(number: int) -> places.CountryName:
    """A state by its federal number."""
    found = _countries()[number]
    return places.CountryName(
        country_id=number, country_id_iso2=found.iso2 or None, country_name_short=found.name_de[:50]
    )


def _place(kind: type, number: int | None, state: int | None, words: str) -> Any:
    if number is not None:
        return kind(swiss_town=municipality(number, words))
    if state is not None:
        return kind(foreign_country=person.ForeignCountry(country=country(state), town=words or None))
    return kind(unknown=_NOT_KNOWN)


def comes_from(residence: Residence) -> person.Destination:
    """Where somebody came from to a residence."""
    of = residence
    found: person.Destination = _place(
        person.Destination, of.comes_from_municipality, of.comes_from_country_id, of.comes_from
    )
    return found


def goes_to(residence: Residence) -> person.Destination:
    """Where somebody went from a residence."""
    of = residence
    found: person.Destination = _place(person.Destination, of.goes_to_municipality, of.goes_to_country_id, of.goes_to)
    return found


def dwelling_address(dwelling: Dwelling | None, bfs_number: int, moved: date | None = None) -> person.DwellingAddress:
    """The dwelling somebody lives in. Where it is not known, the address says so in the name of the municipality."""
    if dwelling is None:
        zip_code, name = _main_town(bfs_number)
        address = places.SwissAddress(street="unbekannt", town=name, swiss_zip_code=zip_code)
        return person.DwellingAddress(address=address, type_of_household=_NOT_KNOWN, moving_date=moved)
    address = places.SwissAddress(
        street=dwelling.street or dwelling.town,
        house_number=dwelling.house_number or None,
        town=dwelling.town,
        swiss_zip_code=dwelling.swiss_zip_code,
    )
    return person.DwellingAddress(
        egid=dwelling.egid, ewid=dwelling.ewid, address=address, type_of_household="1", moving_date=moved
    )


@cache
def _main_town(bfs_number: int) -> tuple[int, str]:
    """A postal code and town of a municipality, for an address that is not known."""
    found = next((one for one in facts.localities() if one.bfs_number == bfs_number), None)
    return (found.swiss_zip_code, found.town) if found else (6000, "Luzern")


# --- persons ---


def identified(of: Described, municipality: int, state: PersonState | None = None) -> PersonIdentification:
    """Numbers and identifying features; `state` where a message asks for those before the event."""
    state = state or of.state
    own = NamedPersonId(person_id_category=f"MU.{municipality}", person_id=str(of.person.pk))
    others = tuple(NamedPersonId(person_id_category=one.scheme, person_id=one.value) for one in of.ids)
    return PersonIdentification(
        vn=of.person.vn,
        local_person_id=own,
        other_person_id=tuple(one for one in others if not one.person_id_category.startswith("EU.")),
        eu_person_id=tuple(one for one in others if one.person_id_category.startswith("EU.")),
        official_name=state.official_name,
        first_name=state.first_name,
        original_name=state.original_name or None,
        sex=state.sex,
        date_of_birth=PartialDate(year_month_day=of.person.date_of_birth),
    )


def names(state: PersonState) -> blocks.NameInfo:
    """Names."""
    abroad = person.ForeignName(name=state.foreign_name) if state.foreign_name else None
    data = person.NameData(
        official_name=state.official_name,
        first_name=state.first_name,
        original_name=state.original_name or None,
        alliance_name=state.alliance_name or None,
        alias_name=state.alias_name or None,
        call_name=state.call_name or None,
        name_on_foreign_passport=abroad,
    )
    return blocks.NameInfo(name_data=data)


def birth(of: Described) -> blocks.BirthInfo:
    """Birth, and the names of the parents at it."""
    state = of.state
    where = _place(person.GeneralPlace, state.birth_municipality, state.birth_country_id, state.place_of_birth)
    data = person.BirthData(
        date_of_birth=PartialDate(year_month_day=of.person.date_of_birth), place_of_birth=where, sex=state.sex
    )
    parents = {
        f"name_of_{column}": _parent(name, given, state.parents_proven)
        for column, name, given in (
            ("father", state.father_name, state.father_first_name),
            ("mother", state.mother_name, state.mother_first_name),
        )
        if name or given
    }
    return blocks.BirthInfo(birth_data=data, birth_addon_data=extra.BirthAddon(**parents) if parents else None)


def _parent(name: str, given: str, proven: bool | None) -> extra.NameOfParent:
    if name and given:
        return extra.NameOfParent(first_name=given, official_name=name, official_proof_of_name_of_parents_yes_no=proven)
    if name:
        return extra.NameOfParent(official_name_only=name, official_proof_of_name_of_parents_yes_no=proven)
    return extra.NameOfParent(first_name_only=given, official_proof_of_name_of_parents_yes_no=proven)


def marital(state: PersonState) -> person.MaritalData:
    """Civil status."""
    separation = person.Separation(separation=str(state.separation)) if state.separation else None
    return person.MaritalData(
        marital_status=str(state.marital_status),
        date_of_marital_status=state.marital_status_on,
        separation_data=separation,
    )


def nationality(state: PersonState) -> person.NationalityData:
    """Nationality."""
    info = person.CountryInfo(country=country(state.nationality_id), nationality_valid_from=state.nationality_since)
    return person.NationalityData(nationality_status="2", country_info=(info,))


def origins(of: Described, since: date | None = None) -> tuple[blocks.OriginInfo, ...]:
    """Places of origin. A Swiss citizen whose place is not entered yet is sent with one that says so."""
    addon = extra.OriginAddon(naturalization_date=since) if since else None
    known = tuple(
        blocks.OriginInfo(
            place_of_origin=person.Origin(origin_name=one.name, canton=one.canton), place_of_origin_addon_data=addon
        )
        for one in of.origins
    )
    unknown = person.Origin(origin_name="unbekannt", canton=CANTON)
    return known or (blocks.OriginInfo(place_of_origin=unknown, place_of_origin_addon_data=addon),)


_PERMIT_NOT_ASSIGNED = "13"


def permit(held: Permit | None) -> person.ResidencePermitData:
    """The permit; a foreign national without one has the code for "not assigned" (1300)."""
    if held is None:
        return person.ResidencePermitData(residence_permit="1300")
    category = "1300" if held.category == _PERMIT_NOT_ASSIGNED else held.category
    return person.ResidencePermitData(
        residence_permit=category,
        residence_permit_valid_from=held.valid.lower,
        residence_permit_valid_till=_last(held.valid),
    )


def _last(valid: DateRange) -> date | None:
    """The last day of a period; eCH says "until and with", the register "until before"."""
    return valid.upper - timedelta(days=1) if valid.upper else None


def locks(of: Described, paper_lock: bool = False) -> extra.LockData:
    """Locks on data and papers."""
    block = of.block
    return extra.LockData(
        data_lock=str(block.kind) if block else "0",
        data_lock_valid_from=block.valid.lower if block else None,
        data_lock_valid_till=_last(block.valid) if block else None,
        paper_lock="1" if paper_lock else "0",
    )


def whole(of: Described, municipality: int, paper_lock: bool = False) -> WholePerson:
    """All that is sent of a person with an arrival or a base delivery."""
    state = of.state
    swiss = state.nationality_id == _SWITZERLAND
    died = of.person.date_of_death
    return WholePerson(
        person_identification=identified(of, municipality),
        name_info=names(state),
        birth_info=birth(of),
        religion_data=person.ReligionData(religion=state.religion),
        marital_info=blocks.MaritalInfo(marital_data=marital(state)),
        nationality_data=nationality(state),
        death_data=person.DeathData(death_period=person.DeathPeriod(date_from=died)) if died else None,
        person_additional_data=extra.AdditionalData(language_of_correspondance=state.language_of_correspondence),
        place_of_origin_info=origins(of) if swiss else (),
        residence_permit_data=None if swiss else permit(of.permit),
        lock_data=locks(of, paper_lock),
    )


def reporting(of: Described, residence: Residence, *, leaving: bool = False) -> dict[str, Reporting]:
    """The residence as `moveIn` and `baseDelivery` send it: one of the three kinds."""
    dwelling, _ = of.dwellings.get(residence.pk, (None, residence.valid.lower))
    elsewhere = [one for one in of.residences if one.pk != residence.pk]
    main = next((one for one in elsewhere if one.kind == ResidenceKind.MAIN), None)
    told: dict[str, Any] = {
        "reporting_municipality": municipality(residence.municipality_id),
        "arrival_date": residence.valid.lower,
        "comes_from": comes_from(residence),
        "dwelling_address": dwelling_address(dwelling, residence.municipality_id),
    }
    if leaving and residence.valid.upper:
        told |= {"departure_date": residence.valid.upper, "goes_to": goes_to(residence)}
    if residence.kind == ResidenceKind.MAIN:
        secondary = tuple(municipality(one.municipality_id) for one in elsewhere)
        return {"has_main_residence": Reporting(**told, secondary_residence=secondary)}
    if residence.kind == ResidenceKind.SECONDARY:
        there = (
            municipality(main.municipality_id)
            if main
            else municipality(residence.comes_from_municipality, residence.comes_from)
        )
        return {"has_secondary_residence": Reporting(**told, main_residence=there)}
    return {"has_other_residence": Reporting(**told)}
