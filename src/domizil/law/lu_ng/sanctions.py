# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 16, 18 and 19: demand, reminder, fine, remedy. The terms of demand and reminder are set in the letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ..engine import parameter, rule
from ..engine.deadlines import days_after
from .facts import STATUTE, TEXT_1949

FINE_CAP = parameter(STATUTE, "fine_cap")
REMEDY_DAYS = parameter(STATUTE, "remedy_days")
INSTRUCTION = ("body", "deadline", "form")
"""What the instruction on remedies (Rechtsmittelbelehrung) of a decision says."""


class Duty(Enum):
    """The duties of the act. A fine is threatened for the first two only."""

    REPORT = "report"  # Meldepflicht
    INFORM = "inform"  # Auskunftspflicht
    DEPOSIT = "deposit"  # Schriftenabgabe


class NextStep(Enum):
    """What the municipality does next with a duty that is not met."""

    NOTHING = "nothing"
    DEMAND = "demand"  # Einforderung
    WAIT = "wait"
    REMINDER = "reminder"  # Mahnung
    FINE_POSSIBLE = "fine_possible"
    COLLECTION_POSSIBLE = "collection_possible"  # the police collects papers, § 15 para. 2


class Treasury(Enum):
    """Where a fine goes."""

    MUNICIPALITY = "municipality"
    CANTON = "canton"


@dataclass(frozen=True, slots=True)
class Dunning:
    """One duty that is demanded: when it was due, by when demand and reminder asked for it, and when it was met."""

    duty: Duty
    due_on: date
    demanded_by: date | None = None
    reminded_by: date | None = None
    met_on: date | None = None


@rule("lu-ng/16/1", text=TEXT_1949, unit="holds")
def is_overdue(dunning: Dunning, day: date) -> bool:
    """Whether a duty is overdue on a day: its last day is over and it is not met."""
    if dunning.met_on is not None and dunning.met_on <= day:
        return False
    return day > dunning.due_on  # § 16 Abs. 1


@rule("lu-ng/18/1", text=TEXT_1949, unit="holds")
def may_fine(dunning: Dunning, day: date) -> bool:
    """Whether a fine is possible on a day: for reporting and information only, and after the reminder ran out.

    Papers not deposited are demanded (§ 16); by the words of § 18 they are not fined.
    """
    if not is_overdue(dunning, day):
        return False
    if dunning.duty == Duty.DEPOSIT:
        return False  # § 18 Abs. 1
    if dunning.reminded_by is None:
        return False  # § 18 Abs. 1
    return day > dunning.reminded_by  # § 18 Abs. 1


@rule("lu-ng/16/1", "lu-ng/18/1", text=TEXT_1949, unit="code")
def next_step(dunning: Dunning, day: date) -> NextStep:
    """What is to be done on a day: demand, then reminder, then a fine, or for papers collection by the police."""
    if not is_overdue(dunning, day):
        return NextStep.NOTHING
    if dunning.demanded_by is None:
        return NextStep.DEMAND  # § 16 Abs. 1
    if day <= dunning.demanded_by:
        return NextStep.WAIT
    if dunning.reminded_by is None:
        return NextStep.REMINDER  # § 18 Abs. 1
    if may_fine(dunning, day):
        return NextStep.FINE_POSSIBLE
    if day <= dunning.reminded_by:
        return NextStep.WAIT
    return NextStep.COLLECTION_POSSIBLE  # § 15 Abs. 2


@rule("lu-ng/18/1", text=TEXT_1949, unit="holds")
def fine_is_within_bounds(amount_rappen: int) -> bool:
    """Whether a fine is more than nothing and at most 1000 francs."""
    return 0 < amount_rappen <= FINE_CAP  # § 18 Abs. 1


@rule("lu-ng/18/1", text=TEXT_1949, unit="code")
def fine_goes_to() -> Treasury:
    """Into whose treasury a fine is booked."""
    return Treasury.MUNICIPALITY


@rule("lu-ng/19/1", text=TEXT_1949, unit="code")
def instruction_missing(told: Sequence[str]) -> tuple[str, ...]:
    """What the instruction on remedies of a decision still lacks."""
    return tuple(part for part in INSTRUCTION if part not in told)


@rule("lu-ng/19/1", text=TEXT_1949, unit="date")
def contestable_until(served_on: date) -> date:
    """The last day to contest a decision, as counted. The days stand in the VRG, which was not read."""
    return days_after(served_on, REMEDY_DAYS)  # § 19 Abs. 1


@rule("lu-ng/19/1", text=TEXT_1949, unit="holds")
def is_final(last_day: date, contested: bool, day: date) -> bool:
    """Whether a decision is final on a day: not contested until the last day was over."""
    return not contested and day > last_day
