# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who a reported person is: somebody the canton knows already, or somebody new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Country

from . import births, feature_messages, messages, names, nationalities, numbers, rows, states
from .models import OfficialId, Person, PersonState, PlaceOfOrigin, Relationship, RelationshipKind
from .nationalities import Nationality
from .reporting import NewPerson, Origin, Tie

SWITZERLAND = 8100
_LOCK = 0x4E455545  # "NEUE": a number of our own among advisory locks


def clean_vn(typed: str | None) -> str | None:
    """Return an AHV number without dots and blanks, None for none. Raises Refusal where it is none."""
    digits = _digits(typed)
    if not digits:
        return None
    if not numbers.is_vn(digits):
        raise messages.bad_vn(typed or "")
    return digits


def one_after_the_other(days: Iterable[date]) -> None:
    """Wait, until the end of the transaction, for everybody who enters somebody born on one of these days.

    Each then sees whom the other has entered; else two who enter the same new person at the same moment make two of it.
    """
    with connection.cursor() as cursor:  # in the order of the days: no two wait crosswise
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, day) FROM unnest(%s::int[]) AS day",
            [_LOCK, sorted({day.toordinal() for day in days})],
        )


def known(people: Sequence[NewPerson]) -> list[int | None]:
    """Return for each the key of the person in the canton with this AHV number and date of birth, or names and date.

    It tells nothing but the key, and only when exactly one person fits. Names alone find nobody once an AHV number is
    given that the register does not hold, or the day of birth is not known: two people may have the same name and
    birthday, and many the same name and year of birth. Nor does a number that is none; entering refuses it.
    """
    asked = [place for place, one in enumerate(people) if _digits(one.vn) or one.birth_known == births.DAY]
    if not asked:
        return [None] * len(people)
    numbers_told = [_digits(people[place].vn) for place in asked]
    keys_told = [_names(people[place]) for place in asked]
    days = [people[place].born.stands for place in asked]
    fitting: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT place, id FROM register_identify(%s::text[], %s::text[], %s::date[])",
            [numbers_told, keys_told, days],
        )
        for place, key in cursor.fetchall():
            fitting.setdefault(asked[place - 1], []).append(key)
    return [keys[0] if len(keys := fitting.get(place, [])) == 1 else None for place in range(len(people))]


def _digits(typed: str | None) -> str:
    return "".join((typed or "").replace(".", "").split())


def _names(person: NewPerson) -> str:
    return names.search_key(names.written(person.official_name), names.written(person.first_name))


@dataclass(frozen=True, slots=True)
class Entered:
    """A new person with features, places of origin and numbers: rows to be written."""

    person: Person
    state: PersonState
    origins: list[PlaceOfOrigin]
    ids: list[OfficialId]


class Newcomers:
    """People who may be entered; what the register is asked about them is asked once."""

    def __init__(self, people: Sequence[NewPerson]) -> None:
        numbers = {_digits(one.vn) for one in people} - {""}
        religions = {str(one.features.get("religion", states.NOT_KNOWN)) for one in people}
        states_told = {one.nationality for one in people if not nationalities.is_word(one.nationality)}
        self._taken = set(Person.objects.filter(vn__in=numbers).values_list("vn", flat=True)) if numbers else set()
        self._countries = set(Country.objects.filter(pk__in=states_told).values_list("pk", flat=True))
        self._religions = states.codes("religion", religions)

    def rows(self, new: NewPerson, since: date) -> Entered:
        """Return the rows of somebody whom the register knows since a day. Raises Refusal."""
        _plausible_life(new, since)
        known = nationalities.is_word(new.nationality) or new.nationality in self._countries
        if not (known and nationalities.is_allowed(new.nationality)):
            raise feature_messages.no_nationality(str(new.nationality))
        base = {"official_name": new.official_name, "first_name": new.first_name, "sex": new.sex}
        columns = states.checked({**base, "nationality": new.nationality})
        features = states.checked(new.features, known_religions=self._religions)
        vn = clean_vn(new.vn)
        if vn and vn in self._taken:
            raise messages.vn_of_somebody_else(vn)
        born = new.born.stands
        person = Person(
            date_of_birth=born, birth_known=new.birth_known, vn=vn, zemis_number=new.zemis_number or None, **columns
        )
        person.search_key = names.search_key(person.official_name, person.first_name)
        person.sort_key = names.sort_key(person.official_name, person.first_name)
        valid = DateRange(since, None)
        return Entered(
            person,
            states.begun(person, since, features),
            _origins(person, {(name_of_place(origin.name), origin.canton) for origin in new.origins}, born),
            [OfficialId(person=person, scheme=scheme, value=value, valid=valid) for scheme, value in new.ids.items()],
        )


