# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Art. 12 to 19 and 68 to 78: who may join whom, as of right or at the minister's discretion, and after which wait."""

from __future__ import annotations

from enum import Enum, auto

from ..engine import parameter, rule
from ..engine.decision import Due, Unit, Verdict, not_before, within
from .facts import STATUTE, TEXT_2025, ResidenceFacts, Sponsor, Tie, norms

RELATIVES_WAIT_MONTHS = parameter(STATUTE, "relatives_wait_months")
PRIVILEGE_MONTHS = parameter(STATUTE, "privilege_months")
FAMILY_DECISION_MONTHS = parameter(STATUTE, "family_decision_months")
MOBILE_DECISION_DAYS = parameter(STATUTE, "mobile_decision_days")
COUPLE = (Tie.SPOUSE, Tie.REGISTERED_PARTNER)
DESCENDANTS = (Tie.CHILD_UNDER_18, Tie.CHILD_UNDER_21, Tie.DEPENDENT_CHILD)
DEPENDENT_CHILDREN = (Tie.CHILD_UNDER_18, Tie.DEPENDENT_CHILD)
EXCEPTIONAL = (Tie.DEPENDENT_PARENT, Tie.ADULT_CHILD_UNABLE)
MAY_BE_ALLOWED = (Tie.UNREGISTERED_PARTNER, Tie.OTHER_DEPENDENT, Tie.OTHER_IN_NEED_OF_CARE, Tie.ADULT_CHILD_UNABLE)
PARENTS = (Tie.PARENT, Tie.DEPENDENT_PARENT)
REFUGEES = (Sponsor.PROTECTION, Sponsor.MINOR_REFUGEE)
YEARS_BEFORE_DEATH = parameter(STATUTE, "years_before_death")
YEARS_OF_MARRIAGE = parameter(STATUTE, "years_of_marriage")
YEARS_OF_MARRIAGE_HERE = parameter(STATUTE, "years_of_marriage_here")
AUTONOMOUS_YEARS = parameter(STATUTE, "autonomous_years")
AUTONOMOUS_YEARS_HARDSHIP = parameter(STATUTE, "autonomous_years_hardship")


class Break(Enum):
    """What ended the family life on which a stay rested."""

    DEATH = auto()
    DIVORCE = auto()
    DIVORCE_AFTER_VIOLENCE = auto()
    DIVORCE_WITH_CUSTODY = auto()


@rule(
    *norms("L08-12/1", "L08-12/2", "L08-12/3", "L08-14/1", "L08-14/2", "g-024", "g-041", "g-110", "g-111", "g-112",
           "g-113", "g-114"),
    text=TEXT_2025, unit="code",
)  # fmt: skip
def may_join_citizen(tie: Tie, sponsor: Sponsor) -> Verdict:
    """Whether somebody may join a citizen of EU, EEA, Switzerland, Luxembourg: as of right, or if the minister allows.

    A student brings spouse, registered partner and dependent children as of right; parents are then discretionary.
    """
    if tie in COUPLE:
        return Verdict.RIGHT  # Art. 12 Abs. 1 L08
    if sponsor == Sponsor.EU_STUDENT:
        return may_join_student(tie)
    if tie in DESCENDANTS or tie == Tie.DEPENDENT_PARENT:
        return Verdict.RIGHT  # Art. 12 Abs. 1 L08
    if tie in MAY_BE_ALLOWED:
        return Verdict.DISCRETION  # Art. 12 Abs. 2 L08
    return Verdict.NOT_OPEN


@rule(*norms("L08-12/2", "L08-14/2", "g-041", "g-113"), text=TEXT_2025, unit="code")
def may_join_student(tie: Tie) -> Verdict:
    """Whether somebody other than spouse or partner may join a student: dependent children; the rest by discretion."""
    if tie in DEPENDENT_CHILDREN:
        return Verdict.RIGHT  # Art. 14 Abs. 2 L08
    if tie == Tie.DEPENDENT_PARENT or tie in MAY_BE_ALLOWED:
        return Verdict.DISCRETION  # Art. 14 Abs. 2 L08
    return Verdict.NOT_OPEN


@rule(
    *norms("L08-69/1", "L08-70/1", "L08-70/4", "L08-70/5", "L08-78/1", "g-007", "g-101", "g-120", "g-121", "g-122",
           "g-123", "g-124"),
    text=TEXT_2025, unit="code",
)  # fmt: skip
def may_join_third_country(tie: Tie, sponsor: Sponsor) -> Verdict:
    """Whether somebody may join a national of a third country: spouse, registered partner, unmarried minor children.

    Parents and adult children who cannot provide for themselves: exceptionally, no right. Parents of an unaccompanied
    minor refugee have one. For the others only the permit for private and family life is left (Art. 78 para. 1).
    """
    if tie in COUPLE or tie == Tie.CHILD_UNDER_18:
        return Verdict.RIGHT  # Art. 70 Abs. 1 L08
    if sponsor == Sponsor.MINOR_REFUGEE and tie in PARENTS:
        return Verdict.RIGHT  # Art. 70 Abs. 4 L08
    if tie in EXCEPTIONAL:
        return Verdict.DISCRETION  # Art. 70 Abs. 5 L08
    return Verdict.NOT_OPEN


