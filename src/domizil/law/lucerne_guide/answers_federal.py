# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Permits of foreigners and family: only points of federal law that were verified; the rest is `UNVERIFIED`."""

from __future__ import annotations

from datetime import date

from ..engine import parameter, rule
from ..engine.deadlines import months_after
from ..engine.decision import Due, Outcome, Stage, ToDo, Unit, Verdict, not_before, within
from .facts import STATUTE, TEXT_2025, Citizenship, LucerneFacts, Permit, Sponsor, Tie, Treaty, ng, norms
from .findings import Finding

MIGRATION = "authority.migration_office"
SETTLEMENT_MONTHS = parameter(STATUTE, "settlement_months")
TREATY_MONTHS = parameter(STATUTE, "treaty_months")
PROTECTED_MONTHS = parameter(STATUTE, "protected_months")
ABSENCE_L = parameter(STATUTE, "absence_l")
ABSENCE_B_C = parameter(STATUTE, "absence_b_c")
FAMILY_MONTHS = parameter(STATUTE, "family_months")
OLDER_CHILD_MONTHS = parameter(STATUTE, "older_child_months")
OLDER_CHILD_AGE = parameter(STATUTE, "older_child_age")
WITHOUT_ABSENCE = (Permit.G, Permit.CI, Permit.F, Permit.N, Permit.S, Permit.NONE)


@rule(*norms("Q-9"), text=TEXT_2025, unit="outcome")
def no_permit_answer() -> Outcome:
    """Swiss citizens need no permit."""
    return Outcome(Verdict.RIGHT, Finding.NO_PERMIT_NEEDED, ng("1/2"))


@rule(*norms("Q-9", "VZAE-73a", "VZAE-77d", "AIG-58a", "AIG-58b"), text=TEXT_2025, unit="outcome")
def extension_answer(person: LucerneFacts) -> Outcome:
    """Extending a permit: the term was not verified; language of spouses and agreements of integration were."""
    if person.citizenship == Citizenship.SWISS:
        return no_permit_answer()
    told = ("note.extension_term", "note.permit_end", "note.spouse_a1_extension", "note.integration_criteria")
    asked = ToDo("todo.extend", Stage.DURING_STAY, ng("6/2"), MIGRATION, (), None, None, told)
    where = norms("VZAE-73a", "AIG-58a", "AIG-58b", "AIG-61")
    left = ("not_covered.extension", "not_covered.free_movement")
    return Outcome(Verdict.UNVERIFIED, Finding.EXTENSION, where, (), (asked,), ("note.agreement",), (), left)


@rule(*norms("AIG-34/2", "TREATY-C", "AIG-34/5"), text=TEXT_2025, unit="due")
def settlement_from(person: LucerneFacts) -> Due:
    """When the permit C may be asked for: after ten years, after five where a treaty says so."""
    if person.treaty == Treaty.FIVE_YEARS:
        return not_before("event.resident_since", person.resident_since, TREATY_MONTHS, Unit.MONTHS)
    return not_before(
        "event.resident_since", person.resident_since, SETTLEMENT_MONTHS, Unit.MONTHS
    )  # Art. 34 Abs. 2 AIG


@rule(*norms("AIG-34/2", "AIG-34/4", "AIG-58a", "VZAE-60", "VZAE-77d"), text=TEXT_2025, unit="code")
def settlement_conditions(treaty: Treaty) -> tuple[str, ...]:
    """The conditions of the permit C; what the treaties ask for beside the years was not read."""
    if treaty == Treaty.FIVE_YEARS:
        return ("condition.five_years_treaty", "condition.treaty_rest_unread")
    return (
        "condition.ten_years", "condition.five_years_b", "condition.no_revocation", "condition.integrated",
        "condition.language_c",
    )  # fmt: skip


