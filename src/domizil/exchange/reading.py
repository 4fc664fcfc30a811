# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the words of a message to the values that the register's actions take."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from domizil.base import facts
from domizil.register import nationalities
from domizil.register.births import Born
from domizil.register.models import Person, ResidenceKind
from domizil.register.nationalities import Nationality
from domizil.register.reporting import DwellingFacts, NewPerson, Origin, Place, PostalAddress

from . import content_messages, messages
from .describing.places import UNKNOWN
from .ech0020_v3.blocks import BirthInfo, BirthPerson, MaritalInfo, NameInfo, OriginInfo, WholePerson
from .ech0020_v3.extra import AdditionalData, FireService, GuardianPartner, GuardianRelationship, PoliticalRights
from .ech0020_v3.identification import PartialDate, PersonIdentification
from .ech0020_v3.person import Destination, DwellingAddress, GeneralPlace, NationalityData
from .ech0020_v3.places import MailAddress, OrganisationAddressee

SWITZERLAND = 8100
_WITHOUT_STATE: dict[str, Nationality] = {"0": nationalities.UNKNOWN, "1": nationalities.STATELESS}
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


def nowhere(told: DwellingAddress | None) -> bool:
    """Say whether an address stands for one that is not known (see `describing.places.dwelling_address`)."""
    return told is None or (told.egid is None and told.address.street.lower() == UNKNOWN)


_PART = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:Z|[+-]\d\d:\d\d)?")
"""A year, or a year and month, with the time zone that a schema lets them have."""


def as_far_as_known(told: PartialDate) -> Born | None:
    """The date of birth, as far as it is told; None for a year that there is not."""
    if told.year_month_day is not None:
        return Born.of(told.year_month_day)
    found = _PART.fullmatch(told.year_month or told.year or "")
    if found is None or found[1] == "0000":
        return None
    return Born(int(found[1]), int(found[2]) if found[2] else None)


def born(told: PartialDate) -> Born:
    """The date of birth, as far as it is told. Raises Rejected for a year that there is not."""
    found = as_far_as_known(told)
    if found is None:
        raise messages.invalid(told.year_month or told.year or "dateOfBirth")
    return found


def name_of(told: PersonIdentification) -> str:
    """A person as a message calls them, for refusals and lists."""
    known = as_far_as_known(told.date_of_birth)
    return f"{told.official_name} {told.first_name}, {known or '?'}"


def nationality(told: NationalityData) -> Nationality:
    """A nationality. Of several states the Swiss one, else the first (only Infostar sends several).

    Who is stateless, or of unknown nationality, has no state (eCH-0011 section 3.3.6.1). One that is said to be known
    and names none is for a clerk (Unclear).
    """
    if told.nationality_status in _WITHOUT_STATE:
        return _WITHOUT_STATE[told.nationality_status]
    states = [info.country.country_id for info in told.country_info]
    if not states:
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
    """Places of origin; `UNKNOWN` stands for one that the sender does not know, and is none."""
    named = (info.place_of_origin for info in told)
    return tuple(Origin(one.origin_name, one.canton) for one in named if one.origin_name.lower() != UNKNOWN)


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
    birthday = born(who.date_of_birth)
    features = names(told.name_info) | birth(told.birth_info) | {"religion": told.religion_data.religion}
    if isinstance(told, WholePerson):
        features |= marital(told.marital_info)
        features |= political_rights(told.political_right_data) | fire_service(told.fire_service_data)
    else:
        features["marital_status"] = int(told.marital_data.marital_status)
    features |= additional(told.person_additional_data)
    kept = {name: value for name, value in features.items() if name not in ("official_name", "first_name")}
    return NewPerson(
        official_name=who.official_name,
        first_name=who.first_name,
        sex=who.sex,
        date_of_birth=birthday.stands,
        birth_known=birthday.known,
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


# --- further features ---


def additional(told: AdditionalData | None) -> dict[str, Any]:
    """The language that a person is written to in; nothing where none is told."""
    language = told.language_of_correspondance if told else None
    return {"language_of_correspondence": language.lower()} if language else {}


def political_rights(told: PoliticalRights | None) -> dict[str, Any]:
    """The right to vote in the federation; nothing where none is told."""
    restricted = told.restricted_voting_and_election_right_federation if told else None
    return {} if restricted is None else {"votes_federation": not restricted}


def fire_service(told: FireService | None) -> dict[str, Any]:
    """The duty of fire service; what is not told is not known."""
    return {
        "fire_service": yes_no(told.fire_service if told else None),
        "fire_service_liability": yes_no(told.fire_service_liability if told else None),
    }


def yes_no(told: str | None) -> bool | None:
    """A code 0 or 1 as what it says."""
    return None if told is None else told == "1"


def measure(told: GuardianRelationship) -> dict[str, Any]:
    """A protective measure by column of `Guardian`, without its representative."""
    info = told.guardian_measure_info
    return {
        "kind": int(told.type_of_relationship),
        "based_on": " ".join(info.based_on_law),
        "measure": info.based_on_law_add_on or "",
        "reference": told.guardian_relationship_id,
    }


def representative(partner: GuardianPartner | None) -> str:
    """The name of a person or office that represents somebody, in whatever form it is told. Raises Unclear."""
    address = partner.address if partner else None
    if address is not None and address.organisation is not None:
        return organisation(address.organisation)
    named = partner and (partner.person_identification or partner.person_identification_partner)
    if named:
        return f"{named.first_name} {named.official_name}"
    raise content_messages.no_representative()


def organisation(told: OrganisationAddressee) -> str:
    """The name of an organisation, over all its lines."""
    lines = (told.organisation_name, told.organisation_name_add_on1, told.organisation_name_add_on2)
    return " ".join(line for line in lines if line)


def postal_address(told: MailAddress, whose: Person) -> PostalAddress:
    """An address for mail; nobody is named in it where the mail is for the person of the message."""
    at = told.address_information
    box = " ".join(str(part) for part in (at.post_office_box_text, at.post_office_box_number) if part)
    return PostalAddress(
        zip_code=str(at.swiss_zip_code or at.foreign_zip_code or ""),
        town=at.town,
        street=at.street or box,
        house_number=at.house_number or "",
        addressee=_addressee(told, whose),
        country=_state(at.country),
    )


def _addressee(told: MailAddress, whose: Person) -> str:
    if told.organisation is not None:
        return organisation(told.organisation)
    named = told.person
    assert named is not None  # the schema has one of the two
    if (named.first_name, named.last_name) == (whose.first_name[:30], whose.official_name[:30]):
        return ""
    return " ".join(part for part in (named.first_name, named.last_name) if part)


@cache
def _states() -> dict[str, int]:
    return {one.iso2: one.bfs_number for one in facts.countries() if one.iso2}


def _state(iso2: str) -> int | None:
    """The federal number of a state by its two letters; none is Switzerland. Raises Rejected."""
    if iso2 == "CH":
        return None
    found = _states().get(iso2)
    if found is None:
        raise messages.unknown_place(iso2)
    return found
