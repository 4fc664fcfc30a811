# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Domizil's own bulk law, and the time that no program can be faster than."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import njit

from domizil.law.engine.bulk.simulate import SHARES
from domizil.law.lu_kasylv import bulk

from .amounts import AFTER, BEFORE, Amounts

Columns = dict[str, np.ndarray]


def domizil(columns: Columns, backend: str, threads: int) -> Amounts:
    """Both texts by the rules of `domizil.law.lu_kasylv`, checks and control totals included."""
    result = bulk.simulate(columns, BEFORE, AFTER, backend=backend, threads=threads)
    return Amounts(result.person_before, result.person_after, result.household_before, result.household_after)


@njit(nogil=True)
def _touch(household_id, group, accommodation, days, persons, households, outputs):  # pragma: no cover - compiled
    """Read each byte of the input once, write each byte of the output once, and nothing else."""
    start, stop = persons
    person_before, person_after, household_before, household_after = outputs
    for row in range(start, stop):
        seen = household_id[row] + group[row] + accommodation[row] + days[row]
        person_before[row] = seen
        person_after[row] = seen + 1
    start, stop = households
    for unit in range(start, stop):
        household_before[unit] = unit
        household_after[unit] = unit


def _shares(total: int, threads: int) -> list[tuple[int, int]]:
    """In as many parts as `domizil` makes."""
    number = threads * SHARES if threads > 1 else 1
    return [(total * n // number, total * (n + 1) // number) for n in range(number)]


def limit(columns: Columns, households: int, threads: int) -> None:
    """Read and write the bytes of the task once, with fresh output arrays as `domizil` has them."""
    rows = len(columns["days"])
    outputs = tuple(np.empty(size, dtype=np.int32) for size in (rows, rows, households, households))
    parts = list(zip(_shares(rows, threads), _shares(households, threads), strict=True))
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda part: _touch(*columns.values(), *part, outputs), parts))
