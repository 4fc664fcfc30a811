# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be done with commune and ministry, each with its term: arrival, certificate, permit, move, departure."""

from __future__ import annotations

from ..engine import parameter, rule
from ..engine.decision import Stage, ToDo, Unit, at_least_before, in_the_last, within
from .facts import STATUTE, TEXT_2025, ResidenceFacts, norms

ARRIVAL_DAYS = parameter(STATUTE, "arrival_days")
ARRIVAL_WORKING_DAYS = parameter(STATUTE, "arrival_working_days")
CERTIFICATE_MONTHS = parameter(STATUTE, "certificate_months")
AUTHORISATION_USE_DAYS = parameter(STATUTE, "authorisation_use_days")
PERMIT_MONTHS = parameter(STATUTE, "permit_months")
PERMIT_FEE = parameter(STATUTE, "permit_fee")
RENEWAL_MONTHS = parameter(STATUTE, "renewal_months")
STAMP_DAYS = parameter(STATUTE, "stamp_days")
DEPARTURE_DAYS = parameter(STATUTE, "departure_days")
ABSENCE_MONTHS = parameter(STATUTE, "absence_months")
FINE_LEAST = parameter(STATUTE, "fine_least")
FINE_MOST = parameter(STATUTE, "fine_most")
COMMUNE = "authority.commune"
IMMIGRATION = "authority.immigration"
HABITUAL_MONTHS = parameter(STATUTE, "habitual_months")


@rule(*norms("RN-21/2", "RN-43", "g-031", "g-050"), text=TEXT_2025, unit="todo")
def declare_arrival(person: ResidenceFacts) -> ToDo:
    """Declare arrival at the commune within eight days of occupying the residence. Not the registration certificate."""
    begins = person.moved_in or person.entry
    due = within("event.moved_in", begins, ARRIVAL_DAYS, Unit.DAYS)  # Art. 21 Abs. 2 RN
    told = ("note.not_the_certificate", "note.papers_not_listed")
    return ToDo("todo.declare_arrival", Stage.ON_ARRIVAL, norms("RN-21/2", "RN-43"), COMMUNE, due=due, notes=told)


@rule(*norms("RN-22/1", "g-031"), text=TEXT_2025, unit="holds")
def is_registered(months_in_commune: int) -> bool:
    """Whether somebody is entered in the population register: not who lives there less than six of twelve months."""
    return months_in_commune >= HABITUAL_MONTHS  # Art. 22 Abs. 1 RN


@rule(*norms("L08-36", "L08-40/1"), text=TEXT_2025, unit="todo")
def declare_arrival_third_country(person: ResidenceFacts) -> ToDo:
    """Declare arrival at the commune within three working days of entry; the hotel form replaces it for tourists."""
    due = within("event.entry", person.entry, ARRIVAL_WORKING_DAYS, Unit.WORKING_DAYS)  # Art. 40 Abs. 1 L08
    told = ("note.working_days_unread", "note.hotel_form", "note.papers_not_listed")
    where = norms("L08-36", "L08-40/1", "L08-139")
    return ToDo("todo.declare_arrival", Stage.ON_ARRIVAL, where, COMMUNE, due=due, notes=told)


@rule(*norms("L08-8/1", "L08-15", "FORM-2", "g-051", "g-054"), text=TEXT_2025, unit="todo")
def apply_for_certificate(person: ResidenceFacts, papers: tuple[str, ...]) -> ToDo:
    """Ask the commune for the registration certificate within three months of arrival: one for each person."""
    begins = person.entry or person.moved_in
    due = within("event.arrival", begins, CERTIFICATE_MONTHS, Unit.MONTHS)  # Art. 8 Abs. 1 L08
    told = ("note.one_each", "note.declaratory")
    where = norms("L08-8/1", "FORM-2", "L08-139")
    return ToDo("todo.certificate", Stage.AFTER_ARRIVAL, where, COMMUNE, papers, due, notes=told)


@rule(*norms("L08-15", "FORM-5", "g-051"), text=TEXT_2025, unit="todo")
def apply_for_family_card(person: ResidenceFacts) -> ToDo:
    """A national of a third country who belongs to a citizen's family asks the commune for the residence card."""
    begins = person.entry or person.moved_in
    due = within("event.arrival", begins, CERTIFICATE_MONTHS, Unit.MONTHS)  # Art. 15 L08
    papers = ("document.passport", "document.tie", "document.sponsor_certificate", "document.dependency")
    where = norms("L08-15", "FORM-5")
    told = ("note.card_six_months",)
    return ToDo("todo.family_card", Stage.AFTER_ARRIVAL, where, COMMUNE, papers, due, notes=told)


