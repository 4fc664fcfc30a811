# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cross-border workers, protection, statelessness, remedies and return."""

from __future__ import annotations

from datetime import date

from ..engine import parameter, rule
from ..engine.decision import Due, Stage, ToDo, Unit, Verdict, within
from .duties import IMMIGRATION
from .facts import STATELESS, STATUTE, TEXT_2025, Group, Sponsor, Tie, Title, norms
from .nationality import has_free_movement

PROTECTION_PERMIT_YEARS = parameter(STATUTE, "protection_permit_years")
RETURN_DAYS_LEAST = parameter(STATUTE, "return_days_least")
RETURN_DAYS_MOST = parameter(STATUTE, "return_days_most")
REMEDY_MONTHS = parameter(STATUTE, "remedy_months")
PRISE_EN_CHARGE_MONTHS = parameter(STATUTE, "undertaking_use_months")
UNDERTAKING_YEARS = parameter(STATUTE, "undertaking_liability_years")
ADEM_TEST_DAYS = parameter(STATUTE, "adem_test_days")
ADEM_CERTIFICATE_DAYS = parameter(STATUTE, "adem_certificate_days")
ADEM_SHORTAGE_DAYS = parameter(STATUTE, "adem_shortage_days")
EXEMPTING_TIES = (Tie.SPOUSE, Tie.REGISTERED_PARTNER, Tie.CHILD_UNDER_18, Tie.CHILD_UNDER_21, Tie.DEPENDENT_CHILD)


@rule(*norms("L08-50", "g-006", "g-090"), text=TEXT_2025, unit="code")
def cross_border_work(standing: Group, title: Title) -> Verdict:
    """Work in Luxembourg without living there: free for EU, EEA and Switzerland.

    Nationals of third countries with a residence right in another member state need a work permit; what holds for
    others was not read.
    """
    if has_free_movement(standing) or standing == Group.WITHDRAWAL:
        return Verdict.RIGHT  # Art. 50 L08
    if title == Title.NONE or title == Title.LUXEMBOURG_PERMIT:
        return Verdict.UNVERIFIED
    return Verdict.DISCRETION  # Art. 50 L08


@rule(*norms("L08-50", "g-090"), text=TEXT_2025, unit="code")
def cross_border_notes(title: Title) -> tuple[str, ...]:
    """What must be known beside the work permit: a Schengen state need not be a member state of the EU."""
    if title == Title.SCHENGEN_PERMIT:
        return ("note.member_state_only", "note.no_residence")  # Art. 50 L08
    return ("note.no_residence",)


@rule(*norms("L08-50", "g-092"), text=TEXT_2025, unit="holds")
def may_ask_for_exemption(tie: Tie, sponsor: Sponsor) -> bool:
    """Whether an exemption from the work permit may be asked for: the family of a citizen who works in Luxembourg.

    Spouse, registered partner or child, living lawfully with that person in another state. Asked before work begins.
    """
    if sponsor != Sponsor.EU_CITIZEN and sponsor != Sponsor.LUXEMBOURGER:
        return False
    return tie in EXEMPTING_TIES


@rule(*norms("L08-50", "g-090", "g-093"), text=TEXT_2025, unit="todo")
def apply_for_work_permit(papers: tuple[str, ...]) -> ToDo:
    """Apply for the work permit before work begins, at the Direction générale de l'immigration."""
    return ToDo("todo.work_permit", Stage.BEFORE_ENTRY, norms("L08-50"), IMMIGRATION, papers)


@rule(*norms("L08-50", "g-092", "g-093"), text=TEXT_2025, unit="todo")
def ask_for_exemption() -> ToDo:
    """Ask for the exemption; the vacancy must be declared to ADEM all the same."""
    papers = ("document.passport_full_copy", "document.other_state_permit", "document.contract", "document.affiliation")
    where = norms("L08-50", "CT-622-4")
    told = ("note.adem_anyway", "note.list_cut_off")
    return ToDo("todo.exemption", Stage.BEFORE_ENTRY, where, IMMIGRATION, papers, notes=told)


