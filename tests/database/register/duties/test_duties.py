# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an overdue duty to a final fine: what the job finds and writes, and what the law refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from tests import factories as make
from tests import factories_papers as papers
from tests.factories import EMMEN, LUZERN

from domizil.base import acting, ledger
from domizil.base.access import Hidden
from domizil.base.ledger import Booking
from domizil.base.models import Role, Worker
from domizil.base.refusal import Refusal
from domizil.law.engine import Law
from domizil.law.lu_ng.sanctions import NextStep
from domizil.register.duties import actions, job, standing
from domizil.register.duties.models import AppealOutcome, DutyCase, DutyKind, Fine, Ground, Letter, Step
from domizil.register.papers.models import Practice

DUE = papers.ARRIVED + timedelta(days=14)
AFTER = DUE + timedelta(days=1)


@pytest.fixture
def clerk() -> Worker:
    with make.as_owner():
        papers.practice()
        return papers.clerk()


@pytest.fixture(autouse=True)
def _acting(clerk):
    with acting.as_worker(clerk.pk, path="test"):
        yield


@pytest.fixture
def case(clerk) -> DutyCase:
    """Somebody who did not register, told by a landlord."""
    return actions.open_case(
        by=clerk, municipality=LUZERN, key="report:1", duty=DutyKind.REPORT, ground=Ground.NOT_REGISTERED, due_on=DUE,
        addressee="Beat Beispiel", address="Weg 3, 6003 Luzern", on=AFTER,
    )  # fmt: skip


def settle(**values: Any):
    with make.as_owner():
        return papers.settler(**values)


def run(on: date) -> job.Run:
    return job.run(LUZERN, on)


def refused(code: str):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def reminded(clerk: Worker, case: DutyCase) -> DutyCase:
    actions.demand(by=clerk, case=case, answer_by=date(2024, 6, 10), on=date(2024, 5, 20))
    actions.remind(by=clerk, case=case, answer_by=date(2024, 6, 30), on=date(2024, 6, 11))
    return case


def fined(clerk: Worker, case: DutyCase, rappen: int = 25_000, on: date = date(2024, 7, 1)) -> Fine:
    return actions.fine(by=clerk, case=case, rappen=rappen, reasons="Trotz Mahnung nicht angemeldet.", on=on)


# --- the job ---


def test_papers_are_overdue_on_the_day_after_the_last_day():
    settle()
    assert run(DUE) == job.Run(LUZERN)
    assert run(AFTER) == job.Run(LUZERN, opened=1, demanded=1)
    found = DutyCase.objects.get()
    assert (found.ground, found.due_on, found.missing) == ("papers", DUE, ["deposit_heimatschein"])


def test_a_run_twice_is_a_run_once():
    settle()
    run(AFTER)
    assert run(AFTER) == job.Run(LUZERN)
    assert (DutyCase.objects.count(), Letter.objects.count()) == (1, 1)


def test_a_second_night_explains_nothing_again(clerk, monkeypatch):
    settle()
    assert run(AFTER).opened == 1
    derivation = DutyCase.objects.get().derivation
    assert set(derivation) == {"owed", "registration"}
    assert all(derivation.values())

    def never(*_args: Any, **_facts: Any):
        raise AssertionError("a derivation is made for a new case and a new letter only")

    monkeypatch.setattr(Law, "derive", never)
    assert run(AFTER) == job.Run(LUZERN)


def test_demand_reminder_and_then_people_decide():
    settle()
    run(AFTER)
    by = Letter.objects.get().answer_by
    assert by == AFTER + timedelta(days=20)
    assert run(by).reminded == 0
    assert run(by + timedelta(days=1)).reminded == 1
    last = Letter.objects.get(step="reminder").answer_by
    assert run(last + timedelta(days=1)) == job.Run(LUZERN, decide=1)
    assert standing.step_due(DutyCase.objects.get(), last + timedelta(days=1)) is NextStep.COLLECTION_POSSIBLE


