# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Naturalisation, with the regulation of the City of Lucerne, and support as an overview."""

from __future__ import annotations

from ..engine import parameter, rule
from ..engine.decision import Outcome, Stage, ToDo, Unit, Verdict, not_before
from ..lu_kasylv.facts import Group, Scale
from ..lu_kasylv.persons import scale_of
from .facts import STATUTE, TEXT_2025, Aid, Applicant, Citizenship, LucerneFacts, Permit, Town, Years, norms
from .findings import Finding

NATURALISATION_MONTHS = parameter(STATUTE, "naturalisation_months")
CITY_MONTHS = parameter(STATUTE, "city_months")
NATURALISATION_FEE = parameter(STATUTE, "naturalisation_fee")
CITY = "authority.citizenship_office"
MUNICIPALITY = "authority.municipality"
GROUPS = {
    Aid.ASYLUM_SEEKER: Group.ASYLUM_SEEKER,
    Aid.PROTECTED_S: Group.PROTECTED_S,
    Aid.PROVISIONALLY_ADMITTED: Group.PROVISIONALLY_ADMITTED,
    Aid.REFUGEE: Group.REFUGEE,
    Aid.MUST_LEAVE: Group.EMERGENCY_AID,
}
LASTING = (Aid.PROVISIONALLY_ADMITTED, Aid.REFUGEE)
"""Standings in which the municipality takes over after ten years."""


@rule(*norms("ER-8a/1", "ER-8a/2/a"), text=TEXT_2025, unit="rappen")
def naturalisation_fee(applicant: Applicant) -> int | None:
    """The city's fee for an application; for young people the waiver before April 2026 was not read: None."""
    if applicant == Applicant.FROM_25:
        return NATURALISATION_FEE  # Art. 8a Abs. 1 ER
    if applicant == Applicant.MINOR_ALONE:
        return 0  # Art. 8a Abs. 2 lit. a ER
    return None


@rule(*norms("BUEG-9", "BUEG-12", "BUEV-6", "BUEV-7", "KBUEG-15"), text=TEXT_2025, unit="code")
def naturalisation_conditions() -> tuple[str, ...]:
    """The conditions of Confederation and canton."""
    return (
        "condition.permit_c", "condition.ten_years_three", "condition.three_years_municipality",
        "condition.integration_federal", "condition.language_citizen", "condition.no_assistance_three_years",
        "condition.reputation",
    )  # fmt: skip


@rule(*norms("ER-2", "ER-8/2", "ER-8a/1", "KBUEV-2"), text=TEXT_2025, unit="todo")
def apply_for_naturalisation(person: LucerneFacts) -> ToDo:
    """Apply where one lives; in the City of Lucerne its commission decides for the municipality."""
    papers = ("document.civil_register", "document.criminal_register", "document.debt_register", "document.residence")
    where = norms("ER-2", "ER-8/2", "ER-8a/1", "KBUEV-2")
    if person.town == Town.OTHER:
        told = ("note.fee_of_municipality", "note.fees_above")
        return ToDo(
            "todo.naturalise", Stage.DURING_STAY, norms("KBUEG-15", "KBUEV-2"), MUNICIPALITY, papers, notes=told
        )
    fee = naturalisation_fee(person.applicant)
    told = ("note.city_decides", "note.fees_above") if fee is not None else ("note.city_decides", "note.waiver_unread")
    return ToDo("todo.naturalise", Stage.DURING_STAY, where, CITY, papers, None, fee, told)


