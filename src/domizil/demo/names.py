# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of made-up people: common family and given names of an origin, put together by chance.

The lists in `data/names/` are ordered: given names that older people carry stand first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .data import read
from .dice import Choice, Dice

OLDEST_YEAR, NEWEST_YEAR = 1936, 2018
FEMALE, MALE = 2, 1


@dataclass(frozen=True, slots=True)
class Origin:
    """The names of one origin and how they go on in a family (`data/origins.yaml`)."""

    family: tuple[str, ...]
    given: dict[int, tuple[str, ...]]
    naming: str
    second: int


@cache
def origin(code: str) -> Origin:
    """Return the names of an origin."""
    lists = read(f"names/{code}.yaml")
    habit = read("origins.yaml")[code]
    given = {FEMALE: tuple(lists["female"]), MALE: tuple(lists["male"])}
    return Origin(tuple(lists["family"]), given, habit["naming"], habit["second"])


@cache
def origins_of(country: str) -> Choice[str]:
    """Return the origins whose names people of a country carry."""
    table = read("nationalities.yaml")
    return Choice(table["names"].get(country, table["default"]))


def family_name(dice: Dice, names: Origin) -> str:
    """Return a family name of an origin; the first ones of the list are the frequent ones. May hold both forms: m/f."""
    place = dice.random()
    return names.family[int(place * (0.45 + 0.55 * place) * len(names.family))]


def official_name(dice: Dice, names: Origin, sex: int) -> str:
    """Return the official name of somebody whose parents are not known here."""
    if names.naming == "double":
        return f"{family_name(dice, names)} {family_name(dice, names)}"
    return form(family_name(dice, names), sex)


def form(name: str, sex: int) -> str:
    """Return the form of a family name for men or women: of "Kowalski/Kowalska" the one that fits."""
    male, slash, female = name.partition("/")
    return female if slash and sex == FEMALE else male


def given_name(dice: Dice, names: Origin, sex: int, birth_year: int) -> str:
    """Return a given name that fits the year of birth, now and then with a second one."""
    choices = names.given[sex]
    age = (birth_year - OLDEST_YEAR) / (NEWEST_YEAR - OLDEST_YEAR)
    place = age + (dice.random() + dice.random() - 1) * 0.5
    if not 0 <= place < 1:
        place = dice.random()
    first = choices[int(place * len(choices))]
    if not dice.percent(names.second):
        return first
    second = dice.pick(choices)
    return first if second == first else f"{first} {second}"
