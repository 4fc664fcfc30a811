# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who of the register messages are about. Sure, or nobody, or a question for a clerk; never a guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from domizil.base import clock
from domizil.register.models import Person
from domizil.register.names import fold

from . import messages, reading
from .ech0020_v3.identification import PersonIdentification

_NUMBERED = """
    SELECT asked.place, person_id FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS asked (place, scheme, value)
    JOIN register_officialid AS number ON number.scheme = asked.scheme AND number.value = asked.value
    WHERE valid @> %s::date
"""
# Same names, however they are accented, whatever the day of birth; the sort key begins with the folded names.
# OFFSET keeps each question apart, so that each uses the index.
_NAMED = """
    SELECT person.*, asked.place FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS asked (place, least, beyond)
    CROSS JOIN LATERAL (
        SELECT * FROM register_person
        WHERE merged_into_id IS NULL AND sort_key >= asked.least AND sort_key < asked.beyond OFFSET 0
    ) AS person
"""
# Same day of birth, and one of the names.
_BORN = """
    SELECT person.*, asked.place
    FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::text[]) AS asked (place, born, name, given)
    CROSS JOIN LATERAL (
        SELECT * FROM register_person
        WHERE merged_into_id IS NULL AND date_of_birth = asked.born
            AND (upper(official_name) = upper(asked.name) OR upper(first_name) = upper(asked.given)) OFFSET 0
    ) AS person
"""


class People:
    """Who comes near to those whom messages identify, read at once for all of them."""

    def __init__(self, told: Iterable[PersonIdentification], municipality: int) -> None:
        """Read by number; by name and birthday only for whom no number leads to."""
        asked = list(dict.fromkeys(told))
        self._asked, self._municipality = frozenset(asked), municipality
        numbers = [one.vn for one in asked if one.vn]
        self._by_vn = {person.vn: person for person in _people().filter(vn__in=numbers)} if numbers else {}
        left = [one for one in asked if one.vn not in self._by_vn]
        self._by_number = _numbered(left, municipality)
        left = [one for one in left if not any(_is(found, one) for found in self._by_number[one])]
        self._named = _near(_NAMED, left, [[_least(one) for one in left], [_beyond(one) for one in left]])
        self._born = _near(
            _BORN, left,
            [[_day(one) for one in left], [one.official_name for one in left], [one.first_name for one in left]],
        )  # fmt: skip

    def find(self, told: PersonIdentification) -> Person | None:
        """Return the person that numbers or features name, None when nobody comes near. Raises Unclear.

        The AHV number decides when name or date of birth agree with it, then the register's own number (category
        `MU.<municipality>`), then name, date of birth and sex together.
        """
        if told not in self._asked:
            return People([told], self._municipality).find(told)
        found = self._of_vn(told) or self._of_number(told) or self._of_features(told)
        if found is None and self._nearly(told):
            raise messages.several_persons(reading.name_of(told))
        return found

    def _of_vn(self, told: PersonIdentification) -> Person | None:
        found = self._by_vn.get(told.vn) if told.vn else None
        if found is not None and not (_same_name(found, told) or found.date_of_birth == _day(told)):
            raise messages.several_persons(reading.name_of(told))
        return found

    def _of_number(self, told: PersonIdentification) -> Person | None:
        return next((_same_vn(found, told) for found in self._by_number[told] if _is(found, told)), None)

    def _of_features(self, told: PersonIdentification) -> Person | None:
        same = [found for found in self._named[told] if _is(found, told) and found.sex == told.sex]
        if len(same) > 1:
            raise messages.several_persons(reading.name_of(told))
        return _same_vn(same[0], told) if same else None

    def _nearly(self, told: PersonIdentification) -> bool:
        """Somebody with the same day of birth and one of the names, or the same names and another day.

        Not who is known by another AHV number: siblings share a name, twins also the day.
        """
        alike = self._born[told] + [found for found in self._named[told] if _written_alike(found, told)]
        return any(not (told.vn and found.vn) for found in alike)


