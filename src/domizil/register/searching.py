# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding persons by what a clerk knows of them: a name (today's or a former one), a birth, a number, an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from domizil.base import clock

from . import names
from .models import Dwelling, Person, PersonState
from .states import EARLIEST

MOST = 200  # persons a search brings; whoever finds more has to say more, and each costs time

_DAY = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})|(\d{4})-(\d\d)-(\d\d)")
_BORN = re.compile(
    r"(?P<words>.*?)(?:^|[\s,])(?:"
    r"(?P<day>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d\d-\d\d)"
    r"|(?P<month>\d{1,2})\.\s?(?P<of>\d{4})|(?P<iso>\d{4})-(?P<iso_month>\d\d)"
    r"|(?P<year>\d{4}))"
)
_DWELLING = re.compile(r"(?:EGID\s*)?(?P<egid>\d{1,9})(?:\s*[/-]\s*|,?\s*EWID\s*)(?P<ewid>\d{1,3})", re.IGNORECASE)
_BUILDING = re.compile(r"EGID\s*(?P<egid>\d{1,9})", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?P<street>[^\d,]+?)\s+(?P<house>\d{1,4}(?:\s?[a-z]\b)?)(?:,?\s*(?P<zip_code>\d{4})?\s*(?P<town>[^\d,]*))?",
    re.IGNORECASE,
)


class NoDate(ValueError):
    """What was typed looks like a date and is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """Keys in the order of names, at most MOST; `address`: they live at the address that was typed."""

    keys: list[int]
    address: bool = False


def typed_date(typed: str) -> date | None:
    """Read `24.3.1999` or `1999-03-24`; None when it does not look like a date. Raises NoDate for 31.2.1999."""
    read = _DAY.fullmatch(typed)
    if read is None:
        return None
    parts = (read["year"], read["month"], read["day"]) if read["year"] else read.groups()[3:]
    return _date(typed, *(int(part) for part in parts))


def _date(typed: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDate(typed) from None


def search(typed: str) -> Found:
    """Return whom the worker sees of those who fit what was typed. Raises NoDate.

    A date, month or year finds who was born then; after a name, those of that name. Digits find the ZEMIS or AHV
    number, or who lives in the building of that EGID; `190000001/3` or `EGID … EWID …` who lives in the dwelling. A
    street with a number, or one that is nobody's name, finds who lives there, except people with a block. Anything else
    finds persons whose names, today's or former ones, begin with each of the words, however they are accented.
    """
    typed = " ".join(typed.split())
    if (born := _born(typed)) is not None:
        words, days = born
        return Found(_named(words, days))
    digits = re.sub(r"[\s.]", "", typed)
    if digits.isascii() and digits.isdigit():
        return _numbered(digits)
    if read := _DWELLING.fullmatch(typed) or _BUILDING.fullmatch(typed):
        given = read.groupdict()
        return Found(_in_dwelling(int(given["egid"]), int(given["ewid"]) if "ewid" in given else None), address=True)
    if _ADDRESS.fullmatch(typed):
        return Found(_living(homes(typed)), address=True)
    words = names.search_text(typed).split()
    if words and (keys := _named(words)):
        return Found(keys)
    at_street = _living(homes(typed)) if words and not any(map(str.isdigit, typed)) else []
    return Found(at_street, address=bool(at_street))


def found(typed: str) -> list[int]:
    """Return the keys that `search` finds. Raises NoDate."""
    return search(typed).keys


def _born(typed: str) -> tuple[list[str], DateRange] | None:
    """Return the words and the days of birth that were typed; None where there is no date, month or year at the end."""
    read = _BORN.fullmatch(typed)
    if read is None or any(map(str.isdigit, read["words"])):
        return None
    words = names.search_text(read["words"]).split()
    if read["day"]:
        day = typed_date(read["day"])
        assert day is not None  # it has that form
        return words, DateRange(day, day + timedelta(days=1))
    if read["year"]:
        year = int(read["year"])
        known = EARLIEST.year <= year <= clock.today().year
        return (words, DateRange(date(year, 1, 1), date(year + 1, 1, 1))) if known else None
    first = _date(typed, int(read["of"] or read["iso"]), int(read["month"] or read["iso_month"]), 1)
    return words, DateRange(first, (first + timedelta(days=31)).replace(day=1))


def _named(words: Sequence[str], born: DateRange | None = None) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM register_find(%s::text[], %s::daterange, %s)", (list(words), born, MOST))
        here: dict[int, bool] = dict(cursor.fetchall())
    former = [key for key, today in here.items() if not today] if words else []
    later = _named_later(former, words) if former else set()
    return [key for key in here if key not in later]


def _named_later(former: Sequence[int], words: Sequence[str]) -> set[int]:
    """Return who fits only by a name taken after the worker's municipality knew them: that name is not its to know."""
    states = PersonState.objects.filter(person__in=former).values_list("person", *_KINDS)
    fitting = {key for key, *held in states if _fits(words, names.search_text(" ".join(held)))}
    return set(former) - fitting


