# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answers of the act on settlement: move in, stay, visit, move, leave, papers, reports of third parties."""

from __future__ import annotations

from ..engine import rule
from ..engine.decision import Outcome, Stage, ToDo, Verdict
from ..lu_ng.authorities import Right, right_to_settle
from ..lu_ng.facts import NewcomerFacts, Purpose, Standing, Stay
from ..lu_ng.receipts import return_fee
from ..lu_ng.stays import (
    business_needs_proof,
    classification,
    gives_hotel_data,
    guest_is_free_throughout,
    is_foreign_guest,
    needs_stay_permit,
)
from ..lu_ng.terms import event_of_move, must_report
from ..lu_ng.third_parties import report_fee, reports_unasked, third_party_contents
from .facts import TEXT_2025, Citizenship, Destination, LucerneFacts, Move, Origin, ng, norms
from .findings import Finding
from .stays import (
    MODEL_DAY,
    guest_term,
    move_term,
    newcomer_of,
    papers_to_bring,
    proof_term,
    registration_term,
    stay_of,
)

OFFICE = "authority.municipality"
MIGRATION = "authority.migration_office"
STRANGER = ("not_covered.federal_entry", "not_covered.draft_2027")
DRAFT = ("not_covered.draft_2027",)
PAPERS = ("note.papers_blocked", "note.municipal_fee")


@rule(*norms("Q-1", "Q-2", "Q-3"), text=TEXT_2025, unit="todo")
def register(person: LucerneFacts, newcomer: NewcomerFacts, stay: Stay) -> ToDo:
    """Register with the municipality and bring the papers."""
    due = registration_term(person, newcomer, stay)
    standing = classification(stay)
    where = ng("2a/1", "3/1", "4/1") if standing == Standing.SETTLEMENT else ng("2a/1", "5/1")
    papers = () if standing == Standing.WEEKLY_STAY else papers_to_bring(newcomer, stay)
    told = ("note.true_information", "note.municipal_fee", "note.fine")
    return ToDo("todo.register", Stage.ON_ARRIVAL, where, OFFICE, papers, due, None, told)


@rule(*norms("Q-2"), text=TEXT_2025, unit="todo")
def deposit_proof(person: LucerneFacts, newcomer: NewcomerFacts, stay: Stay) -> tuple[ToDo, ...]:
    """Weekly stayers deposit the proof that they are settled elsewhere, for which they have a month."""
    if classification(stay) != Standing.WEEKLY_STAY:
        return ()
    due = proof_term(person, newcomer, stay)
    papers = papers_to_bring(newcomer, stay)
    return (ToDo("todo.deposit_proof", Stage.AFTER_ARRIVAL, ng("8/1"), OFFICE, papers, due),)  # § 8 Abs. 1 NG


@rule(*norms("Q-1"), text=TEXT_2025, unit="todo")
def deregister_before(person: LucerneFacts) -> tuple[ToDo, ...]:
    """Report the departure where one lived before, if that was in Switzerland, and fetch the papers there."""
    if person.origin == Origin.ABROAD:
        return ()
    return (deregister(person, "todo.deregister_before", Stage.BEFORE_ENTRY),)  # § 2a Abs. 1 NG


@rule(*norms("Q-6"), text=TEXT_2025, unit="todo")
def deregister(person: LucerneFacts, called: str, stage: Stage) -> ToDo:
    """Report the departure to the municipality that one leaves."""
    due = move_term("event.departure", person.departure)
    return ToDo(called, stage, ng("2a/1"), OFFICE, (), due, None, ("note.fourteen_days", "note.fine"))


@rule(*norms("Q-6", "Q-7"), text=TEXT_2025, unit="todo")
def fetch_papers() -> ToDo:
    """Fetch the papers against the receipt, free of charge."""
    papers, fee, told = ("document.receipt",), return_fee(), ("note.papers_blocked",)
    return ToDo("todo.fetch_papers", Stage.BEFORE_LEAVING, ng("14/1", "14/3"), OFFICE, papers, None, fee, told)


