# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Permits in a made-up life: how long they run and when they are renewed.

Permits before 2015 are left out, as if the old register had not been carried over. Lengths are usual ones.
"""

from __future__ import annotations

from functools import cache

from domizil.base import facts

from .days import day, later_year
from .people import Person

B, C, N, F, S = "02", "03", "08", "05", "09"
L_OVER_ONE_YEAR, L_UNDER_ONE_YEAR = "070101", "070102"
CARRIED_OVER = day(2015)
SETTLEMENT_AFTER_FIVE = {
    "BE",
    "DK",
    "DE",
    "FI",
    "FR",
    "LI",
    "GR",
    "GB",
    "IE",
    "IS",
    "IT",
    "LU",
    "NL",
    "NO",
    "AT",
    "PT",
    "ES",
    "SE",
}


@cache
def moves_freely(country: str) -> bool:
    """Say whether the agreement on the free movement of persons applies to nationals of a country."""
    return any(entry.iso2 == country and entry.free_movement for entry in facts.countries())


def settlement_term(country: str) -> int:
    """Return after how many years nationals of a country usually get a C permit: five by treaty, else ten."""
    return 5 if country in SETTLEMENT_AFTER_FIVE else 10


def settled_from(person: Person) -> int:
    """Return the day somebody can have a C permit: at birth, else years after arrival."""
    if person.arrived <= person.born:
        return person.born
    return later_year(person.arrived, settlement_term(person.country))


def grant_c(person: Person, on: int) -> None:
    """Give a C permit from a day on, and the B permits that went before."""
    first = person.here_from()
    if first < on and on > CARRIED_OVER:
        grant_b(person, first, on, on)
    person.permits.append((C, max(first, on), person.left))


def grant_b(person: Person, first: int, end: int | None, horizon: int) -> None:
    """Give B permits from a day on, renewed until `end`, or until one holds after the `horizon`.

    Five years where people move freely; else one year, twice, then two years each.
    """
    terms = [5] if moves_freely(person.country) else [1, 1, 2]
    start, count = max(first, CARRIED_OVER), 0
    while (end is None and start <= horizon) or (end is not None and start < end):
        until = later_year(start, terms[min(count, len(terms) - 1)])
        person.permits.append((B, start, until if end is None else min(until, end)))
        start, count = until, count + 1
