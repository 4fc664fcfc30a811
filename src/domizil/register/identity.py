# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who a reported person is: somebody the canton knows already, or somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Country

from . import births, messages, names, numbers, states
from .models import OfficialId, Person, PersonState, PlaceOfOrigin, Relationship, RelationshipKind
from .reporting import NewPerson, Origin, Tie

SWITZERLAND = 8100


def clean_vn(typed: str | None) -> str | None:
    """Return an AHV number without dots and blanks, None for none. Raises Refusal where it is none."""
    digits = "".join((typed or "").replace(".", "").split())
    if not digits:
        return None
    if not numbers.is_vn(digits):
        raise messages.bad_vn(typed or "")
    return digits


def known(person: NewPerson) -> int | None:
    """Return the key of the person in the canton with this AHV number and date of birth, or these names and that date.

    It tells nothing but the key, and only when exactly one person fits. Names alone find nobody once an AHV number is
    given that the register does not hold, or the day of birth is not known: two people may have the same name and
    birthday, and many the same name and year of birth.
    """
    vn = clean_vn(person.vn) or ""
    if not vn and person.birth_known != births.DAY:
        return None
    key = names.search_key(names.written(person.official_name), names.written(person.first_name))
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_identify(%s, %s, %s)", [vn, key, person.born.stands])
        found = [row[0] for row in cursor.fetchall()]
    return found[0] if len(found) == 1 else None


def enter(new: NewPerson, since: date) -> Person:
    """Write a new person with features, numbers and places of origin, known since a day. Raises Refusal."""
    born = new.born.stands
    states.plausible(messages.label(Person, "date_of_birth"), born)
    if since < born:
        raise messages.before_birth(f"{new.official_name} {new.first_name}", since, born)
    base = {"official_name": new.official_name, "first_name": new.first_name, "sex": new.sex}
    columns = states.checked({**base, "nationality": country(new.nationality)})
    features = states.checked(new.features)
    if married := features.get("marital_status_on"):
        states.plausible(messages.label(PersonState, "marital_status_on"), married, born)
    vn = clean_vn(new.vn)
    if vn and Person.objects.filter(vn=vn).exists():
        raise messages.vn_of_somebody_else(vn)
    person = Person.objects.create(
        date_of_birth=born, birth_known=new.birth_known, vn=vn, zemis_number=new.zemis_number or None, **columns
    )
    states.begin(person, since, features)
    set_origins(person, new.origins, born)
    OfficialId.objects.bulk_create(
        OfficialId(person=person, scheme=scheme, value=value, valid=DateRange(since, None))
        for scheme, value in new.ids.items()
    )
    return person


def country(bfs_number: int) -> int:
    """Return the number of a state that the federal list holds. Raises Refusal."""
    if not Country.objects.filter(pk=bfs_number).exists():
        raise messages.bad_value(messages.label(Person, "nationality"), str(bfs_number))
    return bfs_number


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
    PlaceOfOrigin.objects.bulk_create(
        PlaceOfOrigin(person=person, name=name, canton=canton, valid=DateRange(since, None)) for name, canton in new
    )
    return {"origins": [sorted(map(list, held.keys() - wanted)), list(map(list, new))]}


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
