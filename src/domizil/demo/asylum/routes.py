# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a case lived: first in a centre, then in a flat or room, in the end perhaps in a home of its own."""

from __future__ import annotations

from ..days import STOCK
from ..dice import Dice
from .cases import PROTECTION, REGULAR, REMOVAL, Case, Segment

# Of a hundred cases of a stream, how many were still supported on the day of the stock.
SUPPORTED = {
    "protected": 85, "procedure": 97, "admitted": 76, "refugee": 58, "hardship": 0, "after": 0, "removal": 100,
}  # fmt: skip
RECOGNISED_2024, NEWLY_RECOGNISED = ("refugee_primary", "refugee_2024"), 92
IN_CENTRE, IN_CENTRE_PROTECTED = (60, 300), (15, 200)  # days
MOVED_AGAIN = 22
FAMILY = 3  # persons from which a rejected case stays in its flat


def plan(dice: Dice, case: Case) -> None:
    """Set the segments of a case and the day from which it lives without support."""
    way = case.way
    case.independent = _independent(dice, case)
    housed_until = case.independent or way.left
    borders = [(way.came, "centre")]
    move = way.came + dice.between(*(IN_CENTRE_PROTECTED if way.steps[0][0] == PROTECTION else IN_CENTRE))
    borders.append((move, "flat"))
    if dice.percent(MOVED_AGAIN) and STOCK - move > 500:
        borders.append((dice.between(move + 200, STOCK - 200), "flat"))
    removed = next((first for kind, first in way.steps if kind == REMOVAL), None)
    if removed is not None and len(case.members) < FAMILY:
        borders = [border for border in borders if border[0] <= removed] + [
            (removed + dice.between(5, 30), "emergency")
        ]
    case.segments = _segments(borders, housed_until)
    if case.independent:
        case.segments.append(Segment(case.independent, way.left, "private"))


def _segments(borders: list[tuple[int, str]], end: int | None) -> list[Segment]:
    ends = [first for first, _ in borders[1:]] + [None]
    segments = []
    for (first, kind), until in zip(borders, ends, strict=True):
        if first > STOCK or (end is not None and first >= end):
            continue  # not yet, or no more
        if until is not None and until > STOCK:
            until = None
        if end is not None:
            until = end if until is None else min(until, end)
        segments.append(Segment(first, until, kind))
    return segments


def _independent(dice: Dice, case: Case) -> int | None:
    """Return the day from which a case needs no support any more; a permit for hardship asks for a year of that."""
    if case.way.left is not None:
        return None
    supported = NEWLY_RECOGNISED if case.stream.name in RECOGNISED_2024 else SUPPORTED[case.stream.name.split("_")[0]]
    regular = [first - 365 for kind, first in case.way.steps if kind == REGULAR]
    first, last = case.way.came + 330, min([STOCK - 20, *regular])
    return None if dice.percent(supported) or first >= last else dice.between(first, last)
