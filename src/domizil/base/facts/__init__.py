# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts that come with the package: municipalities, populations, zip codes, countries.

They are read from the CSV files beside this module; every file says where its lines come from. Nothing here knows a
database: whoever needs rows makes them from these values.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality (Gemeinde) of the canton while it exists: from `valid_from` until the day before `valid_to`."""

    bfs_number: int
    name: str
    district: str
    valid_from: date
    valid_to: date | None
    successor: int | None
    source: str

    def exists_on(self, day: date) -> bool:
        """Say whether the municipality exists on that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Population:
    """The published permanent resident population of a municipality on one day."""

    bfs_number: int
    on: date
    persons: int
    source: str


@dataclass(frozen=True, slots=True)
class Locality:
    """A zip code and town (Ortschaft) of a municipality; `share_permille` of the zip code's dwellings lie in it."""

    bfs_number: int
    swiss_zip_code: int
    town: str
    share_permille: int


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory of the federal list; `free_movement` is "EU", "EFTA" or empty.

    `kind` is "state" where the list marks the entry as one (its column `state`: a member of the UN, recognised by
    Switzerland, or belonging to no other state); a "territory" belongs to a state, or to none as Antarctica does.
    """

    bfs_number: int
    iso2: str
    name_de: str
    name_en: str
    region: str
    kind: str
    free_movement: str
    source: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (resources.files(__name__) / name).read_text(encoding="utf-8")
    return iter(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return every municipality since 2013 with the time it exists, by number."""
    return tuple(
        Municipality(
            bfs_number=int(row["bfs_number"]),
            name=row["name"],
            district=row["district"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            successor=int(row["successor"]) if row["successor"] else None,
            source=row["source"],
        )
        for row in _rows("municipalities.csv")
    )


def municipalities_on(day: date) -> tuple[Municipality, ...]:
    """Return the municipalities that exist on that day: 80 until the end of 2024, 79 since."""
    return tuple(municipality for municipality in municipalities() if municipality.exists_on(day))


@cache
def populations() -> tuple[Population, ...]:
    """Return every published population, by municipality and day."""
    return tuple(
        Population(int(row["bfs_number"]), date.fromisoformat(row["on"]), int(row["persons"]), row["source"])
        for row in _rows("populations.csv")
    )


def population_on(day: date) -> dict[int, Population]:
    """Return the latest published population on or before that day, for each municipality that exists on it.

    Where a municipality merged into another after that one's figure, its own last figure is added.
    Raises `LookupError` where no figure that old is known.
    """
    known: dict[int, Population] = {}
    for population in populations():
        if population.on <= day:
            known[population.bfs_number] = population
    places = municipalities_on(day)
    missing = [place.name for place in places if place.bfs_number not in known]
    if missing:
        first = min(population.on for population in populations())
        raise LookupError(f"no population is known on {day} for {', '.join(missing)}; figures begin on {first}")
    return {place.bfs_number: _with_merged(known, place.bfs_number, day) for place in places}


def _with_merged(known: dict[int, Population], bfs_number: int, day: date) -> Population:
    figure = known[bfs_number]
    for place in municipalities():
        merged = known.get(place.bfs_number)
        if place.successor == bfs_number and merged and place.valid_to and figure.on < place.valid_to <= day:
            figure = replace(figure, persons=figure.persons + merged.persons)
    return figure


@cache
def localities() -> tuple[Locality, ...]:
    """Return the zip codes and towns of the municipalities, by municipality and zip code."""
    return tuple(
        Locality(int(row["bfs_number"]), int(row["swiss_zip_code"]), row["town"], int(row["share_permille"]))
        for row in _rows("localities.csv")
    )


@cache
def countries() -> tuple[Country, ...]:
    """Return the states and territories of the federal list, by number."""
    return tuple(
        Country(
            bfs_number=int(row["bfs_number"]),
            iso2=row["iso2"],
            name_de=row["name_de"],
            name_en=row["name_en"],
            region=row["region"],
            kind=row["kind"],
            free_movement=row["free_movement"],
            source=row["source"],
        )
        for row in _rows("countries.csv")
    )


@cache
def nationalities() -> frozenset[int]:
    """Return the numbers that can be a nationality: the states. Who is of a territory has its state's nationality."""
    return frozenset(country.bfs_number for country in countries() if country.kind == "state")