@rule(*norms("AIG-34/2", "AIG-34/4", "AIG-34/6", "VZAE-61a", "VZAE-73b"), text=TEXT_2025, unit="todo")
def apply_for_settlement(treaty: Treaty) -> ToDo:
    """Apply for the permit C. What a treaty asks for beside the years was not read, so nothing more is told there."""
    if treaty == Treaty.FIVE_YEARS:
        return ToDo("todo.apply_c", Stage.DURING_STAY, norms("TREATY-C"), MIGRATION)
    notes = ("note.settlement_early", "note.settlement_family", "note.after_downgrade", "note.education_counts")
    where = norms("AIG-34/2", "AIG-34/4", "VZAE-77d")
    return ToDo("todo.apply_c", Stage.DURING_STAY, where, MIGRATION, ("document.language_proof",), None, None, notes)


@rule(*norms("ASYLG-74"), text=TEXT_2025, unit="outcome")
def protected_settlement_answer(person: LucerneFacts) -> Outcome:
    """People in need of protection: B after five years, C possible ten years after protection was granted."""
    begins = not_before("event.protection", person.resident_since, PROTECTED_MONTHS, Unit.MONTHS)  # Art. 74 ASYLG
    told = ("note.s_gets_b",)
    finding = Finding.SETTLEMENT_OF_PROTECTED
    return Outcome(Verdict.DISCRETION, finding, norms("ASYLG-74"), notes=told, begins=begins)


@rule(*norms("Q-10", "AIG-34/2"), text=TEXT_2025, unit="outcome")
def settlement_permit_answer(person: LucerneFacts) -> Outcome:
    """The permit C: the authority decides; the last five years must have been with B."""
    if person.citizenship == Citizenship.SWISS:
        return no_permit_answer()
    if person.permit == Permit.C:
        return Outcome(Verdict.RIGHT, Finding.SETTLEMENT_HELD, norms("AIG-61"), notes=("note.absence_c",))
    if person.permit == Permit.S:
        return protected_settlement_answer(person)
    if person.permit != Permit.B:
        left = ("not_covered.years_of_l",)
        return Outcome(Verdict.NOT_OPEN, Finding.SETTLEMENT_NEEDS_B, norms("AIG-34/2"), not_covered=left)
    conditions = settlement_conditions(person.treaty)
    begins = settlement_from(person)
    where = norms("TREATY-C") if person.treaty == Treaty.FIVE_YEARS else norms("AIG-34/2")
    todos = (apply_for_settlement(person.treaty),)
    return Outcome(Verdict.DISCRETION, Finding.SETTLEMENT, where, conditions, todos, begins=begins)


@rule(*norms("AIG-61"), text=TEXT_2025, unit="months")
def absence_months(permit: Permit) -> int:
    """How many months of absence that was not reported end a permit."""
    if permit == Permit.L:
        return ABSENCE_L  # Art. 61 AIG
    return ABSENCE_B_C  # Art. 61 AIG


@rule(*norms("Q-11", "AIG-61"), text=TEXT_2025, unit="outcome")
def time_abroad_answer(person: LucerneFacts) -> Outcome:
    """Keeping a permit during a time abroad: return in time; the permit C may be kept up to four years on request."""
    if person.citizenship == Citizenship.SWISS:
        return Outcome(Verdict.RIGHT, Finding.ABROAD_FREE, ng("2a/1"), notes=("note.report_departure",))
    if person.permit in WITHOUT_ABSENCE:
        return Outcome(Verdict.UNVERIFIED, Finding.ABROAD_UNVERIFIED, norms("AIG-61"))
    due = within("event.departure", person.departure, absence_months(person.permit), Unit.MONTHS)
    back = ToDo(
        "todo.return", Stage.DURING_STAY, norms("AIG-61"), MIGRATION, (), due, None, ("note.deregistering_ends",)
    )
    if person.permit == Permit.C:
        kept = ToDo("todo.keep_c", Stage.BEFORE_LEAVING, norms("AIG-61"), MIGRATION, notes=("note.four_years",))
        return Outcome(Verdict.DISCRETION, Finding.ABROAD_SETTLED, norms("AIG-61"), (), (kept, back))
    return Outcome(Verdict.RIGHT, Finding.ABROAD, norms("AIG-61"), ("condition.permit_still_valid",), (back,))


