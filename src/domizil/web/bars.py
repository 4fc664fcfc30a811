# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bar chart as SVG: two bars a class, placed in percent of the width, so that text keeps its size on a phone.

Colours are classes of the stylesheet (no inline style); every value stands as text beside its bar and in a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

FROM, TO = 180, 700
"""Where bars begin and end at most, in thousandths of the width: label left, value right."""
LINE, BARS = 18, 54
"""Height of a line of a label, and of the bars below it with the room after them, in pixels."""
LETTERS = 34
"""So many fit in a line on a phone; text in SVG does not wrap by itself."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its value in Rappen, its length as an SVG length."""

    rappen: int
    width: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A class: the lines of its label with their place, its bars, where these begin, where the class begins."""

    label: tuple[tuple[str, int], ...]
    before: Bar
    after: Bar
    bars: int
    top: int


@dataclass(frozen=True, slots=True)
class Chart:
    """All classes, and the height of the chart in pixels."""

    classes: tuple[Bars, ...]
    height: int


def chart(rows: Sequence[tuple[str, int, int]]) -> Chart:
    """The chart of classes with amounts before and after, in Rappen."""
    largest = max((amount for _, *both in rows for amount in both), default=0)
    classes: list[Bars] = []
    top = 0
    for label, before, after in rows:
        lines = tuple((line, 14 + number * LINE) for number, line in enumerate(wrap(label, LETTERS)))
        classes.append(Bars(lines, _bar(before, largest), _bar(after, largest), len(lines) * LINE, top))
        top += len(lines) * LINE + BARS
    return Chart(tuple(classes), top)


def _bar(rappen: int, largest: int) -> Bar:
    length = (TO - FROM) * rappen // largest if largest else 0
    return Bar(rappen, f"{length // 10}.{length % 10}%")
