# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Art. 38 to 67: third countries for more than three months: categories, authorisation, visa, medical check."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from ..engine import parameter, rule
from ..engine.decision import Due, Stage, ToDo, Unit, Verdict, at_least_before, within
from .duties import IMMIGRATION
from .facts import STATUTE, TEXT_2025, Purpose, ResidenceFacts, Title, norms
from .nationality import group, has_free_movement, joins_under_eu_law
from .visas import VisaDuty, visa_duty, visa_notes

BLUE_CARD_SALARY = parameter(STATUTE, "blue_card_salary")
CATEGORIES = parameter(STATUTE, "categories")
JOB_SEARCH_NOTICE_DAYS = parameter(STATUTE, "job_search_notice_days")
TB_AGE_FROM = parameter(STATUTE, "tb_age_from")
TB_AGE_LABORATORY = parameter(STATUTE, "tb_age_laboratory")
MEDICAL_MONTHS = parameter(STATUTE, "medical_months")
CANNOT_SWITCH = (
    Purpose.SEASONAL_WORK, Purpose.SCHOOL, Purpose.TRAINEESHIP, Purpose.VOLUNTEERING, Purpose.AU_PAIR,
)  # fmt: skip


class TbTest(Enum):
    """Where the tuberculosis test is done."""

    NONE = auto()
    LEAGUE_ONLY = auto()  # Ligue médico-sociale
    LEAGUE_OR_LABORATORY = auto()


def _decision(term: Mapping[str, Any]) -> Due:
    return within("event.complete_file", None, term["count"], Unit(term["unit"]))


@rule(
    *norms("L08-38", "L08-42", "L08-45", "L08-47", "L08-48", "L08-49bis", "L08-51", "L08-53bis", "L08-54", "L08-56",
           "L08-60", "L08-61", "L08-62", "L08-62bis", "L08-63", "L08-67-4", "L08-78/1", "L08-85", "L08-89", "g-069"),
    text=TEXT_2025, unit="holds",
)  # fmt: skip
def has_category(purpose: Purpose) -> bool:
    """Whether the law has a category of residence for a purpose: not for a longer visit, nor for a search for work."""
    return purpose.name.lower() in CATEGORIES.rows  # Art. 38 L08


@rule(*norms("L08-38"), text=TEXT_2025, unit="code")
def category_norms(purpose: Purpose) -> tuple[str, ...]:
    """Where the category stands in the law."""
    return norms(*CATEGORIES.rows[purpose.name.lower()]["norms"])


@rule(*norms("L08-38", "g-069"), text=TEXT_2025, unit="code")
def category_notes(purpose: Purpose) -> tuple[str, ...]:
    """How long the permit of the category lasts, and what must be known about it."""
    permit = f"permit.{CATEGORIES.rows[purpose.name.lower()]['permit']}"
    return (permit, *(f"note.{key}" for key in CATEGORIES.rows[purpose.name.lower()]["notes"]))


@rule(*norms("L08-38", "BC-1", "g-002", "g-069"), text=TEXT_2025, unit="code")
def category_conditions(purpose: Purpose) -> tuple[str, ...]:
    """What the category asks for. Each has its own test of means; there is no general one."""
    return tuple(f"condition.{key}" for key in CATEGORIES.rows[purpose.name.lower()]["conditions"])


@rule(*norms("L08-38", "SAL-2", "FORM-11", "g-070"), text=TEXT_2025, unit="code")
def category_documents(purpose: Purpose) -> tuple[str, ...]:
    """What is handed in for the category. Incomplete files are returned."""
    return tuple(f"document.{key}" for key in CATEGORIES.rows[purpose.name.lower()]["documents"])


@rule(*norms("L08-38", "L08-42", "L08-82"), text=TEXT_2025, unit="due")
def decision_time(purpose: Purpose) -> Due | None:
    """How long the decision may take from a complete file; None where no term was found."""
    if "decision" not in CATEGORIES.rows[purpose.name.lower()]:
        return None
    return _decision(CATEGORIES.rows[purpose.name.lower()]["decision"])


@rule(*norms("L08-39/1", "L08-39/2", "FORM-23", "g-001", "g-070"), text=TEXT_2025, unit="todo")
def apply_for_authorisation(person: ResidenceFacts, papers: tuple[str, ...], decision: Due | None) -> ToDo:
    """Apply for the temporary authorisation of stay, which must be granted before entry; later it is inadmissible.

    The term leaves the authority the time it may take. No fee was found in the law. A change of purpose by who holds a
    permit is applied for before it expires.
    """
    told: tuple[str, ...] = ("note.incomplete_returned", "note.translations", "note.no_fee_found")
    if person.title == Title.LUXEMBOURG_PERMIT:
        told = ("note.cannot_switch", *told)
        due = at_least_before("event.permit_ends", person.permit_expires, 0, Unit.DAYS)  # Art. 39 Abs. 2 L08
        where = norms("L08-39/2", "FORM-23")
        return ToDo("todo.change_purpose", Stage.DURING_STAY, where, IMMIGRATION, papers, due, notes=told)
    due = at_least_before("event.entry", person.entry, 0, Unit.DAYS)  # Art. 39 Abs. 1 L08
    if decision is not None:
        due = at_least_before("event.entry", person.entry, decision.count, decision.unit)
    where, told = norms("L08-39/1", "FORM-23"), ("note.granted_before_entry", *told)
    return ToDo("todo.authorisation", Stage.BEFORE_ENTRY, where, IMMIGRATION, papers, due, notes=told)