@rule(*norms("Q-1"), text=TEXT_2025, unit="todo")
def settle_stay_right() -> ToDo:
    """Have the right to live here settled with the migration office, which grants permits to foreigners."""
    told = ("note.ask_before", "note.bond")
    where = ng("2/2", "6/2", "15a/1", "15a/2")
    return ToDo("todo.permit", Stage.BEFORE_ENTRY, where, MIGRATION, (), None, None, told)


@rule(*norms("Q-2"), text=TEXT_2025, unit="todo")
def ask_for_stay_permit() -> ToDo:
    """Ask the municipality for the permit to stay."""
    return ToDo("todo.stay_permit", Stage.ON_ARRIVAL, ng("5/1", "6/1"), OFFICE, (), None, None, ("note.municipal_fee",))


@rule(*norms("Q-1"), text=TEXT_2025, unit="outcome")
def settlement_answer(person: LucerneFacts) -> Outcome:
    """Somebody settles. Swiss citizens may; whether a foreigner may live here is federal law, the duty is the same."""
    stay = stay_of(person)
    newcomer = newcomer_of(person, Standing.SETTLEMENT)
    before = deregister_before(person)
    arrival = register(person, newcomer, stay)
    where = ng("1/2", "3/1")
    if right_to_settle(newcomer) == Right.FREE_SETTLEMENT:
        steps = (*before, arrival)
        return Outcome(Verdict.RIGHT, Finding.SETTLE, where, (), steps, ("note.receipt",), (), DRAFT)
    told = ("note.foreigners_card", "note.treaty_of_settlement")
    todos = (settle_stay_right(), *before, arrival)
    return Outcome(Verdict.UNVERIFIED, Finding.SETTLE_FOREIGN, ng("2/2", "3/1"), (), todos, told, (), STRANGER)


@rule(*norms("Q-2"), text=TEXT_2025, unit="outcome")
def stay_answer(person: LucerneFacts) -> Outcome:
    """Somebody stays for a while, or in the week, and lives elsewhere."""
    stay = stay_of(person)
    standing = classification(stay)
    if standing == Standing.SETTLEMENT:
        return settlement_answer(person)
    newcomer = newcomer_of(person, standing)
    weekly = standing == Standing.WEEKLY_STAY
    arrival = (register(person, newcomer, stay), *deposit_proof(person, newcomer, stay))
    if not newcomer.swiss:
        finding = Finding.WEEKLY_FOREIGN if weekly else Finding.STAY_FOREIGN
        todos = (settle_stay_right(), *arrival)
        return Outcome(Verdict.UNVERIFIED, finding, ng("2/2", "5/1", "6/2"), (), todos, (), (), STRANGER)
    finding = Finding.WEEKLY if weekly else Finding.STAY
    if needs_stay_permit(newcomer, stay):
        todos = (ask_for_stay_permit(), *arrival)
        return Outcome(Verdict.DISCRETION, finding, ng("5/1", "8/1"), (), todos, ("note.stay_permit",), (), DRAFT)
    return Outcome(Verdict.RIGHT, finding, ng("5/1", "8/1"), (), arrival, ("note.no_stay_permit",), (), DRAFT)


@rule(*norms("Q-3"), text=TEXT_2025, unit="outcome")
def by_ordinance_answer() -> Outcome:
    """Students, pupils and people in institutions: an ordinance says it, and its term was not read."""
    asked = ToDo("todo.ask_municipality", Stage.ON_ARRIVAL, ng("9/1"), OFFICE, notes=("note.students_choose",))
    return Outcome(
        Verdict.UNVERIFIED, Finding.BY_ORDINANCE, ng("9/1"), (), (asked,), not_covered=("not_covered.ordinance",)
    )


@rule(*norms("Q-2"), text=TEXT_2025, unit="outcome")
def business_answer(person: LucerneFacts) -> Outcome:
    """Somebody runs a business here and lives elsewhere: proof of settlement, not from citizens of the place."""
    stay = stay_of(person)
    newcomer = newcomer_of(person, Standing.BUSINESS)
    if not business_needs_proof(newcomer):
        return Outcome(Verdict.RIGHT, Finding.BUSINESS_FREE, ng("8/2"))
    due = proof_term(person, newcomer, stay)
    papers = papers_to_bring(newcomer, stay)
    shown = ToDo("todo.show_proof", Stage.AFTER_ARRIVAL, ng("8/2"), OFFICE, papers, due, None, ("note.municipal_fee",))
    covered = () if newcomer.swiss else ("not_covered.federal_work",)
    return Outcome(Verdict.RIGHT, Finding.BUSINESS_PROOF, ng("8/2"), (), (shown,), not_covered=covered)


