# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns made ready for a kernel, and the first bad row found once a kernel says that there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..errors import BadInput, LawError
from .arrays import Units
from .bounds import Bounds

if TYPE_CHECKING:
    from .program import Column, Program

HOUSEHOLD = "household_id"
_ANY_ID = Bounds(-(2**63), 2**63 - 1)


@dataclass
class BadRow(BadInput):
    """A row that cannot be. `row` counts from 0."""

    row: int = 0
    column: str = ""

    @classmethod
    def at(cls, row: int, column: str, what: str, allowed: str) -> BadRow:
        return cls(f"row {row} (counted from 0), column {column}", what, allowed, row=row, column=column)


def ready(given: Mapping[str, NDArray[Any]], columns: Iterable[Column]) -> list[NDArray[Any]]:
    """`household_id` and the columns that are given, each contiguous in its own integer type. Raises `BadInput`."""
    known = list(columns)
    names = [HOUSEHOLD, *(column.name for column in known)]
    if unknown := sorted(set(given) - set(names)):
        raise BadInput(f"column {unknown[0]}", "is not known", ", ".join(names))
    needed = [HOUSEHOLD, *(column.name for column in known if not column.optional)]
    if missing := [name for name in needed if name not in given]:
        raise BadInput(f"column {missing[0]}", "is missing", f"{', '.join(needed)} are needed")
    for name, values in given.items():
        _check_shape(name, values, len(given[HOUSEHOLD]))
    ids = given[HOUSEHOLD]
    ids = np.ascontiguousarray(ids if ids.dtype == np.int32 else _narrowed(HOUSEHOLD, ids, _ANY_ID, "64 bits"))
    return [ids, *(_ready(column, given[column.name]) for column in known if column.name in given)]


def _check_shape(name: str, values: NDArray[Any], rows: int) -> None:
    if values.ndim != 1 or values.dtype.kind not in "iu":
        what = f"is an array of {values.dtype} with {values.ndim} axes"
        raise BadInput(f"column {name}", what, "whole numbers with one axis")
    if len(values) != rows:
        raise BadInput(f"column {name}", f"has {len(values)} rows", f"{rows}, as many as {HOUSEHOLD}")


def _ready(column: Column, values: NDArray[Any]) -> NDArray[Any]:
    return np.ascontiguousarray(_narrowed(column.name, values, column.bounds, column.allowed))


def _narrowed(name: str, values: NDArray[Any], bounds: Bounds, allowed: str) -> NDArray[Any]:
    """In the integer type of `bounds`. What would not fit is refused before it could wrap."""
    width = np.dtype(bounds.width)
    if values.dtype == width:
        return values
    if not np.can_cast(values.dtype, width):
        bad = np.flatnonzero((values < bounds.least) | (values > bounds.most))
        if len(bad):
            raise BadRow.at(int(bad[0]), name, f"{values[bad[0]]}", allowed)
    return values.astype(width)


def find_fault(made: Program, arrays: list[NDArray[Any]]) -> BadRow:
    """The first row that a kernel could not take."""
    found = [
        bad for column, values in zip(made.columns, arrays[1:], strict=True) for bad in _out_of_range(column, values)
    ]
    units = Units(arrays[0])
    found += _too_large(units, made.members.most)
    for column, values in zip(made.columns, arrays[1:], strict=True):
        if column.optional:
            found += _differing(units, column, values)
    if not found:
        raise LawError("a kernel saw a fault that nobody can find")
    return min(found, key=lambda bad: bad.row)


def _out_of_range(column: Column, values: NDArray[Any]) -> list[BadRow]:
    bad = np.flatnonzero((values < column.bounds.least) | (values > column.bounds.most))[:1]
    return [BadRow.at(int(row), column.name, f"{values[row]}", column.allowed) for row in bad]


def _too_large(units: Units, most: int) -> list[BadRow]:
    large = np.flatnonzero(units.members > most)[:1]
    what = "a household of {} persons"
    return [
        BadRow.at(int(units.first[unit]) + most, HOUSEHOLD, what.format(units.members[unit]), f"at most {most}")
        for unit in large
    ]


def _differing(units: Units, column: Column, values: NDArray[Any]) -> list[BadRow]:
    of_first = np.repeat(values[units.first], units.members)
    bad = np.flatnonzero(values != of_first)[:1]
    return [
        BadRow.at(
            int(row),
            column.name,
            f"{values[row]}, but {of_first[row]} before in the same household",
            "the same for all members",
        )
        for row in bad
    ]


def find_return(household_id: NDArray[Any]) -> BadRow | None:
    """The first household that comes again behind another one; None when all stand together."""
    units = Units(household_id)
    ids = household_id[units.first]
    order = np.argsort(ids, kind="stable")
    again = order[1:][ids[order][1:] == ids[order][:-1]]
    if not len(again):
        return None
    unit = int(again.min())
    return BadRow.at(
        int(units.first[unit]), HOUSEHOLD, f"household {ids[unit]} comes again", "all members of a household together"
    )
