# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the authority houses people: centres, flats, rooms and pavilions, used one after the other, never overfull."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from ..addresses import HONAU, Towns
from ..book import Book
from ..data import read
from ..days import span
from ..dice import Choice, Dice
from .cases import Case, Segment

SMALLEST_CENTRE = 10  # § 4 para. 1 KAsylV, text until 2023
COLLECTIVE = 2  # kind of household
CAPACITIES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 14)
SHARED = Choice({2: 20, 3: 35, 4: 30, 5: 15})  # places in flats that single people share
OPERATORS = Choice({"canton": 62, "municipality": 24, "third_party": 14})
FOREVER = date.max.toordinal()


@dataclass(slots=True, eq=False)
class _Place:
    """One accommodation. `moves` are arrivals and departures of people, to find how many were there at most."""

    name: str
    kind: str
    sub_kind: str
    operator: str
    municipality: int
    dwelling: int
    opened: int
    closed: int | None = None
    capacity: int = 0
    weight: int = 0
    household: int = 0
    key: int = 0
    moves: list[tuple[int, int]] = field(default_factory=list)


class Lodging:
    """Finds a place for every segment of every case, in the order of time."""

    def __init__(self, book: Book, towns: Towns, dice: Dice) -> None:
        self._book, self._towns, self._dice = book, towns, dice
        self._places: list[_Place] = []
        table = read("centres.yaml")
        self._centres = {kind: [self._centre(*row) for row in table[kind]] for kind in ("centres", "emergency")}
        # Flats by capacity and shared places, as (free from, number, key of the place).
        self._free: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._beds: list[tuple[int, int]] = []

    def house(self, cases: list[Case]) -> None:
        """Give every segment its place."""
        wanted = [
            (segment.first, number, case, segment) for number, case in enumerate(cases) for segment in case.segments
        ]
        wanted.sort(key=lambda want: (want[0], want[1]))
        for _, _, case, segment in wanted:
            if segment.kind == "private":
                segment.municipality = self._somewhere()
                segment.dwelling = self._towns.dwelling(segment.municipality)
            else:
                self._assign(case, segment)

    def _assign(self, case: Case, segment: Segment) -> None:
        persons = case.size(segment.first, segment.end)
        if segment.kind in ("centre", "emergency"):
            place = self._centre_for(segment)
        elif persons == 1:
            place = self._bed(segment)
        else:
            place = self._flat(segment, persons)
        segment.municipality, segment.dwelling, segment.accommodation = place.municipality, place.dwelling, place.key
        segment.household = place.household
        for _, first, end in case.living(segment):
            place.moves += [(first, 1), (FOREVER if end is None else end, -1)]

    def _centre(
        self, name: str, municipality: int, sub_kind: str, opened: date, closed: date | None, weight: int
    ) -> _Place:
        end = closed.toordinal() if closed else None
        place = self._open(name, sub_kind, municipality, opened.toordinal(), end)
        place.weight = weight
        place.household = self._book.add("register_household", place.dwelling, COLLECTIVE, span(place.opened, end))
        return place

    def _centre_for(self, segment: Segment) -> _Place:
        """Return a centre that is open all the time somebody stays."""
        places = self._centres["emergency" if segment.kind == "emergency" else "centres"]
        until = FOREVER if segment.end is None else segment.end
        fit = [
            (place, place.weight)
            for place in places
            if place.opened <= segment.first and (place.closed is None or until <= place.closed)
        ]
        return self._dice.draw(Choice(fit))

    def _flat(self, segment: Segment, persons: int) -> _Place:
        """Return a flat of its own: one that is free and hardly larger than needed, else a new one."""
        fitting = [capacity for capacity in CAPACITIES if capacity >= persons]
        end = FOREVER if segment.end is None else segment.end
        for capacity in fitting[:2]:
            free = self._free[capacity]
            if free and free[0][0] <= segment.first:
                key = free[0][1]
                heapq.heapreplace(free, (end, key))
                return self._places[key - 1]
        place = self._rent(segment, fitting[0], "pavilion" if self._dice.percent(4) else "flat")
        heapq.heappush(self._free[fitting[0]], (end, place.key))
        return place

    def _bed(self, segment: Segment) -> _Place:
        """Return a place for a single person: a free one in a shared flat, a room, or in a new shared flat."""
        end = FOREVER if segment.end is None else segment.end
        if self._beds and self._beds[0][0] <= segment.first:
            key = self._beds[0][1]
            heapq.heapreplace(self._beds, (end, key))
            return self._places[key - 1]
        capacity = 1 if self._dice.percent(12) else self._dice.draw(SHARED)
        place = self._rent(segment, capacity, "room" if capacity == 1 else "flat")
        heapq.heappush(self._beds, (end, place.key))
        for _ in range(capacity - 1):
            heapq.heappush(self._beds, (segment.first, place.key))
        return place

    def _rent(self, segment: Segment, capacity: int, sub_kind: str) -> _Place:
        place = self._open("", sub_kind, self._somewhere(), segment.first - self._dice.between(0, 20), None)
        place.capacity = capacity
        place.operator = self._dice.draw(OPERATORS)
        return place

    def _open(self, name: str, sub_kind: str, municipality: int, opened: int, closed: int | None) -> _Place:
        collective = sub_kind in ("centre", "hostel")
        dwelling = self._towns.house(municipality) if collective else self._towns.dwelling(municipality)
        label = name or self._towns.label(dwelling)
        kind = "collective" if collective else "individual"
        place = _Place(label, kind, sub_kind, "canton", municipality, dwelling, opened, closed)
        self._places.append(place)
        place.key = len(self._places)
        return place

    def _somewhere(self) -> int:
        """Return a municipality by population; not Honau, which became part of Root the day after the stock."""
        while True:
            municipality = self._dice.draw(self._towns.by_population)
            if municipality != HONAU:
                return municipality

    def write(self) -> None:
        """Write all accommodations, centres with as many places as people were there at most."""
        for place in self._places:
            capacity = place.capacity or max(SMALLEST_CENTRE, -(-_most(place.moves) // 10) * 10)
            where = (place.dwelling, place.municipality, span(place.opened, place.closed))
            what = (place.name, place.kind, place.sub_kind, capacity, place.operator)
            self._book.add("housing_accommodation", *what, *where)


def _most(moves: list[tuple[int, int]]) -> int:
    """Return how many people were there at most; who leaves on a day makes room on that day."""
    there = most = 0
    for _, change in sorted(moves):
        there += change
        most = max(most, there)
    return most
