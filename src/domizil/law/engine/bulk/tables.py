# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bulk rule as a table over all that its facts can be: made by the rule itself, so exact by construction."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..errors import LawError
from ..parameters import Table
from .bounds import Bounds, spanning
from .subset import range_of
from .translate import Translation

if TYPE_CHECKING:
    from ..law import Law
    from ..rules import Rule

LARGEST_DOMAIN = 2_000_000
"""More combinations than this are computed, not looked up."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A fact as an axis of a table. From `last` on (a household of nine, say) every number gives the same."""

    fact: str
    bounds: Bounds
    last: int

    @property
    def length(self) -> int:
        return self.last - self.bounds.least + 1


@dataclass(frozen=True, slots=True, eq=False)
class Tabulated:
    """The table of one rule under one law: `values[position of each fact on its axis]`."""

    axes: tuple[Axis, ...]
    values: NDArray[np.int64]

    @property
    def bounds(self) -> Bounds:
        return spanning((int(self.values.min()), int(self.values.max())))

    def position(self) -> str:
        """The position in the flattened table, as text over the names of the facts."""
        text = ""
        for axis in self.axes:
            fact = axis.fact if axis.last == axis.bounds.most else f"least({axis.fact}, {axis.last})"
            fact = fact if axis.bounds.least == 0 else f"({fact} - {axis.bounds.least})"
            text = f"({text} * {axis.length} + {fact})" if text else fact
        return text


def tabulate(law: Law, statute: str, name: str) -> Tabulated:
    """The table of a bulk rule. Raises `LawError` when its facts have too many combinations.

    Every cell is what `law.value` gives. The whole declared domain, computed by the translated rule, proves that the
    table may stop where it does, and that translation and rule agree.
    """
    rule = law.version(statute, name)
    bounds = {fact: _bounds(rule, fact) for fact in rule.facts}
    size = int(np.prod([span.most - span.least + 1 for span in bounds.values()], dtype=object))
    if size > LARGEST_DOMAIN:
        raise LawError(f"{rule!r}: {size} combinations of facts; at most {LARGEST_DOMAIN} are made a table")
    whole, last = _saturated(_whole_domain(law, rule, bounds), bounds)
    axes = tuple(Axis(fact, bounds[fact], last[fact]) for fact in rule.facts)
    values = _by_the_rule(law, rule, axes)
    if not np.array_equal(values, whole):
        raise LawError(f"{rule!r} on {law.on_day.isoformat()}: the rule and its translation give different amounts")
    return Tabulated(axes, values)


def _bounds(rule: Rule[Any, Any], fact: str) -> Bounds:
    bounds = range_of(rule.hints[fact])
    if not rule.bulk or bounds is None:
        kind = "a table" if rule.hints[fact] is Table else "no declared range"
        raise LawError(f"{rule!r}: only a bulk rule of enumerations and ranges is made a table; {fact} has {kind}")
    return bounds


def _whole_domain(law: Law, rule: Rule[Any, Any], bounds: dict[str, Bounds]) -> NDArray[np.int64]:
    translation = Translation(law, "whole")
    function = translation.rule(rule.statute, rule.name)
    spans = [np.arange(span.least, span.most + 1, dtype=np.int64) for span in bounds.values()]
    grid = np.meshgrid(*spans, indexing="ij", sparse=True)
    values = translation.runnable()[function.name](*grid)
    return np.array(np.broadcast_to(values, [len(span) for span in spans]), dtype=np.int64)


def _saturated(values: NDArray[np.int64], bounds: dict[str, Bounds]) -> tuple[NDArray[np.int64], dict[str, int]]:
    """Cut each axis where it stops to matter, over everything else the facts can be."""
    last = {}
    for number, (fact, span) in enumerate(bounds.items()):
        along = np.moveaxis(values, number, 0)
        length = len(along)
        while length > 1 and np.array_equal(along[length - 2], along[-1]):
            length -= 1
        last[fact] = span.least + length - 1
        values = np.moveaxis(along[:length], 0, number)
    return values, last


def _by_the_rule(law: Law, rule: Rule[Any, Any], axes: tuple[Axis, ...]) -> NDArray[np.int64]:
    hints = [rule.hints[axis.fact] for axis in axes]
    kinds = [hint if isinstance(hint, type) else int for hint in hints]
    spans = [[kind(n) for n in range(axis.bounds.least, axis.last + 1)] for kind, axis in zip(kinds, axes, strict=True)]
    cells = [
        law.value(rule.statute, rule.name, **dict(zip(rule.facts, facts, strict=True))) for facts in product(*spans)
    ]
    return np.array(cells, dtype=np.int64).reshape([axis.length for axis in axes])
