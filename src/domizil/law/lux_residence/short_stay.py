# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short stays: 90 days in any 180, work, means. Both the day of entry and the day of exit are days of stay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..engine import BadInput, parameter, rule
from ..engine.decision import Verdict
from ..engine.periods import DAY, Period
from .facts import STATUTE, TEXT_2025, Length, Purpose, norms

SHORT_STAY_DAYS = parameter(STATUTE, "short_stay_days")
SHORT_STAY_WINDOW = parameter(STATUTE, "short_stay_window")
MINIMUM_WAGE_1_JANUARY = parameter(STATUTE, "minimum_wage_1_january")
MEANS_DAYS_OF_MONTH = parameter(STATUTE, "means_days_of_month")
WITHOUT_WORK = (
    Purpose.VISIT, Purpose.STUDIES, Purpose.SCHOOL, Purpose.JOIN_FAMILY, Purpose.PRIVATE_REASONS,
    Purpose.LONG_TERM_RESIDENT, Purpose.SPECIAL_CASE, Purpose.JOB_SEARCH, Purpose.JOB_SEARCH_AFTER_STUDIES,
)  # fmt: skip


def days_within(day: date, stays: Sequence[Period], window: int) -> int:
    """Days of stay in the `window` days that end with `day`; a day in two stays counts once. Raises `BadInput`."""
    looked_at = Period(day - (window - 1) * DAY, day)
    return sum(common.days for stay in _merged(stays) if (common := stay.meets(looked_at)))


def unbroken_until(entry: date, stays: Sequence[Period], most: int, window: int) -> date | None:
    """The last day on which a stay since `entry` keeps to `most` days in each window; None where `entry` does not."""
    last, day = None, entry
    while days_within(day, (*stays, Period(entry, day)), window) <= most:
        last, day = day, day + DAY
    return last


def _merged(stays: Sequence[Period]) -> list[Period]:
    out: list[Period] = []
    for stay in sorted(stays, key=lambda stay: stay.first):
        if stay.last is None:
            raise BadInput("stays", f"the stay from {stay.first} has no end", "the day of exit, or the planned one")
        before = out[-1].last if out else None
        if before is not None and stay.first <= before:
            out[-1] = Period(out[-1].first, max(before, stay.last))
        else:
            out.append(stay)
    return out


@rule(*norms("SBC-6/1", "L08-34/2", "g-005", "g-068"), text=TEXT_2025, unit="days")
def days_stayed(day: date, stays: Sequence[Period]) -> int:
    """Days of stay in the 180 days that end with `day`, that day included."""
    return days_within(day, stays, SHORT_STAY_WINDOW)  # Art. 6 Abs. 1 SBC


@rule(*norms("SBC-6/1", "L08-34/2"), text=TEXT_2025, unit="days")
def days_left(day: date, stays: Sequence[Period]) -> int:
    """Days of stay that are left in the 180 days that end with `day`. Never below zero."""
    return max(0, SHORT_STAY_DAYS - days_stayed(day, stays))


@rule(*norms("SBC-6/1", "L08-34/2", "g-005"), text=TEXT_2025, unit="date")
def last_day_of_short_stay(entry: date, stays: Sequence[Period]) -> date | None:
    """The last day of an unbroken short stay that begins on `entry`; None where even that day is one too many."""
    return unbroken_until(entry, stays, SHORT_STAY_DAYS, SHORT_STAY_WINDOW)  # Art. 6 Abs. 1 SBC


@rule(*norms("L08-34/2", "L08-38", "g-005"), text=TEXT_2025, unit="holds")
def is_short_stay(length: Length) -> bool:
    """Whether a stay of a national of a third country is a short one: up to 90 days. Three months may be longer."""
    return length == Length.UP_TO_90_DAYS  # Art. 34 Abs. 2 L08


@rule(*norms("L08-35", "g-068"), text=TEXT_2025, unit="code")
def may_work_during_short_stay(purpose: Purpose) -> Verdict:
    """Whether a short stay may serve work: not without an authorisation or an exception of the law."""
    if purpose in WITHOUT_WORK:
        return Verdict.NOT_OPEN  # Art. 35 L08
    return Verdict.DISCRETION  # Art. 35 L08


@rule(*norms("RES-3"), text=TEXT_2025, unit="cents")
def short_stay_means(days: int) -> int:
    """The means for a short stay, in cents: the unskilled minimum wage of 1 January for the days of the stay."""
    return MINIMUM_WAGE_1_JANUARY * days // MEANS_DAYS_OF_MONTH  # Art. 3 RES