@rule(*norms("Q-2"), text=TEXT_2025, unit="outcome")
def daily_answer(person: LucerneFacts) -> Outcome:
    """Somebody works here and goes home every day: no stay in the municipality, nothing to report."""
    covered = () if person.citizenship == Citizenship.SWISS else ("not_covered.federal_work",)
    return Outcome(Verdict.RIGHT, Finding.NO_STAY, ng("8/3"), not_covered=covered)


@rule(*norms("Q-4"), text=TEXT_2025, unit="todo")
def hotel_form(person: LucerneFacts, stay: Stay) -> tuple[ToDo, ...]:
    """Give the data for the hotel slip, in inns and boarding houses."""
    if not gives_hotel_data(stay.purpose):
        return ()
    return (ToDo("todo.hotel_form", Stage.ON_ARRIVAL, ng("7/2"), "authority.host"),)  # § 7 Abs. 2 NG


@rule(*norms("Q-4"), text=TEXT_2025, unit="outcome")
def visit_answer(person: LucerneFacts) -> Outcome:
    """A guest: free for two months; foreigners with private persons or in holiday houses register within ten days."""
    stay = stay_of(person)
    if classification(stay) == Standing.SETTLEMENT:
        return settlement_answer(person)
    newcomer = newcomer_of(person, Standing.GUEST)
    slip = hotel_form(person, stay)
    covered = () if newcomer.swiss else ("not_covered.federal_entry",)
    if is_foreign_guest(newcomer, stay):
        todos = (register_guest(person, newcomer, stay),)
        return Outcome(Verdict.UNVERIFIED, Finding.GUEST_FOREIGN, ng("7/3"), (), todos, not_covered=covered)
    verdict = Verdict.RIGHT if newcomer.swiss else Verdict.UNVERIFIED
    if guest_is_free_throughout(stay):
        return Outcome(verdict, Finding.GUEST_FREE, ng("7/1"), (), slip, not_covered=covered)
    steps = (*slip, register_after_two_months(person, newcomer, stay))
    permit = ("note.guest_permit",) if needs_stay_permit(newcomer, stay) else ()  # § 5 Abs. 1 NG
    told = ("note.guest_reading", *permit)
    return Outcome(verdict, Finding.GUEST_STAYS_ON, ng("7/1", "5/1"), (), steps, told, not_covered=covered)


@rule(*norms("Q-4"), text=TEXT_2025, unit="todo")
def register_guest(person: LucerneFacts, newcomer: NewcomerFacts, stay: Stay) -> ToDo:
    """A foreign guest shows valid papers within ten days."""
    due = registration_term(person, newcomer, stay)
    papers = papers_to_bring(newcomer, stay)
    return ToDo("todo.register_guest", Stage.ON_ARRIVAL, ng("7/3"), OFFICE, papers, due, None, ("note.fine",))


@rule(*norms("Q-4"), text=TEXT_2025, unit="todo")
def register_after_two_months(person: LucerneFacts, newcomer: NewcomerFacts, stay: Stay) -> ToDo:
    """A guest who stays longer than two months registers like somebody who stays."""
    due = guest_term(person, stay)
    papers = papers_to_bring(newcomer, stay)
    return ToDo("todo.register", Stage.DURING_STAY, ng("7/1", "5/1"), OFFICE, papers, due, None, ("note.fine",))


