# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who represents a person under child and adult protection law, and the capacity to act (§ 13 para. 2 lit. g NG)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Worker

from .. import codes, feature_messages, legal_facts, messages, names, spans
from ..models import EventKind, EventSource, Guardian, GuardianKind, Person, RegisterEvent
from ..reporting import Evidence
from ..writing import Report, alive, lock, responsible, writing

MEASURE = ("other", "name", "kind", "based_on", "measure", "capacity", "decided_by", "reference")
"""What is entered of a measure, by column of `Guardian`."""
NEW_LAW = date(2013, 1, 1)
"""Since then nobody becomes an adviser (Beirat), and a guardian (Vormund) is one of minors (eCH-0021, 4.1.8.4)."""


def appoint_guardian(
    *,
    by: Worker,
    person: Person,
    on: date,
    measure: Mapping[str, Any],
    until: date | None = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter a representative from a day on; `measure` by column (`MEASURE`), `until` the first day without.

    Raises Refusal (no name, no such article, stands already, not for this age) and Hidden.
    """
    report = Report(by, responsible(person, on), on, source, process, evidence)
    with writing(report):
        lock(person)
        person.refresh_from_db()
        alive(person, on)
        if until is not None and until <= on:
            raise feature_messages.ends_before_it_begins(on, until)
        row = Guardian(person=person, valid=DateRange(on, until), **checked(measure))
        refuse_impossible(row)
        _refuse_same(row)
        row.save()
        return report.event(EventKind.GUARDIAN_MEASURE, person, guardian=row.pk, kind=row.kind)


def change_guardian(
    *,
    by: Worker,
    guardian: Guardian,
    on: date,
    measure: Mapping[str, Any],
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter that a measure changes from a day on: its representative, extent or article; what is not told stays.

    Raises Refusal (not in force on that day, nothing changes, as `appoint_guardian`) and Hidden.
    """
    person = guardian.person
    report = Report(by, responsible(person, on), on, source, process, evidence)
    with writing(report):
        row = _in_force(guardian, on)
        values = {name: value for name, value in checked(measure).items() if getattr(row, name) != value}
        if not values:
            raise messages.nothing_changes()
        before, was = row.pk, {name: getattr(row, name) for name in values}
        after = spans.go_on(row, on, values)
        refuse_impossible(after)
        changed: dict[str, Any] = {name: [was[name], value] for name, value in values.items()}
        return report.event(EventKind.CHANGE_GUARDIAN, person, guardian=[before, after.pk], **changed)


def end_guardian(
    *,
    by: Worker,
    guardian: Guardian,
    on: date,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter that a measure ends: `on` is the first day without. Raises Refusal (not in force then) and Hidden."""
    person = guardian.person
    report = Report(by, responsible(person, on), on, source, process, evidence)
    with writing(report):
        row = _in_force(guardian, on)
        key, kind = row.pk, row.kind
        spans.end(row, on)
        return report.event(EventKind.UNDO_GUARDIAN, person, guardian=key, kind=kind)


def _in_force(guardian: Guardian, on: date) -> Guardian:
    """Return the measure as it stands, its person locked. Raises Refusal where it does not hold on that day."""
    lock(guardian.person_id)
    row = Guardian.objects.select_related("person").filter(pk=guardian.pk, valid__contains=on).first()
    if row is None:
        raise feature_messages.no_guardian_then(on)
    return row


def checked(measure: Mapping[str, Any]) -> dict[str, Any]:
    """Return a measure by column, its codes found in their lists. Raises Refusal."""
    columns, found = messages.fields(Guardian), {}
    for name, value in measure.items():
        if name not in MEASURE:
            raise messages.no_such_feature(name, ", ".join(MEASURE))
        column = columns[name]
        if name == "other":
            found["other_id"] = getattr(value, "pk", value)
            continue
        try:
            found[name] = column.clean(value if name == "kind" else names.written(str(value or "")), None)
        except ValidationError as error:
            raise messages.bad_value(str(column.verbose_name), " ".join(error.messages)) from error
    for article in str(found.get("based_on", "")).split():
        _listed("based_on", "guardian_law", article)
    if found.get("capacity"):
        _listed("capacity", "capacity", found["capacity"])
    return found


def _listed(column: str, key: str, code: str) -> None:
    if code not in dict(codes.choices(key)):
        raise messages.bad_value(messages.label(Guardian, column), messages.not_in_list(code, codes.told(key)))


def refuse_impossible(row: Guardian) -> None:
    """Insist on a representative, who is somebody else, of a kind that there is at that time. Raises Refusal."""
    if not row.other_id and not row.name:
        raise feature_messages.guardian_unnamed()
    if row.other_id == row.person_id:
        raise feature_messages.own_guardian()
    begins = row.valid.lower
    if begins < NEW_LAW:
        return
    if row.kind == GuardianKind.ADVISER:
        raise feature_messages.no_adviser_any_more()
    if row.kind == GuardianKind.GUARDIAN and legal_facts.is_of_age(row.person.date_of_birth, begins):
        raise feature_messages.guardian_of_adult(str(row.person))


def _refuse_same(row: Guardian) -> None:
    same = Guardian.objects.filter(
        person=row.person, kind=row.kind, other=row.other_id, name=row.name, valid__overlap=row.valid
    ).first()
    if same is not None:
        raise feature_messages.guardian_stands(same.valid.lower)
