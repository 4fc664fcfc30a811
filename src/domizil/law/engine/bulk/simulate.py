# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every person and household of a population gets under two laws, with control totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from ..errors import BadInput
from . import kernels
from .arrays import ArrayKernel
from .faults import find_fault, find_return, ready
from .program import Program, columns_of, program

if TYPE_CHECKING:
    from ..law import Law
    from .workload import Workload

T = TypeVar("T")
Backend = Literal["numpy", "numba"]
BACKENDS: tuple[Backend, ...] = ("numpy", "numba")
LEAST_ROWS = 1 << 16
"""Fewer rows are not worth a thread of their own."""
SHARES = 4
"""Parts for each thread: one that is held up leaves the rest to the others."""


class Kernel(Protocol):
    """What a backend offers: both functions as documented in `kernel.template`."""

    def households(self, *given: Any) -> int: ...

    def fill(self, *given: Any) -> tuple[bool, bool]: ...


@dataclass(frozen=True)
class Control:
    """Control totals. Parts of a file add up (`+`) to those of the whole, else households were cut.

    rows: persons. households. days: all days. before, after: Rappen under the two laws.
    not_covered_before, not_covered_after: persons whom another law pays; their amount here is 0.
    """

    rows: int = 0
    households: int = 0
    days: int = 0
    before: int = 0
    after: int = 0
    not_covered_before: int = 0
    not_covered_after: int = 0

    def __add__(self, other: Control) -> Control:
        return Control(*(mine + theirs for mine, theirs in zip(vars(self).values(), vars(other).values(), strict=True)))


@dataclass(frozen=True, eq=False)
class Result:
    """Rappen of each person (in the order of the rows) and of each household (in the order of the file)."""

    person_before: NDArray[Any]
    person_after: NDArray[Any]
    household_before: NDArray[Any]
    household_after: NDArray[Any]
    control: Control


@lru_cache(maxsize=64)
def _kernel(made: Program, backend: Backend) -> Kernel:
    if backend == "numba":
        compiled: Any = kernels.compiled(made)
        return cast(Kernel, compiled)
    return ArrayKernel(made)


def simulate(
    workload: Workload,
    columns: Mapping[str, NDArray[Any]],
    before: Law,
    after: Law,
    *,
    backend: Backend = "numpy",
    threads: int = 1,
) -> Result:
    """Compute a population under two laws.

    columns: one integer array each, of equal length, one row a person: `household_id` (the members of a household stand
        together; their order is the order of persons, so the tenth row is the tenth person) and the columns of
        `columns_of(workload, law)`, enumerations by their numbers. Optional ones may be left out.
    backend: "numpy" (always there) or "numba" (extra `[simulate]`, the fast one); both give the same numbers.
    threads: how many threads share the work, cut at household boundaries.

    Raises `BadRow` (row, column, reason), `BadInput` (a column or option), `Unknown` (a figure is not entered),
    `NoSuchLaw` (before the statute).
    """
    _check_options(backend, threads)
    made = program(workload, before, after, frozenset(columns))
    arrays = ready(columns, columns_of(workload, before))
    if not len(arrays[0]):
        empty = np.empty(0, dtype=made.amounts_of(1))
        return Result(empty, empty, empty, empty, Control())
    return _run(made, arrays, _kernel(made, backend), threads)


def _check_options(backend: str, threads: int) -> None:
    if backend not in BACKENDS:
        raise BadInput("backend", f"{backend!r} is none", " or ".join(BACKENDS))
    if backend == "numba" and not kernels.available():
        raise BadInput("backend", "numba is not installed", "install domizil[simulate], or take numpy")
    if threads < 1:
        raise BadInput("threads", f"{threads} is none", "1 or more")


def _run(made: Program, arrays: list[NDArray[Any]], kernel: Kernel, threads: int) -> Result:
    household_id = arrays[0]
    cuts = _cuts(household_id, threads, made.members.most)
    parts = list(pairwise(cuts))
    sums = np.zeros((len(parts), 5), dtype=np.int64)
    counts = _each(threads, lambda part: int(kernel.households(household_id, *part)), parts)
    firsts = [0, *accumulate(counts)]
    outputs = _outputs(made, len(household_id), firsts[-1])
    seen = _each(threads, lambda part, at, to: kernel.fill(*arrays, *part, at, *outputs, to), parts, firsts, sums)
    if any(fault for fault, _ in seen):
        raise find_fault(made, arrays)
    down = any(down for _, down in seen) or any(household_id[cut] < household_id[cut - 1] for cut in cuts[1:-1])
    if down and (returned := find_return(household_id)) is not None:
        raise returned
    return Result(*outputs, Control(len(household_id), firsts[-1], *sums.sum(axis=0).tolist()))


def _each(threads: int, work: Callable[..., T], parts: Sequence[Any], *more: Iterable[Any]) -> list[T]:
    """Do the work on each part, in several threads where there are several parts."""
    if len(parts) == 1:
        return list(map(work, parts, *more))
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, parts, *more))


def _cuts(household_id: NDArray[Any], threads: int, most: int) -> list[int]:
    """Row numbers that cut the rows into parts of whole households, about equal."""
    rows = len(household_id)
    parts = max(1, min(threads * SHARES if threads > 1 else 1, rows // LEAST_ROWS))
    cuts = [0]
    for number in range(1, parts):
        cut = rows * number // parts
        limit = min(rows, cut + most + 1)  # a household beyond that is a fault, which its part will find
        while cut < limit and household_id[cut] == household_id[cut - 1]:
            cut += 1
        cuts.append(cut)
    return [*cuts, rows]


def _outputs(
    made: Program, rows: int, households: int
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    person, household = made.amounts_of(1), made.amounts_of(made.members.most)
    return (
        np.empty(rows, person),
        np.empty(rows, person),
        np.empty(households, household),
        np.empty(households, household),
    )
