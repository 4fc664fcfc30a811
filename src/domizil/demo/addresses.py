# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities by size, and made-up dwellings in them.

EGID are made up: 900 000 001 and up, a range far above the numbers in use. EWID count the dwellings of a building.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domizil.base import facts

from .book import Book
from .data import read
from .dice import Choice, Dice
from .share import apportion

EGID_FIRST = 900_000_000
HONAU, ROOT = 1057, 1065  # Honau is part of Root from 1 January 2025
CITY, TOWN = 20_000, 5_000  # residents from which houses hold more dwellings


@dataclass(slots=True)
class _Building:
    egid: int
    address: tuple[object, ...]
    dwellings: int
    used: int = 0


class Towns:
    """Where people can live: the municipalities of 31 December 2024 with their population."""

    def __init__(self, book: Book, dice: Dice) -> None:
        self.population = {key: value.persons for key, value in facts.population_on(date(2024, 12, 31)).items()}
        self.by_population = Choice(self.population)
        self.names = {place.bfs_number: place.name for place in facts.municipalities()}
        self._book, self._dice = book, dice
        self._streets: list[str] = read("streets.yaml")["streets"]
        self._localities = {
            number: Choice(
                [((place.swiss_zip_code, place.town), place.share_permille) for place in _localities(number)]
            )
            for number in self.population
        }
        self._open: dict[int, _Building] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._buildings = 0

    def dwelling(self, municipality: int) -> int:
        """Write one more dwelling in a municipality and return its key."""
        building = self._open.get(municipality)
        if building is None or building.used == building.dwellings:
            building = self._open[municipality] = self._build(municipality)
        building.used += 1
        return self._book.add("register_dwelling", building.egid, building.used, *building.address)

    def house(self, municipality: int) -> int:
        """Write a building that is one dwelling, such as a centre, and return its key."""
        building = self._build(municipality)
        return self._book.add("register_dwelling", building.egid, 1, *building.address)

    def label(self, dwelling: int) -> str:
        """Return the address of a dwelling in one line."""
        _, _, ewid, street, number, _, town, _ = self._book.tables["register_dwelling"][dwelling - 1].split("\t")
        return f"{street} {number} / {ewid}, {town}"

    def _build(self, municipality: int) -> _Building:
        zip_code, town = self._dice.draw(self._localities[municipality])
        street = self._dice.pick(self._streets)
        number = self._numbers.get((zip_code, town, street), 0) + self._dice.between(1, 2)
        self._numbers[zip_code, town, street] = number
        self._buildings += 1
        residents = self.population[municipality]
        most = 24 if residents >= CITY else 12 if residents >= TOWN else 6
        owner = ROOT if municipality == HONAU else municipality
        address = (street, number, zip_code, town, owner)
        return _Building(EGID_FIRST + self._buildings, address, self._dice.between(1, most))

    def deal(self, sizes: Sequence[int], target: dict[int, int]) -> list[int]:
        """Give each home (by its size) a municipality, so that persons reach the target exactly where homes allow it.

        The largest homes go first, each to the municipality that still lacks the largest part of its target.
        """
        left = dict(target)
        queue = [(-1.0, number) for number in target if target[number] > 0]
        heapq.heapify(queue)
        places = [0] * len(sizes)
        for home in sorted(range(len(sizes)), key=lambda home: -sizes[home]):
            places[home] = self._next(queue, left, target, sizes[home])
        return places

    def _next(self, queue: list[tuple[float, int]], left: dict[int, int], target: dict[int, int], size: int) -> int:
        if size == 0:
            return self._dice.draw(self.by_population)
        aside = []
        chosen = None
        while queue and chosen is None:
            entry = heapq.heappop(queue)
            if left[entry[1]] >= size:
                chosen = entry[1]
            else:
                aside.append(entry)
        if chosen is None:
            chosen = max(left, key=lambda number: (left[number], -number))
        else:
            aside.append((-(left[chosen] - size) / target[chosen], chosen))
        left[chosen] -= size
        for entry in aside:
            heapq.heappush(queue, entry)
        return chosen

    def shares(self, persons: int) -> dict[int, int]:
        """Share persons among the municipalities by population, in whole numbers."""
        return apportion(persons, self.population)


def _localities(number: int) -> list[facts.Locality]:
    return [place for place in facts.localities() if place.bfs_number == number]