@rule(*norms("AIG-47", "VZAE-73"), text=TEXT_2025, unit="months")
def family_months(tie: Tie) -> int:
    """Months to ask for family: sixty; twelve for children over twelve."""
    if tie == Tie.CHILD_OVER_12:
        return OLDER_CHILD_MONTHS  # Art. 47 AIG
    return FAMILY_MONTHS  # Art. 47 AIG


@rule(*norms("AIG-47", "VZAE-73"), text=TEXT_2025, unit="holds")
def was_over_twelve(since: date, child_born: date) -> bool:
    """Whether a child was already over twelve when the term began."""
    return months_after(child_born, 12 * OLDER_CHILD_AGE) < since  # Art. 47 AIG


@rule(*norms("AIG-47", "VZAE-73"), text=TEXT_2025, unit="date")
def family_last_day(tie: Tie, since: date, child_born: date | None) -> date:
    """The last day to ask for family. A child who turns twelve meanwhile: twelve months from that birthday at most.

    One who was over twelve from the beginning never has more than twelve months.
    """
    last = months_after(since, family_months(tie))
    if tie != Tie.CHILD_UP_TO_12 or child_born is None:
        return last
    if was_over_twelve(since, child_born):
        return months_after(since, OLDER_CHILD_MONTHS)  # Art. 47 AIG
    twelfth = months_after(child_born, 12 * OLDER_CHILD_AGE)
    return min(last, months_after(twelfth, OLDER_CHILD_MONTHS))


@rule(*norms("AIG-47", "VZAE-73"), text=TEXT_2025, unit="due")
def family_term(person: LucerneFacts) -> Due:
    """The term to ask for family, from entry, from the permit, or from when the tie began."""
    count = family_months(person.tie)
    born = person.child_born if person.tie == Tie.CHILD_UP_TO_12 else None
    last = None if person.family_since is None else family_last_day(person.tie, person.family_since, born)
    return Due("event.family_since", count, Unit.MONTHS, first=person.family_since, last=last)


@rule(*norms("AIG-47", "VZAE-73", "VZAE-73a"), text=TEXT_2025, unit="todo")
def ask_for_family(person: LucerneFacts) -> ToDo:
    """Ask the migration office in time; later only for important family reasons."""
    told = ("note.later_only_important", "note.twelve_meanwhile", "note.heard_from_14")
    where = norms("VZAE-73") if person.sponsor == Sponsor.PERMIT_B else norms("AIG-47")
    return ToDo("todo.apply_family", Stage.BEFORE_ENTRY, where, MIGRATION, (), family_term(person), None, told)


@rule(*norms("Q-12", "AIG-44", "AIG-47", "VZAE-73a"), text=TEXT_2025, unit="outcome")
def family_answer(person: LucerneFacts) -> Outcome:
    """Joining family. Verified: the conditions with permit B (no claim), and the terms with Swiss, C and B."""
    if person.tie == Tie.OTHER or person.sponsor in (Sponsor.PERMIT_L, Sponsor.PERMIT_F, Sponsor.FREE_MOVEMENT):
        left = ("not_covered.family", "not_covered.free_movement")
        return Outcome(Verdict.UNVERIFIED, Finding.FAMILY_UNVERIFIED, norms("AIG-47"), not_covered=left)
    todos = (ask_for_family(person),)
    told: tuple[str, ...] = ("note.spouse_a1",) if person.tie == Tie.SPOUSE else ()
    if person.sponsor == Sponsor.PERMIT_B:
        conditions = (
            "condition.together", "condition.housing", "condition.no_assistance", "condition.language_or_course",
            "condition.no_supplement",
        )  # fmt: skip
        where = norms("AIG-44", "VZAE-73")
        return Outcome(Verdict.DISCRETION, Finding.FAMILY, where, conditions, todos, told)
    unread = ("not_covered.family",)
    return Outcome(Verdict.UNVERIFIED, Finding.FAMILY_UNVERIFIED, norms("AIG-47"), (), todos, told, (), unread)
