# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the cases of the asylum field: as many persons in each stream as the figures say."""

from __future__ import annotations

from collections import Counter

from .. import families
from ..days import STOCK, YEAR, YEAR_BEGIN, day
from ..dice import Dice
from ..families import CLOSEST, Shape
from ..figures import Figures, Stream
from ..names import FEMALE, MALE
from ..people import Person
from ..settled import nationalities
from . import ways
from .cases import Case

GROWN = int(15.5 * YEAR)  # younger ones do not come alone
# Who the people of a stream are: nationalities, how they live, and the day as of which families are made up
# (children of later than that are born in a stream of their own, because their application is counted).
PEOPLE = {
    "protected": ("protected", "protected", STOCK - 4),
    "procedure": ("asylum", "procedure", YEAR_BEGIN - 1),
    "admitted": ("admitted", "admitted", YEAR_BEGIN - 1),
    "refugee": ("refugee", "refugee", YEAR_BEGIN - 1),
    "hardship": ("admitted", "hardship", YEAR_BEGIN - 1),
    "after": ("rejected", "hardship", YEAR_BEGIN - 1),
    "removal": ("rejected", "rejected", YEAR_BEGIN - 1),
    "gone": ("asylum", "procedure", day(2022)),
}
# Large families, so that the "further person" of the tables occurs: (stream, shape).
LARGE = (
    ("admitted_earlier", Shape(2, 12)), ("admitted_earlier", Shape(2, 9)), ("admitted_earlier", Shape(1, 9)),
    ("admitted_earlier", Shape(2, 8, 2)), ("admitted_refugee", Shape(2, 10)), ("protected", Shape(2, 9)),
    ("protected", Shape(2, 7, 2)), ("procedure_earlier", Shape(2, 8)), ("removal_earlier", Shape(2, 7)),
)  # fmt: skip
LARGE_FROM = 1000  # persons in a stream from which its large families are made
TRIES = 40
OLDEST_EXPECTING = day(1982)  # mothers of children of 2024 are born since


class Intake:
    """Makes cases stream by stream."""

    def __init__(self, dice: Dice, figures: Figures) -> None:
        self._dice, self._figures = dice, figures
        self._left = Counter({name: stream.persons for name, stream in figures.streams.items()})

    def cases(self) -> list[Case]:
        """Return all cases: families with children of 2024, joined families, large families, then the others."""
        cases = []
        for stream in self._figures.streams.values():
            while stream.born and self._left[stream.name]:
                cases.append(self._with_newborn(stream, self._figures.streams[stream.born]))
            while stream.joins and self._left[stream.name]:
                cases.append(self._with_joined(stream, self._figures.streams[stream.joins]))
        for name, shape in LARGE:
            if self._left["protected"] + self._left["admitted_earlier"] > LARGE_FROM and self._left[name] >= shape.size:
                cases.append(self._case(self._figures.streams[name], shape))
        for name, stream in self._figures.streams.items():
            while self._left[name]:
                shape = families.draw_shape(self._dice, _habits(name), self._left[name])
                cases.append(self._case(stream, shape))
        return cases

    def _take(self, stream: Stream, persons: int) -> None:
        if self._left[stream.name] < persons:
            raise ValueError(
                f"stream {stream.name}: {persons} persons needed, {self._left[stream.name]} left; "
                "the scale is too small for its families, use a larger one"
            )
        self._left[stream.name] -= persons

    def _case(self, stream: Stream, shape: Shape) -> Case:
        """A family that came together."""
        countries, _, on = _people(stream)
        members = self._family(countries, shape, _habits(stream.name), on)
        self._take(stream, len(members))
        return self._on_the_way(stream, members)

    def _family(self, countries: str, shape: Shape, habits: families.Habits, on: int) -> list[Person]:
        country = self._dice.draw(nationalities(countries))
        return families.family(self._dice, habits, shape, country, on)

    def _on_the_way(self, stream: Stream, members: list[Person]) -> Case:
        heads = [member for member in members if member.role in ("head", "partner")]
        way = ways.WAYS[stream.name](self._dice, max(head.born for head in heads) + GROWN)
        for member in members:
            member.arrived = max(way.came, member.born)
            member.left = way.left
        return Case(stream, members, way)

    def _with_newborn(self, stream: Stream, host: Stream) -> Case:
        """A family in which a child is born in 2024, whose application is counted."""
        habits = families.habits("expecting")
        countries, _, _ = _people(host)
        shape = families.draw_shape(self._dice, habits, self._left[host.name])
        for _ in range(TRIES):
            members = self._family(countries, shape, habits, day(2023, 6, 30))
            mothers = [member.born for member in members if member.sex == FEMALE and member.role != "child"]
            if mothers and mothers[0] >= OLDEST_EXPECTING:
                break
        self._take(host, len(members))
        self._take(stream, 1)
        case = self._on_the_way(host, members)
        latest = max([day(2023, 12, 31), *(child.born + CLOSEST for child in members if child.role == "child")])
        birth = self._dice.between(max(latest + 1, case.way.came), day(2024, 12, 10))
        place = len(members)
        members.append(self._baby(members, birth))
        case.members = members
        case.own[place] = ways.born(self._dice, birth, case.way)
        case.streams[place] = stream
        return case

    def _baby(self, members: list[Person], birth: int) -> Person:
        heads = [member for member in members if member.role in ("head", "partner")]
        sex = self._dice.between(MALE, FEMALE)
        baby = Person(sex=sex, born=birth, country=heads[0].country, names=heads[0].names, role="child", arrived=birth)
        baby.parents = tuple(heads)
        families.name_child(self._dice, baby, heads, {member.first_name for member in members})
        return baby

    def _with_joined(self, stream: Stream, host: Stream) -> Case:
        """A refugee who came alone and is joined by partner and children in 2024."""
        habits = families.habits("joining")
        countries, _, on = _people(host)
        shape = families.draw_shape(self._dice, habits, self._left[stream.name])
        members = self._family(countries, Shape(2, shape.children), habits, on)
        self._take(host, 1)
        self._take(stream, len(members) - 1)
        case = self._on_the_way(host, members[:1])
        youngest = max(member.born for member in members)
        for _ in range(TRIES):  # children are older than the flight that parted the family
            if case.way.applied >= youngest:
                break
            case = self._on_the_way(host, members[:1])
        way = ways.joined(self._dice, case.way)
        case.members = members
        for place, member in enumerate(members[1:], start=1):
            member.arrived = max(way.came, member.born)
            case.own[place], case.streams[place] = way, stream
        return case


def _people(stream: Stream) -> tuple[str, str, int]:
    countries, group, on = PEOPLE[stream.name.split("_")[0]]
    if stream.applied == "primary":
        return countries, group, YEAR_BEGIN
    if stream.name == "protected_gone":
        return countries, group, day(2022, 3)
    return countries, group, on


def _habits(name: str) -> families.Habits:
    return families.habits(PEOPLE[name.split("_")[0]][1])
