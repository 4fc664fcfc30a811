# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clock of the house. Nothing else reads the date or the time.

`DOMIZIL_TODAY` (an ISO date) stops the calendar at a day, for the demonstration and for tests; the time of day goes on.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domizil.law.engine.periods import day_written

ZONE = ZoneInfo("Europe/Zurich")


class BadToday(ValueError):
    """`DOMIZIL_TODAY` is set to something that is no date."""


def fixed_day() -> date | None:
    """Return the day the calendar is stopped at, or None when it runs. Raises BadToday."""
    given = os.environ.get("DOMIZIL_TODAY", "").strip()
    if not given:
        return None
    try:
        return day_written(given)
    except ValueError:
        raise BadToday(
            f"DOMIZIL_TODAY is {given!r}, which is no date. Allowed is a day such as 2024-12-31, or nothing for today."
        ) from None


def now() -> datetime:
    """Return the time in Switzerland, with time zone, on the day of `today`. Raises BadToday."""
    instant = datetime.now(ZONE)
    day = fixed_day()
    return instant if day is None else instant.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """Return the day in Switzerland. Raises BadToday."""
    return fixed_day() or datetime.now(ZONE).date()
