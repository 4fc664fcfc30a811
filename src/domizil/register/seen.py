# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person as the asking worker may know them: a municipality that the person has left sees the names of its own time.

Row-level security shows such a municipality only the features that touch its time; the row of the person holds those of
today. Where no feature that is seen holds today, the last ones that are seen stand for the person.
"""

from __future__ import annotations

from collections.abc import Sequence

from domizil.base import clock

from .models import Person, PersonState
from .states import OF_PERSON


def as_seen(persons: Sequence[Person]) -> None:
    """Give persons the names, sex and nationality that the worker may see, in memory. One query."""
    rows = PersonState.objects.filter(person__in=persons).select_related("nationality")
    last = rows.order_by("person_id", "-valid").distinct("person_id")
    seen = {row.person_id: row for row in last}
    for person in persons:
        if row := seen.get(person.pk):
            of_its_time(person, row)


def of_its_time(person: Person, last: PersonState) -> None:
    """Let a person be as the last features that are seen say, where these do not hold today."""
    if last.valid.upper is None or last.valid.upper > clock.today():
        return
    for name in OF_PERSON:
        setattr(person, name, getattr(last, name))
    person.nationality = last.nationality
