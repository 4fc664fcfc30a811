# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading persons: what the acting worker may see, and nothing else (row-level security narrows every row)."""

from __future__ import annotations

from collections.abc import Sequence

from .addresses import Address, addresses, blocked
from .models import Person
from .searching import MOST, Found, NoDate, OtherName, found, homes, other_names, search, typed_date
from .seen import as_seen
from .sheets import PersonAs, Sheet, person_as, person_sheet

__all__ = [
    "MOST",
    "Address",
    "Found",
    "NoDate",
    "OtherName",
    "PersonAs",
    "Sheet",
    "addresses",
    "blocked",
    "found",
    "homes",
    "other_names",
    "person_as",
    "person_sheet",
    "persons",
    "search",
    "typed_date",
]


def persons(keys: Sequence[int]) -> list[Person]:
    """Return persons with their nationality, in the order of the keys.

    Left out are those whom the worker may not see, and rows that turned out to be another person.
    """
    by_key = Person.objects.select_related("nationality").filter(merged_into__isnull=True).in_bulk(keys)
    as_seen(list(by_key.values()))
    return [by_key[key] for key in keys if key in by_key]
