# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Code lists as data: those that come with the package, how they get into the database, and what may be chosen today.

A municipality or the canton adds lists and codes as rows (by the owner, `domizil manage`); no code changes for it.
"""

from __future__ import annotations

import csv
from datetime import date
from importlib import resources

from django.core.cache import cache
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import get_language

from domizil.base import clock

from .models import Code, CodeList

KEPT = 10 * 60


def load() -> int:
    """Write the lists and codes of the package that are missing, as the owner; return how many codes are new."""
    lines = resources.files(__package__).joinpath("facts/codes.csv").read_text("utf-8").splitlines()
    new = 0
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        listed, _ = CodeList.objects.get_or_create(
            key=row["list"], defaults={"name_de": row["list_de"], "name_en": row["list_en"], "source": row["source"]}
        )
        _, added = Code.objects.get_or_create(
            list=listed,
            code=row["code"],
            defaults={"name_de": row["name_de"], "name_en": row["name_en"], "valid": _valid(row)},
        )
        new += added
    return new


def _valid(row: dict[str, str]) -> DateRange:
    until = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
    return DateRange(date.fromisoformat(row["valid_from"]), until)


def choices(key: str, *, on: date | None = None, language: str = "de") -> list[tuple[str, str]]:
    """Return the codes of a list that may be used on a day (default: today), with their names."""
    rows = Code.objects.filter(list__key=key, valid__contains=on or clock.today()).order_by("code")
    return [(row.code, row.name_en if language == "en" else row.name_de) for row in rows]


def told(key: str, *, on: date | None = None) -> str:
    """Return what may be chosen of a list, to be told to whoever chose something else: «394, 395», «111 (word)»."""
    language = "en" if (get_language() or "de").startswith("en") else "de"
    plain = [(code.replace("-", ""), word) for code, word in choices(key, on=on, language=language)]
    return ", ".join(code if code in word else f"{code} ({word})" for code, word in plain)


def name(key: str, code: str, *, language: str = "de") -> str:
    """Return the name of a code of a list, whether or not it may still be used; the code itself for an unknown one.

    The names of a list are kept for KEPT seconds: almost every page about a person asks for one.
    """
    names: dict[str, tuple[str, str]] | None = cache.get(f"codes:{key}")
    if names is None:
        rows = Code.objects.filter(list__key=key).values_list("code", "name_de", "name_en")
        names = {code: (german, english) for code, german, english in rows}
        if names:
            cache.set(f"codes:{key}", names, KEPT)
    return names[code][language == "en"] if code in names else code
