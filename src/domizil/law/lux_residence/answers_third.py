# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer for nationals of third countries: transit, short stays, family, categories of residence."""

from __future__ import annotations

from ..engine import rule
from ..engine.decision import Due, Outcome, Stage, ToDo, Verdict
from .duties import (
    apply_for_family_card,
    apply_for_permit,
    declare_arrival,
    declare_arrival_third_country,
    renew_permit,
    use_authorisation,
)
from .facts import TEXT_2025, Length, Purpose, ResidenceFacts, Title, norms
from .family import (
    family_application_from,
    family_conditions,
    family_decision,
    family_documents,
    family_privilege,
    may_join_citizen,
    may_join_third_country,
)
from .findings import Finding
from .nationality import group, joins_under_eu_law
from .papers import paper_suffices
from .settled import long_term_status_from
from .short_stay import is_short_stay, may_work_during_short_stay
from .special import (
    apply_for_work_permit,
    ask_for_exemption,
    cross_border_notes,
    cross_border_work,
    declare_vacancy,
    may_ask_for_exemption,
)
from .third_country import (
    apply_for_authorisation,
    apply_for_job_search,
    category_conditions,
    category_documents,
    category_norms,
    category_notes,
    decision_time,
    has_category,
    long_stay_visa,
    medical_check,
    needs_medical_check,
)
from .visas import VisaDuty, transit_duty, visa_duty, visa_notes

SHORT_CONDITIONS = (
    "condition.purpose_shown", "condition.short_means", "condition.travel_insurance", "condition.no_alert",
    "condition.passport_ten_years", "condition.passport_three_months", "condition.ninety_of_180",
)  # fmt: skip
OVER_BROAD = norms("g-005", "g-021", "g-060", "g-062", "g-065", "g-066", "g-067", "g-068")
LONG_CORRECTIONS = norms("g-001", "g-060", "g-069", "g-070", "g-071", "g-072", "g-074", "g-140")
LONG_NOT_COVERED = ("not_covered.bill_8586", "not_covered.amounts", "not_covered.remedy")


@rule(*norms("VC-3", "g-062"), text=TEXT_2025, unit="outcome")
def transit_answer(person: ResidenceFacts) -> Outcome:
    """Changing planes without leaving the transit area. Passing through Schengen territory is a short stay."""
    duty = transit_duty(person)
    if duty == VisaDuty.REQUIRED:
        return Outcome(Verdict.DISCRETION, Finding.TRANSIT_VISA, norms("VC-3"), corrections=norms("g-062"))
    if duty == VisaDuty.UNVERIFIED:
        return Outcome(Verdict.UNVERIFIED, Finding.TRANSIT_UNVERIFIED, norms("VC-3"), corrections=norms("g-062"))
    return Outcome(Verdict.RIGHT, Finding.TRANSIT_WITHOUT_VISA, norms("VC-3"), corrections=norms("g-062"))


@rule(*norms("VC-16", "g-066", "g-067"), text=TEXT_2025, unit="todo")
def short_stay_visa() -> ToDo:
    """Apply for the visa C before travelling, at the consulate of the state that is the main destination.

    The terms and fees of the Visa Code were not re-read.
    """
    told = ("note.visa_c_unread", "note.represented")
    return ToDo(
        "todo.visa_c", Stage.BEFORE_ENTRY, norms("VC-16"), "authority.consulate", ("document.passport",), notes=told
    )


@rule(*norms("L08-34/1", "L08-34/2", "L08-35", "L08-36", "SBC-6/1", "RES-3", "g-016"), text=TEXT_2025, unit="outcome")
def short_answer(person: ResidenceFacts) -> Outcome:
    """Up to 90 days in 180: with or without a visa, on the conditions of entry; no work without an authorisation."""
    duty = visa_duty(person)
    arrival = declare_arrival_third_country(person)
    todos = (arrival,) if duty == VisaDuty.EXEMPT else (short_stay_visa(), arrival)
    told = (*visa_notes(person), "note.no_work", "note.ees", "note.etias", "note.means_proof")
    where = norms("L08-34/1", "L08-34/2", "SBC-6/1")
    if may_work_during_short_stay(person.purpose) == Verdict.DISCRETION:
        told = ("note.work_exceptions", *told)
        return Outcome(Verdict.DISCRETION, Finding.SHORT_WORK, where, SHORT_CONDITIONS, todos, told, OVER_BROAD)
    if duty == VisaDuty.REQUIRED:
        return Outcome(Verdict.DISCRETION, Finding.SHORT_WITH_VISA, where, SHORT_CONDITIONS, todos, told, OVER_BROAD)
    if duty == VisaDuty.UNVERIFIED:
        return Outcome(Verdict.UNVERIFIED, Finding.SHORT_UNVERIFIED, where, SHORT_CONDITIONS, todos, told, OVER_BROAD)
    return Outcome(Verdict.RIGHT, Finding.SHORT_WITHOUT_VISA, where, SHORT_CONDITIONS, todos, told, OVER_BROAD)


