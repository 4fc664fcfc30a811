# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer for one person, for citizens of the EU, for what everybody asks alike, and the entry rule `assess`."""

from __future__ import annotations

from dataclasses import replace

from ..engine import rule
from ..engine.decision import Outcome, ToDo, Verdict
from .answers_third import third_country_answer
from .duties import (
    apply_for_certificate,
    declare_arrival,
    declare_departure,
    declare_move,
    hand_permit_back,
    stamp_after_move,
)
from .eu_stay import EuGround, eu_conditions, eu_documents, eu_ground, eu_verdict, is_free_of_formalities
from .facts import TEXT_2025, Document, Group, Purpose, ResidenceFacts, norms
from .family import may_join_citizen
from .findings import Finding
from .nationality import group, has_free_movement, joins_under_eu_law
from .papers import paper_suffices
from .settled import apply_for_nationality, may_vote, nationality_conditions, permanent_residence_from, register_to_vote
from .special import apply_for_stateless_status, ask_for_protection, may_ask_for_protection, stateless_status

ANYBODY = (
    Purpose.PROTECTION, Purpose.STATELESS_STATUS, Purpose.NATIONALITY, Purpose.VOTE, Purpose.MOVE, Purpose.LEAVE,
)  # fmt: skip
WITHOUT_ARRIVAL = (Purpose.RENEWAL, Purpose.PERMANENT_RESIDENCE, Purpose.CROSS_BORDER_WORK)


@rule(*norms("L08-5", "L08-12/3", "RN-21/2"), text=TEXT_2025, unit="outcome")
def national_answer(person: ResidenceFacts) -> Outcome:
    """Luxembourgers need no title; they declare their arrival at the commune if they live there."""
    todos = (declare_arrival(person),)
    return Outcome(Verdict.RIGHT, Finding.NATIONAL, norms("RN-21/2"), todos=todos, corrections=norms("g-014"))


@rule(*norms("L08-5", "L08-33/1", "g-010", "g-012", "g-030"), text=TEXT_2025, unit="outcome")
def paper_answer(document: Document) -> Outcome:
    """A citizen without a running identity card or passport: time to get one, before anybody may be sent back."""
    if document == Document.EXPIRED:
        return Outcome(Verdict.UNVERIFIED, Finding.PAPER_EXPIRED, norms("L08-5"), corrections=norms("g-012"))
    return Outcome(Verdict.UNVERIFIED, Finding.PAPER_NEEDED, norms("L08-5"), corrections=norms("g-015"))


@rule(*norms("L08-5", "g-030", "g-031", "g-032"), text=TEXT_2025, unit="outcome")
def eu_short_answer(person: ResidenceFacts) -> Outcome:
    """Up to three months: nothing to do, a valid identity card or passport in the pocket."""
    told = ("note.register_if_habitual",)
    corrections = norms("g-012", "g-015", "g-020", "g-021", "g-031")
    return Outcome(Verdict.RIGHT, Finding.EU_SHORT, norms("L08-5"), ("condition.valid_paper",), (), told, corrections)


@rule(*norms("L08-6/1", "L08-8/1", "L08-14/1", "L08-26", "g-040", "g-050", "g-051"), text=TEXT_2025, unit="outcome")
def eu_stay_answer(person: ResidenceFacts, ground: EuGround) -> Outcome:
    """More than three months: the ground with its conditions, arrival within 8 days, certificate within 3 months."""
    todos = (declare_arrival(person), apply_for_certificate(person, eu_documents(ground)))
    finding = Finding.EU_POSTED if ground == EuGround.POSTED else Finding.EU_STAY
    where = norms("L08-6/1", "L08-8/1", "RN-21/2")
    if ground == EuGround.JOB_SEEKER:
        finding, where = Finding.EU_JOB_SEARCH, norms("L08-6/1", "L08-26", "L08-8/1", "RN-21/2")
    told = ("note.work_free",)
    corrections = norms("g-002", "g-003", "g-031", "g-040", "g-042", "g-043", "g-044", "g-051", "g-052", "g-054")
    return Outcome(eu_verdict(ground), finding, where, eu_conditions(ground), todos, told, corrections)


