# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workload under two laws: the columns it reads, and both laws translated for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..errors import LawError
from .bounds import Bounds, Width, wider
from .subset import range_of
from .tables import tabulate
from .translate import Function, Translation
from .workload import MEMBERS, NUMBER, SIZE, Workload

if TYPE_CHECKING:
    from ..law import Law


@dataclass(frozen=True)
class Column:
    """A column of the input: whole numbers within `bounds`, by their names too when `codes` is an enumeration."""

    name: str
    bounds: Bounds
    codes: type[IntEnum] | None = None
    optional: bool = False

    @property
    def width(self) -> Width:
        """The integer type in which it is stored."""
        return self.bounds.width

    @property
    def allowed(self) -> str:
        """What may stand in it, for a message."""
        if self.codes is None:
            return f"a whole number {self.bounds}"
        return ", ".join(f"{member.name.lower()} ({member.value})" for member in self.codes)


@dataclass(frozen=True)
class Side:
    """One of the two laws: its translation and the functions that the calculation enters by."""

    law: Law
    translation: Translation = field(repr=False)
    amount: Function
    size: Function
    scale: Function


@dataclass(frozen=True, eq=False)
class Program:
    """A workload under two laws, ready to run. `columns` are those it reads, in the order of the functions' facts."""

    workload: Workload
    before: Side
    after: Side
    columns: tuple[Column, ...]
    members: Bounds

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.before, self.after

    @property
    def width(self) -> Width:
        """In which every step of both laws can be computed."""
        return wider(*(side.translation.width for side in self.sides))

    @property
    def amounts(self) -> Bounds:
        """What one person can get under either law."""
        return self.before.amount.bounds | self.after.amount.bounds

    def amounts_of(self, persons: int) -> Width:
        """An integer, of 32 bits at least, that holds what so many persons get together."""
        return wider("int32", (self.amounts * Bounds(0, persons)).width)


def columns_of(workload: Workload, law: Law) -> tuple[Column, ...]:
    """The columns that a workload reads besides the household; those of the size rule are optional."""
    found: dict[str, Column] = {}
    for name, optional in ((workload.amount, False), (workload.scale, False), (workload.size, True)):
        rule = law.version(workload.statute, name)
        for fact in rule.facts:
            if fact not in (MEMBERS, SIZE, NUMBER) and fact not in found:
                found[fact] = _column(fact, rule.hints[fact], optional)
    return tuple(found.values())


def _column(name: str, hint: Any, optional: bool) -> Column:
    bounds = range_of(hint)
    assert bounds is not None, f"{name}: facts of bulk rules were checked"
    return Column(name, bounds, hint if isinstance(hint, type) else None, optional)


@lru_cache(maxsize=64)
def program(workload: Workload, before: Law, after: Law, given: frozenset[str]) -> Program:
    """Translate a workload for two laws and the columns that are `given`. Raises `LawError`, `Unknown`, `NoSuchLaw`."""
    columns = columns_of(workload, before)
    if columns != columns_of(workload, after):
        raise LawError(f"{workload.amount}: the facts of the two laws differ; they cannot be simulated side by side")
    sides = _side(workload, before, "before"), _side(workload, after, "after")
    used = tuple(column for column in columns if not column.optional or column.name in given)
    made = Program(workload, *sides, used, sides[0].size.facts[MEMBERS])
    for side in sides:
        _check_fit(made, side)
    return made


def _check_fit(made: Program, side: Side) -> None:
    """What one rule hands to the other, and what stands in for a column that is left out, is in the declared range."""
    workload, size, amount = made.workload, side.size, side.amount
    if size.facts[MEMBERS] != made.members or made.members not in amount.facts[NUMBER]:
        raise LawError(f"{workload.size}: the numbers of members and of persons do not fit each other")
    if size.bounds not in amount.facts[SIZE]:
        raise LawError(f"{workload.size} can give {size.bounds}; {workload.amount} takes less")
    for fact in set(size.facts) - {column.name for column in made.columns}:
        if made.members not in size.facts[fact]:
            raise LawError(f"{workload.size}: {fact} cannot be left out, it does not take every number of members")


def _side(workload: Workload, law: Law, name: str) -> Side:
    tables = {rule: tabulate(law, workload.statute, rule) for rule in workload.looked_up}
    translation = Translation(law, name, tables)
    functions = [translation.rule(workload.statute, rule) for rule in (workload.amount, workload.size, workload.scale)]
    return Side(law, translation, *functions)
