# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From answers to an assessment: facts that cannot be are refused; what is asked next follows from the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from ..engine import BadInput, Law
from ..engine.asking import EARLIEST, LATEST, Asked, ask
from ..engine.deadlines import Deadline
from ..engine.decision import Counting, Due
from ..engine.derivation import Step
from ..lu_ng.last_day import with_last_day
from .facts import STATUTE, LucerneFacts, Tie

FREE_TO_LEAVE_OUT = tuple(field.name for field in fields(LucerneFacts) if "date" in str(field.type))
"""Days: without them a term is told, but not computed."""


def check(person: LucerneFacts, law: Law) -> LucerneFacts:
    """Refuse facts that cannot be. Raises `BadInput` with the fact, what is wrong, and what is allowed."""
    for name in FREE_TO_LEAVE_OUT:
        day = getattr(person, name)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise BadInput(name, f"{day} cannot be", f"a day from {EARLIEST} to {LATEST}", "problem.day")
    for name in ("resident_since", "child_born"):
        day = getattr(person, name)
        if day is not None and day > law.on_day:
            raise BadInput(name, f"{day} lies in the future", f"a day up to {law.on_day}", "problem.future")
    _check_child(person, law)
    return person


def _check_child(person: LucerneFacts, law: Law) -> None:
    born, since = person.child_born, person.family_since
    if person.tie is not Tie.CHILD_UP_TO_12 or born is None or since is None:
        return
    if law.value(STATUTE, "was_over_twelve", since=since, child_born=born):
        what = f"a child born on {born} was over twelve on {since}"
        raise BadInput("child_born", what, "a later day, or the tie of a child over twelve", "problem.child")


def assessed(person: LucerneFacts, on: date) -> Step:
    """The answer for a person by the law of a day, with its derivation. Raises `BadInput`, `NoSuchLaw`."""
    law = Law.on(on)
    return law.derive(STATUTE, "assess", person=check(person, law))


def asked(given: Mapping[str, Any], on: date) -> Asked:
    """How far answers carry: which facts the rules looked at, which is missing, and the `Outcome` when none is."""
    return ask(Law.on(on), STATUTE, "assess", given, FREE_TO_LEAVE_OUT)


def next_question(given: Mapping[str, Any], on: date) -> str | None:
    """The fact to ask for next: the first that a rule needs and that was not answered; None when nothing is missing."""
    return asked(given, on).missing


def last_day(due: Due, on: date, municipality: int | None = None) -> Deadline | None:
    """A term's last day by the canton's reading and the municipality's days of rest; None where no day is known.

    `Deadline.says(language)` tells what was not read about weekends and holidays.
    """
    if due.first is None or due.last is None or due.counting is not Counting.WITHIN:
        return None
    return with_last_day(Law.on(on), due.first, due.last, municipality)