@rule(*norms("L08-14/1", "L08-12/1", "g-024", "g-041", "g-043"), text=TEXT_2025, unit="outcome")
def eu_family_answer(person: ResidenceFacts) -> Outcome:
    """A citizen who joins a citizen's family: the tie carries the stay; without it one of the own grounds must."""
    verdict = may_join_citizen(person.tie, person.sponsor)
    if verdict == Verdict.NOT_OPEN:
        return eu_stay_answer(person, EuGround.SELF_SUFFICIENT)
    papers = ("document.eu_paper", "document.tie", "document.sponsor_certificate", "document.dependency")
    todos = (declare_arrival(person), apply_for_certificate(person, papers))
    finding = Finding.FAMILY_OF_CITIZEN if verdict == Verdict.RIGHT else Finding.FAMILY_OF_CITIZEN_MAY
    where = norms("L08-14/1", "L08-12/1", "L08-12/2")
    corrections = norms("g-043", "g-051", "g-102", "g-111", "g-113", "g-114")
    told = ("note.own_ground_too",)
    return Outcome(verdict, finding, where, (), todos, told, corrections)


@rule(*norms("L08-9", "L08-10", "L08-20", "g-080"), text=TEXT_2025, unit="outcome")
def eu_permanent_answer(person: ResidenceFacts) -> Outcome:
    """The right of permanent residence after five years (some workers earlier): acquired, shown by a document."""
    begins = permanent_residence_from(person)
    conditions = ("condition.continuous_years", f"condition.years_{begins.count // 12}")
    told = ("note.permanent_early", "note.permanent_loss")
    return Outcome(
        Verdict.RIGHT,
        Finding.EU_PERMANENT,
        norms("L08-9", "L08-10"),
        conditions,
        (),
        told,
        norms("g-080"),
        begins=begins,
    )


@rule(*norms("L08-5", "L08-6/1", "L08-50", "g-005", "g-020", "g-030", "g-040"), text=TEXT_2025, unit="outcome")
def eu_answer(person: ResidenceFacts) -> Outcome:
    """Citizens of the EU, the EEA and Switzerland."""
    if person.purpose == Purpose.PERMANENT_RESIDENCE:
        return eu_permanent_answer(person)
    if person.purpose == Purpose.RENEWAL:
        return Outcome(Verdict.RIGHT, Finding.EU_NOTHING_TO_RENEW, norms("L08-8/4"), corrections=norms("g-052"))
    if person.purpose == Purpose.CROSS_BORDER_WORK:
        return Outcome(Verdict.RIGHT, Finding.CROSS_BORDER_FREE, norms("L08-50"), corrections=norms("g-090"))
    if paper_suffices(group(person), person.document) != Verdict.RIGHT:
        return paper_answer(person.document)
    if person.purpose == Purpose.AIRPORT_TRANSIT:
        return Outcome(Verdict.RIGHT, Finding.TRANSIT_WITHOUT_VISA, norms("L08-5"))
    if is_free_of_formalities(person.length):
        return eu_short_answer(person)
    if person.purpose == Purpose.JOIN_FAMILY and joins_under_eu_law(person.sponsor):
        return eu_family_answer(person)
    return eu_stay_answer(person, eu_ground(person.purpose))


@rule(*norms("L08-33bis", "L08-34/1", "RN-21/2", "g-005"), text=TEXT_2025, unit="outcome")
def withdrawal_answer(person: ResidenceFacts) -> Outcome:
    """British beneficiaries of the withdrawal agreement keep rights like those of EU law, with papers of their own.

    Who comes to stay needs a valid passport, and for more than three months declares arrival like everybody else.
    """
    told = ("note.withdrawal_documents",)
    outcome = Outcome(Verdict.RIGHT, Finding.WITHDRAWAL, norms("L08-33bis"), ("condition.withdrawal",), notes=told)
    if person.purpose in WITHOUT_ARRIVAL:
        return outcome
    if paper_suffices(group(person), person.document) != Verdict.RIGHT:
        return Outcome(Verdict.UNVERIFIED, Finding.PASSPORT_NEEDED, norms("L08-33bis", "L08-34/1"), notes=told)
    if person.purpose == Purpose.AIRPORT_TRANSIT or is_free_of_formalities(person.length):
        return outcome
    return replace(outcome, norms=norms("L08-33bis", "RN-21/2"), todos=(declare_arrival(person),))


@rule(*norms("L15-procedure", "g-006", "g-094", "g-095"), text=TEXT_2025, unit="outcome")
def protection_answer(person: ResidenceFacts) -> Outcome:
    """International protection may be asked for; what the request of an EU citizen meets was not read."""
    if has_free_movement(group(person)):
        return Outcome(Verdict.UNVERIFIED, Finding.PROTECTION_OF_CITIZEN, norms("L15-procedure"))
    not_covered = ("not_covered.pact", "not_covered.protection_permit")
    corrections = norms("g-095")
    todos = (ask_for_protection(),)
    return Outcome(
        may_ask_for_protection(), Finding.PROTECTION, norms("L15-procedure"), (), todos, (), corrections, not_covered
    )