@rule(*norms("CT-622-4", "g-091"), text=TEXT_2025, unit="todo")
def declare_vacancy() -> ToDo:
    """The employer declares the vacancy to ADEM and obtains its certificate."""
    where = norms("CT-622-4")
    told = ("note.adem_terms",)
    return ToDo("todo.declare_vacancy", Stage.BEFORE_ENTRY, where, "authority.adem", ("document.contract",), notes=told)


@rule(*norms("CT-622-4", "g-091"), text=TEXT_2025, unit="days")
def vacancy_working_days(shortage: bool) -> int:
    """Working days until the employer has the certificate: the market test and its term; five in shortage."""
    if shortage:
        return ADEM_SHORTAGE_DAYS  # Art. 622-4 CT
    return ADEM_TEST_DAYS + ADEM_CERTIFICATE_DAYS  # Art. 622-4 CT


@rule(*norms("L15-procedure", "g-006", "g-094"), text=TEXT_2025, unit="code")
def may_ask_for_protection() -> Verdict:
    """Whether protection may be asked for: everybody may. What is decided is another matter."""
    return Verdict.RIGHT


@rule(*norms("L15-permit", "g-095"), text=TEXT_2025, unit="years")
def protection_permit_years() -> int:
    """The least length of the permit of who is granted protection, in years."""
    return PROTECTION_PERMIT_YEARS


@rule(*norms("L15-procedure", "g-094"), text=TEXT_2025, unit="todo")
def ask_for_protection() -> ToDo:
    """Ask for international protection. Where and how, since the law of 11 June 2026, was not read."""
    told = ("note.protection_unread",)
    return ToDo("todo.protection", Stage.ON_ARRIVAL, norms("L15-procedure"), "authority.not_read", notes=told)


@rule(*norms("NYC-status", "g-096"), text=TEXT_2025, unit="code")
def stateless_status(nationalities: tuple[str, ...]) -> Verdict:
    """Whether the status of a stateless person may be granted: to who has no nationality and lives in Luxembourg."""
    if nationalities == (STATELESS,):
        return Verdict.DISCRETION
    return Verdict.NOT_OPEN


@rule(*norms("NYC-status", "g-096"), text=TEXT_2025, unit="todo")
def apply_for_stateless_status() -> ToDo:
    """Apply with the form of the Direction générale de l'immigration; exclusion grounds apply."""
    told = ("note.stateless_exclusion", "note.stateless_title_unread")
    where = norms("NYC-status")
    return ToDo("todo.stateless", Stage.DURING_STAY, where, IMMIGRATION, ("document.identity_any",), notes=told)


@rule(*norms("L08-4", "PEC-3"), text=TEXT_2025, unit="months")
def undertaking_is_used_within() -> int:
    """Months within which an undertaking to bear costs (prise en charge) must be used: six."""
    return PRISE_EN_CHARGE_MONTHS  # Art. 3 PEC


@rule(*norms("L08-4", "PEC-3"), text=TEXT_2025, unit="years")
def undertaking_binds() -> int:
    """Years for which the guarantor is jointly liable: two."""
    return UNDERTAKING_YEARS  # Art. 4 L08


@rule(*norms("L08-111/2"), text=TEXT_2025, unit="days")
def return_days() -> tuple[int, int]:
    """The least and the most days for leaving voluntarily after a refusal."""
    return (RETURN_DAYS_LEAST, RETURN_DAYS_MOST)  # Art. 111 Abs. 2 L08


@rule(*norms("L08-113", "L08-42"), text=TEXT_2025, unit="due")
def remedy(refused_on: date | None) -> Due:
    """The term for challenging a refusal before the Tribunal administratif; silence after the term counts as a refusal.

    The ordinary term was not verified: what needs it stops.
    """
    return within("event.refusal", refused_on, REMEDY_MONTHS, Unit.MONTHS)  # Art. 113 L08
