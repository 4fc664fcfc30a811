# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages of the civil-status register that somebody became, or is no longer, the parent of a child.

They are entered as corrections (eCH-0020 section 4.4.2): the ties, and the names of the parents at birth. Names,
origins and nationality of the child come as messages of their own, of the same case. What does not fit is for a clerk.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from domizil.register import actions
from domizil.register.models import Person, RegisterEvent, Relationship, RelationshipKind

from .. import content_messages, matching, reading
from ..ech0020_v3.extra import AddedParent
from .case import Case, applies
from .corrections import because, first_day, set_right
from .same import unless_same

_MOST_PARENTS = 2
_SIDES = {"3": "mother", "4": "father"}
_NAMES = ("name", "first_name")


@applies("childRelationship")
def child_relationship(case: Case) -> list[RegisterEvent]:
    """Enter ties to parents that begin or end, and the names of the parents at birth as they are told now."""
    content = case.content
    child = case.person(case.told)
    told = (*content.add_parent, *content.remove_parent)
    if not told or any(one.type_of_relationship not in _SIDES for one in told):
        raise content_messages.by_hand(case.kind)
    gone, new = _parents(case, content.remove_parent), _parents(case, content.add_parent)
    _two_at_most(case, child, gone, new)
    events = [event for parent, _care in gone for event in _no_parent(case, child, parent)]
    events += [event for parent, care in new for event in _parent(case, child, parent, care)]
    return events + set_right(case, child, _names_at_birth(content), first_day(child))


def _names_at_birth(content: Any) -> dict[str, Any]:
    """The names of the parents at birth, empty where one is no parent any more and no other is told."""
    left = {f"{_SIDES[one.type_of_relationship]}_{name}": "" for one in content.remove_parent for name in _NAMES}
    told = reading.birth(content.person.birth_info)
    return left | {name: value for name, value in told.items() if name.startswith((*_SIDES.values(), "parents"))}


def _parents(case: Case, told: Sequence[AddedParent]) -> list[tuple[Person, int]]:
    """The parents who are told, with their custody. Raises Unclear where the register does not know one of them."""
    found = []
    for one in told:
        who = one.partner.person_identification
        parent = matching.find(who, case.municipality.bfs_number) if who else None
        if parent is None:
            raise content_messages.parent_unknown()
        found.append((parent, one.care))
    return found


def _two_at_most(
    case: Case, child: Person, gone: Sequence[tuple[Person, int]], new: Sequence[tuple[Person, int]]
) -> None:
    """Insist that nobody goes who is no parent, and that not more than two are left. Raises Unclear."""
    held = set(_ties(case, child).values_list("other", flat=True))
    leaving, coming = {parent.pk for parent, _care in gone}, {parent.pk for parent, _care in new}
    if leaving - held and not _said_already(held, leaving, coming):
        raise content_messages.no_such_parent(str(next(parent for parent, _care in gone if parent.pk not in held)))
    if len((held - leaving) | coming) > _MOST_PARENTS:
        raise content_messages.three_parents(str(child))


def _said_already(held: set[int], leaving: set[int], coming: set[int]) -> bool:
    """Whether the register stands as it is after the message."""
    return not leaving & held and coming <= held


def _no_parent(case: Case, child: Person, parent: Person) -> list[RegisterEvent]:
    """Let the tie end on the day that is told; one that begins then, or later, never was."""
    tie = _ties(case, child).filter(other=parent).first()
    if tie is None:
        return []
    never = tie.valid.lower >= case.on
    return [
        actions.correct_entry(
            by=case.by, person=child, entry=f"tie-{tie.pk}", reason=because(case), evidence=case.evidence,
            process=case.process, **({"never": True} if never else {"until": case.on}),
        )
    ]  # fmt: skip


def _parent(case: Case, child: Person, parent: Person, care: int) -> list[RegisterEvent]:
    return unless_same(actions.set_care, **case.common, child=child, parent=parent, on=case.on, care=care)


def _ties(case: Case, child: Person) -> QuerySet[Relationship]:
    return Relationship.objects.filter(person=child, kind=RelationshipKind.PARENT, valid__endswith__isnull=True)
