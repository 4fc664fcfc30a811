# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Translated rules over whole columns, with numpy: the backend that is always there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .workload import DAYS, MEMBERS, NUMBER, SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from .program import Program, Side
    from .translate import Function

BLOCK = 1 << 15
"""Rows taken together, so that what is in work stays in the processor's cache."""


class ArrayKernel:
    """Computes a program block by block. The same two functions as a compiled kernel (`kernel.template`)."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.names = [column.name for column in program.columns]
        self.optional = [column.name for column in program.columns if column.optional]
        self.functions = [side.translation.runnable() for side in program.sides]

    def households(self, household_id: NDArray[Any], start: int, stop: int) -> int:
        """How many households stand in the rows from start to stop."""
        return int(np.count_nonzero(household_id[start + 1 : stop] != household_id[start : stop - 1])) + 1

    def fill(self, *given: Any) -> tuple[bool, bool]:
        """Parameters and result are those of `fill` in `kernel.template`."""
        count = 1 + len(self.names)
        household_id, *columns = given[:count]
        start, stop, household, *outputs, sums = given[count:]
        sums[:] = 0
        down = False
        row = start
        while row < stop:
            end = self._end(household_id, row, stop)
            part = dict(zip(self.names, (column[row:end] for column in columns), strict=True))
            units = Units(household_id[row:end])
            down = down or units.down
            if self._fault(part, units):
                return True, down
            sums += self._block(part, units, outputs, row, household)
            household += len(units.first)
            row = end
        return False, down

    def _end(self, household_id: NDArray[Any], row: int, stop: int) -> int:
        """Where the block that begins at `row` ends: behind a household, as long as that is not too large."""
        end = min(row + BLOCK, stop)
        most = end + self.program.members.most
        while end < min(stop, most) and household_id[end] == household_id[end - 1]:
            end += 1
        return end

    def _fault(self, part: dict[str, NDArray[Any]], units: Units) -> bool:
        for column in self.program.columns:
            values = part[column.name]
            if values.min() < column.bounds.least or values.max() > column.bounds.most:
                return True
        if units.members.max() > self.program.members.most:
            return True
        return any(units.differ(part[name]) for name in self.optional)

    def _block(
        self, part: dict[str, NDArray[Any]], units: Units, outputs: list[NDArray[Any]], row: int, household: int
    ) -> NDArray[np.int64]:
        """Fill one block; its sums as in the result of `fill`."""
        width = self.program.width
        facts = {name: values.astype(width) for name, values in part.items()}
        facts[NUMBER] = units.person_number().astype(width)
        sums = [part[DAYS].sum(dtype=np.int64)]
        elsewhere = []
        for position, side in enumerate(self.program.sides):
            amounts = self._amounts(side, self.functions[position], facts, units)
            persons, totals = outputs[position], outputs[2 + position]
            persons[row : row + len(amounts)] = amounts
            totals[household : household + len(units.first)] = np.add.reduceat(amounts, units.first, dtype=totals.dtype)
            sums.append(amounts.sum(dtype=np.int64))
            scale = np.broadcast_to(_apply(self.functions[position], side.scale, facts), len(amounts))
            elsewhere.append(np.count_nonzero(scale == self.program.workload.elsewhere))
        return np.array([*sums, *elsewhere], dtype=np.int64)

    def _amounts(
        self, side: Side, functions: dict[str, Any], facts: dict[str, NDArray[Any]], units: Units
    ) -> NDArray[Any]:
        members = units.members.astype(self.program.width)
        of_household = {fact: facts[fact][units.first] if fact in facts else members for fact in side.size.facts}
        size = _apply(functions, side.size, of_household | {MEMBERS: members})
        of_person = np.repeat(np.broadcast_to(size, len(units.first)), units.members)
        amounts = _apply(functions, side.amount, facts | {SIZE: of_person})
        return np.broadcast_to(amounts, len(of_person))


class Units:
    """The households of a block: the row of their `first` person and the number of their `members`."""

    def __init__(self, household_id: NDArray[Any]) -> None:
        self.rows = len(household_id)
        changes = household_id[1:] != household_id[:-1]
        self.first = np.concatenate(([0], np.flatnonzero(changes) + 1))
        self.members = np.diff(self.first, append=self.rows)
        self.down = bool((household_id[1:] < household_id[:-1]).any())
        self._same = ~changes

    def person_number(self) -> NDArray[np.int64]:
        """1 for the first person of each household, 2 for the second …"""
        numbers: NDArray[np.int64] = np.arange(1, self.rows + 1) - np.repeat(self.first, self.members)
        return numbers

    def differ(self, values: NDArray[Any]) -> bool:
        """Whether members of one household have different values."""
        return bool((self._same & (values[1:] != values[:-1])).any())


def _apply(functions: dict[str, Callable[..., Any]], function: Function, facts: dict[str, NDArray[Any]]) -> Any:
    return functions[function.name](*(facts[fact] for fact in function.facts))
