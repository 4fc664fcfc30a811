# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers that other registers give a person (Art. 6 RHG; eCH-0044)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from datetime import date

from domizil.base.models import Worker

from .. import feature_messages, identity, messages, spans
from ..models import EventKind, EventSource, OfficialId, Person, RegisterEvent
from ..models.features import SCHEME_PATTERN
from ..reporting import Evidence
from ..writing import Report, lock, writing

FIXED = ("vn", "zemis_number")
"""Numbers that a person has one of, in columns of the person."""
MOST_CHARACTERS = 36


def enter_numbers(
    *,
    by: Worker,
    municipality: int,
    person: Person,
    on: date,
    numbers: Mapping[str, str],
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent | None:
    """Enter numbers by their category (`{"CT.LU": "12"}`) from a day on; None when all of them are known.

    Another number of the same category ends on that day. `vn` and `zemis_number` are numbers that a person gets once.
    Raises Refusal (a number of somebody else, impossible, another `vn` stands) and Hidden.
    """
    report = Report(by, municipality, on, source, process, evidence)
    with writing(report):
        lock(person)
        person.refresh_from_db()
        changed = _set_fixed(person, {name: number for name, number in numbers.items() if name in FIXED})
        rows = OfficialId.objects.filter(person=person)
        held = {row.scheme: row for row in rows.filter(valid__contains=on)}
        for scheme, value in numbers.items():
            before = held.get(scheme)
            if scheme in FIXED or (before is not None and before.value == value):
                continue
            changed[scheme] = [before.value if before else None, value]
            if before is not None:
                spans.end(before, on)
            row = OfficialId(person=person, scheme=scheme, value=value)
            row.valid = spans.room(rows.filter(scheme=scheme), on)
            _refuse_impossible(row)
            row.save()
        return report.event(EventKind.CHANGE_FEATURES, person, ids=changed) if changed else None


def _set_fixed(person: Person, numbers: Mapping[str, str]) -> dict[str, list[str | None]]:
    """Set the AHV and ZEMIS number of who has none yet. Raises Refusal where another stands."""
    changed: dict[str, list[str | None]] = {}
    for name, typed in numbers.items():
        number = identity.clean_vn(typed) if name == "vn" else typed.strip()
        before = getattr(person, name)
        if not number or before == number:
            continue
        what = messages.label(Person, name)
        if before:
            raise feature_messages.number_stands(what, before)
        if Person.objects.filter(**{name: number}).exists():
            raise messages.vn_of_somebody_else(number) if name == "vn" else feature_messages.number_taken(what, number)
        setattr(person, name, number)
        changed[name] = [None, number]
    if changed:
        person.save(update_fields=list(changed))
    return changed


def _refuse_impossible(row: OfficialId) -> None:
    what = f"{messages.label(OfficialId, 'value')} {row.scheme[:20]}"
    if not re.fullmatch(SCHEME_PATTERN, row.scheme) or not row.value.strip() or len(row.value) > MOST_CHARACTERS:
        raise feature_messages.bad_number(what, row.value)
    taken = OfficialId.objects.filter(scheme=row.scheme, value=row.value, valid__overlap=row.valid)
    if taken.exists():
        raise feature_messages.number_taken(what, row.value)
