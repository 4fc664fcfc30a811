# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""After years: permanent residence of citizens, long-term residents, nationality, votes."""

from __future__ import annotations

from ..engine import parameter, rule
from ..engine.decision import Due, Stage, ToDo, Unit, Verdict, at_least_before, not_before, within
from .facts import STATUTE, TEXT_2025, Early, Election, Group, ResidenceFacts, norms
from .nationality import has_free_movement

PERMANENT_YEARS = parameter(STATUTE, "permanent_years")
EARLY_YEARS_RETIRED = parameter(STATUTE, "early_years_retired")
EARLY_YEARS_INCAPACITATED = parameter(STATUTE, "early_years_incapacitated")
EARLY_YEARS_CROSS_BORDER = parameter(STATUTE, "early_years_cross_border")
YEARLY_ABSENCE_MONTHS = parameter(STATUTE, "yearly_absence_months")
ONE_ABSENCE_MONTHS = parameter(STATUTE, "one_absence_months")
LOSS_YEARS = parameter(STATUTE, "loss_years")
LONG_TERM_ABSENCE_MONTHS = parameter(STATUTE, "long_term_absence_months")
LONG_TERM_ABSENCE_TOTAL = parameter(STATUTE, "long_term_absence_total")
LONG_TERM_LOSS_MONTHS_EU = parameter(STATUTE, "long_term_loss_months_eu")
LONG_TERM_LOSS_MONTHS_LU = parameter(STATUTE, "long_term_loss_months_lu")
STUDY_SHARE = parameter(STATUTE, "study_share")
PROCEDURE_WHOLE_MONTHS = parameter(STATUTE, "procedure_whole_months")
PROCEDURE_SHARE = parameter(STATUTE, "procedure_share")
NATURALISATION_YEARS = parameter(STATUTE, "naturalisation_years")
NATURALISATION_DECISION_MONTHS = parameter(STATUTE, "naturalisation_decision_months")
OPTION_YEARS = parameter(STATUTE, "option_years")
REGISTER_DAYS = parameter(STATUTE, "register_days")
VOTING_AGE = parameter(STATUTE, "voting_age")
MONTHS = 12


@rule(*norms("L08-9", "L08-10", "L08-20", "g-080"), text=TEXT_2025, unit="years")
def permanent_years(early: Early) -> int:
    """Years after which citizens and their family have the right of permanent residence: five, some workers earlier."""
    if early == Early.RETIRED:
        return EARLY_YEARS_RETIRED  # Art. 10 L08
    if early == Early.INCAPACITATED:
        return EARLY_YEARS_INCAPACITATED  # Art. 10 L08
    if early == Early.WORKS_ACROSS_BORDER:
        return EARLY_YEARS_CROSS_BORDER  # Art. 10 L08
    return PERMANENT_YEARS  # Art. 9 L08


@rule(*norms("L08-9", "L08-10", "L08-20", "g-080"), text=TEXT_2025, unit="due")
def permanent_residence_from(person: ResidenceFacts) -> Due:
    """From when a citizen has the right of permanent residence; it is acquired, not granted."""
    months = permanent_years(person.early) * MONTHS
    return not_before("event.resident_since", person.resident_since, months, Unit.MONTHS)


@rule(*norms("L08-9"), text=TEXT_2025, unit="holds")
def citizens_stay_is_continuous(months_away_a_year: int, one_absence_for_cause: int) -> bool:
    """Whether absences leave a citizen's years whole: six months a year, and one absence of twelve months for cause."""
    if months_away_a_year <= YEARLY_ABSENCE_MONTHS:
        return True  # Art. 9 L08
    return 0 < one_absence_for_cause <= ONE_ABSENCE_MONTHS  # Art. 9 L08


@rule(*norms("L08-21"), text=TEXT_2025, unit="holds")
def permanent_residence_is_lost(years_away: int) -> bool:
    """Whether the right of permanent residence is lost: after an absence of more than two years."""
    return years_away > LOSS_YEARS  # Art. 21 L08


@rule(*norms("L08-80/3", "g-080"), text=TEXT_2025, unit="months")
def countable_months(permit_months: int, study_months: int, procedure_months: int) -> int:
    """Months towards the status of long-term resident: study counts half, seasonal and posted work not at all.

    The procedure for international protection counts half, and wholly where it took more than eighteen months.
    """
    study = study_months // STUDY_SHARE
    if procedure_months > PROCEDURE_WHOLE_MONTHS:
        return permit_months + study + procedure_months  # Art. 80 Abs. 3 L08
    return permit_months + study + procedure_months // PROCEDURE_SHARE  # Art. 80 Abs. 3 L08


