# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lives as the register keeps them: residences with the dwellings inside them, and features of persons over time."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from domizil.base import facts

from .addresses import Towns
from .book import NULL, Book, Home
from .days import iso, span, years
from .dice import Choice, Dice
from .people import Person
from .reports import Reports

SINGLE, MARRIED, WIDOWED, DIVORCED = 1, 2, 3, 4
OF_AGE = years(18)
# Of a hundred: plausible, not counted. 111 evangelical reformed, 121 Roman Catholic, 000 not known or none of the list.
RELIGION_SWISS = Choice({"121": 58, "111": 11, "000": 31})
RELIGION_OTHERS = Choice({"121": 24, "111": 3, "000": 73})
ALONE = Choice({SINGLE: 62, DIVORCED: 26, WIDOWED: 12})


@dataclass(slots=True)
class Stretch:
    """A residence in one municipality with the dwellings of it, one after the other: (dwelling, first, end)."""

    municipality: int
    comes_from: str
    dwellings: list[tuple[int, int, int | None]] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The day of arrival."""
        return self.dwellings[0][1]

    @property
    def end(self) -> int | None:
        """The day of departure; None while it goes on."""
        return self.dwellings[-1][2]


@cache
def place_numbers() -> tuple[dict[str, int], dict[str, int]]:
    """Return municipalities of the canton and states by their German names."""
    towns = {place.name: place.bfs_number for place in facts.municipalities()}
    states = {country.name_de: country.bfs_number for country in facts.countries() if country.kind == "state"}
    return towns, states


class Lives:
    """Writes residences, dwellings lived in and features of everybody in the book."""

    def __init__(self, book: Book, towns: Towns, seed: int) -> None:
        self._book, self._towns, self._dice = book, towns, Dice(seed, "features")
        self._numbers, self._states = place_numbers()
        self._origins = Choice(towns.population)
        self._reports = Reports(book)

    def write(self) -> None:
        """Write all lives, in the order of the persons."""
        for person in self._book.persons:
            stretches = joined(self._book.homes.get(person.id, []))
            self._residences(person, stretches)
            self._features(person, min([stretch.first for stretch in stretches], default=person.here_from()))

    def _residences(self, person: Person, stretches: list[Stretch]) -> None:
        for place, stretch in enumerate(stretches):
            later = stretches[place + 1] if place + 1 < len(stretches) else None
            goes_to = self._towns.names[later.municipality] if later and later.first == stretch.end else ""
            key = self._book.add(
                "register_residence", person.id, stretch.municipality, 1, span(stretch.first, stretch.end), "residence",
                stretch.comes_from, self._numbers.get(stretch.comes_from), self._state(stretch.comes_from),
                goes_to, self._numbers.get(goes_to), None,
            )  # fmt: skip
            for dwelling, first, end in stretch.dwellings:
                self._book.add("register_occupancy", key, dwelling, span(first, end))
            self._report(person, stretch, key, goes_to)

    def _report(self, person: Person, stretch: Stretch, key: int, goes_to: str) -> None:
        """Write what was reported about a residence."""
        write, place = self._reports.write, stretch.municipality
        came = [stretch.comes_from, self._numbers.get(stretch.comes_from), self._state(stretch.comes_from)]
        dwellings = [dwelling for dwelling, _, _ in stretch.dwellings]
        if stretch.first > person.born:
            facts = {"residence": key, "kind": 1, "purpose": "residence", "dwelling": dwellings[0], "comes_from": came}
            write("move_in", person.id, place, stretch.first, dwellings[0], **facts)
        else:
            write("birth", person.id, place, stretch.first, dwellings[0], residence=key, dwelling=dwellings[0])
        for before, (dwelling, first, _) in zip(dwellings, stretch.dwellings[1:], strict=False):
            write("move", person.id, place, first, dwelling, residence=key, dwelling=[before, dwelling])
        if person.died is None:
            went = [goes_to, self._numbers.get(goes_to), None]
            write("move_out", person.id, place, stretch.end, dwellings[-1], residence=key, kind=1, goes_to=went)
        else:
            write("death", person.id, place, person.died, dwellings[-1], date_of_death=[None, iso(person.died)])

    def _state(self, name: str) -> int | None:
        return None if name in self._numbers else self._states.get(name)

    def _features(self, person: Person, first: int) -> None:
        """Write what the register knows of a person: from the first day on, cut where the civil status changes."""
        swiss = person.country == "CH"
        religion = self._dice.draw(RELIGION_SWISS if swiss else RELIGION_OTHERS)
        constant = self._constant(person, swiss)
        changes = self._civil_status(person, first)
        for place, (begin, status, on) in enumerate(changes):
            end = changes[place + 1][0] if place + 1 < len(changes) else None
            self._book.state(
                person, span(begin, end), f"{status}\t{iso(on) if on else NULL}", f"{religion}\tde\t{constant}"
            )
        if swiss:
            name = self._towns.names[self._dice.draw(self._origins)]
            self._book.add("register_placeoforigin", person.id, name, "LU", span(person.born, None))

    def _civil_status(self, person: Person, first: int) -> list[tuple[int, int, int]]:
        """Return the civil status from each day on, with the day of its event (0: none is known)."""
        if person.spouse is None:
            alone = self._dice.draw(ALONE) if person.role != "child" and first - person.born > 3 * OF_AGE else SINGLE
            return [(first, alone, 0)]
        married = [(first, MARRIED, person.married)]
        if person.married > first:
            married = [(first, SINGLE, 0), (person.married, MARRIED, person.married)]
        died = person.spouse.died
        if died is None:
            return married
        if died <= first:
            return [(first, WIDOWED, died)]
        return [*(change for change in married if change[0] < died), (died, WIDOWED, died)]

    def _constant(self, person: Person, swiss: bool) -> str:
        """Return the columns that do not change: birth and names of the parents."""
        born_here = person.arrived <= person.born
        town = self._dice.draw(self._towns.by_population) if born_here else None
        birth = (
            f"{town or NULL}\t{self._book.country('CH' if born_here else person.country)}"
            f"\t{self._towns.names[town] if town else ''}"
        )
        fathers = [parent for parent in person.parents if parent.sex == 1]
        mothers = [parent for parent in person.parents if parent.sex == 2]
        return "\t".join([birth, *_name(fathers), *_name(mothers)])


def _name(parents: list[Person]) -> list[str]:
    return [parents[0].official_name, parents[0].first_name] if parents else ["", ""]


def joined(homes: list[Home]) -> list[Stretch]:
    """Return residences by municipality: a move within one goes on in the same residence."""
    stretches: list[Stretch] = []
    for home in homes:
        last = stretches[-1] if stretches else None
        if last is None or last.municipality != home.municipality or last.end != home.first:
            stretches.append(Stretch(home.municipality, home.comes_from))
        stretches[-1].dwellings.append((home.dwelling, home.first, home.end))
    return stretches