def _asked(question: str, *given: Any) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))


def _numbered(digits: str) -> Found:
    """Return who has the ZEMIS or AHV number; else who lives in the building that has it as EGID."""
    by_number = Person.objects.filter(Q(zemis_number=digits) | Q(vn=digits))
    if keys := list(by_number.values_list("id", flat=True)[:MOST]):
        return Found(keys)
    living = _in_dwelling(int(digits)) if len(digits) <= 9 else []
    return Found(living, address=bool(living))


def _in_dwelling(egid: int, ewid: int | None = None) -> list[int]:
    there = Dwelling.objects.filter(egid=egid, **({} if ewid is None else {"ewid": ewid}))
    return _living(list(there.values_list("id", flat=True)))


def homes(typed: str) -> list[int]:
    """Return the keys of the dwellings at an address, where the worker works, however the street is written.

    `Pilatusstrasse 12`, with or without `, 6003 Luzern`; the beginning of a street, from three letters on, without a
    house means all of it.
    """
    read = _ADDRESS.fullmatch(typed.strip())
    street, house, zip_code, town = read.groups(default="") if read else (typed.strip(), "", "", "")
    if not re.search(r"[^\W\d_]{3}", street):
        return []
    given = (street, house.replace(" ", "").lower(), int(zip_code) if zip_code else None, town.strip())
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_homes(%s, %s, %s, %s)", given)
        return cursor.fetchone()[0] or []


def _living(dwellings: list[int]) -> list[int]:
    return _asked("SELECT register_living(%s, %s)", dwellings, MOST) if dwellings else []


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name by which somebody was found that is not the name of today: which one, and the name."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


def other_names(people: Iterable[Person], typed: str) -> dict[int, list[OtherName]]:
    """Return by which names persons were found, for those whose names of today do not hold what was typed.

    Names of a time before or after the worker's municipality knew the person are not told (row-level security).
    """
    words = [word for word in names.search_text(typed).split() if not word.isdigit()]
    others = {person.pk: person for person in people if not _fits(words, person.search_key)}
    if not others:
        return {}
    told: dict[int, dict[OtherName, None]] = {}
    rows = PersonState.objects.filter(person__in=others).exclude(search_key="").order_by("-valid")
    for state in rows.values(*_KINDS, "person"):
        person = others[state["person"]]
        missing = [word for word in words if not _fits([word], person.search_key)]
        for column, kind in _KINDS.items():
            if any(_fits([word], names.search_text(state[column])) for word in missing):
                told.setdefault(person.pk, {})[OtherName(str(kind), state[column])] = None
    return {key: list(found) for key, found in told.items()}


_KINDS = {
    "official_name": _("früher"), "first_name": _("früher"), "original_name": _("ledig"),
    "alliance_name": _("Allianzname"), "call_name": _("Rufname"), "foreign_name": _("im ausländischen Pass"),
    "alias_name": _("Alias"),
}  # fmt: skip


def _fits(words: Iterable[str], key: str) -> bool:
    """Say whether each of the words begins a word of the key."""
    return all(f" {key}".find(f" {word}") >= 0 for word in words)