@rule(*norms("NYC-status", "g-096"), text=TEXT_2025, unit="outcome")
def stateless_answer(person: ResidenceFacts) -> Outcome:
    """The status of a stateless person."""
    verdict = stateless_status(person.nationalities)
    if verdict == Verdict.NOT_OPEN:
        return Outcome(verdict, Finding.STATELESS_NOT, norms("NYC-status"))
    conditions = ("condition.resides_here", "condition.no_exclusion")
    todos = (apply_for_stateless_status(),)
    return Outcome(verdict, Finding.STATELESS_MAY, norms("NYC-status"), conditions, todos)


@rule(*norms("NAT-14", "NAT-15", "g-081"), text=TEXT_2025, unit="outcome")
def nationality_answer(person: ResidenceFacts) -> Outcome:
    """Luxembourg nationality by naturalisation; other ways (option) are named only."""
    if group(person) == Group.LUXEMBOURG:
        return Outcome(Verdict.RIGHT, Finding.NATIONAL, norms("NAT-14"))
    conditions = ("condition.years_5", *nationality_conditions(0))
    todos = (apply_for_nationality(person),)
    told = ("note.twenty_years", "note.nationality_decision")
    not_covered = ("not_covered.option_routes",)
    where = norms("NAT-14", "NAT-15")
    return Outcome(
        Verdict.DISCRETION, Finding.NATIONALITY, where, conditions, todos, told, norms("g-081", "g-140"), not_covered
    )


@rule(*norms("EL-1", "EL-2", "EL-3", "g-082"), text=TEXT_2025, unit="outcome")
def vote_answer(person: ResidenceFacts) -> Outcome:
    """Whether and how somebody votes."""
    standing = group(person)
    verdict = may_vote(standing, person.election)
    if verdict == Verdict.NOT_OPEN:
        return Outcome(verdict, Finding.VOTE_NOT, norms("EL-1", "EL-2", "EL-3"), corrections=norms("g-082"))
    todos = () if standing == Group.LUXEMBOURG else (register_to_vote(person, standing),)
    conditions = ("condition.age_18", "condition.lives_here")
    return Outcome(verdict, Finding.VOTE, norms("EL-2", "EL-3"), conditions, todos, corrections=norms("g-082"))


@rule(*norms("RN-21/2", "FORM-25", "g-052"), text=TEXT_2025, unit="outcome")
def move_answer(person: ResidenceFacts) -> Outcome:
    """Moving within Luxembourg."""
    todos: tuple[ToDo, ...] = (declare_move(person),)
    if group(person) != Group.LUXEMBOURG:
        todos = (*todos, stamp_after_move(person))
    return Outcome(Verdict.RIGHT, Finding.MOVE, norms("RN-21/2", "FORM-25"), todos=todos, corrections=norms("g-052"))


@rule(*norms("RN-21/2", "L08-40/4", "g-013"), text=TEXT_2025, unit="outcome")
def leave_answer(person: ResidenceFacts) -> Outcome:
    """Leaving Luxembourg."""
    todos: tuple[ToDo, ...] = (declare_departure(person),)
    if group(person) == Group.THIRD:  # beneficiaries of the withdrawal agreement may be away for five years
        todos = (*todos, hand_permit_back(person))
    return Outcome(Verdict.RIGHT, Finding.LEAVE, norms("RN-21/2", "L08-40/4"), todos=todos)


ANSWERS = {
    Purpose.PROTECTION: protection_answer,
    Purpose.STATELESS_STATUS: stateless_answer,
    Purpose.NATIONALITY: nationality_answer,
    Purpose.VOTE: vote_answer,
    Purpose.MOVE: move_answer,
    Purpose.LEAVE: leave_answer,
}


@rule(*norms("L08-5", "L08-33/1", "L08-34/1", "L08-38", "g-001", "g-005"), text=TEXT_2025, unit="outcome")
def assess(person: ResidenceFacts) -> Outcome:
    """What somebody may do in Luxembourg and must do for it. The nationality decides first, then the purpose."""
    standing = group(person)
    if person.purpose in ANYBODY:
        return ANSWERS[person.purpose](person)
    if standing == Group.LUXEMBOURG:
        return national_answer(person)
    if has_free_movement(standing):
        return eu_answer(person)
    if standing == Group.WITHDRAWAL:
        return withdrawal_answer(person)
    return third_country_answer(person)
