# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Corrections: with a reason, linked to what they correct; what was known before stays in history."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Worker
from domizil.base.refusal import Refusal
from domizil.law.engine.periods import DAY

from .. import couples, households, identity, messages, states
from ..births import Born
from ..models import (
    EventKind,
    EventSource,
    HouseholdMember,
    MaritalStatus,
    Person,
    PersonState,
    RegisterEvent,
    Relationship,
    RelationshipKind,
    Residence,
)
from ..reporting import Evidence
from ..writing import Report, lock, responsible, writing
from . import residences

OF_PERSON = ("date_of_birth", "date_of_death", "vn", "zemis_number")


def correct(
    *,
    by: Worker,
    person: Person,
    field: str,
    period: tuple[date, date | None] | None = None,
    value: Any,
    reason: str,
    corrects: RegisterEvent | None = None,
    evidence: Evidence | None = None,
    on: date | None = None,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Set right what was wrong about a person: a feature over a period (from, until before), a fixed date or number.

    A date of birth may be a `Born`, of which only a part is known. `period` None is the whole time that the register
    knows the person. `on` is the day of the report (default: the day the period begins). The tie of a couple follows a
    civil status, as in `correct_civil_status`. Raises Refusal (no reason, no such feature, nothing changes, impossible)
    and Hidden.
    """
    if field == "marital_status":
        return correct_civil_status(
            by=by, person=person, marital_status=value, reason=reason, period=period, corrects=corrects,
            evidence=evidence, on=on, process=process,
        )[0]  # fmt: skip
    since, until = period or (states.first(person).valid.lower, None)
    report = _report(by, person, since, on, reason, corrects, evidence, process)
    with _correcting(report, person):
        if field in OF_PERSON:
            changed = _set_fixed(person, field, value)
        else:
            if field == "nationality":
                value = identity.nationality(value)
            values = states.checked({field: value})
            if field == "marital_status_on" and value:
                states.plausible(messages.label(PersonState, field), values[field], person.date_of_birth)
            changed = states.correct(person, since, until, values)
        return report.event(EventKind.CORRECT_PERSON, person, period=_days(since, until), **changed)


def correct_civil_status(
    *,
    by: Worker,
    person: Person,
    marital_status: int,
    reason: str,
    period: tuple[date, date | None] | None = None,
    partner: Person | None = None,
    along: bool = False,
    corrects: RegisterEvent | None = None,
    evidence: Evidence | None = None,
    on: date | None = None,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Set a civil status right over a period, and the tie to the spouse or partner with it (`couples.follow`).

    `partner` is the other one of a couple whom the register does not tie yet. `along` sets the other one's status right
    too, as far as the worker keeps it and nobody is widowed; where the two contradict afterwards, that is a task.
    Returns the event of the person, then that of the other. Raises Refusal and Hidden.
    """
    since, until = period or (states.first(person).valid.lower, None)
    report = _report(by, person, since, on, reason, corrects, evidence, process)
    values = states.checked({"marital_status": marital_status})
    if marital_status not in couples.TIES:
        values |= states.checked({"separation": None})
    tied = [couples.other(tie, person) for tie in couples.of(person)]
    with _correcting(report, person, *tied, *([partner] if partner else ())):
        others = couples.follow(person, marital_status, since, until, partner)
        changed = _of_status(person, since, until, values, tied=bool(others))
        changed = changed or {"marital_status": [marital_status, marital_status]}  # only the tie: others are told of it
        events = [report.event(EventKind.CORRECT_PERSON, person, period=_days(since, until), **changed)]
        if along and marital_status != MaritalStatus.WIDOWED:
            events += _along(report, others, (since, until), values)
        couples.compare(by, events[0], person, others, (since, until))
        return events


def _of_status(person: Person, since: date, until: date | None, values: dict[str, Any], *, tied: bool) -> states.Change:
    """Set the status right; where it was, and only a tie was missing, that is the correction. Raises Refusal."""
    try:
        return states.correct(person, since, until, values)
    except Refusal as refused:
        if refused.code != messages.nothing_changes().code or not tied:
            raise
        return {}


def _along(
    report: Report, others: set[int], period: tuple[date, date | None], values: dict[str, Any]
) -> list[RegisterEvent]:
    """Set the status of the other one of a couple right, over the time that the register knows that one."""
    events = []
    for one in Person.objects.filter(pk__in=others):
        since, until = max(period[0], states.first(one).valid.lower), period[1]
        if not couples.acts_for(report.by, one) or (until is not None and until <= since):
            continue
        changed = _of_status(one, since, until, values, tied=True)
        theirs = replace(report, corrects=_same_event(report.corrects, one))
        if changed:
            events.append(theirs.event(EventKind.CORRECT_PERSON, one, period=_days(since, until), **changed))
    return events


def _same_event(corrects: RegisterEvent | None, person: Person) -> RegisterEvent | None:
    """The event about the other one that was reported together with the one that is set right."""
    if corrects is None:
        return None
    return RegisterEvent.objects.filter(person=person, business_process_id=corrects.business_process_id).first()


def _report(
    by: Worker,
    person: Person,
    since: date,
    on: date | None,
    reason: str,
    corrects: RegisterEvent | None,
    evidence: Evidence | None,
    process: uuid.UUID | None,
) -> Report:
    return Report(
        by, responsible(person, since), on or since, EventSource.CORRECTION, process, evidence, reason.strip(), corrects
    )  # fmt: skip


@contextmanager
def _correcting(report: Report, person: Person, *others: Person | int) -> Iterator[None]:
    """Correct in one transaction, with a reason and those locked whom it touches. Raises Refusal and Hidden."""
    with writing(report):
        if not report.reason:
            raise messages.reason_missing()
        lock(person, *others)
        person.refresh_from_db()
        yield


def _days(since: date, until: date | None) -> list[str | None]:
    return [since.isoformat(), until.isoformat() if until else None]


def _set_fixed(person: Person, field: str, value: Any) -> states.Change:
    """Set a column that does not change over time. Raises Refusal."""
    if field == "date_of_birth":
        return _set_birth(person, value if isinstance(value, Born) else Born.of(value))
    if field == "vn":
        value = identity.clean_vn(value)
        if value and Person.objects.filter(vn=value).exclude(pk=person.pk).exists():
            raise messages.vn_of_somebody_else(value)
    if isinstance(value, date):
        states.plausible(messages.label(Person, field), value, person.date_of_birth)
    before = getattr(person, field)
    if before == value:
        raise messages.nothing_changes()
    setattr(person, field, value)
    person.save(update_fields=[field])
    if field == "date_of_death" and before is not None:
        _follow_death(person, before + DAY)
    return {field: [states.plain(before), states.plain(value)]}


def _set_birth(person: Person, born: Born) -> states.Change:
    """Set the date of birth, or the month or year where no more is known. Raises Refusal."""
    states.plausible(messages.label(Person, "date_of_birth"), born.stands)
    before = person.born
    if before == born:
        raise messages.nothing_changes()
    person.date_of_birth, person.birth_known = born.stands, born.known
    person.save(update_fields=["date_of_birth", "birth_known"])
    _follow_birth(person, before.stands)
    return {"date_of_birth": [before.iso, born.iso]}


def _follow_death(person: Person, ended: date) -> None:
    """Let what ended with the death end with the right day, or go on where nobody died."""
    died = person.date_of_death
    ends = died + DAY if died is not None else None
    for residence in Residence.objects.filter(person=person, valid__endswith=ended):
        residences.stretch(residence, DateRange(residence.valid.lower, ends))
        residence.save()
    for row in HouseholdMember.objects.filter(person=person, valid__endswith=ended):
        row.valid = DateRange(row.valid.lower, ends)
        row.save()


def _follow_birth(person: Person, before: date) -> None:
    """Let what began with the birth, or now lies before it, begin with the right day."""
    born = person.date_of_birth
    for residence in Residence.objects.filter(person=person, valid__startswith=before):
        was = residence.valid
        residences.stretch(residence, DateRange(born, was.upper))
        residence.save()
        households.follow(person.pk, was, residence.valid)
    for tie in Relationship.objects.filter(person=person, kind=RelationshipKind.PARENT, valid__startswith=before):
        Relationship.objects.filter(pk=tie.pk).update(valid=DateRange(born, tie.valid.upper))
    first = states.first(person)
    if first.valid.lower == before or first.valid.lower < born:
        if first.valid.upper is not None and first.valid.upper <= born:
            raise messages.moved_later(str(person), first.valid.upper)
        first.valid = DateRange(born, first.valid.upper)
        first.save(update_fields=["valid"])