@rule(*norms("L08-13", "g-041", "g-110"), text=TEXT_2025, unit="todo")
def free_visa(person: ResidenceFacts) -> ToDo | None:
    """The visa of a citizen's family member: free of charge, where the nationality needs one."""
    duty = visa_duty(person)
    if duty == VisaDuty.EXEMPT:
        return None
    told = ("note.visa_free_of_charge",) if duty == VisaDuty.REQUIRED else visa_notes(person)
    papers = ("document.passport", "document.tie")
    return ToDo("todo.family_visa", Stage.BEFORE_ENTRY, norms("L08-13"), "authority.consulate", papers, None, 0, told)


@rule(*norms("L08-12/2", "FORM-3", "g-111", "g-114"), text=TEXT_2025, unit="todo")
def ask_the_minister() -> ToDo:
    """Ask the minister to authorise the relative, before the journey: the tie and its ground are examined."""
    papers = ("document.tie", "document.ground_of_discretion")
    return ToDo("todo.ask_minister", Stage.BEFORE_ENTRY, norms("L08-12/2"), "authority.immigration", papers)


@rule(
    *norms("L08-12/1", "L08-13", "L08-15", "L08-22", "g-041", "g-111", "g-113", "g-114"), text=TEXT_2025, unit="outcome"
)
def citizens_family_answer(person: ResidenceFacts) -> Outcome:
    """A national of a third country who joins a citizen of EU, EEA, Switzerland or Luxembourg."""
    verdict = may_join_citizen(person.tie, person.sponsor)
    corrections = norms("g-100", "g-102", "g-111", "g-113", "g-114")
    if verdict == Verdict.NOT_OPEN:
        return Outcome(verdict, Finding.FAMILY_OF_CITIZEN_NOT, norms("L08-12/1", "L08-12/2"), corrections=corrections)
    visa = free_visa(person)
    before = () if visa is None else (visa,)
    if verdict == Verdict.DISCRETION:
        todos = (ask_the_minister(), *before, declare_arrival(person), apply_for_family_card(person))
        examined = ("note.individual_examination", "note.three_days_unread")
        where = norms("L08-12/2")
        return Outcome(verdict, Finding.FAMILY_OF_CITIZEN_MAY, where, (), todos, examined, corrections)
    if person.length <= Length.UP_TO_THREE_MONTHS:
        where = norms("L08-12/1", "L08-13")
        told: tuple[str, ...] = ("note.three_days_unread",)
        conditions = ("condition.with_citizen",)
        return Outcome(verdict, Finding.SHORT_WITH_CITIZEN, where, conditions, before, told, corrections)
    todos = (*before, declare_arrival(person), apply_for_family_card(person))
    told = ("note.three_days_unread", "note.family_may_work", "note.no_medical", "note.retention")
    where = norms("L08-12/1", "L08-14/1", "L08-15")
    return Outcome(verdict, Finding.FAMILY_OF_CITIZEN, where, ("condition.with_citizen",), todos, told, corrections)


@rule(*norms("L08-39/1", "L08-40/1", "L08-40/2", "L08-41"), text=TEXT_2025, unit="todos")
def long_stay_todos(person: ResidenceFacts, papers: tuple[str, ...], decision: Due | None) -> tuple[ToDo, ...]:
    """In order: authorisation, visa D, entry within 90 days, arrival within 3 working days, medical check, permit."""
    asked = apply_for_authorisation(person, papers, decision)
    if person.title == Title.LUXEMBOURG_PERMIT:
        return (asked,)
    visa = long_stay_visa(person)
    before = (asked, use_authorisation(person)) if visa is None else (asked, visa, use_authorisation(person))
    medical = (medical_check(person),) if needs_medical_check(person) else ()
    return (*before, declare_arrival_third_country(person), *medical, apply_for_permit(person))


