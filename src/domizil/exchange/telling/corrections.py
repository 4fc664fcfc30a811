# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling what was set right, and changes that eCH-0020 has no event for: by the block they belong to (section 4.5).

A message of this kind says today's value and since when it holds. A correction of a period that is over changes nothing
of it, and is not told: version 3 has no message for a value of the past.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from domizil.register.models import EventKind, RegisterEvent

from .. import describing
from ..ech0020_v3 import blocks, corrections, events, person
from . import entries
from .told import Telling, Told, tells

Block = Callable[[Telling, date], tuple[str, Any]]


def _names(told: Telling, since: date) -> tuple[str, Any]:
    info = blocks.NameInfo(name_data=describing.names(told.of.state).name_data, name_valid_from=since)
    return "correctName", corrections.CorrectName(person=told.who, name_info=info)


def _birth(told: Telling, since: date) -> tuple[str, Any]:
    return "correctBirthInfo", corrections.CorrectBirthInfo(person=told.who, birth_info=describing.birth(told.of))


def _marital(told: Telling, since: date) -> tuple[str, Any]:
    info = blocks.MaritalInfo(marital_data=describing.marital(told.of.state))
    tie = describing.spouse(told.of, told.event.municipality_id)
    content = corrections.CorrectMaritalInfo(person=told.who, marital_info=info, marital_relationship=tie)
    return "correctMaritalInfo", content


def _nationality(told: Telling, since: date) -> tuple[str, Any]:
    data = describing.nationality(told.of.state, since)
    return "correctNationality", corrections.CorrectNationality(person=told.who, nationality_data=data)


def _religion(told: Telling, since: date) -> tuple[str, Any]:
    data = person.ReligionData(religion=told.of.state.religion, religion_valid_from=since)
    return "correctReligion", corrections.CorrectReligion(person=told.who, religion_data=data)


def _language(told: Telling, since: date) -> tuple[str, Any]:
    spoken = describing.additional(told.of.state)
    content = corrections.CorrectPersonAdditionalData(person=told.who, person_additional_data=spoken)
    return "correctPersonAdditionalData", content


def _fire_service(told: Telling, since: date) -> tuple[str, Any]:
    data = describing.fire_service(told.of.state, since)
    return "changeFireService", events.ChangeFireService(person=told.who, fire_service_data=data)


def _votes(told: Telling, since: date) -> tuple[str, Any]:
    data = describing.political_rights(told.of.state)
    content = corrections.CorrectPoliticalRightData(person=told.who, political_right_data=data)
    return "correctPoliticalRightData", content


def _death(told: Telling, since: date) -> tuple[str, Any]:
    died = told.of.person.date_of_death
    data = person.DeathData(death_period=person.DeathPeriod(date_from=died)) if died else None
    return "correctDeathData", corrections.CorrectDeathData(person=told.who, death_data=data)


def _numbers(told: Telling, since: date) -> tuple[str, Any]:
    """The numbers before say who is meant; so the AHV number before the correction stands there."""
    who = told.who
    after = corrections.NumbersOnly(
        vn=who.vn, local_person_id=who.local_person_id, other_person_id=who.other_person_id,
        eu_person_id=who.eu_person_id,
    )  # fmt: skip
    before = describing.with_numbers_before(who, told.event.data)
    numbers = corrections.CorrectedNumbers(person_identification_before=before, person_identification_after=after)
    return "correctIdentification", corrections.CorrectIdentification(person=numbers)


def _origins(told: Telling, since: date) -> tuple[str, Any]:
    if told.event.kind == EventKind.CORRECT_PERSON:
        places = describing.origins(told.of)
        content = corrections.CorrectPlaceOfOrigin(person=told.who, place_of_origin_info=places)
        return "correctPlaceOfOrigin", content
    places = describing.origins(told.of, told.on)
    return "changeOrigin", events.ChangeOrigin(person=told.who, origin_info=places)


_BIRTH = (
    "date_of_birth", "place_of_birth", "birth_municipality", "birth_country_id", "father_name", "father_first_name",
    "mother_name", "mother_first_name", "parents_proven", "sex",
)  # fmt: skip
_NAMES = ("official_name", "first_name", "original_name", "alliance_name", "foreign_name", "alias_name", "call_name")
BLOCKS: dict[str, Block] = {
    **dict.fromkeys(_NAMES, _names),
    **dict.fromkeys(_BIRTH, _birth),
    **dict.fromkeys(("marital_status", "marital_status_on", "separation"), _marital),
    **dict.fromkeys(("nationality_id", "nationality_status", "nationality_since"), _nationality),
    "religion": _religion,
    "language_of_correspondence": _language,
    **dict.fromkeys(("fire_service", "fire_service_liability"), _fire_service),
    "votes_federation": _votes,
    "date_of_death": _death,
    **dict.fromkeys(("vn", "zemis_number", "ids"), _numbers),
    "origins": _origins,
}
"""Which message tells what was changed, by its name in the event's data. Rights to vote in canton and municipality have
no element in version 3, and are told by none."""


_KINDS: dict[Block, set[str]] = {
    _names: {"correctName"},
    _birth: {"correctBirthInfo"},
    _marital: {"correctMaritalInfo"},
    _nationality: {"correctNationality"},
    _religion: {"correctReligion"},
    _language: {"correctPersonAdditionalData"},
    _fire_service: {"changeFireService"},
    _votes: {"correctPoliticalRightData"},
    _death: {"correctDeathData"},
    _numbers: {"correctIdentification"},
    _origins: {"changeOrigin", "correctPlaceOfOrigin"},
}


def _possible(event: RegisterEvent) -> set[str]:
    told = {kind for name in event.data if name in BLOCKS for kind in _KINDS[BLOCKS[name]]}
    return entries.kinds(event.data["entry"]) if "entry" in event.data else told


@tells(EventKind.CORRECT_PERSON, possible=_possible)
@tells(EventKind.CHANGE_FEATURES, possible=_possible)
def _by_block(told: Telling) -> Iterator[Told]:
    if "entry" in told.event.data:
        yield from (Told(kind, content, told.on) for kind, content in entries.contents(told))
        return
    since, until = told.event.data.get("period") or (told.event.event_date.isoformat(), None)
    if until is not None and date.fromisoformat(until) <= told.on:
        return
    blocks_of = dict.fromkeys(BLOCKS[name] for name in told.event.data if name in BLOCKS)
    for block in blocks_of:
        kind, content = block(told, date.fromisoformat(since))
        yield Told(kind, content, told.on)
