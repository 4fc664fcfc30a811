# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about a person: birth, civil status, names, nationality, locks, death."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domizil.register import actions, states
from domizil.register.actions.features import change_features_all
from domizil.register.feature_changes import NewFeatures
from domizil.register.models import DataBlock, EventKind, Person, RegisterEvent, RelationshipKind, Separation
from domizil.register.reporting import Tie

from .. import content_messages, matching, messages, reading
from ..ech0020_v3.extra import MaritalRelationship
from .case import Case, applies, applies_together
from .same import same_is_nothing, unless_same

_PARENTS = ("3", "4")
_NO_LOCK = "0"


# --- birth and death ---


@applies("birth")
def birth(case: Case) -> list[RegisterEvent]:
    """Enter a child with the parents that the message names and the register knows."""
    told = case.content.person
    bfs_number = case.municipality.bfs_number
    if matching.find(told.person_identification, bfs_number) is not None:
        raise messages.known_already(reading.name_of(told.person_identification))
    ties = {
        matching.need(tie.partner.person_identification, bfs_number): tie.care
        for tie in told.parental_relationship
        if tie.type_of_relationship in _PARENTS and tie.partner.person_identification is not None
    }
    if not ties:
        raise content_messages.no_parents()
    cared = tuple(Tie(RelationshipKind.PARENT, parent, care=care) for parent, care in ties.items())
    child = replace(reading.new_person(told), relationships=cared)
    born = actions.register_birth(**case.common, municipality=bfs_number, child=child, parents=list(ties))
    return [born]


@applies("death")
def death(case: Case) -> list[RegisterEvent]:
    """Enter a death. Where the day is only known to lie between two, a clerk decides."""
    period = case.content.death_data.death_period
    if period.date_to not in (None, period.date_from):
        raise content_messages.death_between(period.date_from, period.date_to)
    return actions.register_death(**case.common, person=case.person(), on=case.on)


# --- civil status ---


@applies("marriage")
def marriage(case: Case) -> list[RegisterEvent]:
    """Enter a marriage with the spouse where the register knows them; each spouse is a message of its own."""
    return _status(case, case.content.marital_info.marital_data, case.content.marital_relationship)


@applies("partnership")
def partnership(case: Case) -> list[RegisterEvent]:
    """Enter a registered partnership."""
    return _status(case, case.content.marital_info.marital_data, case.content.partnership_relationship)


@applies("divorce", "undoMarriage", "undoPartnership", "maritalStatusPartner")
def dissolved(case: Case) -> list[RegisterEvent]:
    """Enter that a marriage or partnership ended."""
    return _status(case, case.content.marital_data, None)


def _status(case: Case, told: Any, tie: MaritalRelationship | None) -> list[RegisterEvent]:
    who, status = case.person(), int(told.marital_status)
    state = who.states.filter(valid__contains=case.on).first()
    if state is not None and (state.marital_status, state.marital_status_on) == (status, case.on):
        return []  # the message of the other spouse has said it already
    return actions.change_civil_status(
        **case.common, person=who, on=case.on, marital_status=status, partner=_partner(case, tie)
    )


def _partner(case: Case, tie: MaritalRelationship | None) -> Person | None:
    """The spouse, where the message says enough and the register knows them."""
    told = tie.partner.person_identification if tie else None
    return matching.find(told, case.municipality.bfs_number) if told else None


@applies("separation")
def separation(case: Case) -> list[RegisterEvent]:
    """Enter a separation."""
    told = case.content.separation_data.separation
    kind = Separation(int(told)) if told else Separation.VOLUNTARY
    return unless_same(actions.separate, **case.common, person=case.person(), on=case.on, kind=kind)


@applies("undoSeparation")
def undo_separation(case: Case) -> list[RegisterEvent]:
    """Enter that spouses live together again."""
    return unless_same(actions.separate, **case.common, person=case.person(), on=case.on, kind=None)


# --- names, nationality, religion, sex ---


_ENTER = same_is_nothing(change_features_all)


@applies_together("changeName", _ENTER)
def change_name(case: Case) -> NewFeatures:
    """New names; the message identifies the person by the former ones."""
    told = states.checked(reading.names(case.content.name_info), states.NAMES)
    return _features(case, case.person(), EventKind.CHANGE_NAME, told)


@applies("changeNationality", "undoSwiss")
def change_nationality(case: Case) -> list[RegisterEvent]:
    """Enter another nationality."""
    told = reading.nationality(case.content.nationality_data)
    return unless_same(
        actions.change_nationality, **case.common, person=case.person(), on=case.on, nationality=told
    )  # fmt: skip


@applies_together("changeReligion", _ENTER)
def change_religion(case: Case) -> NewFeatures:
    """Another religion."""
    told = states.checked({"religion": case.content.religion_data.religion})
    return _features(case, case.person(), EventKind.CHANGE_RELIGION, told)


@applies_together("changeSex", _ENTER)
def change_sex(case: Case) -> NewFeatures:
    """Another entry of the sex; the message identifies the person by the former one."""
    told = case.content.person
    who = case.person(told.person_identification)
    return _features(case, who, EventKind.CHANGE_SEX, states.checked({"sex": told.sex}))


def _features(case: Case, who: Person, kind: EventKind, values: dict[str, Any]) -> NewFeatures:
    return NewFeatures(report=case.report(case.on), person=who, kind=kind, values=values)


# --- locks ---


@applies("dataLock", "correctDataLock")
def data_lock(case: Case) -> list[RegisterEvent]:
    """Set, change or lift the lock on a person's data."""
    common = {name: value for name, value in case.common.items() if name != "evidence"}
    who, reason = case.person(), f"eCH-0020 {case.kind} {case.header.message_id}"
    held = DataBlock.objects.filter(person=who, valid__contains=case.on).first()
    told = case.content.data_lock
    if str(held.kind if held else _NO_LOCK) == told:
        return []
    events = []
    if held is not None:
        events.append(actions.unlock_data(**common, person=who, on=case.on, reason=reason))
    if told != _NO_LOCK:
        locked = actions.lock_data(
            **common, person=who, on=case.on, reason=reason, ordered_by=case.header.sender_id, kind=int(told)
        )
        events.append(locked)
    return events
