# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Arriving and staying, by the act on settlement: its own rules classify, count and name the papers."""

from __future__ import annotations

from datetime import date

from ..engine import parameter, rule
from ..engine.deadlines import months_after
from ..engine.decision import Due, Unit
from ..lu_ng.facts import STATUTE as NG
from ..lu_ng.facts import NewcomerFacts, PaperDuty, Purpose, Standing, Stay
from ..lu_ng.papers import papers_owed
from ..lu_ng.stays import classification, guest_free_until, is_foreign_guest
from ..lu_ng.terms import guest_registration_due, move_due, papers_due, registration_due
from .facts import TEXT_2025, Citizenship, Concern, Home, Length, Lodging, LucerneFacts, norms

SETTLEMENT_DAYS = parameter(NG, "settlement_days")
STAY_DAYS = parameter(NG, "stay_days")
WORK_MONTHS = parameter(NG, "work_months")
FOREIGN_GUEST_DAYS = parameter(NG, "foreign_guest_days")
RELOCATION_DAYS = parameter("ch-rhg", "relocation_days")
MODEL_DAY = date(2001, 1, 1)
"""Where the day of arrival is not known the kind of stay is found from this day on: only its length matters to it."""
PURPOSES = {
    Concern.LIVE: Purpose.RESIDENCE,
    Concern.WEEKLY_STAY: Purpose.WORK_WEEKLY,
    Concern.STUDY: Purpose.STUDIES,
    Concern.INSTITUTION: Purpose.INSTITUTION,
    Concern.WORK_DAILY: Purpose.WORK_DAILY,
    Concern.BUSINESS: Purpose.OWN_BUSINESS,
}
LODGINGS = {
    Lodging.GUEST_HOUSE: Purpose.GUEST_HOUSE,
    Lodging.HOLIDAY_HOUSE: Purpose.HOLIDAY_HOUSE,
    Lodging.PRIVATE: Purpose.PRIVATE_VISIT,
}
MONTHS = {Length.UP_TO_TWO_MONTHS: 2, Length.UP_TO_THREE_MONTHS: 3}
LENGTH_MATTERS = (Concern.TEMPORARY, Concern.VISIT)
HOME_MATTERS = (Standing.STAY, Standing.WEEKLY_STAY, Standing.BUSINESS)
CIVIL_STATUS_MATTERS = (Standing.SETTLEMENT,)


def stay_of(person: LucerneFacts) -> Stay:
    """The stay as the act on settlement asks for it. Who visits for longer settles, wherever the guest sleeps."""
    begins = person.arrival or MODEL_DAY
    if person.concern not in LENGTH_MATTERS:
        return Stay(PURPOSES[person.concern], begins)
    if person.length is Length.LONGER:
        return Stay(Purpose.TEMPORARY, begins)
    purpose = LODGINGS[person.lodging] if person.concern is Concern.VISIT else Purpose.TEMPORARY
    return Stay(purpose, begins, months_after(begins, MONTHS[person.length]))


def newcomer_of(person: LucerneFacts, standing: Standing) -> NewcomerFacts:
    """The person as the act asks for it; what does not matter to this kind of stay is not asked for."""
    if person.citizenship is not Citizenship.SWISS:
        return (
            NewcomerFacts() if standing not in CIVIL_STATUS_MATTERS else NewcomerFacts(civil_status=person.civil_status)
        )
    if standing in CIVIL_STATUS_MATTERS:
        return NewcomerFacts(swiss=True, civil_status=person.civil_status)
    here = standing in HOME_MATTERS and person.home is Home.HERE
    return NewcomerFacts(swiss=True, home_canton=here, home_municipality=here)


def documents_of(duties: tuple[PaperDuty, ...]) -> tuple[str, ...]:
    """The words for what is deposited or shown."""
    return tuple(f"document.{duty.name.lower()}" for duty in duties)


@rule(*norms("Q-1", "Q-2", "Q-3"), text=TEXT_2025, unit="code")
def papers_to_bring(newcomer: NewcomerFacts, stay: Stay) -> tuple[str, ...]:
    """The papers that the act asks for, as words of this guide."""
    return documents_of(papers_owed(newcomer, stay))


@rule(*norms("Q-1", "Q-2", "Q-3", "Q-4"), text=TEXT_2025, unit="due")
def registration_term(person: LucerneFacts, newcomer: NewcomerFacts, stay: Stay) -> Due:
    """The term of registration: how long it is, and its last day as the act counts it, where the day is known."""
    standing = classification(stay)
    last = None if person.arrival is None else registration_due(newcomer, stay)
    if is_foreign_guest(newcomer, stay):
        return Due("event.arrival", FOREIGN_GUEST_DAYS, Unit.DAYS, first=person.arrival, last=last)  # § 7 Abs. 3 NG
    if standing == Standing.SETTLEMENT:
        return Due("event.arrival", SETTLEMENT_DAYS, Unit.DAYS, first=person.arrival, last=last)  # § 3 Abs. 1 NG
    return Due("event.arrival", STAY_DAYS, Unit.DAYS, first=person.arrival, last=last)  # § 5 Abs. 1 NG


@rule(*norms("Q-2"), text=TEXT_2025, unit="due")
def proof_term(person: LucerneFacts, newcomer: NewcomerFacts, stay: Stay) -> Due:
    """The term of working people for the proof that they are settled elsewhere: a month."""
    last = None if person.arrival is None else papers_due(newcomer, stay)
    return Due("event.work_begins", WORK_MONTHS, Unit.MONTHS, first=person.arrival, last=last)  # § 8 NG


@rule(*norms("Q-4"), text=TEXT_2025, unit="due")
def guest_term(person: LucerneFacts, stay: Stay) -> Due:
    """The term of a guest who stays on: it begins when the two free months are over."""
    if person.arrival is None:
        return Due("event.guest_months_over", STAY_DAYS, Unit.DAYS)  # § 5 Abs. 1 NG
    free, last = guest_free_until(stay), guest_registration_due(stay)
    return Due("event.guest_months_over", STAY_DAYS, Unit.DAYS, first=free, last=last)  # § 5 Abs. 1 NG


@rule(*norms("Q-5", "Q-6"), text=TEXT_2025, unit="due")
def move_term(event: str, day: date | None) -> Due:
    """The term to report a move or departure: the fourteen days that federal law tells the cantons."""
    last = None if day is None else move_due(day)
    return Due(event, RELOCATION_DAYS, Unit.DAYS, first=day, last=last)  # § 2a Abs. 1 NG
