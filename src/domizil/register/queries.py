# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading persons: what the acting worker may see, and nothing else (row-level security narrows every row)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.db import connection

from . import names
from .addresses import Address, addresses, blocked
from .models import Person
from .sheets import PersonAs, Sheet, person_as, person_sheet

__all__ = [
    "MOST",
    "Address",
    "NoDate",
    "PersonAs",
    "Sheet",
    "addresses",
    "blocked",
    "found",
    "person_as",
    "person_sheet",
    "persons",
    "typed_date",
]

MOST = 500  # persons a search brings; whoever finds more has to say more
_SWISS_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


class NoDate(ValueError):
    """What was typed looks like a date and is none."""


def typed_date(typed: str) -> date | None:
    """Read `24.3.1999` or `1999-03-24`; None when it does not look like a date. Raises NoDate for 31.2.1999."""
    swiss = _SWISS_DATE.fullmatch(typed)
    parts = (
        [swiss[3], swiss[2], swiss[1]]
        if swiss
        else typed.split("-")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", typed)
        else None
    )
    if parts is None:
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        raise NoDate(typed) from None


def found(typed: str) -> list[int]:
    """Return the keys of the persons that fit what was typed, in the order of their names; at most MOST.

    A date finds who was born on it; digits find the ZEMIS or AHV number; anything else all persons whose names hold
    each of the words, however they are accented. Raises NoDate.
    """
    typed = " ".join(typed.split())
    if born := typed_date(typed):
        return list(Person.objects.filter(date_of_birth=born).values_list("id", flat=True)[:MOST])
    digits = re.sub(r"[\s.]", "", typed)
    if digits.isascii() and digits.isdigit():
        return list(_numbered(digits))
    words = names.search_text(typed).split()
    return _named(words) if words else []


def _numbered(digits: str) -> Sequence[int]:
    by_number = Person.objects.filter(zemis_number=digits) | Person.objects.filter(vn=digits)
    return list(by_number.values_list("id", flat=True)[:MOST])


def _named(words: list[str]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_find(%s, %s)", [words, MOST])
        return [row[0] for row in cursor.fetchall()]


def persons(keys: Sequence[int]) -> list[Person]:
    """Return persons with their nationality, in the order of the keys.

    Left out are those whom the worker may not see, and rows that turned out to be another person.
    """
    by_key = Person.objects.select_related("nationality").filter(merged_into__isnull=True).in_bulk(keys)
    return [by_key[key] for key in keys if key in by_key]
