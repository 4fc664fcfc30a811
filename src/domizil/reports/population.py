# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A population file read stretch by stretch: one row a person, the members of a household together, in their order.

Columns: `household_id` (any whole number or text), perhaps `person` (a label that is passed on), and the facts that the
law asks for, enumerations by number or name. Anything else is refused, with the row and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from domizil.law.engine import BadInput
from domizil.law.engine.bulk.program import Column

HOUSEHOLD, PERSON = "household_id", "person"
LABELS = (HOUSEHOLD, PERSON)
LARGEST_HOUSEHOLD = 10_000
"""An open household beyond that is handed on as it is: the law refuses it, and memory stays bounded."""
REMEMBERED = 1000
"""Numbers of a column with fewer different ones are read once and remembered."""
_WHOLE = re.compile(r"\s*(-?[0-9]{1,18})\s*")


@dataclass(frozen=True, eq=False)
class Stretch:
    """Some rows of a file. `values` has a numpy array for each column; `places` says where each row stands."""

    values: Mapping[str, NDArray[Any]]
    places: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, rows: slice) -> Stretch:
        return Stretch({name: values[rows] for name, values in self.values.items()}, self.places[rows])

    def followed_by(self, other: Stretch) -> Stretch:
        """Both as one."""
        joined = {name: np.concatenate([values, other.values[name]]) for name, values in self.values.items()}
        return Stretch(joined, np.concatenate([self.places, other.places]))


class Population(Protocol):
    """An open population file. `names`: its columns; `place`: what a place is called; `read`: rows read so far."""

    names: list[str]
    place: str
    read: int

    def begin(self, columns: tuple[Column, ...]) -> None:
        """Look at the names and types of the columns. Raises `BadInput`."""

    @property
    def done(self) -> float:
        """How much of the file is read, from 0 to 1."""

    def stretches(self) -> Iterator[Stretch]:
        """The rows in their order. Raises `BadCell`, `BadInput`."""

    def close(self) -> None:
        """Let the file go."""


@dataclass
class BadCell(BadInput):
    """Something in one row and column that cannot be. `row` is its place: the row or line of the file."""

    row: int = 0
    column: str = ""


def bad_cell(population: Population, place: int, column: str, what: str, allowed: str) -> BadCell:
    """The refusal of one cell."""
    return BadCell(f"{population.place} {place}, column {column}", what, allowed, row=int(place), column=column)


class Codes(dict[str, int]):
    """What may be written in a column, and the number that it means: `codes["refugee"]`, `codes["4"]`."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column
        if column.codes is not None:
            self.update({member.name.lower(): int(member) for member in column.codes})

    def __missing__(self, text: str) -> int:
        match = _WHOLE.fullmatch(text)
        number = int(match[1]) if match else None
        if number is None or not self.column.bounds.least <= number <= self.column.bounds.most:
            raise KeyError(text)
        if self.column.bounds.most - self.column.bounds.least < REMEMBERED:
            self[text] = number
        return number


def check_names(names: list[str], columns: tuple[Column, ...]) -> None:
    """Refuse a file whose columns are missing, double or not known."""
    needed = [HOUSEHOLD, *(column.name for column in columns if not column.optional)]
    optional = [PERSON, *(column.name for column in columns if column.optional)]
    allowed = f"{', '.join(needed)}; if wanted {', '.join(optional)}"
    for name in names:
        if name not in (*needed, *optional):
            raise BadInput(f"column {name!r}", "is not known", allowed)
        if names.count(name) > 1:
            raise BadInput(f"column {name}", "stands twice", allowed)
    for name in needed:
        if name not in names:
            raise BadInput(f"column {name}", "is missing", allowed)


def whole_households(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """The same rows, cut only between households: the last, open one goes on in the next stretch."""
    carried: Stretch | None = None
    for stretch in stretches:
        rows = stretch if carried is None else carried.followed_by(stretch)
        changes = np.flatnonzero(changes_of(rows.values[HOUSEHOLD])) + 1
        open_from = int(changes[-1]) if len(changes) else 0
        if len(rows) - open_from > LARGEST_HOUSEHOLD:
            open_from = len(rows)
        if open_from:
            yield rows[:open_from]
        carried = rows[open_from:]
    if carried is not None and len(carried):
        yield carried


def changes_of(ids: NDArray[Any]) -> NDArray[np.bool_]:
    """For each row but the first whether another household begins."""
    changes: NDArray[np.bool_] = np.asarray(ids[1:] != ids[:-1], dtype=bool)
    return changes


class Seen:
    """The households of a file so far, to notice one that comes again behind others."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.numbers: list[NDArray[Any]] = []
        self.largest: int | None = None
        self.households = 0

    def again(self, ids: NDArray[Any]) -> int | None:
        """Remember some households; the position of the first that was there before, else None."""
        self.households += len(ids)
        return self._again_text(ids.tolist()) if ids.dtype == object else self._again_number(ids)

    def _again_text(self, ids: list[str]) -> int | None:
        for position, id_ in enumerate(ids):
            if id_ in self.texts:
                return position
            self.texts.add(id_)
        return None

    def _again_number(self, ids: NDArray[Any]) -> int | None:
        rising = bool((ids[1:] > ids[:-1]).all()) and (self.largest is None or ids[0] > self.largest)
        if not rising and (position := self._search(ids)) is not None:
            return position
        self.largest = int(ids.max() if self.largest is None else max(self.largest, ids.max()))
        self.numbers.append(ids)
        return None

    def _search(self, ids: NDArray[Any]) -> int | None:
        order = np.argsort(ids, kind="stable")
        again = [order[1:][ids[order][1:] == ids[order][:-1]]]
        again += [np.flatnonzero(np.isin(ids, known)) for known in self.numbers]
        positions = np.concatenate(again)
        return int(positions.min()) if len(positions) else None


def opened(path: Path, columns: tuple[Column, ...]) -> Population:
    """The population in a file, by its ending, ready to be read. To be closed. Raises `BadInput`, `OSError`."""
    population = _kind(path)
    try:
        population.begin(columns)
    except BaseException:
        population.close()
        raise
    return population


def _kind(path: Path) -> Population:
    if path.suffix == ".csv":
        from .population_csv import CsvPopulation

        return CsvPopulation(path)
    if path.suffix == ".parquet":
        from .population_parquet import ParquetPopulation

        return ParquetPopulation(path)
    raise BadInput("file", f"ends with {path.suffix or 'nothing'}", ".csv or .parquet")