@rule(
    *norms("L08-39/2", "L08-69/1", "L08-69/2", "L08-70/1", "L08-70/5", "L08-73/6", "g-120"),
    text=TEXT_2025,
    unit="outcome",
)
def third_family_answer(person: ResidenceFacts) -> Outcome:
    """Somebody who joins a national of a third country, a Blue Card holder or a beneficiary of protection."""
    verdict = may_join_third_country(person.tie, person.sponsor)
    corrections = norms("g-100", "g-102", "g-120", "g-121", "g-130", "g-131")
    if verdict == Verdict.NOT_OPEN:
        where, left = norms("L08-70/1", "L08-70/5", "L08-78/1"), ("note.private_life",)
        return Outcome(verdict, Finding.FAMILY_OF_THIRD_NOT, where, notes=left, corrections=corrections)
    conditions = family_conditions(person.tie, person.sponsor)
    term = family_decision(person.sponsor)
    todos = long_stay_todos(person, family_documents(person.sponsor), term)
    finding = Finding.FAMILY_OF_THIRD if verdict == Verdict.RIGHT else Finding.FAMILY_OF_THIRD_MAY
    where = norms("L08-69/1", "L08-70/1") if verdict == Verdict.RIGHT else norms("L08-69/2", "L08-70/5")
    if verdict == Verdict.RIGHT and person.title == Title.LUXEMBOURG_PERMIT:
        verdict, finding, where = Verdict.DISCRETION, Finding.CHANGE_OF_PURPOSE, (*norms("L08-39/2"), *where)
    told = ("note.immediate_work", "note.family_permit_length")
    return Outcome(
        verdict, finding, where, conditions, todos, told, (*corrections, *LONG_CORRECTIONS), LONG_NOT_COVERED,
        begins=family_application_from(person), decision=term,
        eased=family_privilege(person),
    )  # fmt: skip


@rule(*norms("L08-38", "L08-39/1", "L08-39/2", "L08-85", "L08-89"), text=TEXT_2025, unit="code")
def category_finding(person: ResidenceFacts) -> Finding:
    """What a category ends in: an authorisation before entry; for the holder of a permit from here a change of purpose.

    The change is applied for before the permit expires, and decided on by the minister.
    """
    if person.purpose == Purpose.SPECIAL_CASE:
        return Finding.LONG_SPECIAL
    if person.purpose == Purpose.LONG_TERM_RESIDENT:
        return Finding.OTHER_STATE_LONG_TERM
    if person.title == Title.LUXEMBOURG_PERMIT:
        return Finding.CHANGE_OF_PURPOSE  # Art. 39 Abs. 2 L08
    return Finding.LONG_CATEGORY  # Art. 39 Abs. 1 L08


@rule(*norms("L08-38", "L08-39/1", "L08-42", "L08-89", "g-001", "g-069", "g-071"), text=TEXT_2025, unit="outcome")
def category_answer(person: ResidenceFacts) -> Outcome:
    """A stay for more than three months in one of the categories: the minister decides."""
    finding = category_finding(person)
    verdict = Verdict.UNVERIFIED if finding == Finding.LONG_SPECIAL else Verdict.DISCRETION
    where = category_norms(person.purpose)
    if finding == Finding.CHANGE_OF_PURPOSE:
        where = (*norms("L08-39/2"), *where)
    told = category_notes(person.purpose)
    if person.length == Length.UP_TO_THREE_MONTHS:
        told = ("note.ninety_or_three_months", *told)
    term = decision_time(person.purpose)
    todos = long_stay_todos(person, category_documents(person.purpose), term)
    return Outcome(
        verdict, finding, where, category_conditions(person.purpose), todos, told,
        LONG_CORRECTIONS, LONG_NOT_COVERED, decision=term,
    )  # fmt: skip


@rule(*norms("L08-67-4"), text=TEXT_2025, unit="outcome")
def job_search_answer(person: ResidenceFacts) -> Outcome:
    """Twelve months, once, to find work or found a firm after a degree or research in Luxembourg."""
    todos = (apply_for_job_search(person, category_documents(person.purpose)),)
    told = ("permit.twelve_months_once",)
    conditions = category_conditions(person.purpose)
    return Outcome(
        Verdict.DISCRETION, Finding.JOB_SEARCH_HERE, norms("L08-67-4"), conditions, todos, told, (), LONG_NOT_COVERED,
        decision=decision_time(person.purpose),
    )  # fmt: skip


