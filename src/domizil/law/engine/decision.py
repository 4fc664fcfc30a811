# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the law answers when somebody asks "may I, and what must I do?": a verdict, duties with their terms, conditions.

All words (findings, duties, papers, authorities, notes) are keys of the statute's vocabulary. `SAYS` names what a
derivation tells of a record in one line.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from .deadlines import days_after, months_after
from .errors import BadInput


class Verdict(Enum):
    """How far an answer carries. Only `RIGHT` may be read as an entitlement.

    RIGHT: the law gives it to whoever meets the conditions that are named.
    DISCRETION: an authority decides; no entitlement is claimed here, even if every condition is met.
    UNVERIFIED: what decides was not read.
    NOT_OPEN: the law that was read has no way to it.
    """

    RIGHT = "right"
    DISCRETION = "discretion"
    UNVERIFIED = "unverified"
    NOT_OPEN = "not_open"


class Stage(Enum):
    """When a duty stands in the order of things."""

    BEFORE_ENTRY = "before_entry"
    ON_ARRIVAL = "on_arrival"
    AFTER_ARRIVAL = "after_arrival"
    DURING_STAY = "during_stay"
    BEFORE_LEAVING = "before_leaving"
    AFTER_LEAVING = "after_leaving"


class Unit(Enum):
    """What a term is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class Counting(Enum):
    """Which side of an event a term lies on."""

    WITHIN = "within"  # at the latest so long after it
    AT_LEAST_BEFORE = "at_least_before"  # at the latest so long before it
    IN_THE_LAST = "in_the_last"  # in the last time before it
    NOT_BEFORE = "not_before"  # at the earliest so long after it


@dataclass(frozen=True, slots=True)
class Due:
    """A term: `count` units after or before an event, as `counting` says, with its days where the event's is known.

    `last`: the last day, as counted, not shifted where offices are closed. `first`: the day from which it is possible.
    Working days: what counts as one is for the statute to say; `last` then counts every day, which is never too late.
    """

    event: str
    count: int
    unit: Unit
    counting: Counting = Counting.WITHIN
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do. `cents`: the fee (cents, Rappen), None where the law that was read names none.

    `notes`: what must be known.
    """

    SAYS: ClassVar = ("id",)
    id: str
    stage: Stage
    norms: tuple[str, ...]
    authority: str
    documents: tuple[str, ...] = ()
    due: Due | None = None
    cents: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer: how far it carries, what it is, on what conditions, what to do in order, what it does not cover.

    `corrections`: statements a reader may have met elsewhere that are not (or no longer) so. `begins`: from when it is
    possible. `decision`: how long the authority may take. `eased`: the term in which some conditions are not asked for.
    """

    SAYS: ClassVar = ("verdict", "finding")
    verdict: Verdict
    finding: Enum
    norms: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    todos: tuple[ToDo, ...] = ()
    notes: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    not_covered: tuple[str, ...] = ()
    begins: Due | None = None
    decision: Due | None = None
    eased: Due | None = None


def within(event: str, day: date | None, count: int, unit: Unit) -> Due:
    """Within so many units after an event. Raises `BadInput` beyond the calendar."""
    return Due(event, count, unit, first=day, last=None if day is None else _after(day, count, unit))


def at_least_before(event: str, day: date | None, count: int, unit: Unit) -> Due:
    """At the latest so many units before an event. Raises `BadInput` before the calendar, as all that count back."""
    last = None if day is None else _before(day, count, unit)
    return Due(event, count, unit, Counting.AT_LEAST_BEFORE, last=last)


def in_the_last(event: str, day: date | None, count: int, unit: Unit) -> Due:
    """In the last units before an event, its day included."""
    first = None if day is None else _before(day, count, unit)
    return Due(event, count, unit, Counting.IN_THE_LAST, first, last=day)


def not_before(event: str, day: date | None, count: int, unit: Unit) -> Due:
    """Not earlier than so many units after an event; no last day.

    Months from the 29th to the 31st that end in a shorter month are complete only when its last day is over.
    """
    first = None if day is None else _after(day, count, unit)
    if unit is Unit.MONTHS and day is not None and first is not None and first.day != day.day:
        first = days_after(first, 1)
    return Due(event, count, unit, Counting.NOT_BEFORE, first)


def _after(day: date, count: int, unit: Unit) -> date:
    return months_after(day, count) if unit is Unit.MONTHS else days_after(day, count)


def _before(day: date, count: int, unit: Unit) -> date:
    try:
        if unit is not Unit.MONTHS:
            return day - timedelta(days=count)
        year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        what = f"{count} {unit.value} before {day} lie before the calendar"
        raise BadInput(unit.value, what, f"a term that begins from {date.min}") from None