@rule(*norms("L08-39/1", "L08-40/1", "g-001"), text=TEXT_2025, unit="todo")
def use_authorisation(person: ResidenceFacts) -> ToDo:
    """Enter within ninety days of the day on which the temporary authorisation of stay was issued."""
    due = within("event.authorisation", person.authorisation_issued, AUTHORISATION_USE_DAYS, Unit.DAYS)
    return ToDo("todo.enter", Stage.BEFORE_ENTRY, norms("L08-39/1"), IMMIGRATION, ("document.authorisation",), due)


@rule(*norms("L08-40/2", "FORM-9", "FORM-20"), text=TEXT_2025, unit="todo")
def apply_for_permit(person: ResidenceFacts) -> ToDo:
    """Apply for the residence permit (titre de séjour) before three months from entry have passed; 80 euros."""
    due = within("event.entry", person.entry, PERMIT_MONTHS, Unit.MONTHS)  # Art. 40 Abs. 2 L08
    papers = (
        "document.passport_full_copy", "document.arrival_receipt", "document.medical", "document.housing_if_required",
        "document.fee_receipt",
    )  # fmt: skip
    where = norms("L08-40/2", "FORM-9", "FORM-20", "L08-139")
    told = ("note.biometrics",)
    return ToDo("todo.permit", Stage.AFTER_ARRIVAL, where, IMMIGRATION, papers, due, PERMIT_FEE, told)


@rule(*norms("FORM-10", "L08-101/3"), text=TEXT_2025, unit="todo")
def renew_permit(person: ResidenceFacts) -> ToDo:
    """Apply for renewal in the last two months of the permit; while it is pending nobody is ordered to return."""
    due = in_the_last("event.permit_ends", person.permit_expires, RENEWAL_MONTHS, Unit.MONTHS)  # Art. 10 FORM
    where = norms("FORM-10", "L08-101/3")
    told = ("note.pending_renewal", "note.papers_not_listed")
    return ToDo("todo.renew", Stage.DURING_STAY, where, IMMIGRATION, due=due, notes=told)


@rule(*norms("FORM-25", "L08-8/4", "g-052"), text=TEXT_2025, unit="todo")
def stamp_after_move(person: ResidenceFacts) -> ToDo:
    """After a move within Luxembourg the residence paper is stamped by the new commune within eight days."""
    due = within("event.move", person.moved_on, STAMP_DAYS, Unit.DAYS)  # Art. 25 FORM
    papers = ("document.residence_paper",)
    return ToDo("todo.stamp", Stage.DURING_STAY, norms("FORM-25"), COMMUNE, papers, due)


@rule(*norms("RN-21/2"), text=TEXT_2025, unit="todo")
def declare_move(person: ResidenceFacts) -> ToDo:
    """Declare the new residence at the new commune within eight days of occupying it."""
    due = within("event.move", person.moved_on, ARRIVAL_DAYS, Unit.DAYS)  # Art. 21 Abs. 2 RN
    where = norms("RN-21/2", "RN-43")
    return ToDo("todo.declare_move", Stage.DURING_STAY, where, COMMUNE, due=due, notes=("note.papers_not_listed",))


@rule(*norms("RN-21/2"), text=TEXT_2025, unit="todo")
def declare_departure(person: ResidenceFacts) -> ToDo:
    """Declare departure at the commune, at the latest on the day before leaving."""
    due = at_least_before("event.departure", person.departure, DEPARTURE_DAYS, Unit.DAYS)  # Art. 21 Abs. 2 RN
    return ToDo("todo.declare_departure", Stage.BEFORE_LEAVING, norms("RN-21/2"), COMMUNE, due=due)


@rule(*norms("L08-40/4"), text=TEXT_2025, unit="holds")
def hands_permit_back(months_absent: int) -> bool:
    """Whether an absence makes the holder hand back the permit and declare departure: more than six months."""
    return months_absent > ABSENCE_MONTHS  # Art. 40 Abs. 4 L08


@rule(*norms("L08-40/4"), text=TEXT_2025, unit="todo")
def hand_permit_back(person: ResidenceFacts) -> ToDo:
    """Hand the permit back before an absence of more than six months."""
    due = at_least_before("event.departure", person.departure, 0, Unit.DAYS)
    papers = ("document.permit",)
    return ToDo("todo.hand_back", Stage.BEFORE_LEAVING, norms("L08-40/4"), IMMIGRATION, papers, due)


@rule(*norms("L08-139", "RN-43", "g-050"), text=TEXT_2025, unit="holds")
def fine_is_within(cents: int) -> bool:
    """Whether a fine for a missed declaration or application keeps to the frame of the law."""
    return FINE_LEAST <= cents <= FINE_MOST  # Art. 139 L08, Art. 43 RN
