# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the words of a message to the values that the register's actions take."""

from __future__ import annotations

from datetime import date
from typing import Any

from domizil.register.models import ResidenceKind
from domizil.register.reporting import DwellingFacts, NewPerson, Origin, Place

from . import messages
from .ech0020_v3.blocks import BirthInfo, BirthPerson, MaritalInfo, NameInfo, OriginInfo, WholePerson
from .ech0020_v3.identification import PartialDate, PersonIdentification
from .ech0020_v3.person import Destination, DwellingAddress, GeneralPlace, NationalityData

SWITZERLAND = 8100
_KNOWN = "2"
RESIDENCES = {
    "has_main_residence": ResidenceKind.MAIN,
    "has_secondary_residence": ResidenceKind.SECONDARY,
    "has_other_residence": ResidenceKind.OTHER,
}


def place(told: Destination | GeneralPlace | None) -> Place:
    """Where somebody comes from, goes to, or was born."""
    if told is None or (told.swiss_town is None and told.foreign_country is None):
        return Place()
    if told.swiss_town is not None:
        return Place(municipality=told.swiss_town.municipality_id, text=told.swiss_town.municipality_name)
    abroad = told.foreign_country
    assert abroad is not None
    words = ", ".join(part for part in (abroad.town, abroad.country.country_name_short) if part)
    return Place(country=abroad.country.country_id, text=words)


def dwelling(told: DwellingAddress | None) -> DwellingFacts | None:
    """The dwelling, where its federal numbers are told; without them it is not known."""
    if told is None or told.egid is None or told.ewid is None:
        return None
    address = told.address
    return DwellingFacts(
        egid=told.egid,
        ewid=told.ewid,
        swiss_zip_code=address.swiss_zip_code,
        town=address.town,
        street=address.street,
        house_number=address.house_number or "",
    )


def day_of_birth(told: PartialDate) -> date:
    """The date of birth; the register keeps whole days only. Raises Unclear for less."""
    if told.year_month_day is None:
        raise messages.by_hand(f"Geburtsdatum {told.year_month or told.year}")
    return told.year_month_day


def name_of(told: PersonIdentification) -> str:
    """A person as a message calls them, for refusals and lists."""
    born = told.date_of_birth
    day = born.year_month_day
    known = f"{day.day}.{day.month}.{day.year}" if day else born.year_month or born.year
    return f"{told.official_name} {told.first_name}, {known}"


def nationality(told: NationalityData) -> int:
    """The state of a nationality. Of several the Swiss one, else the first (only Infostar sends several).

    The register's list of states has none for stateless persons or an unknown nationality: a clerk decides (Unclear).
    """
    states = [info.country.country_id for info in told.country_info]
    if told.nationality_status != _KNOWN or not states:
        raise messages.no_nationality()
    found = SWITZERLAND if SWITZERLAND in states else states[0]
    if found is None:
        raise messages.unknown_place(told.country_info[0].country.country_name_short)
    return found


def names(told: NameInfo) -> dict[str, str]:
    """Names as columns of the register; what is not sent is no longer so, and becomes empty."""
    data = told.name_data
    abroad = data.name_on_foreign_passport or data.declared_foreign_name
    return {
        "official_name": data.official_name,
        "first_name": data.first_name,
        "original_name": data.original_name or "",
        "alliance_name": data.alliance_name or "",
        "alias_name": data.alias_name or "",
        "call_name": data.call_name or "",
        "foreign_name": " ".join(part for part in (abroad.name, abroad.first_name) if part) if abroad else "",
    }


def origins(told: tuple[OriginInfo, ...]) -> tuple[Origin, ...]:
    """Places of origin."""
    return tuple(Origin(info.place_of_origin.origin_name, info.place_of_origin.canton) for info in told)


def birth(told: BirthInfo) -> dict[str, Any]:
    """Place of birth and the names of the parents at it, as columns."""
    where = place(told.birth_data.place_of_birth)
    found: dict[str, Any] = {
        "birth_municipality": where.municipality,
        "birth_country": where.country,
        "place_of_birth": where.text,
    }
    addon = told.birth_addon_data
    for column, parent in (("father", addon.name_of_father), ("mother", addon.name_of_mother)) if addon else ():
        if parent is not None:
            found[f"{column}_name"] = parent.official_name or parent.official_name_only or ""
            found[f"{column}_first_name"] = parent.first_name or parent.first_name_only or ""
            found["parents_proven"] = parent.official_proof_of_name_of_parents_yes_no
    return found


def marital(told: MaritalInfo) -> dict[str, Any]:
    """Civil status as columns."""
    data = told.marital_data
    return {
        "marital_status": int(data.marital_status),
        "marital_status_on": data.date_of_marital_status,
        "separation": int(data.separation_data.separation)
        if data.separation_data and data.separation_data.separation
        else None,
    }


def new_person(told: WholePerson | BirthPerson) -> NewPerson:
    """Somebody to be entered, with everything that is told."""
    who = told.person_identification
    features = names(told.name_info) | birth(told.birth_info) | {"religion": told.religion_data.religion}
    if isinstance(told, WholePerson):
        features |= marital(told.marital_info)
    else:
        features["marital_status"] = int(told.marital_data.marital_status)
    if told.person_additional_data and told.person_additional_data.language_of_correspondance:
        features["language_of_correspondence"] = told.person_additional_data.language_of_correspondance.lower()
    kept = {name: value for name, value in features.items() if name not in ("official_name", "first_name")}
    return NewPerson(
        official_name=who.official_name,
        first_name=who.first_name,
        sex=who.sex,
        date_of_birth=day_of_birth(who.date_of_birth),
        nationality=nationality(told.nationality_data),
        vn=who.vn,
        features=kept,
        origins=origins(told.place_of_origin_info),
        ids=_ids(who),
    )


def _ids(who: PersonIdentification) -> dict[str, str]:
    """Numbers that other registers give the person; the AHV number has a column of its own."""
    told = (who.local_person_id, *who.other_person_id, *who.eu_person_id)
    return {one.person_id_category: one.person_id for one in told if one.person_id_category != "CH.VN"}
