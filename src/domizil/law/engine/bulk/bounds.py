# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How small and how large a number can get: proved from the declared ranges before an integer width is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..errors import LawError

if TYPE_CHECKING:
    from collections.abc import Iterable

Width = Literal["int8", "int16", "int32", "int64"]
WIDTHS: tuple[tuple[Width, int], ...] = (("int8", 8), ("int16", 16), ("int32", 32), ("int64", 64))


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most a whole number can be, both included."""

    least: int
    most: int

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.least + other.least, self.most + other.most)

    def __sub__(self, other: Bounds) -> Bounds:
        return Bounds(self.least - other.most, self.most - other.least)

    def __mul__(self, other: Bounds) -> Bounds:
        return spanning(a * b for a in (self.least, self.most) for b in (other.least, other.most))

    def half_up(self, other: Bounds) -> Bounds:
        """Bounds of the quotient rounded half up. Raises `LawError` unless the divisor is always positive."""
        if other.least < 1:
            raise LawError(f"the divisor lies in {other}; it must always be positive")
        return spanning((2 * a + b) // (2 * b) for a in (self.least, self.most) for b in (other.least, other.most))

    def __or__(self, other: Bounds) -> Bounds:
        """Bounds of a number that comes from one of two places."""
        return Bounds(min(self.least, other.least), max(self.most, other.most))

    def __contains__(self, other: Bounds) -> bool:
        return self.least <= other.least and other.most <= self.most

    def lesser(self, other: Bounds) -> Bounds:
        """Bounds of `min` of the two."""
        return Bounds(min(self.least, other.least), min(self.most, other.most))

    def greater(self, other: Bounds) -> Bounds:
        """Bounds of `max` of the two."""
        return Bounds(max(self.least, other.least), max(self.most, other.most))

    @property
    def width(self) -> Width:
        """The narrowest signed integer that holds every number within. Raises `LawError` beyond 64 bits."""
        for name, bits in WIDTHS:
            if -(2 ** (bits - 1)) <= self.least and self.most < 2 ** (bits - 1):
                return name
        raise LawError(f"numbers in {self} do not fit 64 bits")

    def __str__(self) -> str:
        return f"{self.least} … {self.most}"


TRUTH = Bounds(0, 1)


def exactly(number: int) -> Bounds:
    """The bounds of a number that is known."""
    return Bounds(number, number)


def spanning(numbers: Iterable[int]) -> Bounds:
    """The bounds of some numbers."""
    known = list(numbers)
    return Bounds(min(known), max(known))


def wider(*widths: Width) -> Width:
    """The widest of some widths."""
    order = [name for name, _ in WIDTHS]
    return max(widths, key=order.index)
