# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the law says of a case on a day: the next step, whether a fine is possible, when a decision is final."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domizil.law.engine import Law, Step, Unknown
from domizil.law.engine.deadlines import Deadline
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.last_day import with_last_day
from domizil.law.lu_ng.sanctions import Dunning, Duty, NextStep

from .models import DutyCase, Fine, Letter
from .models import Step as Taken


@dataclass(frozen=True, slots=True)
class Finality:
    """Until when a decision can be contested and whether it is final; `unknown` says what nobody has entered."""

    deadline: Deadline | None = None
    final: bool | None = None
    unknown: Unknown | None = None


def dunning(case: DutyCase) -> Dunning:
    """A case as the law sees it."""
    terms = {letter.step: letter.answer_by for letter in case.letters.all()}
    return Dunning(
        Duty(case.duty), case.due_on, terms.get(Taken.DEMAND), terms.get(Taken.REMINDER), case.met_on or case.closed_on
    )


def next_step(case: DutyCase, on: date) -> Step:
    """What is to be done on a day, with its derivation; the law of that day decides."""
    return Law.on(on).derive(STATUTE, "next_step", dunning=dunning(case), day=on)


def step_due(case: DutyCase, on: date) -> NextStep:
    """What is to be done on a day."""
    found = Law.on(on).value(STATUTE, "next_step", dunning=dunning(case), day=on)
    assert isinstance(found, NextStep)
    return found


def fine_cap(on: date) -> int:
    """The ceiling of a fine on a day, in Rappen."""
    cap = Law.on(on).figure(STATUTE, "fine_cap").value
    assert isinstance(cap, int)
    return cap


def contestable(fine: Fine) -> Deadline:
    """Until when a served decision can be contested. Raises Unknown while nobody has entered the term of the VRG."""
    assert fine.served_on is not None
    law = Law.on(fine.served_on)
    counted = law.value(STATUTE, "contestable_until", served_on=fine.served_on)
    return with_last_day(law, fine.served_on, counted, fine.case.municipality_id)


def finality(fine: Fine, on: date) -> Finality:
    """Whether a fine is final on a day; nothing is said before it was served or where the term is unknown."""
    if fine.outcome:
        return Finality(final=fine.outcome_on is not None and fine.outcome_on <= on)
    if fine.served_on is None:
        return Finality()
    try:
        deadline = contestable(fine)
    except Unknown as unknown:
        return Finality(unknown=unknown)
    contested = fine.contested_on is not None
    final = Law.on(on).value(STATUTE, "is_final", last_day=deadline.last_day, contested=contested, day=on)
    return Finality(deadline, bool(final))


def letter_of(case: DutyCase, step: Taken) -> Letter | None:
    """The letter of a step, if it was written."""
    return next((letter for letter in case.letters.all() if letter.step == step), None)
