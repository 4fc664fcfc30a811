# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days, months and closed date ranges. Both ends of a period belong to it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

DAY = timedelta(days=1)
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first to the last day, both included. `last` None: open."""

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError(f"a period ends before it begins: {self.first} to {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: Period) -> Period | None:
        """The days both have in common, or None."""
        first = max(self.first, other.first)
        lasts = [end for end in (self.last, other.last) if end is not None]
        last = min(lasts) if lasts else None
        return None if last is not None and last < first else Period(first, last)

    @property
    def days(self) -> int:
        """Number of days; only a closed period has one."""
        if self.last is None:
            raise ValueError(f"the period from {self.first} has no end")
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        if self.last is None:
            raise ValueError(f"the period from {self.first} has no end")
        day = self.first
        while day <= self.last:
            yield day
            day += DAY

    def __str__(self) -> str:
        return f"{self.first.isoformat()} – {self.last.isoformat() if self.last else '…'}"


def day_written(text: str) -> date:
    """The day written YYYY-MM-DD, and in no other way. Raises ValueError."""
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not written YYYY-MM-DD")
    return date.fromisoformat(text)


def month(text: str) -> Period:
    """The month written `YYYY-MM` as a period of whole days."""
    match = _MONTH.fullmatch(text)
    if match is None or int(match[2]) not in range(1, 13) or int(match[1]) == 0:
        raise ValueError(f"a month is written YYYY-MM, not {text!r}")
    year, number = int(match[1]), int(match[2])
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def overlap(periods: Iterable[Period]) -> tuple[Period, Period] | None:
    """The first two periods that share a day, or None."""
    ordered = sorted(periods, key=lambda period: period.first)
    for before, after in pairwise(ordered):
        if before.last is None or after.first <= before.last:
            return before, after
    return None


def cut(whole: Period, changes: Iterable[date]) -> list[Period]:
    """`whole` in pieces, each beginning at its start or on a day of `changes`."""
    assert whole.last is not None, "only a closed period can be cut"
    starts = sorted({whole.first, *(day for day in changes if day in whole)})
    ends = [day - DAY for day in starts[1:]] + [whole.last]
    return [Period(first, last) for first, last in zip(starts, ends, strict=True)]