@rule(*norms("L08-80/3", "L08-80/4", "L08-82", "L08-83", "g-080"), text=TEXT_2025, unit="outcome")
def long_term_answer(person: ResidenceFacts) -> Outcome:
    """The status of EU long-term resident, on application after five years that count."""
    asked = ToDo(
        "todo.long_term", Stage.DURING_STAY, norms("L08-82", "FORM-11"), "authority.immigration",
        category_documents(person.purpose), long_term_status_from(person),
    )  # fmt: skip
    told = ("permit.five_year_card", "note.what_counts", "note.long_term_absence", "note.long_term_loss")
    where = norms("L08-80/3", "L08-82")
    return Outcome(
        Verdict.DISCRETION, Finding.LONG_TERM_STATUS, where, category_conditions(person.purpose), (asked,), told,
        norms("g-080"), decision=decision_time(person.purpose),
    )  # fmt: skip


@rule(*norms("L08-50", "CT-622-4", "g-090", "g-092", "g-093"), text=TEXT_2025, unit="outcome")
def cross_border_answer(person: ResidenceFacts) -> Outcome:
    """Work in Luxembourg from a home in another state."""
    verdict = cross_border_work(group(person), person.title)
    corrections = norms("g-090", "g-092", "g-093")
    if verdict == Verdict.UNVERIFIED:
        return Outcome(verdict, Finding.CROSS_BORDER_UNVERIFIED, norms("L08-50"), corrections=corrections)
    todos = (declare_vacancy(), apply_for_work_permit(category_documents(person.purpose)))
    if may_ask_for_exemption(person.tie, person.sponsor):
        todos = (declare_vacancy(), ask_for_exemption())
    return Outcome(
        verdict, Finding.CROSS_BORDER_PERMIT, norms("L08-50", "CT-622-4"), category_conditions(person.purpose), todos,
        cross_border_notes(person.title), corrections, decision=decision_time(person.purpose),
    )  # fmt: skip


@rule(*norms("L08-38", "L08-39/1", "L08-85", "FORM-10", "g-069"), text=TEXT_2025, unit="outcome")
def long_answer(person: ResidenceFacts) -> Outcome:
    """A stay of more than 90 days: the category, its conditions and what must be done; or that there is none."""
    if person.purpose == Purpose.JOIN_FAMILY:
        return third_family_answer(person)
    if person.purpose == Purpose.JOB_SEARCH_AFTER_STUDIES:
        return job_search_answer(person)
    if person.purpose == Purpose.LONG_TERM_RESIDENT and person.title != Title.EU_LONG_TERM:
        return Outcome(Verdict.NOT_OPEN, Finding.OTHER_STATE_LONG_TERM_NOT, norms("L08-85"))
    if has_category(person.purpose):
        return category_answer(person)
    if person.purpose == Purpose.JOB_SEARCH:
        return Outcome(Verdict.NOT_OPEN, Finding.SEARCH_NOT_OPEN, norms("L08-38"))
    return Outcome(Verdict.NOT_OPEN, Finding.VISIT_TOO_LONG, norms("L08-34/2", "L08-38"))


@rule(*norms("L08-34/1", "L08-38", "FORM-10", "g-005", "g-010", "g-016", "g-100"), text=TEXT_2025, unit="outcome")
def third_country_answer(person: ResidenceFacts) -> Outcome:
    """Nationals of third countries."""
    if person.purpose == Purpose.RENEWAL:
        todos = (renew_permit(person),)
        return Outcome(Verdict.DISCRETION, Finding.RENEWAL, norms("FORM-10", "L08-101/3"), todos=todos)
    if person.purpose == Purpose.PERMANENT_RESIDENCE:
        return long_term_answer(person)
    if person.purpose == Purpose.CROSS_BORDER_WORK:
        return cross_border_answer(person)
    if paper_suffices(group(person), person.document) != Verdict.RIGHT:
        return Outcome(Verdict.NOT_OPEN, Finding.PASSPORT_NEEDED, norms("L08-34/1"), corrections=norms("g-015"))
    if person.purpose == Purpose.AIRPORT_TRANSIT:
        return transit_answer(person)
    if person.purpose == Purpose.JOIN_FAMILY and joins_under_eu_law(person.sponsor):
        return citizens_family_answer(person)
    if is_short_stay(person.length):
        return short_answer(person)
    return long_answer(person)
