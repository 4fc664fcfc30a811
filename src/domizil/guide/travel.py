# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The 90 days in 180 for somebody who has travelled before. The counting is the law's; here is what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domizil.law.engine import BadInput, Law
from domizil.law.engine.asking import EARLIEST, LATEST
from domizil.law.engine.periods import DAY, Period
from domizil.law.lux_residence.facts import STATUTE

MOST_STAYS = 60
LOOKED_AHEAD = 180  # days in which an entry must become possible again: by then every former stay has left the window


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted. `last`: the last day of an unbroken stay that begins on `entry`, None where none is possible.

    `possible`: the first day from `entry` on on which a stay may begin.
    """

    entry: date
    stayed: int
    left: int
    last: date | None
    possible: date


def stay(number: int, first: str, last: str) -> Period | None:
    """A stay as typed; None for an empty row. Raises `BadInput`, whose `where` names the row."""
    if not first and not last:
        return None
    if not first or not last:
        raise BadInput(f"stays[{number}]", "half a stay", "both days", "guide.stay_half")
    entry, leaving = day(f"stays[{number}]", first), day(f"stays[{number}]", last)
    if leaving < entry:
        raise BadInput(f"stays[{number}]", "ends before it begins", "a later day", "guide.stay_reversed")
    return Period(entry, leaving)


def day(where: str, text: str) -> date:
    """A day as typed. Raises `BadInput`."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise BadInput(where, f"{text[:40]!r} is no day", "a day written YYYY-MM-DD", "guide.no_day") from None
    if not EARLIEST <= found <= LATEST:
        raise BadInput(where, f"{found} cannot be", f"a day from {EARLIEST} to {LATEST}", "guide.no_day")
    return found


def counted(entry: date, stays: Sequence[Period], on: date) -> Counted:
    """Count for an entry on a day, after former (and planned) stays, by the law of `on`. Raises `NoSuchLaw`."""
    law = Law.on(on)

    def last(day: date) -> date | None:
        found: date | None = law.value(STATUTE, "last_day_of_short_stay", entry=day, stays=stays)
        return found

    days = (entry + number * DAY for number in range(LOOKED_AHEAD + 1))
    return Counted(
        entry=entry,
        stayed=law.value(STATUTE, "days_stayed", day=entry - DAY, stays=stays),
        left=law.value(STATUTE, "days_left", day=entry - DAY, stays=stays),
        last=last(entry),
        possible=next(day for day in days if last(day)),
    )
