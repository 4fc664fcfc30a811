# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers that other registers give a person (Art. 6 RHG; eCH-0044)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Worker

from ..models import EventKind, EventSource, OfficialId, Person, RegisterEvent
from ..reporting import Evidence
from ..writing import Report, lock, writing


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

    Another number of the same category ends on that day. Raises Refusal (a number of somebody else) and Hidden.
    """
    report = Report(by, municipality, on, source, process, evidence)
    with writing(report):
        lock(person)
        held = {row.scheme: row for row in OfficialId.objects.filter(person=person, valid__contains=on)}
        new = {scheme: value for scheme, value in numbers.items() if scheme not in held or held[scheme].value != value}
        for scheme, value in new.items():
            if scheme in held:
                _end(held[scheme], on)
            OfficialId.objects.create(person=person, scheme=scheme, value=value, valid=DateRange(on, None))
        if not new:
            return None
        before = {scheme: held[scheme].value if scheme in held else None for scheme in new}
        return report.event(
            EventKind.CHANGE_FEATURES, person, ids={scheme: [before[scheme], value] for scheme, value in new.items()}
        )


def _end(row: OfficialId, on: date) -> None:
    """End a number before a day; one that began that very day was never true."""
    if row.valid.lower >= on:
        row.delete()
    else:
        row.valid = DateRange(row.valid.lower, on)
        row.save()