def test_a_deposit_ends_the_case(clerk):
    from domizil.register.papers.actions import NewPaper, deposit_paper
    from domizil.register.papers.models import PaperKind

    person = settle()
    run(AFTER)
    deposit_paper(
        by=clerk, municipality=LUZERN, person=person, on=AFTER, paper=NewPaper(PaperKind.HEIMATSCHEIN, "H-1", "Zürich")
    )
    assert run(AFTER + timedelta(days=1)).met == 1
    assert DutyCase.objects.get().met_on == AFTER + timedelta(days=1)


def test_who_has_left_gets_no_more_letters():
    settle(until="2024-06-01")
    run(AFTER)
    assert run(date(2024, 6, 20)) == job.Run(LUZERN, met=1)
    assert DutyCase.objects.get().closed_because == "Die Person wohnt nicht mehr hier."


def test_who_came_before_the_control_began_is_left_alone():
    settle(on="2021-12-31")
    assert run(AFTER) == job.Run(LUZERN)


def test_where_no_control_is_kept_nothing_is_computed():
    settle()
    with make.as_owner():
        Practice.objects.update(control_since=None)
    assert run(AFTER) == job.Run(LUZERN, kept=False)


def test_without_terms_letters_wait():
    settle()
    with make.as_owner():
        Practice.objects.update(demand_days=None)
    assert run(AFTER) == job.Run(LUZERN, opened=1, waiting=1)
    assert not Letter.objects.exists()


def test_a_citizen_who_lives_at_home_owes_nothing():
    settle(origin=("Gemeinde 1061", "LU"), stay={"comes_from": ""})
    assert run(AFTER) == job.Run(LUZERN)


def test_an_expired_proof_and_a_stay_that_is_over_are_found():
    stay = {"kind": 2, "purpose": "temporary", "planned_end": date(2024, 6, 30), "proof_valid_until": date(2024, 6, 1)}
    settle(stay=stay)
    assert run(date(2024, 6, 1)).opened == 0
    run(date(2024, 7, 31))
    found = {case.ground: (case.duty, case.due_on) for case in DutyCase.objects.all()}
    assert found == {
        "proof_expired": ("deposit", date(2024, 6, 1)),
        "stay_over": ("report", date(2024, 7, 14)),
    }


# --- days and grounds ---


def test_days_and_grounds_that_cannot_be_are_refused(clerk, case):
    tomorrow = date(2025, 1, 1)
    with refused("in_future"):
        actions.mark_met(by=clerk, case=case, on=tomorrow)
    with refused("in_future"):
        actions.close_case(by=clerk, case=case, why="Irrtum", on=tomorrow)
    with refused("term_too_long"):
        actions.demand(by=clerk, case=case, answer_by=date(9999, 12, 31), on=AFTER)
    with refused("other_ground"):
        actions.open_case(
            by=clerk, municipality=LUZERN, key="x", duty=DutyKind.INFORM, ground=Ground.PAPERS, due_on=DUE,
            addressee="Beat Beispiel", on=AFTER,
        )  # fmt: skip
    assert not Letter.objects.exists()


# --- letters ---


def test_each_step_is_taken_once_and_in_order(clerk, case):
    with refused("step_not_due"):
        actions.remind(by=clerk, case=case, answer_by=date(2024, 7, 1), on=AFTER)
    actions.demand(by=clerk, case=case, answer_by=date(2024, 6, 10), on=AFTER)
    with refused("taken_already"):
        actions.demand(by=clerk, case=case, answer_by=date(2024, 6, 10), on=AFTER)
    with refused("step_not_due"):
        actions.remind(by=clerk, case=case, answer_by=date(2024, 7, 1), on=date(2024, 6, 10))


def test_the_database_refuses_a_second_letter_of_a_step(clerk, case):
    sent = actions.demand(by=clerk, case=case, answer_by=date(2024, 6, 10), on=AFTER)
    with pytest.raises(IntegrityError, match="letter_each_step_once"), transaction.atomic():
        Letter.objects.create(
            case=case, step="demand", made_on=AFTER, answer_by=sent.answer_by, contents={}, derivation={}
        )


