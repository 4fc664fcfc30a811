# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that set right what was reported wrongly (eCH-0020 section 4.5): the state as it now presents itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from domizil.register import actions, states
from domizil.register.models import Person, RegisterEvent, Residence

from .. import content_messages, messages, reading
from ..ech0020_v3.person import ResidenceData
from .case import Case, applies
from .same import unless_same


@applies("correctReporting")
def correct_reporting(case: Case) -> list[RegisterEvent]:
    """Set right when and from where somebody came, when and where they went."""
    content = case.content
    told = _told(content)
    case.ours(told.reporting_municipality)
    who = case.person()
    residence = Residence.objects.filter(person=who, municipality=case.municipality).order_by("-valid").first()
    if residence is None:
        raise messages.unknown_person(reading.name_of(content.person))
    came = reading.place(told.comes_from)
    values: dict[str, Any] = {
        "comes_from": came.text, "comes_from_municipality": came.municipality, "comes_from_country_id": came.country,
    }  # fmt: skip
    went = reading.place(told.goes_to)  # what is not told any more is no longer so
    values |= {
        "goes_to": went.text, "goes_to_municipality": went.municipality, "goes_to_country_id": went.country,
    }  # fmt: skip
    return unless_same(
        actions.correct_residence, by=case.by, residence=residence, reason=because(case), arrival=told.arrival_date,
        departure=told.departure_date, reopen=told.departure_date is None and residence.valid.upper is not None,
        values=values, evidence=case.evidence,
    )  # fmt: skip


def _told(content: Any) -> ResidenceData:
    """The residence of one of the three kinds."""
    if content.has_main_residence is not None:
        found = content.has_main_residence.main_residence
    else:
        found = (content.has_secondary_residence or content.has_other_residence).secondary_residence
    assert isinstance(found, ResidenceData)
    return found


@applies("correctName")
def correct_name(case: Case) -> list[RegisterEvent]:
    """Set names right: those that hold now are overwritten (section 4.5.6)."""
    info = case.content.name_info
    return set_right(case, case.person(), reading.names(info), info.name_valid_from)


@applies("correctNationality")
def correct_nationality(case: Case) -> list[RegisterEvent]:
    """Set the nationality right, since the day that is told (section 4.5.7)."""
    data = case.content.nationality_data
    since = data.country_info[0].nationality_valid_from if data.country_info else None
    return set_right(case, case.person(), {"nationality": reading.nationality(data)}, since or case.on)


@applies("correctReligion")
def correct_religion(case: Case) -> list[RegisterEvent]:
    """Set the religion right, since the day that is told (section 4.5.9)."""
    data = case.content.religion_data
    return set_right(case, case.person(), {"religion": data.religion}, data.religion_valid_from or case.on)


@applies("correctMaritalInfo")
def correct_marital_info(case: Case) -> list[RegisterEvent]:
    """Set the civil status right, since its date (section 4.5.12)."""
    info = case.content.marital_info
    since = info.marital_data.date_of_marital_status or case.on
    return set_right(case, case.person(), reading.marital(info), since)


@applies("correctBirthInfo")
def correct_birth_info(case: Case) -> list[RegisterEvent]:
    """Set birth and the names of the parents right, from the beginning on (section 4.5.13)."""
    who, info = case.person(), case.content.birth_info
    born = reading.born(info.birth_data.date_of_birth)
    events = [] if born == who.born else _correct(case, who, "date_of_birth", None, born)
    told = reading.birth(info) | {"sex": info.birth_data.sex}
    return events + set_right(case, who, told, first_day(who))


@applies("correctPersonAdditionalData")
def correct_additional_data(case: Case) -> list[RegisterEvent]:
    """Set the language right that the person is written to in, from the beginning on (section 4.5.15)."""
    who = case.person()
    return set_right(case, who, reading.additional(case.content.person_additional_data), first_day(who))


@applies("correctPoliticalRightData")
def correct_political_rights(case: Case) -> list[RegisterEvent]:
    """Set the right to vote in the federation right, from the beginning on (section 4.5.16)."""
    who = case.person()
    return set_right(case, who, reading.political_rights(case.content.political_right_data), first_day(who))


@applies("correctDeathData")
def correct_death_data(case: Case) -> list[RegisterEvent]:
    """Set the day of a death right. That somebody lives, or died after all, is for a clerk."""
    who, told = case.person(), case.content.death_data
    if who.date_of_death is None or told is None:
        raise content_messages.by_hand(case.kind)
    period = told.death_period
    if period.date_to not in (None, period.date_from):
        raise content_messages.death_between(period.date_from, period.date_to)
    if period.date_from == who.date_of_death:
        return []
    return _correct(case, who, "date_of_death", None, period.date_from)


def first_day(who: Person) -> date:
    """The day since which the register knows the person."""
    begins: date = states.first(who).valid.lower
    return begins


def set_right(case: Case, who: Person, told: Mapping[str, Any], since: date | None) -> list[RegisterEvent]:
    """Correct every feature that is told otherwise than the register has it; what agrees stays.

    Without a day it is since when the value holds that is wrong now; never before the register knew the person.
    """
    now = who.states.filter(valid__contains=case.on).first()
    if now is None:
        raise messages.contradiction(messages.not_known_then(case.on))
    events = []
    for name, value in told.items():
        begins = max(since or _since_when(who, name, now), first_day(who))
        state = who.states.get(valid__contains=begins)
        if _held(now, name) != value or _held(state, name) != value:
            events += _correct(case, who, name, (begins, None), value)
    return events


def _since_when(who: Person, name: str, now: Any) -> date:
    """The day since which a feature has the value that it has now."""
    begins: date = now.valid.lower
    for row in who.states.filter(valid__endswith__lte=begins).order_by("-valid"):
        if _held(row, name) != _held(now, name):
            break
        begins = row.valid.lower
    return begins


def _correct(case: Case, who: Person, name: str, period: Any, value: Any) -> list[RegisterEvent]:
    return unless_same(
        actions.correct, by=case.by, person=who, field=name, period=period, value=value, evidence=case.evidence,
        reason=because(case),
    )  # fmt: skip


def _held(state: Any, name: str) -> Any:
    value = getattr(state, name)
    return getattr(value, "pk", value)


def because(case: Case) -> str:
    """The reason of a correction that a message leads to."""
    return f"eCH-0020 {case.kind} {case.header.message_id}"
