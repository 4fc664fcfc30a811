# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 1, 2a, 3, 5, 7, 8 and 9: settlement, stay, weekly stay, guest or nothing, and what must be reported by when."""

from __future__ import annotations

from datetime import date

from ..ch_rhg.reporting import relocation_due
from ..engine import parameter, rule
from ..engine.deadlines import days_after, months_after
from .facts import STATUTE, TEXT_1949, Event, NewcomerFacts, Purpose, Residence, Standing, Stay

SETTLEMENT_MONTHS = parameter(STATUTE, "settlement_months")
SETTLEMENT_DAYS = parameter(STATUTE, "settlement_days")
STAY_DAYS = parameter(STATUTE, "stay_days")
GUEST_MONTHS = parameter(STATUTE, "guest_months")
FOREIGN_GUEST_DAYS = parameter(STATUTE, "foreign_guest_days")
WORK_MONTHS = parameter(STATUTE, "work_months")
ORDINANCE_DAYS = parameter(STATUTE, "ordinance_days")
HOTEL_SLIP_DAYS = parameter(STATUTE, "hotel_slip_days")


@rule("lu-ng/3/1", text=TEXT_1949, unit="holds")
def settles(stay: Stay) -> bool:
    """Whether somebody settles (Niederlassung): takes residence, or wants to stay for more than three months.

    A stay without a planned end is one for more than three months.
    """
    if stay.purpose == Purpose.RESIDENCE:
        return True
    if stay.ends is None:
        return True
    return stay.ends > months_after(stay.begins, SETTLEMENT_MONTHS)  # § 3 Abs. 1


@rule(
    "lu-ng/3/1",
    "lu-ng/5/1",
    "lu-ng/7/1",
    "lu-ng/8/1",
    "lu-ng/8/2",
    "lu-ng/8/3",
    "lu-ng/9/1",
    text=TEXT_1949,
    unit="code",
)
def classification(stay: Stay) -> Standing:
    """What being in the municipality amounts to. The special paragraphs (§§ 8, 9) are asked before the general ones.

    Guests are free of the duty of § 5 only; who plans more than three months settles, in a guest house as well (§ 3).
    """
    if stay.purpose == Purpose.WORK_DAILY or stay.purpose == Purpose.ITINERANT_TRADE:
        return Standing.NO_STAY  # § 8 Abs. 2 und 3
    if stay.purpose in (Purpose.STUDIES, Purpose.SCHOOL, Purpose.INSTITUTION):
        return Standing.BY_ORDINANCE  # § 9 Abs. 1
    if stay.purpose == Purpose.WORK_WEEKLY:
        return Standing.WEEKLY_STAY  # § 8 Abs. 1
    if stay.purpose == Purpose.OWN_BUSINESS:
        return Standing.BUSINESS  # § 8 Abs. 2
    if settles(stay):
        return Standing.SETTLEMENT  # § 3 Abs. 1
    if stay.purpose in (Purpose.GUEST_HOUSE, Purpose.HOLIDAY_HOUSE, Purpose.PRIVATE_VISIT):
        return Standing.GUEST  # § 7 Abs. 1
    return Standing.STAY  # § 5 Abs. 1


@rule("lu-ng/3/1", "lu-ng/5/1", text=TEXT_1949, unit="code")
def residence_kind(stay: Stay) -> Residence | None:
    """The kind of residence that the register keeps: settlement or stay; None for guests and who does not stay."""
    standing = classification(stay)
    if standing == Standing.SETTLEMENT:
        return Residence.SETTLEMENT  # § 3 Abs. 1
    if standing in (Standing.STAY, Standing.WEEKLY_STAY):
        return Residence.STAY  # § 5 Abs. 1
    return None


@rule("lu-ng/5/1", "lu-ng/6/2", text=TEXT_1949, unit="holds")
def needs_stay_permit(person: NewcomerFacts, stay: Stay) -> bool:
    """Whether the stay needs the municipality's permit (Aufenthaltsbewilligung): not for its own citizens.

    Foreigners get theirs from the migration office (§ 6 para. 2). A weekly stay is a stay (§ 8 stands under stayers).
    """
    if not person.swiss:
        return False  # § 6 Abs. 2
    if person.home_municipality:
        return False  # § 5 Abs. 1 Satz 2
    return classification(stay) in (Standing.STAY, Standing.WEEKLY_STAY)


@rule("lu-ng/7/1", text=TEXT_1949, unit="date")
def guest_free_until(stay: Stay) -> date:
    """The last day of the two months in which a guest owes neither papers nor registration."""
    return months_after(stay.begins, GUEST_MONTHS)  # § 7 Abs. 1


