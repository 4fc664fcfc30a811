# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Demand, reminder and the order to collect papers: each once in a case, each when the law says that it is due."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from domizil.base import clock
from domizil.base.models import Worker
from domizil.law.engine.deadlines import days_after
from domizil.law.lu_ng.sanctions import NextStep
from domizil.register.papers.service import practice, value

from .. import messages, standing, wording
from ..models import DutyCase, Letter, Step
from .cases import locked_case

_DUE = {
    Step.DEMAND: NextStep.DEMAND,
    Step.REMINDER: NextStep.REMINDER,
    Step.COLLECTION: NextStep.COLLECTION_POSSIBLE,
}


LONGEST_TERM = 366
"""Days that a letter gives at most: a rule of the house, so that a year typed wrongly does not stop a case."""


def demand(*, by: Worker | None, case: DutyCase, answer_by: date | None = None, on: date | None = None) -> Letter:
    """Write the demand (Einforderung, § 16) with its term; None takes the municipality's. Raises Hidden, Refusal."""
    return _with_term(by, case, Step.DEMAND, answer_by, on)


def remind(*, by: Worker | None, case: DutyCase, answer_by: date | None = None, on: date | None = None) -> Letter:
    """Write the reminder (Mahnung, § 18) once the demand has run out. Raises Hidden, Refusal."""
    return _with_term(by, case, Step.REMINDER, answer_by, on)


@transaction.atomic
def collect(*, by: Worker, case: DutyCase, compensation_rappen: int, on: date | None = None) -> Letter:
    """Order the police to collect papers (§ 15 para. 2), for a compensation by the municipality. Raises as above."""
    locked, on = locked_case(by, case), on or clock.today()
    if compensation_rappen < 0:
        raise messages.no_amount(str(compensation_rappen))
    return _write(by, locked, Step.COLLECTION, on, rappen=compensation_rappen)


@transaction.atomic
def _with_term(by: Worker | None, case: DutyCase, step: Step, answer_by: date | None, on: date | None) -> Letter:
    locked, on = locked_case(by, case), on or clock.today()
    own = practice(locked.municipality_id)
    days = own.demand_days if step is Step.DEMAND else own.reminder_days
    if answer_by is None and days is not None:
        answer_by = days_after(on, days)
    if answer_by is None or answer_by <= on:
        raise messages.term_missing()
    if answer_by > days_after(on, LONGEST_TERM):
        raise messages.term_too_long(LONGEST_TERM)
    return _write(by, locked, step, on, answer_by=answer_by)


def _write(by: Worker | None, case: DutyCase, step: Step, on: date, **more: object) -> Letter:
    """Write the letter if the law says that its step is due; the case is locked."""
    if standing.letter_of(case, step) is not None:
        raise messages.taken_already(str(step.label))
    due = standing.next_step(case, on)
    if due.value is not _DUE[step]:
        raise messages.step_not_due(str(step.label), value(due.value))
    answer_by = more.get("answer_by")
    assert answer_by is None or isinstance(answer_by, date)
    return Letter.objects.create(
        case=case,
        step=step,
        made_on=on,
        answer_by=answer_by,
        contents=wording.letter(case, step, on=on, practice=practice(case.municipality_id), **more),
        derivation=due.to_json(),
        made_by=by,
    )
