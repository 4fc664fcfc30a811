# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about custody and about representatives under child and adult protection law (§ 13 para. 2 lit. g NG)."""

from __future__ import annotations

from typing import Any

from domizil.register import actions
from domizil.register.models import Care, Guardian, Person, RegisterEvent, Relationship, RelationshipKind

from .. import content_messages, matching, reading
from ..ech0020_v3.extra import GuardianRelationship, ParentalRelationship
from .case import Case, applies
from .same import unless_same

KINDS = {
    "3": RelationshipKind.PARENT, "4": RelationshipKind.PARENT,
    "5": RelationshipKind.FOSTER, "6": RelationshipKind.FOSTER,
}  # fmt: skip
"""Mother, father, foster mother, foster father (eCH-0021)."""
_ELDERS = (RelationshipKind.PARENT, RelationshipKind.FOSTER)


# --- custody ---


@applies("care")
def care(case: Case) -> list[RegisterEvent]:
    """Enter who has custody; who is not named any more has none (that is how it ends when a child comes of age)."""
    child = case.person()
    told = [_elder(case, one) for one in case.content.parental_relationship]
    events = [event for one in told for event in _set_care(case, child, *one)]
    named = {parent.pk for parent, _kind, _care in told}
    for tie in _elders_of(child, case).exclude(care__isnull=True).exclude(care=Care.NONE).exclude(other__in=named):
        events += _set_care(case, child, tie.other, tie.kind, Care.NONE)
    return events


@applies("correctParentalRelationship")
def correct_parental_relationship(case: Case) -> list[RegisterEvent]:
    """Set custody right. A parent who is no parent any more is for a clerk: names and descent hang on it."""
    child = case.person()
    told = [_elder(case, one) for one in case.content.parental_relationship]
    if _elders_of(child, case).exclude(other__in=[parent.pk for parent, _kind, _care in told]).exists():
        raise content_messages.by_hand(case.kind)
    return [event for one in told for event in _set_care(case, child, *one)]


def _elders_of(child: Person, case: Case) -> Any:
    held = Relationship.objects.filter(person=child, kind__in=_ELDERS, valid__contains=case.on)
    return held.select_related("other")


def _elder(case: Case, told: ParentalRelationship) -> tuple[Person, str, int]:
    """The parent or foster parent of a relationship. Raises Unclear where the register does not know them."""
    who = told.partner.person_identification
    found = matching.find(who, case.municipality.bfs_number) if who else None
    if found is None:
        raise content_messages.parent_unknown()
    return found, KINDS[told.type_of_relationship], told.care


def _set_care(case: Case, child: Person, parent: Person, kind: str, held: int) -> list[RegisterEvent]:
    return unless_same(actions.set_care, **case.common, child=child, parent=parent, on=case.on, care=held, kind=kind)


# --- representatives ---


@applies("guardianMeasure", "changeGuardian")
def guardian(case: Case) -> list[RegisterEvent]:
    """Enter that a measure begins or changes; the sender's number of it says which."""
    return enter_measure(case, case.person(), case.content.relationship)


@applies("undoGuardian")
def undo_guardian(case: Case) -> list[RegisterEvent]:
    """Enter that a measure ended."""
    number = case.content.guardian_relationship_id
    held = _held(case.person(), number, case)
    if held is None:
        raise content_messages.unknown_measure(number)
    return [actions.end_guardian(**case.common, guardian=held, on=case.on)]


@applies("correctGuardianRelationship")
def correct_guardian(case: Case) -> list[RegisterEvent]:
    """Enter all measures that still hold; what is not told any more has ended (section 4.5.1)."""
    who, told = case.person(), case.content.guardian_relationship
    events = [event for one in told for event in enter_measure(case, who, one)]
    named = {one.guardian_relationship_id for one in told}
    ended = Guardian.objects.filter(person=who, valid__contains=case.on).exclude(reference__in=named)
    return events + [actions.end_guardian(**case.common, guardian=held, on=case.on) for held in ended]


def _held(who: Person, number: str, case: Case) -> Guardian | None:
    return Guardian.objects.filter(person=who, reference=number, valid__contains=case.on).first()


def enter_measure(case: Case, who: Person, told: GuardianRelationship) -> list[RegisterEvent]:
    """Enter a measure that is new by the sender's number of it, or what changed about it."""
    measure = reading.measure(told) | _representative(case, told)
    held = _held(who, told.guardian_relationship_id, case)
    if held is not None:
        return unless_same(actions.change_guardian, **case.common, guardian=held, on=case.on, measure=measure)
    since = min(told.guardian_measure_info.guardian_measure_valid_from, case.on)
    return unless_same(actions.appoint_guardian, **case.common, person=who, on=since, measure=measure)


def _representative(case: Case, told: GuardianRelationship) -> dict[str, Any]:
    """A person of the register where one is meant for sure, else the name of the person or office."""
    partner = told.partner
    found = None
    if partner is not None and partner.person_identification is not None:
        found = matching.find(partner.person_identification, case.municipality.bfs_number)
    return {"other": found, "name": "" if found else reading.representative(partner)}