def write(entered: Sequence[Entered]) -> None:
    """Write new persons."""
    rows.insert(one.person for one in entered)
    rows.insert(one.state for one in entered)
    rows.insert(row for one in entered for row in one.origins)
    rows.insert(row for one in entered for row in one.ids)


def refuse_the_same_twice(persons: Sequence[object]) -> None:
    """Insist that no two new people of a report have the same AHV number, or the same names and date of birth.

    Raises Refusal that names both places. Twins have other first names.
    """
    seen: dict[tuple[Any, ...], int] = {}
    for place, person in enumerate(persons, start=1):
        if not isinstance(person, NewPerson):
            continue
        named = (names.search_key(person.official_name, person.first_name), person.born)
        for key in ((clean_vn(person.vn),), named):
            if key[0] and (first := seen.setdefault(key, place)) != place:
                raise feature_messages.the_same_twice(f"{person.official_name} {person.first_name}", first, place)


def enter(new: NewPerson, since: date) -> Person:
    """Write one new person, known since a day. Raises Refusal."""
    entered = Newcomers([new]).rows(new, since)
    write([entered])
    return entered.person


def _plausible_life(new: NewPerson, since: date) -> None:
    born = new.born.stands
    states.plausible(messages.label(Person, "date_of_birth"), born)
    if since < born:
        raise messages.before_birth(f"{new.official_name} {new.first_name}", since, born)
    married = new.features.get("marital_status_on")
    if isinstance(married, date):
        states.plausible(messages.label(PersonState, "marital_status_on"), married, born)


def nationality(told: Nationality) -> Nationality:
    """Return a nationality whose state the federal list holds, or that there is none. Raises Refusal."""
    known = nationalities.is_word(told) or Country.objects.filter(pk=told).exists()
    if not (known and nationalities.is_allowed(told)):
        raise feature_messages.no_nationality(str(told))
    return told


def set_origins(person: Person, origins: Sequence[Origin], since: date) -> dict[str, Any]:
    """Let these be the places of origin from a day on; return what was added and what ended."""
    wanted = {(name_of_place(origin.name), origin.canton) for origin in origins}
    held = {(row.name, row.canton): row for row in person.origins.filter(valid__endswith__isnull=True)}
    for key in held.keys() - wanted:
        row = held[key]
        if row.valid.lower >= since:
            row.delete()
        else:
            row.valid = DateRange(row.valid.lower, since)
            row.save(update_fields=["valid"])
    new = sorted(wanted - held.keys())
    rows.insert(_origins(person, wanted - held.keys(), since))
    return {"origins": [sorted(map(list, held.keys() - wanted)), list(map(list, new))]}


def _origins(person: Person, wanted: Set[tuple[str, str]], since: date) -> list[PlaceOfOrigin]:
    return [
        PlaceOfOrigin(person=person, name=name, canton=canton, valid=DateRange(since, None))
        for name, canton in sorted(wanted)
    ]


def name_of_place(typed: str) -> str:
    """Return the name of a place of origin as the register writes it. Raises Refusal."""
    name = names.written(typed)
    if character := names.bad_character(name):
        raise messages.bad_character(name, character)
    if not names.is_name(name):
        raise messages.no_name(name)
    return name


def tie(person: Person, ties: Sequence[Tie], together: Sequence[Person], since: date) -> None:
    """Write the family ties of a person; numbers in them are places in `together`. A tie that stands is left alone."""
    for given in ties:
        other = together[given.other] if isinstance(given.other, int) else given.other
        add_tie(person, other, given.kind, given.since or since, care=given.care)


def add_tie(person: Person, other: Person, kind: str, since: date, *, care: int | None = None) -> None:
    """Write a family tie from a day on, unless it stands: a couple is one row, with the smaller key first."""
    first, second = person, other
    if kind in (RelationshipKind.SPOUSE, RelationshipKind.PARTNER) and person.pk > other.pk:
        first, second = other, person
    standing = Relationship.objects.filter(person=first, other=second, kind=kind, valid__endswith__isnull=True)
    if not standing.exists():
        Relationship.objects.create(person=first, other=second, kind=kind, care=care, valid=DateRange(since, None))