@rule(*norms("Q-5"), text=TEXT_2025, unit="outcome")
def move_answer(person: LucerneFacts) -> Outcome:
    """Moving: within the building, the municipality, or to another municipality."""
    here, building = person.move != Move.OTHER_MUNICIPALITY, person.move == Move.SAME_BUILDING
    event = event_of_move(here, building, False)
    due = move_term("event.move", person.moved_on)
    if person.move == Move.OTHER_MUNICIPALITY:
        left = ToDo("todo.deregister", Stage.BEFORE_LEAVING, ng("2a/1", "14/1"), OFFICE, (), due)
        arrived = ToDo(
            "todo.register_new", Stage.AFTER_LEAVING, ng("2a/1", "3/1"), OFFICE, (), due, notes=("note.fine",)
        )
        steps = (left, arrived)
        return Outcome(Verdict.RIGHT, Finding.MOVE_AWAY, ng("2a/1"), (), steps, ("note.papers_travel",), (), DRAFT)
    reported = must_report(event, NewcomerFacts(), Stay(Purpose.RESIDENCE, MODEL_DAY))
    told = ("note.new_dwelling", "note.fourteen_days", "note.fine")
    todos = (
        (ToDo("todo.report_move", Stage.AFTER_ARRIVAL, ng("2a/1"), OFFICE, (), due, notes=told),) if reported else ()
    )
    return Outcome(Verdict.RIGHT, Finding.MOVE, ng("2a/1"), (), todos, (), (), DRAFT)


@rule(*norms("Q-6"), text=TEXT_2025, unit="outcome")
def leave_answer(person: LucerneFacts) -> Outcome:
    """Leaving the municipality."""
    swiss = person.citizenship == Citizenship.SWISS
    todos = (deregister(person, "todo.deregister", Stage.BEFORE_LEAVING), *((fetch_papers(),) if swiss else ()))
    if person.destination == Destination.SWITZERLAND:
        todos = (*todos, ToDo("todo.register_new", Stage.AFTER_LEAVING, ng("2a/1"), OFFICE))
    if swiss:
        return Outcome(Verdict.RIGHT, Finding.LEAVE, ng("2a/1", "14/1"), (), todos, (), (), DRAFT)
    told = ("note.foreigners_papers", "note.permit_ends")
    return Outcome(Verdict.RIGHT, Finding.LEAVE_FOREIGN, (*ng("2a/1"), *norms("AIG-61")), (), todos, told, (), DRAFT)


@rule(*norms("Q-7"), text=TEXT_2025, unit="outcome")
def papers_answer(person: LucerneFacts) -> Outcome:
    """What becomes of the papers: the receipt, its revocation within a month, the return free of charge."""
    if person.citizenship == Citizenship.SWISS:
        told = ("note.receipt_revocable", "note.papers_home", "note.papers_return", *PAPERS)
        where = ng("3/1/a", "3/1/b", "4/2", "4/3", "4/4", "10/1", "14/1", "15/1")
        return Outcome(Verdict.RIGHT, Finding.PAPERS, where, (), (keep_receipt(),), told, (), DRAFT)
    where = ng("3/1/c", "10/2", "14/2", "15a/1")
    notes = ("note.treaty_of_settlement", "note.papers_blocked", "note.bond")
    return Outcome(Verdict.RIGHT, Finding.PAPERS_FOREIGN, where, (), (), notes, (), DRAFT)


@rule(*norms("Q-7"), text=TEXT_2025, unit="todo")
def keep_receipt() -> ToDo:
    """Keep the receipt: it proves the settlement and is given back when the papers are fetched."""
    return ToDo("todo.keep_receipt", Stage.DURING_STAY, ng("10/1", "14/1"), OFFICE, ("document.receipt",))


@rule(*norms("Q-8"), text=TEXT_2025, unit="outcome")
def third_party_answer(person: LucerneFacts) -> Outcome:
    """What landlords, hosts, heads of homes, employers and utilities tell the municipality, free of charge."""
    free = report_fee()
    if not reports_unasked(person.party):
        answer = ToDo("todo.answer", Stage.DURING_STAY, ng("17/3/a", "17/3/b"), OFFICE, (), None, free, ())
        return Outcome(Verdict.RIGHT, Finding.REPORT_WHEN_ASKED, ng("17/3/a", "17/3/b"), (), (answer,))
    told = ("note.report_no_term",)
    contents = tuple(f"content.{content}" for content in third_party_contents(person.party))
    report = ToDo("todo.report", Stage.ON_ARRIVAL, ng("17/1", "17/2"), OFFICE, contents, None, free, told)
    return Outcome(Verdict.RIGHT, Finding.REPORT, ng("17/1", "17/2"), (), (report,))
