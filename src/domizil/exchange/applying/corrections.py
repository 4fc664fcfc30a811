# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that set right what was reported wrongly (eCH-0020 section 4.5): the state as it now presents itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from domizil.register import actions
from domizil.register.models import Person, RegisterEvent, Residence

from .. import messages, reading
from ..ech0020_v3.person import ResidenceData
from .case import Case, applies


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
    if told.goes_to is not None:
        went = reading.place(told.goes_to)
        values |= {
            "goes_to": went.text, "goes_to_municipality": went.municipality, "goes_to_country_id": went.country,
        }  # fmt: skip
    return [
        actions.correct_residence(
            by=case.by, residence=residence, reason=_reason(case), arrival=told.arrival_date,
            departure=told.departure_date, values=values, evidence=case.evidence,
        )
    ]  # fmt: skip


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
    """Set names right."""
    return _set_right(case, case.person(), reading.names(case.content.name_info))


@applies("correctNationality")
def correct_nationality(case: Case) -> list[RegisterEvent]:
    """Set the nationality right."""
    return _set_right(case, case.person(), {"nationality": reading.nationality(case.content.nationality_data)})


@applies("correctReligion")
def correct_religion(case: Case) -> list[RegisterEvent]:
    """Set the religion right."""
    return _set_right(case, case.person(), {"religion": case.content.religion_data.religion})


@applies("correctMaritalInfo")
def correct_marital_info(case: Case) -> list[RegisterEvent]:
    """Set the civil status right."""
    return _set_right(case, case.person(), reading.marital(case.content.marital_info))


@applies("correctBirthInfo")
def correct_birth_info(case: Case) -> list[RegisterEvent]:
    """Set place of birth and names of the parents right, from the beginning on."""
    who = case.person()
    since = who.states.order_by("valid").first()
    assert since is not None  # the database holds no person without
    return _set_right(case, who, reading.birth(case.content.birth_info), since.valid.lower)


def _set_right(case: Case, who: Person, told: Mapping[str, Any], since: date | None = None) -> list[RegisterEvent]:
    """Correct every feature that is told otherwise than the register has it; what agrees stays."""
    since = since or case.on
    state = who.states.filter(valid__contains=since).first()
    if state is None:
        raise messages.contradiction(messages.not_known_then(since))
    differing = {name: value for name, value in told.items() if _held(state, name) != value}
    return [
        actions.correct(
            by=case.by, person=who, field=name, period=(since, None), value=value, reason=_reason(case),
            evidence=case.evidence,
        )
        for name, value in differing.items()
    ]  # fmt: skip


def _held(state: Any, name: str) -> Any:
    value = getattr(state, name)
    return getattr(value, "pk", value)


def _reason(case: Case) -> str:
    return f"eCH-0020 {case.kind} {case.header.message_id}"
