# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days as whole numbers (proleptic Gregorian ordinals), because the canton counts some million of them."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from functools import lru_cache

YEAR = 365.25  # only to turn an age into days of a made-up life, never near money or a figure of law


def day(year: int, month: int = 1, day_of_month: int = 1) -> int:
    """Return the number of a day."""
    return date(year, month, day_of_month).toordinal()


@lru_cache(maxsize=1 << 16)
def iso(number: int) -> str:
    """Return a day as ISO text."""
    return date.fromordinal(number).isoformat()


@lru_cache(maxsize=1 << 16)
def span(first: int, end: int | None) -> str:
    """Return the days from `first` until before `end` as PostgreSQL writes a daterange; no end means it goes on."""
    return f"[{iso(first)},{iso(end) if end is not None else ''})"


def years(count: int) -> int:
    """Return a number of years as days."""
    return int(count * YEAR)


@lru_cache(maxsize=1 << 16)
def later_year(number: int, count: int) -> int:
    """Return the same day `count` years later; 29 February becomes 1 March where the year has none."""
    start = date.fromordinal(number)
    if (start.month, start.day) == (2, 29) and not isleap(start.year + count):
        return day(start.year + count, 3, 1)
    return start.replace(year=start.year + count).toordinal()


def first_of_month(number: int) -> int:
    """Return the first day of the month of a day."""
    return date.fromordinal(number).replace(day=1).toordinal()


def next_month(number: int) -> int:
    """Return the first day of the month after a day."""
    current = date.fromordinal(number)
    return day(current.year + current.month // 12, current.month % 12 + 1)


def months(first: int, end: int) -> list[int]:
    """Return the first days of the months that the days from `first` until before `end` touch."""
    found = []
    month = first_of_month(first)
    while month < end:
        found.append(month)
        month = next_month(month)
    return found


STOCK = day(2024, 12, 31)
YEAR_BEGIN = day(2024)
YEAR_END = day(2025)
AID_BEGIN = day(2023)