@rule(*norms("L08-67-4"), text=TEXT_2025, unit="todo")
def apply_for_job_search(person: ResidenceFacts, papers: tuple[str, ...]) -> ToDo:
    """After studies or research here: apply for the twelve months of search at the latest 30 days before expiry."""
    days = JOB_SEARCH_NOTICE_DAYS
    due = at_least_before("event.permit_ends", person.permit_expires, days, Unit.DAYS)  # Art. 67-4 L08
    return ToDo("todo.job_search", Stage.DURING_STAY, norms("L08-67-4"), IMMIGRATION, papers, due)


@rule(*norms("L08-39/2", "L08-78/3", "L08-89"), text=TEXT_2025, unit="code")
def application_after_entry(
    lawful_short_stay: bool, conditions_met: bool, return_unfair: bool, humanitarian: bool
) -> Verdict:
    """Whether an application made in the country is looked at: an unfair burden to return, or humanitarian reasons."""
    if humanitarian:
        return Verdict.DISCRETION  # Art. 78 Abs. 3 L08
    if lawful_short_stay and conditions_met and return_unfair:
        return Verdict.DISCRETION  # Art. 39 Abs. 2 L08
    return Verdict.NOT_OPEN  # Art. 39 Abs. 1 L08


@rule(*norms("L08-39/2"), text=TEXT_2025, unit="code")
def may_change_purpose(present: Purpose) -> Verdict:
    """Whether the holder of a permit may change its purpose from inside: not from some short-term categories."""
    if present in CANNOT_SWITCH:
        return Verdict.NOT_OPEN  # Art. 39 Abs. 2 L08
    return Verdict.DISCRETION  # Art. 39 Abs. 2 L08


@rule(*norms("L08-39/1", "g-060", "g-066"), text=TEXT_2025, unit="todo")
def long_stay_visa(person: ResidenceFacts) -> ToDo | None:
    """The visa D that the authorisation opens to nationals who need a visa; None for the others."""
    duty = visa_duty(person)
    if duty == VisaDuty.EXEMPT or duty == VisaDuty.NONE:
        return None  # Art. 39 Abs. 1 L08
    told = ("note.visa_d_fee",) if duty == VisaDuty.REQUIRED else ("note.visa_d_fee", *visa_notes(person))
    papers = ("document.passport", "document.authorisation")
    where = norms("L08-39/1")
    return ToDo("todo.visa_d", Stage.BEFORE_ENTRY, where, "authority.mission", papers, notes=told)


@rule(*norms("L08-41", "L08-28/2", "g-071"), text=TEXT_2025, unit="holds")
def needs_medical_check(person: ResidenceFacts) -> bool:
    """Whether the medical check and the tuberculosis test are due: for permits of more than three months.

    Not for the family of citizens of EU, EEA, Switzerland, Luxembourg, nor systematically for long-term residents of
    another member state.
    """
    standing = group(person)
    if has_free_movement(standing):
        return False  # Art. 28 Abs. 2 L08
    if person.purpose == Purpose.JOIN_FAMILY and joins_under_eu_law(person.sponsor):
        return False  # Art. 41 L08
    return person.title != Title.EU_LONG_TERM  # Art. 41 L08


@rule(*norms("L08-41", "MED-3", "g-071", "g-072", "g-073", "g-075"), text=TEXT_2025, unit="todo")
def medical_check(person: ResidenceFacts) -> ToDo:
    """The medical check after arrival and before the permit is applied for, by a doctor authorised in Luxembourg.

    General practitioner, internist or paediatrician; the applicant pays. The doctor sends the certificate to the
    Inspection sanitaire within a month.
    """
    due = within("event.examination", None, MEDICAL_MONTHS, Unit.MONTHS)  # Art. 3 MED
    told = ("note.medical_own_cost", "note.medical_refusal", "note.medical_before_permit")
    where = norms("L08-41", "MED-2", "MED-3")
    papers = ("document.passport",)
    return ToDo("todo.medical", Stage.AFTER_ARRIVAL, where, "authority.doctor", papers, due, notes=told)


@rule(*norms("MED-2", "g-074"), text=TEXT_2025, unit="code")
def tuberculosis_test(age_months: int) -> TbTest:
    """Where the tuberculosis test is done: at the league; from the age of two also in a laboratory."""
    if age_months < TB_AGE_FROM:
        return TbTest.NONE
    if age_months < TB_AGE_LABORATORY:
        return TbTest.LEAGUE_ONLY  # Art. 2 MED
    return TbTest.LEAGUE_OR_LABORATORY  # Art. 2 MED


@rule(*norms("L08-45", "BC-1"), text=TEXT_2025, unit="holds")
def blue_card_salary_reached(salary_cents: int) -> bool:
    """Whether a yearly gross salary, in cents, reaches the threshold of the Blue Card; for 2026 it is not entered."""
    return salary_cents >= BLUE_CARD_SALARY