@rule(*norms("Q-13", "BUEG-9", "KBUEG-15"), text=TEXT_2025, unit="outcome")
def naturalisation_answer(person: LucerneFacts) -> Outcome:
    """Becoming a citizen. Ordinary naturalisation needs permit C; the simplified way was not verified."""
    if person.citizenship == Citizenship.SWISS:
        return town_citizenship_answer(person)
    left = ("not_covered.simplified",)
    if person.permit != Permit.C:
        return Outcome(Verdict.NOT_OPEN, Finding.NATURALISATION_NEEDS_C, norms("BUEG-9"), not_covered=left)
    todos = (apply_for_naturalisation(person),)
    finding = Finding.NATURALISATION if person.town == Town.LUCERNE else Finding.NATURALISATION_ELSEWHERE
    begins = not_before("event.resident_since", person.resident_since, NATURALISATION_MONTHS, Unit.MONTHS)
    told = ("note.double_years", "note.four_steps", "note.four_to_six_months", "note.moving_away")
    where = norms("BUEG-9", "BUEG-12", "BUEV-6", "BUEV-7", "KBUEG-15")
    conditions = naturalisation_conditions()
    return Outcome(Verdict.DISCRETION, finding, where, conditions, todos, told, (), left, begins=begins)


@rule(*norms("Q-13", "CITY-CH"), text=TEXT_2025, unit="outcome")
def town_citizenship_answer(person: LucerneFacts) -> Outcome:
    """Swiss citizens who want the citizenship of the City of Lucerne; of other municipalities nothing was read."""
    if person.town == Town.OTHER:
        return Outcome(Verdict.UNVERIFIED, Finding.TOWN_CITIZENSHIP, norms("CITY-CH"))
    begins = not_before("event.resident_since", person.resident_since, CITY_MONTHS, Unit.MONTHS)
    asked = ToDo("todo.ask_citizenship", Stage.DURING_STAY, norms("CITY-CH"), CITY, notes=("note.fee_not_for_swiss",))
    conditions = ("condition.three_years_city",)
    return Outcome(Verdict.DISCRETION, Finding.TOWN_CITIZENSHIP, norms("CITY-CH"), conditions, (asked,), begins=begins)


@rule(*norms("SHG-53", "SHG-54"), text=TEXT_2025, unit="code")
def supporting_authority(person: LucerneFacts) -> str:
    """Who supports: the canton; after ten years in Switzerland the municipality, where the standing lasts."""
    if person.aid not in LASTING:
        return "authority.asylum_office"  # § 53 SHG
    if person.years == Years.TEN_OR_MORE:
        return "authority.social_service"  # § 53 Abs. 6 und § 54 Abs. 6 SHG
    return "authority.asylum_office"  # § 53 und § 54 SHG


@rule(*norms("Q-14", "SHG-53", "SHG-54", "SHG-55"), text=TEXT_2025, unit="outcome")
def support_answer(person: LucerneFacts) -> Outcome:
    """Support as an overview: who supports, and by which law. What somebody gets is computed elsewhere."""
    left = ("not_covered.amounts",)
    if person.aid == Aid.RESIDENT:
        asked = ToDo("todo.ask_support", Stage.DURING_STAY, (), "authority.social_service", notes=("note.ask_early",))
        return Outcome(Verdict.UNVERIFIED, Finding.SUPPORT_RESIDENT, (), (), (asked,), not_covered=left)
    scale = scale_of(GROUPS[person.aid])
    if scale == Scale.EMERGENCY_AID:
        asked = ToDo("todo.ask_emergency", Stage.DURING_STAY, norms("SHG-55"), "authority.asylum_office")
        where = ("lu-kasylv/18/1", *norms("SHG-55"))
        return Outcome(Verdict.DISCRETION, Finding.SUPPORT_EMERGENCY, where, (), (asked,), not_covered=left)
    office = supporting_authority(person)
    asked = ToDo("todo.ask_support", Stage.DURING_STAY, norms("SHG-53", "SHG-54"), office, notes=("note.ten_years",))
    if scale == Scale.SOCIAL_ASSISTANCE:
        where = ("lu-kasylv/16/1", *norms("SHG-54"))
        return Outcome(Verdict.DISCRETION, Finding.SUPPORT_LIKE_RESIDENT, where, (), (asked,), not_covered=left)
    where = ("lu-kasylv/7/1", *norms("SHG-53"))
    return Outcome(Verdict.DISCRETION, Finding.SUPPORT_ORDINANCE, where, (), (asked,), not_covered=left)