@rule(*norms("L08-80/3", "L08-82", "g-080"), text=TEXT_2025, unit="due")
def long_term_status_from(person: ResidenceFacts) -> Due:
    """From when a national of a third country may apply to be an EU long-term resident: five years that count."""
    return not_before("event.resident_since", person.resident_since, PERMANENT_YEARS * MONTHS, Unit.MONTHS)


@rule(*norms("L08-80/4"), text=TEXT_2025, unit="holds")
def long_term_years_are_continuous(longest_absence: int, absences_in_total: int) -> bool:
    """Whether absences leave the five years whole: under six months at a time, ten months together."""
    return longest_absence < LONG_TERM_ABSENCE_MONTHS and absences_in_total <= LONG_TERM_ABSENCE_TOTAL


@rule(*norms("L08-83"), text=TEXT_2025, unit="holds")
def long_term_status_is_lost(months_outside_eu: int, months_outside_luxembourg: int) -> bool:
    """Whether the status is lost: twelve months outside the EU, or six years outside Luxembourg."""
    if months_outside_eu >= LONG_TERM_LOSS_MONTHS_EU:
        return True  # Art. 83 L08
    return months_outside_luxembourg >= LONG_TERM_LOSS_MONTHS_LU  # Art. 83 L08


@rule(*norms("NAT-14", "NAT-15", "g-081"), text=TEXT_2025, unit="due")
def naturalisation_from(person: ResidenceFacts) -> Due:
    """From when naturalisation may be applied for: five years of lawful residence, the last of them without a break."""
    return not_before("event.resident_since", person.resident_since, NATURALISATION_YEARS * MONTHS, Unit.MONTHS)


@rule(*norms("NAT-14", "NAT-15", "NAT-23", "g-081"), text=TEXT_2025, unit="code")
def nationality_conditions(years_resident: int) -> tuple[str, ...]:
    """What nationality asks for: language test and course; after twenty years the course of 24 hours alone."""
    if years_resident >= OPTION_YEARS:
        return ("condition.language_course",)  # Art. 23 NAT
    return (
        "condition.residence_last_year",
        "condition.language_test",
        "condition.living_together",
        "condition.clean_record",
    )


@rule(*norms("NAT-19/2", "NAT-21/3", "g-081"), text=TEXT_2025, unit="todo")
def apply_for_nationality(person: ResidenceFacts) -> ToDo:
    """Apply for naturalisation; the decision takes up to eight months. Where to apply was not read."""
    papers = (
        "document.birth", "document.passport", "document.cv_note", "document.criminal_record_15",
        "document.language_certificate", "document.course_certificate",
    )  # fmt: skip
    where = norms("NAT-14", "NAT-19/2")
    told = ("note.nationality_languages", "note.option_routes")
    due = naturalisation_from(person)
    return ToDo("todo.nationality", Stage.DURING_STAY, where, "authority.not_read", papers, due, notes=told)


@rule(*norms("NAT-21/3"), text=TEXT_2025, unit="due")
def nationality_decision() -> Due:
    """How long the decision on naturalisation takes: eight months."""
    return within("event.complete_file", None, NATURALISATION_DECISION_MONTHS, Unit.MONTHS)  # Art. 21 Abs. 3 NAT


@rule(*norms("EL-1", "EL-2", "EL-3", "g-082"), text=TEXT_2025, unit="code")
def may_vote(standing: Group, election: Election) -> Verdict:
    """Whether somebody of age who lives in Luxembourg may vote: communal all, European EU citizens, national nationals.

    No minimum residence since the law of 22 July 2022.
    """
    if standing == Group.LUXEMBOURG or election == Election.COMMUNAL:
        return Verdict.RIGHT  # Art. 2 EL
    if election == Election.EUROPEAN and standing == Group.EU:
        return Verdict.RIGHT  # Art. 3 EL
    return Verdict.NOT_OPEN  # Art. 1 EL


@rule(*norms("EL-2", "g-082"), text=TEXT_2025, unit="holds")
def has_voting_age(age: int) -> bool:
    """Whether somebody is old enough to vote: eighteen."""
    return age >= VOTING_AGE  # Art. 2 EL


@rule(*norms("EL-12", "g-082"), text=TEXT_2025, unit="todo")
def register_to_vote(person: ResidenceFacts, standing: Group) -> ToDo:
    """Register for the election, by the 55th day before the poll at 17:00. Registered voters must vote."""
    due = at_least_before("event.poll", person.polling_day, REGISTER_DAYS, Unit.DAYS)  # Art. 12 EL
    papers = () if has_free_movement(standing) else ("document.permit",)
    told = ("note.five_pm", "note.must_vote")
    return ToDo("todo.register_vote", Stage.DURING_STAY, norms("EL-12"), "authority.not_read", papers, due, notes=told)
