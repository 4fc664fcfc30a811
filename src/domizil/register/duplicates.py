# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may be the same person: names that are alike or swapped, days and months swapped, the same AHV number."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Protocol

from django.db import connection
from django.utils.translation import gettext as _

from domizil.base import clock

from . import names
from .models import Person
from .numbers import is_vn
from .phonetics import sound
from .states import EARLIEST

SHOWN, LIKELY = 20, 65


class Named(Protocol):
    """What two persons are compared by; a row of the register or a new person."""

    official_name: str
    first_name: str
    date_of_birth: date
    vn: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody in the register who may be the same: from 0 to 100, and why, in words."""

    person: Person
    score: int
    why: tuple[str, ...]


def find_similar(new: Named, *, besides: int | None = None) -> list[Match]:
    """Return persons whom the worker sees and who may be the same, the likeliest first; `besides` is left out."""
    rows = Person.objects.select_related("nationality").filter(pk__in=_candidates(new), merged_into__isnull=True)
    compared = ((person, *compare(new, person)) for person in rows if person.pk != besides)
    matches = [Match(person, score, why) for person, score, why in compared if score >= LIKELY]
    return sorted(matches, key=lambda match: (-match.score, match.person.sort_key, match.person.pk))[:SHOWN]


def _candidates(new: Named) -> list[int]:
    """Return whom it is worth comparing: whoever else is there cannot be `LIKELY`."""
    born = new.date_of_birth
    days = [day for day in (born, swapped(born)) if day]
    key = names.search_key(new.official_name, new.first_name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_similar(%s, %s, %s::date[], %s::date[])", [_vn(new), key, days, _near(born)])
        return [row[0] for row in cursor.fetchall()]


def _near(born: date) -> list[date]:
    """Return the days that have two of the year, the month and the day of a birth."""
    year, month, day = born.year, born.month, born.day
    parts = [
        *((year, month, other) for other in range(1, 32)),
        *((year, other, day) for other in range(1, 13)),
        *((other, month, day) for other in range(EARLIEST.year, clock.today().year + 1)),
    ]
    return [date(*one) for one in parts if one[2] <= monthrange(*one[:2])[1] and one != (year, month, day)]


def _vn(person: Named) -> str:
    digits = "".join((person.vn or "").replace(".", "").split())
    return digits if is_vn(digits) else ""


def swapped(day: date) -> date | None:
    """Return a date with day and month swapped; None where there is none or it is the same day."""
    if day.day > 12 or day.day == day.month:
        return None
    return day.replace(month=day.day, day=day.month)


def compare(one: Named, other: Named) -> tuple[int, tuple[str, ...]]:
    """Return how likely two are the same (0 to 100) and why: the names count half, the date of birth half."""
    if _vn(one) and _vn(one) == _vn(other):
        return 100, (_("gleiche AHV-Nummer"),)
    alike, told = _names(one, other)
    near, when = _born(one.date_of_birth, other.date_of_birth)
    return alike + near, tuple(filter(None, (told, when)))


def _names(one: Named, other: Named) -> tuple[int, str]:
    mine, theirs = (one.official_name, one.first_name), (other.official_name, other.first_name)
    if _folded(mine) == _folded(theirs):
        return 50, _("gleicher Name")
    if _folded(mine) == _folded(theirs[::-1]):
        return 45, _("Name und Vorname vertauscht")
    if _sounds(mine) == _sounds(theirs):
        return 42, _("Name klingt gleich")
    if _sounds(mine) == _sounds(theirs[::-1]):
        return 36, _("Name und Vorname vertauscht, klingt gleich")
    if sound(mine[0]) == sound(theirs[0]) and _words(mine[1]) & _words(theirs[1]):
        return 38, _("Name klingt gleich, ein Vorname stimmt überein")
    ratio = SequenceMatcher(None, " ".join(_folded(mine)), " ".join(_folded(theirs))).ratio()
    return int(ratio * 34), _("ähnlicher Name") if ratio > 0.7 else ""


def _folded(pair: tuple[str, str]) -> tuple[str, ...]:
    return tuple(names.search_text(name) for name in pair)


def _sounds(pair: tuple[str, str]) -> tuple[str, ...]:
    return tuple(sound(name) for name in pair)


def _words(name: str) -> set[str]:
    return set(names.search_text(name).split())


def _born(mine: date, theirs: date) -> tuple[int, str]:
    if mine == theirs:
        return 50, _("gleiches Geburtsdatum")
    if swapped(mine) == theirs:
        return 40, _("Tag und Monat vertauscht")
    same = sum(_same(mine, theirs))
    return {2: (28, _("Geburtsdatum bis auf eine Stelle gleich")), 1: (8, "")}.get(same, (0, ""))


def _same(mine: date, theirs: date) -> Iterable[bool]:
    return (mine.year == theirs.year, mine.month == theirs.month, mine.day == theirs.day)
