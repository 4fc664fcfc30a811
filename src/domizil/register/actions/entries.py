# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Corrections of what comes several at a time: numbers, places of origin, addresses, ties, measures, blocks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model

from domizil.base.models import Worker
from domizil.base.typed import typed_number

from .. import feature_messages, identity, messages, states
from ..models import (
    DataBlock,
    DeliveryAddress,
    EventKind,
    EventSource,
    ExtraFeatureValue,
    Guardian,
    HouseholdMember,
    OfficialId,
    Person,
    PlaceOfOrigin,
    RegisterEvent,
    Relationship,
)
from ..reporting import Evidence, PostalAddress
from ..writing import Report, lock, responsible, writing
from . import contacts, features, guardians

ENTRIES: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "id": (OfficialId, ("scheme", "value")),
    "origin": (PlaceOfOrigin, ("name", "canton")),
    "address": (DeliveryAddress, ("addressee", "street", "house_number", "zip_code", "town", "country")),
    "tie": (Relationship, ("care",)),
    "guardian": (Guardian, guardians.MEASURE),
    "extra": (ExtraFeatureValue, ("value",)),
    "block": (DataBlock, ("kind", "reason", "ordered_by")),
    "household": (HouseholdMember, ()),
}
"""What can be corrected, by the word that names it outside: the table, and its columns beside the time."""


def entry_of(person: Person, name: str) -> tuple[str, Model]:
    """Return the entry of a person that `guardian-12` names, and its kind. Raises Refusal where there is none."""
    kind, _, key = name.partition("-")
    model = ENTRIES[kind][0] if kind in ENTRIES else None
    row = model._default_manager.filter(pk=typed_number(key)).first() if model else None  # noqa: SLF001
    if row is None or person.pk not in (getattr(row, "person_id", None), getattr(row, "other_id", None)):
        raise feature_messages.no_such_entry()
    return kind, row


def correct_entry(
    *,
    by: Worker,
    person: Person,
    entry: str,
    reason: str,
    values: Mapping[str, Any] | None = None,
    since: date | None = None,
    until: date | None = None,
    open_end: bool = False,
    never: bool = False,
    corrects: RegisterEvent | None = None,
    evidence: Evidence | None = None,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Set right one entry of a person, named as in `ENTRIES` (`guardian-12`): its values, its first day, its end.

    `until` is the first day on which it holds no more, `open_end` takes an end back, `never` removes what was never
    true; history keeps it. Raises Refusal (no reason, no such entry, nothing changes, impossible) and Hidden.
    """
    kind, row = entry_of(person, entry)
    valid: DateRange = row.valid  # type: ignore[attr-defined]
    report = Report(
        by, responsible(person, valid.lower), since or valid.lower, EventSource.CORRECTION, process, evidence,
        reason=reason.strip(), corrects=corrects,
    )  # fmt: skip
    with writing(report):
        if not report.reason:
            raise messages.reason_missing()
        lock(person)
        row.refresh_from_db()
        changed = _removed(row) if never else _set(kind, row, values or {})
        if not never:
            changed |= _placed(row, since, until, open_end=open_end)
            if not changed:
                raise messages.nothing_changes()
            row.save()
        return report.event(EventKind.CORRECT_PERSON, person, entry=entry, **changed)


def _removed(row: Model) -> states.Change:
    row.delete()
    return {"never": [False, True]}


def _set(kind: str, row: Any, values: Mapping[str, Any]) -> states.Change:
    """Give a row other values, read as where it was entered. Return what each was and is. Raises Refusal."""
    allowed = ENTRIES[kind][1]
    for name in values:
        if name not in allowed:
            raise messages.no_such_feature(name, ", ".join(allowed))
    changed: states.Change = {}
    for name, value in _checked(kind, row, values).items():
        if getattr(row, name) != value:
            changed[name] = [states.plain(getattr(row, name)), states.plain(value)]
            setattr(row, name, value)
    if kind == "guardian":
        guardians.refuse_impossible(row)
    return changed


def _checked(kind: str, row: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "guardian":
        return guardians.checked(values)
    if kind == "address":
        return contacts.checked(PostalAddress(**{name: getattr(row, name) for name in ENTRIES[kind][1]} | dict(values)))
    if kind == "origin":
        values = {name: identity.name_of_place(value) if name == "name" else value for name, value in values.items()}
    if kind == "extra" and "value" in values:
        features.listed(row.feature, values["value"], row.valid.lower)
    columns, found = messages.fields(type(row)), {}
    for name, value in values.items():
        try:
            found[name] = columns[name].clean(value, row)
        except ValidationError as error:
            raise messages.bad_value(str(columns[name].verbose_name), " ".join(error.messages)) from error
    return found


def _placed(row: Any, since: date | None, until: date | None, *, open_end: bool) -> states.Change:
    """Give a row another first day or end. Raises Refusal where it would end before it begins."""
    before = row.valid
    begins, ends = since or before.lower, None if open_end else until or before.upper
    if ends is not None and ends <= begins:
        raise feature_messages.ends_before_it_begins(begins, ends)
    if (begins, ends) == (before.lower, before.upper):
        return {}
    row.valid = DateRange(begins, ends)
    return {"valid": [[states.plain(day) for day in span] for span in ((before.lower, before.upper), (begins, ends))]}
