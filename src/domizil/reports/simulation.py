# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A population file computed under two laws, into a file with what each person and household gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from domizil.law.engine import BadInput, Law
from domizil.law.engine.bulk.faults import BadRow
from domizil.law.engine.bulk.program import columns_of
from domizil.law.engine.bulk.simulate import Backend, Control, Result
from domizil.law.lu_kasylv import bulk

from .population import HOUSEHOLD, LABELS, Population, Seen, Stretch, bad_cell, changes_of, opened, whole_households
from .results import Values, written

AMOUNTS = ("rappen_before", "rappen_after", "household_rappen_before", "household_rappen_after")
Ids = NDArray[np.integer]


def simulate_file(
    source: Path,
    target: Path,
    before: Law,
    after: Law,
    *,
    backend: Backend = "numpy",
    threads: int = 1,
    tell: Callable[[float], None] = lambda done: None,
) -> Control:
    """Compute the population in `source` under two laws into `target`; both end in .csv or .parquet.

    The result has a row for each row of the source: `household_id`, `person` if there is one, the Rappen of the person
    and (the same on the row of each member) of the household, before and after. It is written whole or not at all.
    `tell` hears how much of the source is done, from 0 to 1.

    Raises `BadInput` (file, row, column, reason), `Unknown` (a figure is not entered), `NoSuchLaw`.
    """
    with _naming(source):
        population = opened(source, columns_of(bulk.WORKLOAD, before))
    seen, control = Seen(), Control()
    with closing(population), written(target) as write:
        for stretch in _stretches(source, population):
            with _naming(source), _placing(population, stretch):
                ids, first = _numbered(population, stretch, seen)
                columns = {name: values for name, values in stretch.values.items() if name not in LABELS}
                result = bulk.simulate({HOUSEHOLD: ids, **columns}, before, after, backend=backend, threads=threads)
            write(_values(stretch, first, result))
            control += result.control
            tell(population.done)
        if not control.rows:
            write(_nothing(population))
        _check(population, control, seen)
    return control


def _stretches(source: Path, population: Population) -> Iterator[Stretch]:
    with _naming(source):
        yield from whole_households(population.stretches())


def _numbered(population: Population, stretch: Stretch, seen: Seen) -> tuple[Ids, Ids]:
    """The households numbered in the order of the file, and the first row of each. Refuses one that comes again."""
    labels = stretch.values[HOUSEHOLD]
    changes = changes_of(labels)
    first = np.concatenate(([0], np.flatnonzero(changes) + 1))
    again = seen.again(labels[first])
    if again is not None:
        place, what = stretch.places[first[again]], f"household {labels[first[again]]} comes again"
        raise bad_cell(population, place, HOUSEHOLD, what, "all members of a household together")
    return np.concatenate(([0], np.cumsum(changes))).astype(np.int32), first


def _values(stretch: Stretch, first: Ids, result: Result) -> Values:
    members = np.diff(first, append=len(stretch))
    of_households = (np.repeat(totals, members) for totals in (result.household_before, result.household_after))
    amounts = zip(AMOUNTS, (result.person_before, result.person_after, *of_households), strict=True)
    return {name: stretch.values[name] for name in LABELS if name in stretch.values} | dict(amounts)


def _nothing(population: Population) -> Values:
    """The columns of a population without a person."""
    return {name: np.empty(0, dtype=np.int64) for name in (*LABELS, *AMOUNTS) if name in (*population.names, *AMOUNTS)}


def _check(population: Population, control: Control, seen: Seen) -> None:
    """No row and no household was lost or cut on the way."""
    if (control.rows, control.households) != (population.read, seen.households):
        computed = f"{control.rows} rows of {control.households} households were computed"
        raise AssertionError(f"{computed}, but {population.read} of {seen.households} were read")


@contextmanager
def _placing(population: Population, stretch: Stretch) -> Iterator[None]:
    """Say where in the file a row stands that the law refuses."""
    try:
        yield
    except BadRow as bad:
        raise bad_cell(population, stretch.places[bad.row], bad.column, bad.what, bad.allowed) from None


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Say which file was refused."""
    try:
        yield
    except BadInput as bad:
        raise replace(bad, where=f"{path.name}, {bad.where}") from None
    except OSError as error:
        raise BadInput(path.name, f"cannot be read ({error.strerror or error})", "a readable file") from None