def find(told: PersonIdentification, municipality: int) -> Person | None:
    """Return whom one identification names, as `People.find` does."""
    return People([told], municipality).find(told)


def need(told: PersonIdentification, municipality: int) -> Person:
    """Return the person. Raises Rejected when nobody is meant, Unclear when it is not sure who."""
    return needed(find(told, municipality), told)


def needed(found: Person | None, told: PersonIdentification) -> Person:
    """Insist that somebody was found. Raises Rejected."""
    if found is None:
        raise messages.unknown_person(reading.name_of(told))
    return found


Found = defaultdict[PersonIdentification, list[Person]]


def _numbered(asked: Sequence[PersonIdentification], municipality: int) -> Found:
    """Persons with one of the numbers that are told, also the register's own."""
    keys: list[tuple[int, int]] = []
    numbers: list[tuple[int, str, str]] = []
    for place, told in enumerate(asked):
        for one in (told.local_person_id, *told.other_person_id):
            numbers.append((place, one.person_id_category, one.person_id))
            if one.person_id_category == f"MU.{municipality}" and one.person_id.isdigit() and len(one.person_id) <= 18:
                keys.append((place, int(one.person_id)))
    if numbers:
        with connection.cursor() as cursor:
            cursor.execute(_NUMBERED, [*map(list, zip(*numbers, strict=True)), clock.today()])
            keys += cursor.fetchall()
    held = _people().in_bulk({key for _place, key in keys}) if keys else {}
    found: Found = defaultdict(list)
    for place, key in keys:
        if key in held:
            found[asked[place]].append(held[key])
    return found


def _near(statement: str, asked: Sequence[PersonIdentification], values: list[list[object]]) -> Found:
    """Persons that a statement finds for each who is asked about."""
    found: Found = defaultdict(list)
    for person in Person.objects.raw(statement, [list(range(len(asked))), *values]) if asked else ():
        place: int = getattr(person, "place")  # noqa: B009 - a column of the statement, not of the model
        found[asked[place]].append(person)
    return found


def _least(told: PersonIdentification) -> str:
    return f"{fold(told.official_name)}\t{fold(told.first_name)}\t"


def _beyond(told: PersonIdentification) -> str:
    return f"{fold(told.official_name)}\t{fold(told.first_name)}\n"


def _day(told: PersonIdentification) -> date | None:
    """The day of birth, or the one that stands for it where only its month or year is known."""
    born = reading.as_far_as_known(told.date_of_birth)
    return born.stands if born else None


def _is(found: Person, told: PersonIdentification) -> bool:
    return found.born == reading.as_far_as_known(told.date_of_birth) and _same_name(found, told)


def _same_vn(found: Person, told: PersonIdentification) -> Person:
    if found.vn and told.vn and found.vn != told.vn:
        raise messages.vn_differs(found.vn, told.vn)
    return found


def _same_name(found: Person, told: PersonIdentification) -> bool:
    theirs = fold(told.official_name), fold(told.first_name)
    return (fold(found.official_name), fold(found.first_name)) == theirs


def _written_alike(found: Person, told: PersonIdentification) -> bool:
    theirs = told.official_name.upper(), told.first_name.upper()
    return (found.official_name.upper(), found.first_name.upper()) == theirs


def _people() -> QuerySet[Person]:
    return Person.objects.filter(merged_into__isnull=True)


def candidates(told: PersonIdentification) -> list[Person]:
    """Return who may be meant, for a clerk to choose from: same number, same day of birth and a name, or both names."""
    name, given = Q(official_name__iexact=told.official_name), Q(first_name__iexact=told.first_name)
    asked = name & given
    if (day := _day(told)) is not None:
        asked |= Q(date_of_birth=day) & (name | given)
    if told.vn:
        asked |= Q(vn=told.vn)
    return list(_people().filter(asked)[:10])
