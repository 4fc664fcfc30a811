# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 3, 5, 7, 8 and 9: settlement, stay, weekly stay, guest or nothing."""

from __future__ import annotations

from datetime import date

from ..engine import parameter, rule
from ..engine.deadlines import days_after, months_after
from .facts import STATUTE, TEXT_1949, NewcomerFacts, Purpose, Residence, Standing, Stay

SETTLEMENT_MONTHS = parameter(STATUTE, "settlement_months")
GUEST_MONTHS = parameter(STATUTE, "guest_months")
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


@rule("lu-ng/5/1", "lu-ng/7/1", "lu-ng/8/1", text=TEXT_1949, unit="holds")
def stays(stay: Stay) -> bool:
    """Whether somebody is a stayer (Aufenthalter) who registers: for a while, weekly for work, or a guest who stays on.

    A guest of up to two months is free of it (§ 7 para. 1). Of students and inmates the ordinance says it (§ 9).
    """
    standing = classification(stay)
    if standing == Standing.GUEST:
        return not guest_is_free_throughout(stay)  # § 7 Abs. 1
    return standing in (Standing.STAY, Standing.WEEKLY_STAY)  # § 5 Abs. 1 und § 8 Abs. 1


@rule("lu-ng/3/1", "lu-ng/5/1", "lu-ng/7/1", text=TEXT_1949, unit="code")
def residence_kind(stay: Stay) -> Residence | None:
    """The kind of residence by the act: settlement or stay; None for who does not stay or is free as a guest."""
    if classification(stay) == Standing.SETTLEMENT:
        return Residence.SETTLEMENT  # § 3 Abs. 1
    if stays(stay):
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
    return stays(stay)  # § 5 Abs. 1 Satz 2
