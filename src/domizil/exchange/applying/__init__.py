# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What incoming messages lead to in the register: only by its actions, so that law, access and checks are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.db import transaction

from domizil.base.access import Hidden
from domizil.base.refusal import Refusal
from domizil.register.models import RegisterEvent
from domizil.register.sets import Outcome

from .. import content_messages
from ..ech0020_v3.header import Action
from ..matching import People
from . import (  # noqa: F401  each enters its kinds
    contacts,
    corrections,
    descent,
    family,
    moving,
    neighbours,
    numbers,
    origins,
    papers,
    permits,
    persons,
    requests,
    services,
)
from .case import HANDLERS, TOGETHER, Case, Together
from .follow_up import follow_up

__all__ = ["HANDLERS", "Case", "apply", "apply_all"]
T = TypeVar("T")
AS_SENT = {Action.NEW, Action.RESPONSE, Action.FORWARD}
"""Actions whose content is applied as it is; the others are about an earlier message."""
REQUESTS = {"dataRequest"}


def apply(case: Case) -> list[RegisterEvent]:
    """Apply a message and return the events it led to. Raises Rejected, Unclear, or a Refusal of the register."""
    handler = HANDLERS.get(case.kind)
    if case.header.action not in AS_SENT and not (case.header.action == Action.REQUEST and case.kind in REQUESTS):
        return follow_up(case, handler)
    if handler is None:
        raise content_messages.by_hand(case.kind)
    return handler(case)


def apply_all(cases: Sequence[Case]) -> list[Outcome]:
    """Apply messages of one municipality about different persons; return for each what `apply` returns or raises."""
    cases = _with_people(cases)
    outcomes: dict[int, Outcome] = {}
    alike: dict[str, list[int]] = defaultdict(list)
    for place, case in enumerate(cases):
        kind = TOGETHER.get(case.kind)
        if kind and case.header.action in AS_SENT and kind.is_all(case):
            alike[case.kind].append(place)
        else:
            outcomes[place] = _outcome(_apply_alone, case)
    for name, places in alike.items():
        outcomes.update(zip(places, _together(TOGETHER[name], [cases[place] for place in places]), strict=True))
    return [outcomes[place] for place in range(len(cases))]


def _with_people(cases: Sequence[Case]) -> list[Case]:
    """Read at once who comes near to whom the messages name, for those that name one person."""
    told = [case.names for case in cases]
    asked = [one for one in told if one is not None]
    people = People(asked, cases[0].municipality.bfs_number) if asked else None
    return [replace(case, people=people) if one else case for case, one in zip(cases, told, strict=True)]


@transaction.atomic
def _apply_alone(case: Case) -> list[RegisterEvent]:
    return apply(case)


def _together(kind: Together, cases: Sequence[Case]) -> list[Outcome]:
    read: list[Any] = [_outcome(kind.read, case) for case in cases]
    entered = iter(kind.enter([one for one in read if not isinstance(one, Refusal | Hidden)]))
    return [one if isinstance(one, Refusal | Hidden) else next(entered) for one in read]


def _outcome(step: Callable[[Case], T], case: Case) -> T | Refusal | Hidden:
    """What a step gives, or why it was refused."""
    try:
        return step(case)
    except (Refusal, Hidden) as refused:
        return refused
