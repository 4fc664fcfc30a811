# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chance that comes out the same for the same seed.

Only `Random.random()` is used: Python promises its sequence for a given seed, in every version and on every machine.
Each part of the canton has dice of its own (`Dice(seed, "homes")`), so that a change in one leaves the others alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Choice(Generic[T]):
    """Things with whole-number weights, one of which `Dice.draw` takes."""

    __slots__ = ("_limits", "_things", "total")

    def __init__(self, weights: Mapping[T, int] | Iterable[tuple[T, int]]) -> None:
        pairs = list(weights.items() if isinstance(weights, Mapping) else weights)
        self._things = [thing for thing, weight in pairs if weight > 0]
        self._limits = list(accumulate(weight for _, weight in pairs if weight > 0))
        if not self._limits:
            raise ValueError("a choice needs at least one thing with a weight above 0")
        self.total = self._limits[-1]

    def at(self, place: int) -> T:
        """Return the thing at a place below `total`."""
        return self._things[bisect_right(self._limits, place)]


class Dice:
    """A source of chance for one part of the canton."""

    __slots__ = ("random",)

    def __init__(self, seed: int, part: str) -> None:
        self.random = Random(f"domizil {seed} {part}").random  # noqa: S311 - made-up people, nothing secret

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to, but without, `limit`."""
        return int(self.random() * limit)

    def between(self, first: int, last: int) -> int:
        """Return a whole number from `first` to `last`, both included."""
        return first + int(self.random() * (last - first + 1))

    def around(self, first: int, peak: int, last: int) -> int:
        """Return a whole number from `first` to `last`, most often near `peak`."""
        place = self.random()
        if place * (last - first) < peak - first:
            return first + int((place * (last - first) * (peak - first)) ** 0.5)
        return last - int(((1 - place) * (last - first) * (last - peak)) ** 0.5)

    def percent(self, chance: int) -> bool:
        """Say yes in `chance` of a hundred cases."""
        return self.random() * 100 < chance

    def pick(self, things: Sequence[T]) -> T:
        """Return one of the things, each as likely as the other."""
        return things[int(self.random() * len(things))]

    def draw(self, choice: Choice[T]) -> T:
        """Return one of the things of a choice by its weights."""
        return choice.at(int(self.random() * choice.total))
