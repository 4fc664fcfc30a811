# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Families: who lives together, how old they are on a day, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from . import names
from .data import read
from .days import YEAR
from .dice import Choice, Dice
from .names import FEMALE, MALE
from .people import Person

YOUNGEST_PARENT, OLDEST_MOTHER = 19, 43  # years
CLOSEST = 330  # days between two births


@dataclass(frozen=True, slots=True)
class Shape:
    """Who lives together: heads, children, and grandparents (parents of the first head)."""

    heads: int
    children: int
    grandparents: int = 0

    @property
    def size(self) -> int:
        """The number of persons."""
        return self.heads + self.children + self.grandparents


@dataclass(frozen=True, slots=True)
class Habits:
    """How people of a group live: shapes by weight, and ages of adults without children (youngest, usual, oldest)."""

    shapes: Choice[Shape]
    ages: tuple[int, int, int]
    oldest_child: int
    women: int


@cache
def habits(group: str) -> Habits:
    """Return the habits of a group (`data/families.yaml`)."""
    entry = read("families.yaml")[group]
    shapes = Choice([(Shape(*numbers), weight) for *numbers, weight in entry["shapes"]])
    return Habits(shapes, tuple(entry["ages"]), entry["oldest_child"], entry["women"])


def draw_shape(dice: Dice, group: Habits, at_most: int) -> Shape:
    """Return a shape for no more than `at_most` persons."""
    for _ in range(8):
        shape = dice.draw(group.shapes)
        if shape.size <= at_most:
            return shape
    return Shape(1, 0)


def family(dice: Dice, group: Habits, shape: Shape, country: str, on: int) -> list[Person]:
    """Make a family as it is on a day: heads first, then children from the oldest, then grandparents."""
    code = dice.draw(names.origins_of(country))
    births = _births(dice, group, shape.children, on)
    born = _parent_born(dice, births) if births else _born(dice, dice.around(*group.ages), on)
    sex = FEMALE if dice.percent(group.women) else MALE
    heads = [_person(dice, sex, born, country, code)]
    if shape.heads == 2:
        heads.append(_person(dice, MALE + FEMALE - sex, _partner_born(dice, heads[0], births, on), country, code))
        _marry(dice, heads, on)
    children = [_person(dice, dice.between(MALE, FEMALE), birth, country, code) for birth in births]
    for child in children:
        child.role, child.parents = "child", tuple(heads)
    elders = _elders(dice, heads[0], shape.grandparents, on, code)
    name_family(dice, heads, children)
    return heads + children + elders


def _births(dice: Dice, group: Habits, count: int, on: int) -> list[int]:
    """Return the days of birth of children from the oldest: one to four years apart, closer in large families."""
    if not count:
        return []
    apart = 3 if count < 4 else 1
    gaps = [dice.between(CLOSEST, CLOSEST + apart * 365) for _ in range(count - 1)]
    room = int(group.oldest_child * YEAR) - sum(gaps)
    if room < 0:
        gaps = [dice.between(CLOSEST, CLOSEST + 30) for _ in gaps]
        room = max(400, int(group.oldest_child * YEAR) - sum(gaps))
    births = [on - dice.between(1, room if dice.percent(70) else min(room, 2200))]
    for gap in gaps:
        births.append(births[-1] - gap)
    return births[::-1]


def _parent_born(dice: Dice, births: list[int]) -> int:
    """Return a day of birth for a mother or father: old enough for the first child, young enough for the last."""
    youngest = int(YOUNGEST_PARENT * YEAR)
    oldest = min(int(36 * YEAR), int(OLDEST_MOTHER * YEAR) - (births[-1] - births[0]))
    return births[0] - dice.between(youngest, max(youngest, oldest))


def _partner_born(dice: Dice, head: Person, births: list[int], on: int) -> int:
    """Return a day of birth for the partner of a head: a few years apart, and of an age to have the children."""
    years = dice.between(-4, 6) if head.sex == FEMALE else dice.between(-6, 3)
    born = head.born - int(years * YEAR) - dice.between(0, 364)
    if not births:
        return min(born, on - int(YOUNGEST_PARENT * YEAR))
    if head.sex == MALE:
        born = max(born, births[-1] - int(OLDEST_MOTHER * YEAR))
    return min(born, births[0] - int(YOUNGEST_PARENT * YEAR))


def _born(dice: Dice, age: int, on: int) -> int:
    return on - int(age * YEAR) - dice.between(0, 364)


def _person(dice: Dice, sex: int, born: int, country: str, code: str) -> Person:
    person = Person(sex=sex, born=born, country=country, names=code)
    person.first_name = names.given_name(dice, names.origin(code), sex, person.birth_year)
    return person


def _marry(dice: Dice, heads: list[Person], on: int) -> None:
    first, second = heads
    first.spouse, second.spouse = second, first
    second.role = "partner"
    adult = max(first.born, second.born) + int(18 * YEAR)
    first.married = second.married = min(adult + dice.between(30, 2500), on - 60)


def _elders(dice: Dice, child: Person, count: int, on: int, code: str) -> list[Person]:
    """Make the parents of a head: 20 to 34 years older, at most 97."""
    age = int((on - child.born) / YEAR)
    elders = []
    for place in range(count):
        sex = FEMALE if place == 0 else MALE
        elder = _person(dice, sex, _born(dice, min(97, age + dice.between(21, 34)), on), child.country, code)
        elder.role, elder.official_name = "elder", names.official_name(dice, names.origin(code), sex)
        elders.append(elder)
    if count == 2:
        _marry(dice, elders, on)
        elders[1].role = "elder"
    child.parents = tuple(elders)
    return elders


def name_family(dice: Dice, heads: list[Person], children: list[Person]) -> None:
    """Give heads and children their official names, and sisters and brothers different given names."""
    origin = names.origin(heads[0].names)
    shared = names.family_name(dice, origin)
    for head in heads:
        if origin.naming == "common" and (head is heads[0] or dice.percent(85)):
            head.official_name = names.form(shared, head.sex)
        else:
            head.official_name = names.official_name(dice, origin, head.sex)
    taken: set[str] = set()
    for child in children:
        name_child(dice, child, heads, taken)


def name_child(dice: Dice, child: Person, heads: list[Person], taken: set[str]) -> None:
    """Name one child after its parents' habit; `taken` are the given names of its sisters and brothers."""
    origin = names.origin(heads[0].names)
    for _ in range(12):
        if child.first_name and child.first_name not in taken:
            break
        child.first_name = names.given_name(dice, origin, child.sex, child.birth_year)
    taken.add(child.first_name)
    father = next((head for head in heads if head.sex == MALE), None)
    child.official_name = _inherited(dice, origin, child.sex, father, heads)


def _inherited(dice: Dice, origin: names.Origin, sex: int, father: Person | None, heads: list[Person]) -> str:
    if origin.naming == "father":
        return father.first_name if father else dice.pick(origin.given[MALE])
    source = father or heads[0]
    if origin.naming == "double" and len(heads) == 2:
        other = heads[1] if source is heads[0] else heads[0]
        return f"{source.official_name.split()[0]} {other.official_name.split()[0]}"
    if source.sex == sex:
        return source.official_name
    return _other_form(origin, source.official_name, sex)


@cache
def _forms(family: tuple[str, ...]) -> dict[str, str]:
    return {written: name for name in family if "/" in name for written in name.split("/")}


def _other_form(origin: names.Origin, name: str, sex: int) -> str:
    return names.form(_forms(origin.family).get(name, name), sex)
