# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Features of a person in the words of eCH, one block each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.permits.models import Permit
from domizil.register.births import DAY, MONTH, Born
from domizil.register.models import Person, PersonState

from ..ech0020_v3 import blocks, extra, person
from ..ech0020_v3.identification import NamedPersonId, PartialDate, PersonIdentification
from .places import CANTON, UNKNOWN, country, place
from .rows import Described

# --- who ---


def identified(of: Described, municipality: int, state: PersonState | None = None) -> PersonIdentification:
    """Numbers and identifying features; `state` where a message asks for those before the event."""
    others = tuple(NamedPersonId(person_id_category=one.scheme, person_id=one.value) for one in of.ids)
    return replace(
        identification(of.person, municipality, state or of.state),
        other_person_id=tuple(one for one in others if not one.person_id_category.startswith("EU.")),
        eu_person_id=tuple(one for one in others if one.person_id_category.startswith("EU.")),
    )


def identification(of: Person, municipality: int, named: Person | PersonState | None = None) -> PersonIdentification:
    """The AHV number, our own number, and the identifying features: today's, or those of `named`."""
    named = named or of
    return PersonIdentification(
        vn=of.vn,
        local_person_id=NamedPersonId(person_id_category=f"MU.{municipality}", person_id=str(of.pk)),
        official_name=named.official_name,
        first_name=named.first_name,
        original_name=getattr(named, "original_name", "") or None,
        sex=named.sex,
        date_of_birth=partial(of.born),
    )


def partial(born: Born) -> PartialDate:
    """A date of birth, as far as it is known."""
    if born.known == DAY:
        return PartialDate(year_month_day=born.stands)
    return PartialDate(year_month=born.iso) if born.known == MONTH else PartialDate(year=born.iso)


def with_numbers_before(who: PersonIdentification, changed: Mapping[str, Any]) -> PersonIdentification:
    """The identification with the numbers as they were before a correction (`[before, after]` by name)."""
    others = {one.person_id_category: one for one in who.other_person_id}
    for scheme, (before, _after) in changed.get("ids", {}).items():
        others.pop(scheme, None)
        if before is not None:
            others[scheme] = NamedPersonId(person_id_category=scheme, person_id=before)
    vn = changed["vn"][0] if "vn" in changed else who.vn
    return replace(who, vn=vn, other_person_id=tuple(others.values()))


# --- names, birth ---


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
    where = place(person.GeneralPlace, state.birth_municipality, state.birth_country_id, state.place_of_birth)
    data = person.BirthData(date_of_birth=partial(of.person.born), place_of_birth=where, sex=state.sex)
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


# --- civil status, nationality, origin, permit ---


def marital(state: PersonState) -> person.MaritalData:
    """Civil status."""
    separation = person.Separation(separation=str(state.separation)) if state.separation else None
    return person.MaritalData(
        marital_status=str(state.marital_status),
        date_of_marital_status=state.marital_status_on,
        separation_data=separation,
    )


def nationality(state: PersonState, since: date | None = None) -> person.NationalityData:
    """Nationality, since when it is entered, or since a day that a correction names."""
    status = str(state.nationality_status)
    if state.nationality_id is None:
        return person.NationalityData(nationality_status=status)
    info = person.CountryInfo(
        country=country(state.nationality_id), nationality_valid_from=since or state.nationality_since
    )
    return person.NationalityData(nationality_status=status, country_info=(info,))


def origins(of: Described, since: date | None = None) -> tuple[blocks.OriginInfo, ...]:
    """All places of origin, each since when; or all since a day. Swiss citizens without one are sent with `UNKNOWN`.

    The schema asks for at least one and has no code for "not known"; who reads `UNKNOWN` enters none.
    """
    known = tuple(
        info for one in of.origins for info in named_origins([(one.name, one.canton)], since=since or one.valid.lower)
    )
    return known or named_origins([(UNKNOWN, CANTON)], since=since)


def named_origins(
    named: Sequence[Sequence[str]], since: date | None = None, until: date | None = None
) -> tuple[blocks.OriginInfo, ...]:
    """Places of origin by name and canton, since or until a day."""
    addon = extra.OriginAddon(naturalization_date=since, expatriation_date=until) if since or until else None
    return tuple(
        blocks.OriginInfo(
            place_of_origin=person.Origin(origin_name=name, canton=canton), place_of_origin_addon_data=addon
        )
        for name, canton in named
    )


_PERMIT_NOT_ASSIGNED = "13"


def permit(held: Permit | None) -> person.ResidencePermitData:
    """The permit; a foreign national without one has the code for "not assigned" (1300)."""
    if held is None:
        return person.ResidencePermitData(residence_permit="1300")
    category = "1300" if held.category == _PERMIT_NOT_ASSIGNED else held.category
    return person.ResidencePermitData(
        residence_permit=category,
        residence_permit_valid_from=held.valid.lower,
        residence_permit_valid_till=last(held.valid),
    )


def last(valid: DateRange) -> date | None:
    """The last day of a period; eCH says "until and with", the register "until before"."""
    return valid.upper - timedelta(days=1) if valid.upper else None


# --- locks and further features ---


def locks(of: Described, municipality: int) -> extra.LockData:
    """Locks on data, and on papers that lie in the municipality."""
    block, papers = of.block, of.paper_block(municipality)
    return extra.LockData(
        data_lock=str(block.kind) if block else "0",
        data_lock_valid_from=block.valid.lower if block else None,
        data_lock_valid_till=last(block.valid) if block else None,
        paper_lock="1" if papers else "0",
        paper_lock_valid_from=papers.valid.lower if papers else None,
        paper_lock_valid_till=last(papers.valid) if papers else None,
    )


def additional(state: PersonState) -> extra.AdditionalData:
    """How a person is written to."""
    return extra.AdditionalData(language_of_correspondance=state.language_of_correspondence)


def political_rights(state: PersonState) -> extra.PoliticalRights | None:
    """Whether the right to vote in the federation is restricted, where the register says either."""
    if state.votes_federation is None:
        return None
    return extra.PoliticalRights(restricted_voting_and_election_right_federation=not state.votes_federation)


def fire_service(state: PersonState, since: date | None = None) -> extra.FireService | None:
    """Fire service, where the register says anything of it (§ 13 para. 2 lit. f NG)."""
    if state.fire_service is None and state.fire_service_liability is None:
        return None
    return extra.FireService(
        fire_service=_yes_no(state.fire_service),
        fire_service_liability=_yes_no(state.fire_service_liability),
        fire_service_valid_from=since,
    )


def _yes_no(held: bool | None) -> str | None:
    return None if held is None else str(int(held))
