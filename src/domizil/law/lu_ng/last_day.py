# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the last day of a deadline of this act moves: unknown until somebody has read the VRG and entered it."""

from __future__ import annotations

from datetime import date

from ..engine import Law, Unknown, parameter, rule
from ..engine.deadlines import Deadline, LastDay, calendar_of, deadline
from .facts import STATUTE, TEXT_1949

LAST_DAY_READING = parameter(STATUTE, "last_day_reading")


@rule("lu-ng/19/1", text=TEXT_1949, unit="code")
def last_day_reading() -> int:
    """What becomes of a last day on which offices are closed: 1 it stays, 2 the next working day."""
    return LAST_DAY_READING


def reading(law: Law) -> LastDay:
    """The reading that holds; `UNREAD` while nobody has entered one."""
    try:
        return LastDay(law.value(STATUTE, "last_day_reading"))
    except Unknown:
        return LastDay.UNREAD


def with_last_day(law: Law, event: date, counted: date, municipality: int | None) -> Deadline:
    """A deadline that a rule counted, with its last day by the reading and the municipality's days of rest."""
    return deadline(event, counted, reading(law), calendar_of(municipality))
