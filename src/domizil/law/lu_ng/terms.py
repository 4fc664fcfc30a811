# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 2a, 3, 5, 7, 8 and 9: who must report what, by when to register, and by when to hand in papers.

The day of the event does not count: a term in days begins on the day after it (`engine.deadlines`). The event of an
arrival is the first day in the municipality.
"""

from __future__ import annotations

from datetime import date

from ..ch_rhg.reporting import relocation_due
from ..engine import parameter, rule
from ..engine.deadlines import days_after, months_after
from .facts import STATUTE, TEXT_1949, Event, NewcomerFacts, Standing, Stay
from .stays import business_needs_proof, classification, guest_free_until, guest_is_free_throughout, is_foreign_guest

SETTLEMENT_DAYS = parameter(STATUTE, "settlement_days")
STAY_DAYS = parameter(STATUTE, "stay_days")
FOREIGN_GUEST_DAYS = parameter(STATUTE, "foreign_guest_days")
WORK_MONTHS = parameter(STATUTE, "work_months")
ORDINANCE_DAYS = parameter(STATUTE, "ordinance_days")


@rule(
    "lu-ng/3/1", "lu-ng/5/1", "lu-ng/7/1", "lu-ng/7/3", "lu-ng/8/2", "lu-ng/8/3", "lu-ng/9/1",
    text=TEXT_1949, unit="date",
)  # fmt: skip
def registration_due(person: NewcomerFacts, stay: Stay) -> date | None:
    """The last day to register, as counted; None where nobody registers. Ten days of a foreign guest come first (§ 7).

    A weekly stayer is a stayer: the month of § 8 para. 1 is for the proof (`papers_due`), not for registering.
    """
    if is_foreign_guest(person, stay):
        return days_after(stay.begins, FOREIGN_GUEST_DAYS)  # § 7 Abs. 3
    standing = classification(stay)
    if standing == Standing.SETTLEMENT:
        return days_after(stay.begins, SETTLEMENT_DAYS)  # § 3 Abs. 1
    if standing == Standing.STAY or standing == Standing.WEEKLY_STAY:
        return days_after(stay.begins, STAY_DAYS)  # § 5 Abs. 1 Satz 3
    if standing == Standing.GUEST:
        return guest_registration_due(stay)
    if standing == Standing.BY_ORDINANCE:
        return days_after(stay.begins, ORDINANCE_DAYS)  # § 9 Abs. 1
    return None  # § 8 Abs. 2 und 3


@rule("lu-ng/7/1", text=TEXT_1949, unit="date")
def guest_registration_due(stay: Stay) -> date | None:
    """The last day for a guest who stays on: the fourteen days of § 5 after the two free months."""
    if guest_is_free_throughout(stay):
        return None  # § 7 Abs. 1
    return days_after(guest_free_until(stay), STAY_DAYS)  # § 5 Abs. 1


@rule("lu-ng/3/1", "lu-ng/5/1", "lu-ng/8/1", "lu-ng/8/2", text=TEXT_1949, unit="date")
def papers_due(person: NewcomerFacts, stay: Stay) -> date | None:
    """The last day to hand in the papers: with the registration, but for the proof of working people a month."""
    standing = classification(stay)
    if standing == Standing.WEEKLY_STAY:
        return months_after(stay.begins, WORK_MONTHS)  # § 8 Abs. 1 Satz 2
    if standing == Standing.BUSINESS and business_needs_proof(person):
        return months_after(stay.begins, WORK_MONTHS)  # § 8 Abs. 2
    return registration_due(person, stay)


@rule("lu-ng/2a/1", text=TEXT_1949, unit="code")
def event_of_move(same_municipality: bool, same_building: bool, same_dwelling: bool) -> Event:
    """Which event a change of dwelling is: a new dwelling (EWID) in the same building (EGID) is a move as well."""
    if not same_municipality:
        return Event.CHANGE_OF_MUNICIPALITY  # § 2a Abs. 1 Satz 1
    if not same_building:
        return Event.MOVE_IN_MUNICIPALITY  # § 2a Abs. 1 Satz 2
    if not same_dwelling:
        return Event.MOVE_IN_BUILDING  # § 2a Abs. 1 Satz 2
    return Event.NO_MOVE


@rule("lu-ng/2a/1", "lu-ng/7/1", "lu-ng/7/3", "lu-ng/8/2", "lu-ng/8/3", text=TEXT_1949, unit="holds")
def must_report(event: Event, person: NewcomerFacts, stay: Stay) -> bool:
    """Whether an event must be reported: by everybody who resides or stays, at the start, the end and at each move.

    Guests report once the two free months are over; foreigners with private persons or in holiday houses arrive with a
    report (§ 7). Who only works here, or runs a business and lives elsewhere, neither resides nor stays (§ 8).
    """
    if event == Event.NO_MOVE:
        return False  # § 2a Abs. 1
    standing = classification(stay)
    if standing == Standing.NO_STAY or standing == Standing.BUSINESS:
        return False  # § 8 Abs. 2 und 3
    if standing == Standing.GUEST and guest_is_free_throughout(stay):
        return event == Event.ARRIVAL and is_foreign_guest(person, stay)  # § 7 Abs. 1 und 3
    return True  # § 2a Abs. 1


@rule("lu-ng/2a/1", text=TEXT_1949, unit="date")
def move_due(moved_on: date) -> date:
    """The last day to report a move or departure. The act names none; federal law tells the cantons fourteen days."""
    return relocation_due(moved_on)