@rule(*norms("L08-78/1", "g-101"), text=TEXT_2025, unit="code")
def private_life_permit(refusal_disproportionate: bool) -> Verdict:
    """The permit where a refusal would go too far into private or family life: the minister decides."""
    if refusal_disproportionate:
        return Verdict.DISCRETION  # Art. 78 Abs. 1 L08
    return Verdict.NOT_OPEN


@rule(*norms("L08-69/1", "L08-69/2", "L08-71", "g-130", "g-131", "g-132"), text=TEXT_2025, unit="months")
def waiting_months(tie: Tie, sponsor: Sponsor) -> int:
    """Months of residence the sponsor needs first. None for spouse, partner and minor children.

    Whether Art. 71 also frees the other relatives of a Blue Card holder was not read; they are held to wait.
    """
    if may_join_third_country(tie, sponsor) == Verdict.DISCRETION:
        return RELATIVES_WAIT_MONTHS  # Art. 69 Abs. 2 L08
    return 0  # Art. 69 Abs. 1 L08


@rule(*norms("L08-69/2", "g-130"), text=TEXT_2025, unit="due")
def family_application_from(person: ResidenceFacts) -> Due | None:
    """From when the application is possible, where there is a wait."""
    months = waiting_months(person.tie, person.sponsor)
    if months == 0:
        return None
    return not_before("event.sponsor_since", person.sponsor_since, months, Unit.MONTHS)  # Art. 69 Abs. 2 L08


@rule(*norms("L08-69/3", "g-100"), text=TEXT_2025, unit="due")
def family_privilege(person: ResidenceFacts) -> Due | None:
    """The six months after the grant of protection in which means, housing and insurance are not asked for."""
    if person.sponsor not in REFUGEES:
        return None
    granted = person.protection_granted
    return within("event.protection_granted", granted, PRIVILEGE_MONTHS, Unit.MONTHS)  # Art. 69 Abs. 3 L08


@rule(*norms("L08-69/1", "L08-69/3", "L08-70/1", "RES-6", "g-120", "g-121"), text=TEXT_2025, unit="code")
def family_conditions(tie: Tie, sponsor: Sponsor) -> tuple[str, ...]:
    """What is asked of the sponsor and of the family member."""
    own: tuple[str, ...] = ()
    if tie in COUPLE:
        own = ("condition.both_18", "condition.one_spouse")  # Art. 70 Abs. 1 L08
    if tie == Tie.CHILD_UNDER_18:
        own = ("condition.unmarried", "condition.custody")  # Art. 70 Abs. 1 L08
    if tie in EXCEPTIONAL:
        own = ("condition.exceptional_need",)  # Art. 70 Abs. 5 L08
    if sponsor in REFUGEES:
        return ("condition.privilege", *own)  # Art. 69 Abs. 3 L08
    return (
        "condition.sponsor_permit", "condition.sponsor_means", "condition.sponsor_housing", "condition.insured_family",
        *own,
    )  # fmt: skip


@rule(*norms("L08-73/6", "L08-71", "g-132"), text=TEXT_2025, unit="due")
def family_decision(sponsor: Sponsor) -> Due:
    """How long the decision may take: nine months; 90 days for those who join a Blue Card, a transfer, a researcher."""
    if sponsor == Sponsor.MOBILE:
        return within("event.complete_file", None, MOBILE_DECISION_DAYS, Unit.DAYS)  # Art. 73 Abs. 6 L08
    return within("event.complete_file", None, FAMILY_DECISION_MONTHS, Unit.MONTHS)  # Art. 73 Abs. 6 L08


@rule(*norms("L08-73/1", "L08-73/3", "FORM-3", "RES-9", "g-017", "g-102"), text=TEXT_2025, unit="code")
def family_documents(sponsor: Sponsor) -> tuple[str, ...]:
    """What proves the tie. Refugees may prove it by any means; missing papers alone are no ground to refuse."""
    if sponsor in REFUGEES:
        return ("document.passport_full_copy", "document.tie_any_means")  # Art. 73 Abs. 3 L08
    return (
        "document.passport_full_copy", "document.tie", "document.sponsor_conditions", "document.housing_title",
        "document.other_parent_consent",
    )  # fmt: skip


@rule(*norms("L08-74", "L08-76"), text=TEXT_2025, unit="years")
def autonomous_permit_after(hardship: bool) -> int:
    """Years after which a family member gets a permit of their own: five; three after death or divorce."""
    if hardship:
        return AUTONOMOUS_YEARS_HARDSHIP  # Art. 76 L08
    return AUTONOMOUS_YEARS  # Art. 76 L08


@rule(*norms("L08-16"), text=TEXT_2025, unit="holds")
def citizens_family_stays(what: Break, years_here: int, years_married: int, years_married_here: int) -> bool:
    """Whether a national of a third country keeps the stay when the citizen dies or the marriage ends."""
    if what == Break.DEATH:
        return years_here >= YEARS_BEFORE_DEATH  # Art. 16 bis 19 L08
    if what == Break.DIVORCE:
        return years_married >= YEARS_OF_MARRIAGE and years_married_here >= YEARS_OF_MARRIAGE_HERE  # Art. 16 bis 19 L08
    return True  # Art. 16 bis 19 L08
