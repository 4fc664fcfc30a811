# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Homes: people who live together, where they lived, and the rows that come of it."""

from __future__ import annotations

from dataclasses import dataclass

from domizil.base import facts

from .addresses import HONAU, ROOT, Towns
from .book import Book
from .book import Home as Place
from .days import STOCK, YEAR_END, span
from .dice import Dice
from .people import Person

PRIVATE = 1
MOVED = 26  # of a hundred homes that are old enough, how many moved within the canton


@dataclass(slots=True, eq=False)
class Home:
    """People who live together on 31 December 2024, or lived together before they left."""

    members: list[Person]
    counted: int = 0  # how many of them count for the municipality's share

    @property
    def first_day(self) -> int:
        """The day on which the first of them was here."""
        return min(member.here_from() for member in self.members)

    @property
    def last_day(self) -> int | None:
        """The day after which nobody of them is here any more; None while somebody is."""
        ends = [member.left for member in self.members]
        return None if None in ends else max(end for end in ends if end is not None)


class Settling:
    """Writes homes into the book: people, dwellings, residences, households, ties and permits."""

    def __init__(self, book: Book, towns: Towns, dice: Dice) -> None:
        self._book, self._towns, self._dice = book, towns, dice
        self._countries = {country.iso2: country.name_de for country in facts.countries()}

    def settle(self, homes: list[Home], target: dict[int, int]) -> None:
        """Write homes, dealt to the municipalities by their target."""
        for home, municipality in zip(homes, self._towns.deal([home.counted for home in homes], target), strict=True):
            self.write(home.members)
            self.move_in(home, municipality)

    def write(self, members: list[Person]) -> None:
        """Write people with their ties and permits."""
        for member in members:
            self._book.person(member)
        self._book.ties(members)
        self._book.permits(members)

    def move_in(self, home: Home, municipality: int) -> None:
        """Write where a home lived: in one dwelling, or in two when it moved within the canton."""
        first, end = home.first_day, home.last_day
        moved = first
        if end is None and STOCK - first > 1200 and self._dice.percent(MOVED):
            moved = self._dice.between(first + 400, STOCK - 90)
            before = municipality if self._dice.percent(35) else self._dice.draw(self._towns.by_population)
            self.live(home.members, before, self._towns.dwelling(before), first, moved)
            origin = self._towns.names[before]
        else:
            origin = None
        self.live(home.members, municipality, self._towns.dwelling(municipality), moved, end, origin=origin)

    def live(
        self,
        members: list[Person],
        municipality: int,
        dwelling: int,
        first: int,
        end: int | None,
        origin: str | None = None,
    ) -> None:
        """Write that people live in a dwelling from a day until before another, each while here."""
        household = self._book.add("register_household", dwelling, PRIVATE, span(first, end))
        for member in members:
            begin = max(first, member.here_from())
            until = end if member.left is None else member.left if end is None else min(end, member.left)
            if until is None or begin < until:
                valid = span(begin, until)
                self._book.add("register_householdmember", household, member.id, valid)
                came = origin if origin and begin == first else self.comes_from(member)
                self.reside(member, municipality, dwelling, begin, until, came)

    def reside(
        self, person: Person, municipality: int, dwelling: int, first: int, end: int | None, comes_from: str
    ) -> None:
        """Write a main residence; one in Honau goes on in Root from 2025, which Honau is a part of since."""
        if municipality == HONAU and first < YEAR_END and (end is None or end > YEAR_END):
            self._residence(person, HONAU, dwelling, first, YEAR_END, comes_from)
            self._residence(person, ROOT, dwelling, YEAR_END, end, "Honau")
        else:
            self._residence(person, municipality, dwelling, first, end, comes_from)

    def _residence(
        self, person: Person, municipality: int, dwelling: int, first: int, end: int | None, comes_from: str
    ) -> None:
        self._book.homes[person.id].append(Place(municipality, dwelling, first, end, comes_from))

    def comes_from(self, person: Person) -> str:
        """Return the state somebody came from, or nothing for who was born here."""
        return self._countries[person.country] if person.arrived > person.born else ""
