# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bar chart as SVG: two bars a class, placed in percent of the width, so that text keeps its size on a phone.

Colours are classes of the stylesheet (no inline style); every value stands as text beside its bar and in a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FROM, TO = 180, 700
"""Where bars begin and end at most, in thousandths of the width: label left, value right."""
ROW, BAR = 72, 18
"""Height of a class and of a bar, in pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its value in Rappen, its length as an SVG length."""

    rappen: int
    width: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A class with its bars, and where it stands."""

    label: str
    before: Bar
    after: Bar
    top: int


@dataclass(frozen=True, slots=True)
class Chart:
    """All classes, and the height of the chart in pixels."""

    classes: tuple[Bars, ...]
    height: int


def chart(rows: Sequence[tuple[str, int, int]]) -> Chart:
    """The chart of classes with amounts before and after, in Rappen."""
    largest = max((amount for _, *both in rows for amount in both), default=0)
    classes = tuple(
        Bars(label, _bar(before, largest), _bar(after, largest), number * ROW)
        for number, (label, before, after) in enumerate(rows)
    )
    return Chart(classes, len(rows) * ROW)


def _bar(rappen: int, largest: int) -> Bar:
    length = (TO - FROM) * rappen // largest if largest else 0
    return Bar(rappen, f"{length // 10}.{length % 10}%")