def test_a_letter_stays_as_it_was_sent(clerk, case):
    actions.demand(by=clerk, case=case, answer_by=date(2024, 6, 10), on=AFTER)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Letter.objects.update(contents={})


def test_a_letter_sets_a_term(clerk, case):
    with refused("term_missing"):
        actions.demand(by=clerk, case=case, answer_by=AFTER, on=AFTER)
    with make.as_owner():
        Practice.objects.update(demand_days=None)
    with refused("term_missing"):
        actions.demand(by=clerk, case=case, on=AFTER)


def test_a_case_begins_when_the_last_day_is_over(clerk):
    with refused("not_overdue"):
        actions.open_case(
            by=clerk, municipality=LUZERN, key="x", duty=DutyKind.REPORT, ground=Ground.NOT_REGISTERED, due_on=AFTER,
            addressee="Beat Beispiel", on=AFTER,
        )  # fmt: skip


def test_papers_are_collected_only_after_the_reminder(clerk):
    settle()
    run(AFTER)
    case = DutyCase.objects.get()
    with refused("step_not_due"):
        actions.collect(by=clerk, case=case, compensation_rappen=5000, on=AFTER)
    run(date(2024, 6, 10))
    order = actions.collect(by=clerk, case=case, compensation_rappen=5000, on=date(2024, 7, 1))
    assert "50.00" in order.contents["closing"][0]


# --- fines ---


def test_a_fine_after_the_reminder_is_booked_to_the_municipality(clerk, case):
    made = fined(clerk, reminded(clerk, case))
    assert (made.booking.rappen, made.booking.treasury, made.booking.municipality_id) == (
        25_000,
        "municipality",
        LUZERN,
    )
    told = made.case.letters.get(step=Step.FINE).contents
    assert told["paragraphs"][0] == "Es entscheidet: Gemeinderat."
    assert "Fr. 250.00" in told["paragraphs"][1]
    assert "Beschwerdestelle" in told["remedy"][1]
    assert "______ Tage" in told["remedy"][2]
    assert "erfassen kann sie: Justiz- und Sicherheitsdepartement" in told["remedy"][2]
    assert any("§ 18" in line for line in told["law"])


@pytest.mark.parametrize("on", [AFTER, date(2024, 6, 30)])
def test_no_fine_without_a_reminder_that_has_run_out(clerk, case, on):
    if on > AFTER:
        reminded(clerk, case)
    with refused("fine_without_reminder"):
        fined(clerk, case, on=on)
    assert not Booking.objects.exists()


@pytest.mark.parametrize("rappen", [0, -1, 100_005, 100_001])
def test_a_fine_is_more_than_nothing_and_at_most_1000_francs(clerk, case, rappen):
    with refused("fine_out_of_bounds") as told:
        fined(clerk, reminded(clerk, case), rappen)
    assert "1'000.00" in told.value.why
    assert not Booking.objects.exists()


@pytest.mark.parametrize("rappen", [1, 100_000])
def test_the_bounds_themselves_are_allowed(clerk, case, rappen):
    assert fined(clerk, reminded(clerk, case), rappen).rappen == rappen


def test_papers_are_not_fined(clerk):
    settle()
    run(AFTER)
    run(date(2024, 6, 10))
    with refused("no_fine_for_papers"):
        fined(clerk, DutyCase.objects.get())


def test_a_decision_needs_reasons_and_the_way_to_contest_it(clerk, case):
    reminded(clerk, case)
    with refused("reasons_missing"):
        actions.fine(by=clerk, case=case, rappen=100, reasons=" ", on=date(2024, 7, 1))
    with make.as_owner():
        Practice.objects.update(remedy_body="")
    with refused("instruction_incomplete") as told:
        fined(clerk, case)
    assert "Rechtsmittelinstanz" in told.value.what


def test_one_fine_a_case(clerk, case):
    fined(clerk, reminded(clerk, case))
    with refused("taken_already"):
        fined(clerk, case)


