# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Art. 5 to 8, 24 and 26: citizens of the EU, the EEA and Switzerland, up to three months and longer."""

from __future__ import annotations

from enum import Enum, auto

from ..engine import parameter, rule
from ..engine.decision import Verdict
from .facts import STATUTE, TEXT_2025, Length, Purpose, norms

JOB_SEARCH_MONTHS = parameter(STATUTE, "job_search_months")
WORK = (
    Purpose.SALARIED_WORK, Purpose.HIGHLY_QUALIFIED_WORK, Purpose.INTRA_CORPORATE_TRANSFER, Purpose.SEASONAL_WORK,
    Purpose.SELF_EMPLOYMENT, Purpose.SPORT, Purpose.RESEARCH,
)  # fmt: skip
EDUCATION = (Purpose.STUDIES, Purpose.SCHOOL)
SEEKING = (Purpose.JOB_SEARCH, Purpose.JOB_SEARCH_AFTER_STUDIES)


class EuGround(Enum):
    """On what a citizen's stay of more than three months rests."""

    WORKER = auto()
    SELF_SUFFICIENT = auto()
    STUDENT = auto()
    JOB_SEEKER = auto()
    POSTED = auto()


@rule(*norms("L08-5", "g-030"), text=TEXT_2025, unit="holds")
def is_free_of_formalities(length: Length) -> bool:
    """Whether a citizen's stay needs no formality: up to three months, with a valid identity card or passport."""
    return length <= Length.UP_TO_THREE_MONTHS  # Art. 5 L08


@rule(*norms("L08-6/1", "L08-26", "g-002", "g-040", "g-043"), text=TEXT_2025, unit="code")
def eu_ground(purpose: Purpose) -> EuGround:
    """One of three grounds is enough: work, own means, studies. Belonging to a citizen's family is a further one."""
    if purpose in WORK:
        return EuGround.WORKER  # Art. 6 Abs. 1 L08
    if purpose in EDUCATION:
        return EuGround.STUDENT  # Art. 6 Abs. 1 L08
    if purpose in SEEKING:
        return EuGround.JOB_SEEKER  # Art. 26 L08
    if purpose == Purpose.POSTED_WORK:
        return EuGround.POSTED
    return EuGround.SELF_SUFFICIENT  # Art. 6 Abs. 1 L08


@rule(*norms("L08-6/1", "L08-26"), text=TEXT_2025, unit="code")
def eu_verdict(ground: EuGround) -> Verdict:
    """How far the ground carries. Whether somebody posted from abroad counts as a worker was not read.

    Looking for work is none of the three grounds of a stay of more than three months: it only protects from removal.
    """
    if ground == EuGround.POSTED:
        return Verdict.UNVERIFIED
    if ground == EuGround.JOB_SEEKER:
        return Verdict.UNVERIFIED  # Art. 26 L08
    return Verdict.RIGHT


@rule(*norms("L08-6/1", "RES-2", "g-002", "g-042", "g-044"), text=TEXT_2025, unit="code")
def eu_conditions(ground: EuGround) -> tuple[str, ...]:
    """What a ground asks for. Workers show no means; means and sickness insurance go together for the others."""
    if ground == EuGround.STUDENT:
        return ("condition.enrolled", "condition.main_activity", "condition.means_declared", "condition.insured")
    if ground == EuGround.SELF_SUFFICIENT:
        return ("condition.means_family", "condition.insured_family")  # Art. 6 Abs. 1 L08
    if ground == EuGround.JOB_SEEKER:
        return ("condition.seeking",)  # Art. 26 L08
    return ("condition.activity",)


@rule(*norms("FORM-2", "g-053", "g-054"), text=TEXT_2025, unit="code")
def eu_documents(ground: EuGround) -> tuple[str, ...]:
    """What the commune asks for with the registration certificate. What it asks of job-seekers was not read."""
    if ground == EuGround.STUDENT:
        return ("document.eu_paper", "document.enrolment", "document.means_declaration", "document.insurance")
    if ground == EuGround.SELF_SUFFICIENT:
        return ("document.eu_paper", "document.means", "document.insurance")  # Art. 2 FORM
    if ground == EuGround.JOB_SEEKER:
        return ("document.eu_paper",)
    return ("document.eu_paper", "document.contract_or_activity")  # Art. 2 FORM


@rule(*norms("L08-24", "L08-26", "g-003"), text=TEXT_2025, unit="holds")
def assistance_may_end_stay(worker_or_seeker: bool, unreasonable_burden: bool) -> bool:
    """Whether social assistance may end a citizen's stay: never by itself, and never of workers and job-seekers."""
    if worker_or_seeker:
        return False  # Art. 26 L08
    return unreasonable_burden  # Art. 24 L08


@rule(*norms("L08-26", "g-003", "g-040"), text=TEXT_2025, unit="holds")
def seeker_is_protected(months_of_search: int, real_prospects: bool) -> bool:
    """Whether a job-seeker may not be removed: for six months, longer with a real chance of being engaged."""
    if months_of_search <= JOB_SEARCH_MONTHS:
        return True  # Art. 26 L08
    return real_prospects  # Art. 26 L08


@rule(*norms("L08-8/4", "L08-25/2", "g-012", "g-052"), text=TEXT_2025, unit="holds")
def possession_is_a_condition() -> bool:
    """Whether the certificate or a running identity card is a condition of the right: neither is."""
    return False  # Art. 8 Abs. 4 L08
