# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Corrections: with a reason, linked to what they correct; what was known before stays in history."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Worker
from domizil.law.engine.periods import DAY

from .. import identity, messages, states
from ..births import Born
from ..models import EventKind, EventSource, HouseholdMember, Person, PersonState, RegisterEvent, Residence
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
) -> RegisterEvent:
    """Set right what was wrong about a person: a feature over a period (from, until before), a fixed date or number.

    A date of birth may be a `Born`, of which only a part is known. `period` None is the whole time that the register
    knows the person. `on` is the day of the report (default: the day the
    period begins). Raises Refusal (no reason, no such feature, nothing changes, impossible) and Hidden.
    """
    since, until = period or (states.first(person).valid.lower, None)
    report = Report(
        by, responsible(person, since), on or since, EventSource.CORRECTION, evidence=evidence, reason=reason.strip(),
        corrects=corrects,
    )  # fmt: skip
    with writing(report):
        if not report.reason:
            raise messages.reason_missing()
        lock(person)
        person.refresh_from_db()
        if field in OF_PERSON:
            changed = _set_fixed(person, field, value)
        else:
            values = states.checked({field: value})
            if field == "marital_status_on" and value:
                states.plausible(messages.label(PersonState, field), values[field], person.date_of_birth)
            changed = states.correct(person, since, until, values)
        return report.event(
            EventKind.CORRECT_PERSON,
            person,
            period=[since.isoformat(), until.isoformat() if until else None],
            **changed,
        )


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
        residences.stretch(residence, DateRange(born, residence.valid.upper))
        residence.save()
    first = states.first(person)
    if first.valid.lower == before or first.valid.lower < born:
        if first.valid.upper is not None and first.valid.upper <= born:
            raise messages.moved_later(str(person), first.valid.upper)
        first.valid = DateRange(born, first.valid.upper)
        first.save(update_fields=["valid"])
