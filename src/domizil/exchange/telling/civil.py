# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling birth, death and civil status, with the other person where the register knows them."""

from __future__ import annotations

from collections.abc import Iterator

from domizil.register.models import EventKind

from .. import describing
from ..ech0020_v3 import blocks, civil_status, events, extra, person
from .residences import residence_of
from .told import Telling, Told, tells

_NOT_KNOWN_WHY = "9"


@tells(EventKind.BIRTH, "birth")
def _birth(told: Telling) -> Iterator[Told]:
    whole = describing.whole(told.of, told.event.municipality_id)
    child = blocks.BirthPerson(
        person_identification=whole.person_identification,
        name_info=whole.name_info,
        birth_info=whole.birth_info,
        religion_data=whole.religion_data,
        marital_data=whole.marital_info.marital_data,
        nationality_data=whole.nationality_data,
        contact_data=whole.contact_data,
        person_additional_data=whole.person_additional_data,
        place_of_origin_info=whole.place_of_origin_info,
        residence_permit_data=whole.residence_permit_data,
        lock_data=whole.lock_data,
        parental_relationship=whole.parental_relationship,
    )
    return told.message("birth", events.Birth(person=child, **residence_of(told)))


@tells(EventKind.DEATH, "death")
def _death(told: Telling) -> Iterator[Told]:
    died = person.DeathPeriod(date_from=told.of.person.date_of_death or told.on)
    data = person.DeathData(death_period=died)
    return told.message("death", civil_status.Death(person=told.who, death_data=data))


@tells(EventKind.MARRIAGE, "marriage")
def _marriage(told: Telling) -> Iterator[Told]:
    content = civil_status.Marriage(
        person=told.who_before, marital_info=_entered_into(told), marital_relationship=_spouse(told)
    )
    return told.message("marriage", content)


@tells(EventKind.PARTNERSHIP, "partnership")
def _partnership(told: Telling) -> Iterator[Told]:
    content = civil_status.Partnership(
        person=told.who_before, marital_info=_entered_into(told), partnership_relationship=_spouse(told)
    )
    return told.message("partnership", content)


def _entered_into(told: Telling) -> blocks.MarriageInfo:
    state = told.of.state
    status = blocks.MarriageData(
        marital_status=str(state.marital_status), date_of_marital_status=state.marital_status_on
    )
    return blocks.MarriageInfo(marital_data=status)


def _spouse(told: Telling) -> extra.MaritalRelationship | None:
    return describing.spouse(told.of, told.event.municipality_id)


_STATUS_EVENTS: dict[str, tuple[str, type]] = {
    EventKind.DIVORCE: ("divorce", civil_status.Divorce),
    EventKind.UNDO_MARRIAGE: ("undoMarriage", civil_status.UndoMarriage),
    EventKind.UNDO_PARTNERSHIP: ("undoPartnership", civil_status.UndoPartnership),
    EventKind.MARITAL_STATUS_PARTNER: ("maritalStatusPartner", civil_status.MaritalStatusPartner),
}


@tells(EventKind.DIVORCE, "divorce")
@tells(EventKind.UNDO_MARRIAGE, "undoMarriage")
@tells(EventKind.UNDO_PARTNERSHIP, "undoPartnership")
@tells(EventKind.MARITAL_STATUS_PARTNER, "maritalStatusPartner")
def _dissolved(told: Telling) -> Iterator[Told]:
    kind, cls = _STATUS_EVENTS[told.event.kind]
    data = person.MaritalData(
        marital_status=str(told.of.state.marital_status),
        date_of_marital_status=told.of.state.marital_status_on or told.on,
        cancelation_reason=_NOT_KNOWN_WHY if kind == "undoPartnership" else None,
    )
    return told.message(kind, cls(person=told.who, marital_data=data))


@tells(EventKind.SEPARATION, "separation")
def _separation(told: Telling) -> Iterator[Told]:
    kind = told.of.state.separation
    data = person.Separation(separation=str(kind) if kind else None, separation_valid_from=told.on)
    return told.message("separation", civil_status.Separated(person=told.who, separation_data=data))


@tells(EventKind.UNDO_SEPARATION, "undoSeparation")
def _undo_separation(told: Telling) -> Iterator[Told]:
    content = civil_status.UndoSeparation(person=told.who, separation_valid_till=told.on)
    return told.message("undoSeparation", content)
