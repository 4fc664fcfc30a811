# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Corrections: with a reason, linked to what they correct; what was known before stays in history."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Worker

from .. import identity, messages, states
from ..births import Born
from ..models import EventKind, EventSource, Occupancy, Person, PersonState, RegisterEvent, Residence
from ..reporting import Evidence
from ..writing import Report, alive, lock, responsible, writing

OF_PERSON = ("date_of_birth", "date_of_death", "vn", "zemis_number")
OF_RESIDENCE = (
    "comes_from", "comes_from_municipality", "comes_from_country_id", "goes_to", "goes_to_municipality",
    "goes_to_country_id", "kind", "purpose", "planned_end", "proof_valid_until",
)  # fmt: skip


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


def _follow_birth(person: Person, before: date) -> None:
    """Let what began with the birth, or now lies before it, begin with the right day."""
    born = person.date_of_birth
    for residence in Residence.objects.filter(person=person, valid__startswith=before):
        _stretch(residence, DateRange(born, residence.valid.upper))
        residence.save()
    first = states.first(person)
    if first.valid.lower == before or first.valid.lower < born:
        if first.valid.upper is not None and first.valid.upper <= born:
            raise messages.moved_later(str(person), first.valid.upper)
        first.valid = DateRange(born, first.valid.upper)
        first.save(update_fields=["valid"])


def correct_residence(
    *,
    by: Worker,
    residence: Residence,
    reason: str,
    arrival: date | None = None,
    departure: date | None = None,
    reopen: bool = False,
    values: dict[str, Any] | None = None,
    corrects: RegisterEvent | None = None,
    evidence: Evidence | None = None,
) -> RegisterEvent:
    """Set right when a residence began or ended, or where from, where to, of what kind (`OF_RESIDENCE`) it is.

    `reopen` takes a departure back. The dwellings of the residence follow at both ends. Raises Refusal and Hidden.
    """
    person = residence.person
    report = Report(
        by, residence.municipality_id, arrival or residence.valid.lower, EventSource.CORRECTION, evidence=evidence,
        reason=reason.strip(), corrects=corrects,
    )  # fmt: skip
    with writing(report):
        if not report.reason:
            raise messages.reason_missing()
        lock(person)
        residence.refresh_from_db()
        changed = _set_columns(residence, values or {})
        valid = DateRange(
            arrival or residence.valid.lower, None if reopen else departure or residence.valid.upper
        )  # fmt: skip
        if valid != residence.valid:
            alive(person, valid.lower)
            changed["valid"] = [_days(residence.valid), _days(valid)]
            _stretch(residence, valid)
        if not changed:
            raise messages.nothing_changes()
        residence.save()
        return report.event(EventKind.CORRECT_REPORTING, person, residence=residence.pk, **changed)


def _set_columns(residence: Residence, values: dict[str, Any]) -> states.Change:
    changed: states.Change = {}
    for name, value in values.items():
        if name not in OF_RESIDENCE:
            raise messages.no_such_feature(name, ", ".join(OF_RESIDENCE))
        before = getattr(residence, name)
        if before != value:
            changed[name] = [states.plain(before), states.plain(value)]
            setattr(residence, name, value)
    return changed


def _days(valid: DateRange) -> list[str | None]:
    return [valid.lower.isoformat(), valid.upper.isoformat() if valid.upper else None]


def _stretch(residence: Residence, valid: DateRange) -> None:
    """Give a residence other ends, and let its first and last dwelling reach to them. Raises Refusal."""
    if valid.upper is not None and valid.lower >= valid.upper:
        raise messages.ends_before_it_begins(valid.lower, valid.upper)
    rows = list(Occupancy.objects.filter(residence=residence).order_by("valid"))
    inner = rows[1].valid.lower if len(rows) > 1 else None
    if (inner is not None and valid.lower >= inner) or (
        valid.upper is not None and rows[-1].valid.lower >= valid.upper
    ):
        raise messages.moved_later(str(residence.person), rows[-1].valid.lower)
    rows[0].valid = DateRange(valid.lower, rows[0].valid.upper)
    rows[-1].valid = DateRange(rows[-1].valid.lower, valid.upper)
    for row in {rows[0].pk: rows[0], rows[-1].pk: rows[-1]}.values():
        row.save(update_fields=["valid"])
    first = states.first(residence.person)
    if valid.lower < first.valid.lower:  # who arrived earlier than entered is known since then
        first.valid = DateRange(valid.lower, first.valid.upper)
        first.save(update_fields=["valid"])
    residence.valid = valid
