# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom the register knows already: persons like the one described, before anybody is entered twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from domizil.register import names, queries
from domizil.register.identity import clean_vn
from domizil.register.models import Person
from domizil.register.reporting import NewPerson

MOST = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A person of the register who may be the one described, and why."""

    person: Person
    why: Any


def find_similar(new: NewPerson) -> list[Match]:
    """Return the persons the worker sees who may be the described one, the likeliest first; at most MOST.

    The same AHV number; else the same names in either order, or one name and the same birth date, also with day and
    month exchanged.
    """
    vn = clean_vn(new.vn)
    found = {person.pk: person for person in _candidates(new, vn)}
    rated = [(_why(new, vn, person), person) for person in found.values() if not person.merged_into_id]
    matches = sorted(((why, person) for why, person in rated if why), key=lambda pair: (pair[0][0], pair[1].sort_key))
    return [Match(person, why[1]) for why, person in matches[:MOST]]


def _candidates(new: NewPerson, vn: str | None) -> Iterable[Person]:
    born = Person.objects.filter(date_of_birth__in=[new.date_of_birth, *_exchanged(new.date_of_birth)])
    named = queries.found(f"{new.official_name} {new.first_name}")
    people = Person.objects.select_related("nationality")
    yield from people.filter(vn=vn) if vn else ()
    yield from people.filter(pk__in=born.values("pk"))
    yield from people.filter(pk__in=named)


def _why(new: NewPerson, vn: str | None, person: Person) -> tuple[int, Any] | None:
    if vn and person.vn == vn:
        return 0, _("gleiche AHV-Nummer")
    told, held = _words(new.official_name, new.first_name), _words(person.official_name, person.first_name)
    same_day = person.date_of_birth == new.date_of_birth
    exchanged = person.date_of_birth in _exchanged(new.date_of_birth)
    if told == held and same_day:
        return 1, _("gleiche Namen, gleiches Geburtsdatum")
    if told & held and same_day:
        return 2, _("gleiches Geburtsdatum, ein Name gleich")
    if told & held and exchanged:
        return 3, _("Tag und Monat der Geburt vertauscht, ein Name gleich")
    if told == held:
        return 4, _("gleiche Namen, anderes Geburtsdatum")
    return None


def _words(*texts: str) -> frozenset[str]:
    return frozenset(names.search_text(" ".join(texts)).split())


def _exchanged(day: date) -> list[date]:
    try:
        return [date(day.year, day.day, day.month)]
    except ValueError:
        return []