@rule("lu-ng/7/1", text=TEXT_1949, unit="holds")
def guest_is_free_throughout(stay: Stay) -> bool:
    """Whether a guest leaves within the two months."""
    return stay.ends is not None and stay.ends <= guest_free_until(stay)


@rule("lu-ng/7/2", text=TEXT_1949, unit="holds")
def gives_hotel_data(purpose: Purpose) -> bool:
    """Whether the guest owes the data for hotel control and hotel slip: in inns and boarding houses only."""
    return purpose == Purpose.GUEST_HOUSE  # § 7 Abs. 2


@rule("lu-ng/7/2", text=TEXT_1949, unit="date")
def hotel_slip_kept_until(left_on: date) -> date:
    """The last day on which a hotel slip is kept for control. The act names no time: unknown until it is entered."""
    return days_after(left_on, HOTEL_SLIP_DAYS)


@rule("lu-ng/7/3", text=TEXT_1949, unit="holds")
def is_foreign_guest(person: NewcomerFacts, stay: Stay) -> bool:
    """Whether somebody is a foreigner with private persons or in a holiday house."""
    if person.swiss:
        return False
    return stay.purpose in (Purpose.PRIVATE_VISIT, Purpose.HOLIDAY_HOUSE)  # § 7 Abs. 3


@rule("lu-ng/8/2", text=TEXT_1949, unit="holds")
def business_needs_proof(person: NewcomerFacts) -> bool:
    """Whether who runs a business here and lives elsewhere proves settlement there: not a citizen of this place."""
    return not person.home_municipality  # § 8 Abs. 2


@rule(
    "lu-ng/3/1", "lu-ng/5/1", "lu-ng/7/1", "lu-ng/7/3", "lu-ng/8/1", "lu-ng/8/2", "lu-ng/8/3", "lu-ng/9/1",
    text=TEXT_1949, unit="date",
)  # fmt: skip
def registration_due(person: NewcomerFacts, stay: Stay) -> date | None:
    """The last day to register, as counted; None where nothing is due. Ten days of a foreign guest come first (§ 7)."""
    if is_foreign_guest(person, stay):
        return days_after(stay.begins, FOREIGN_GUEST_DAYS)  # § 7 Abs. 3
    standing = classification(stay)
    if standing == Standing.SETTLEMENT:
        return days_after(stay.begins, SETTLEMENT_DAYS)  # § 3 Abs. 1
    if standing == Standing.STAY:
        return days_after(stay.begins, STAY_DAYS)  # § 5 Abs. 1
    if standing == Standing.GUEST:
        return guest_registration_due(stay)
    return other_registration_due(person, stay)


@rule("lu-ng/7/1", text=TEXT_1949, unit="date")
def guest_registration_due(stay: Stay) -> date | None:
    """The last day for a guest who stays on: the fourteen days of § 5 after the two free months."""
    if guest_is_free_throughout(stay):
        return None  # § 7 Abs. 1
    return days_after(guest_free_until(stay), STAY_DAYS)  # § 5 Abs. 1


@rule("lu-ng/8/1", "lu-ng/8/2", "lu-ng/8/3", "lu-ng/9/1", text=TEXT_1949, unit="date")
def other_registration_due(person: NewcomerFacts, stay: Stay) -> date | None:
    """The last day for those of §§ 8 and 9: a month for work, what the ordinance says for students and inmates."""
    standing = classification(stay)
    if standing == Standing.WEEKLY_STAY:
        return months_after(stay.begins, WORK_MONTHS)  # § 8 Abs. 1
    if standing == Standing.BY_ORDINANCE:
        return days_after(stay.begins, ORDINANCE_DAYS)  # § 9 Abs. 1
    if standing == Standing.BUSINESS and business_needs_proof(person):
        return months_after(stay.begins, WORK_MONTHS)  # § 8 Abs. 2
    return None  # § 8 Abs. 3


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


@rule("lu-ng/2a/1", "lu-ng/8/3", text=TEXT_1949, unit="holds")
def must_report(event: Event, standing: Standing) -> bool:
    """Whether an event must be reported: by everybody who resides or stays, at the start, the end and at each move."""
    if standing == Standing.NO_STAY:
        return False  # § 8 Abs. 3
    if standing == Standing.GUEST:
        return False  # § 7 Abs. 1
    return event != Event.NO_MOVE  # § 2a Abs. 1


@rule("lu-ng/2a/1", text=TEXT_1949, unit="date")
def move_due(moved_on: date) -> date:
    """The last day to report a move or departure. The act names none; federal law tells the cantons fourteen days."""
    return relocation_due(moved_on)