def test_the_database_refuses_a_fine_out_of_bounds(clerk, case):
    made = fined(clerk, reminded(clerk, case))
    for rappen in (0, 100_001):
        with pytest.raises(IntegrityError, match="fine_within_bounds"), transaction.atomic():
            Fine.objects.filter(pk=made.pk).update(rappen=rappen)


def test_finality_is_unknown_until_the_term_is_entered(clerk, case):
    made = fined(clerk, reminded(clerk, case))
    assert standing.finality(made, date(2024, 7, 1)) == standing.Finality()
    made = actions.serve_fine(by=clerk, fine=made, on=date(2024, 7, 3))
    told = standing.finality(made, date(2024, 12, 1))
    assert told.final is None
    assert told.unknown.parameter == "lu-ng:remedy_days"


@pytest.mark.parametrize(("on", "final"), [(date(2024, 7, 23), False), (date(2024, 7, 24), True)])
def test_with_the_term_entered_a_decision_becomes_final(clerk, case, monkeypatch, on, final):
    made = actions.serve_fine(by=clerk, fine=fined(clerk, reminded(clerk, case)), on=date(2024, 7, 3))
    for day in (date(2024, 7, 3), on):
        law = Law.on(day)
        known = replace(law.figure("lu-ng", "settlement_days"), parameter="lu-ng:remedy_days", value=20)
        monkeypatch.setitem(law._figures, ("lu-ng", "remedy_days"), known)
    told = standing.finality(made, on)
    assert (told.deadline.last_day, told.final) == (date(2024, 7, 23), final)
    actions.contest_fine(by=clerk, fine=made, at="Beschwerdestelle", on=date(2024, 7, 20))
    made.refresh_from_db()
    assert standing.finality(made, on).final is False


def test_service_appeal_and_outcome_follow_each_other(clerk, case):
    made = fined(clerk, reminded(clerk, case))
    with refused("bad_order"):
        actions.serve_fine(by=clerk, fine=made, on=date(2024, 6, 30))
    with refused("bad_order"):
        actions.record_outcome(by=clerk, fine=made, outcome=AppealOutcome.UPHELD, on=date(2024, 8, 1))
    actions.serve_fine(by=clerk, fine=made, on=date(2024, 7, 3))
    with refused("bad_order"):
        actions.serve_fine(by=clerk, fine=made, on=date(2024, 7, 4))
    actions.contest_fine(by=clerk, fine=made, at="Beschwerdestelle", on=date(2024, 7, 10))
    actions.record_outcome(by=clerk, fine=made, outcome=AppealOutcome.ANNULLED, on=date(2024, 9, 1))
    made.refresh_from_db()
    assert ledger.open_rappen(made.booking) == 0
    assert standing.finality(made, date(2024, 9, 1)).final


def test_a_fine_is_paid_down(clerk, case):
    made = fined(clerk, reminded(clerk, case))
    actions.pay_fine(by=clerk, fine=made, rappen=25_000, reference="Bank 1", on=date(2024, 8, 1))
    with refused("payment_amount"):
        actions.pay_fine(by=clerk, fine=made, rappen=1, reference="Bank 2", on=date(2024, 8, 1))


# --- who may ---


@pytest.mark.parametrize("grant", [(Role.REGISTER, EMMEN), (Role.SUPERVISOR, None)])
def test_only_the_municipality_of_the_case_acts(clerk, case, grant):
    with make.as_owner():
        other = make.worker(grant)
    for act in (
        lambda: actions.demand(by=other, case=case, answer_by=date(2024, 6, 10), on=AFTER),
        lambda: fined(other, case),
        lambda: actions.close_case(by=other, case=case, why="x"),
        lambda: actions.mark_met(by=other, case=case),
    ):
        with pytest.raises(Hidden):
            act()


def test_what_is_over_stays_over(clerk, case):
    actions.close_case(by=clerk, case=case, why="Irrtum")
    for act in (
        lambda: actions.mark_met(by=clerk, case=case),
        lambda: actions.demand(by=clerk, case=case, answer_by=date(2024, 6, 10), on=AFTER),
    ):
        with refused("case_is_over"):
            act()
