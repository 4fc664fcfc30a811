# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding what an announcement names: a dwelling at an address, a municipality, a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from domizil.base import clock
from domizil.base.models import Municipality
from domizil.register import names, queries
from domizil.register.models import Dwelling, HouseholdMember, Person, Relationship, Residence

MOST_PERSONS = 12


def dwelling(municipality: Municipality, key: int) -> Dwelling | None:
    """Return a dwelling of the municipality by its key."""
    return Dwelling.objects.filter(municipality=municipality, pk=key).first()


def dwelling_with(municipality: Municipality, egid: int, ewid: int) -> Dwelling | None:
    """Return a dwelling of the municipality by its federal numbers."""
    return Dwelling.objects.filter(municipality=municipality, egid=egid, ewid=ewid).first()


def municipality_named(words: str) -> int | None:
    """Return the federal number of the canton's municipality that the words name, or None."""
    wanted = names.fold(re.sub(r"\s*\(?\bLU\b\)?\s*$", "", words))
    for number, name in Municipality.objects.filter(successor=None).values_list("bfs_number", "name"):
        if names.fold(re.sub(r"\s*\(LU\)$", "", name)) == wanted:
            return int(number)
    return None


def residence(person: Person | int, municipality: int, during: date | None) -> Residence | None:
    """Return the residence that a correction is about: that of the day, else the newest in the municipality."""
    rows = Residence.objects.select_related("person").filter(person=person, municipality=municipality)
    if during:
        rows = rows.filter(valid__contains=during)
    return rows.order_by("-valid").first()


def persons(typed: str, keys: Sequence[int] = ()) -> list[Person]:
    """Return the persons the worker sees who fit a name, birth date or number, and those with the keys, first."""
    try:
        found = queries.found(typed)[:MOST_PERSONS] if typed else []
    except queries.NoDate:
        found = []
    return queries.persons(list(dict.fromkeys([*keys, *found])))


def summaries(keys: Sequence[int]) -> dict[int, Person]:
    """Return the persons with the keys whom the worker sees, by key."""
    return {person.pk: person for person in queries.persons(list(keys))}


def family(keys: Sequence[int]) -> list[Person]:
    """Return who keeps house with the persons today, or is their spouse, partner, child or parent, by birth date.

    Who has a block, or lives with somebody who has, is told as family only: a household is an address.
    """
    members = HouseholdMember.objects.filter(valid__contains=clock.today())
    # Keys first, one question after the other: all in one, policies within policies took seconds in a large register.
    open_to_all = set(keys) - queries.blocked(keys)
    houses = list(members.filter(person__in=open_to_all).values_list("household", flat=True))
    together = set(members.filter(household__in=houses).values_list("person", flat=True))
    together -= queries.blocked(together)
    ties = Relationship.objects.filter(Q(person__in=keys) | Q(other__in=keys), valid__contains=clock.today())
    together.update(*ties.values_list("person", "other"))
    found = Person.objects.filter(pk__in=together - set(keys), date_of_death=None)
    return list(found.order_by("date_of_birth", "id"))
