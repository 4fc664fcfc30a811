# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be done in the Canton of Lucerne: whole answers, their terms by the NG, what is refused, what is asked."""

from datetime import date
from itertools import product

import pytest

from domizil.law.engine import BadInput, Law, NoSuchLaw
from domizil.law.engine.deadlines import LastDay
from domizil.law.engine.decision import Outcome, ToDo, Unit, Verdict, not_before, within
from domizil.law.lu_ng.facts import CivilStatus, NewcomerFacts, Standing
from domizil.law.lu_ng.stays import Purpose as Because
from domizil.law.lu_ng.stays import Stay
from domizil.law.lu_ng.third_parties import Party
from domizil.law.lucerne_guide.facts import (
    Aid,
    Applicant,
    Citizenship,
    Concern,
    Destination,
    Home,
    Length,
    Lodging,
    LucerneFacts,
    Move,
    Origin,
    Permit,
    Sponsor,
    Tie,
    Town,
    Treaty,
    Years,
)  # fmt: skip
from domizil.law.lucerne_guide.findings import Finding
from domizil.law.lucerne_guide.input import assessed, last_day, next_question

ON = date(2026, 11, 21)
DAY = date(2026, 12, 1)  # a Tuesday
SWISS = {"citizenship": Citizenship.SWISS}


def outcome(concern: Concern, on: date = ON, **more) -> Outcome:
    return assessed(LucerneFacts(concern, **more), on).value


def todo(result: Outcome, id: str) -> ToDo:
    return next(step for step in result.todos if step.id == f"todo.{id}")


def steps(result: Outcome) -> list[str]:
    return [step.id.removeprefix("todo.") for step in result.todos]


class TestArrival:
    def test_a_swiss_from_another_canton(self):
        found = outcome(Concern.LIVE, **SWISS, origin=Origin.OTHER_CANTON, arrival=DAY, departure=date(2026, 11, 30))
        assert (found.verdict, found.finding) == (Verdict.RIGHT, Finding.SETTLE)
        assert steps(found) == ["deregister_before", "register"]
        assert todo(found, "register").due == within("event.arrival", DAY, 14, Unit.DAYS)
        assert todo(found, "register").documents == ("document.deposit_heimatschein",)
        assert todo(found, "deregister_before").due.last == date(2026, 12, 14)

    @pytest.mark.parametrize(
        ("status", "shown"),
        [
            (CivilStatus.MARRIED, "document.show_family_certificate"),
            (CivilStatus.REGISTERED_PARTNERSHIP, "document.show_partnership_certificate"),
        ],
    )
    def test_papers_follow_civil_status(self, status, shown):
        found = outcome(Concern.LIVE, **SWISS, civil_status=status)
        assert todo(found, "register").documents == ("document.deposit_heimatschein", shown)

    def test_a_foreigner_registers_all_the_same_but_nothing_is_promised(self):
        found = outcome(Concern.LIVE, civil_status=CivilStatus.MARRIED, arrival=DAY)
        assert (found.verdict, found.finding) == (Verdict.UNVERIFIED, Finding.SETTLE_FOREIGN)
        assert steps(found) == ["permit", "register"]
        assert todo(found, "register").due.last == date(2026, 12, 15)
        assert todo(found, "register").documents == ("document.deposit_passport", "document.deposit_family_papers")
        assert "not_covered.federal_entry" in found.not_covered


class TestStays:
    def test_a_temporary_stay_needs_the_municipalitys_permit(self):
        found = outcome(Concern.TEMPORARY, length=Length.UP_TO_THREE_MONTHS, **SWISS, arrival=DAY)
        assert (found.verdict, found.finding) == (Verdict.DISCRETION, Finding.STAY)
        assert steps(found) == ["stay_permit", "register"]
        assert todo(found, "register").documents == ("document.deposit_proof_of_settlement",)

    def test_not_from_its_own_citizens(self):
        found = outcome(Concern.TEMPORARY, length=Length.UP_TO_TWO_MONTHS, **SWISS, home=Home.HERE)
        assert (found.verdict, steps(found)) == (Verdict.RIGHT, ["register"])

    def test_more_than_three_months_is_settlement(self):
        assert outcome(Concern.TEMPORARY, length=Length.LONGER, **SWISS).finding is Finding.SETTLE

    @pytest.mark.parametrize(
        ("citizenship", "verdict", "finding"),
        [
            (Citizenship.SWISS, Verdict.DISCRETION, Finding.WEEKLY),
            (Citizenship.FOREIGN, Verdict.UNVERIFIED, Finding.WEEKLY_FOREIGN),
        ],
    )
    def test_a_weekly_stay_registers_in_fourteen_days_and_proves_in_a_month(self, citizenship, verdict, finding):
        found = outcome(Concern.WEEKLY_STAY, citizenship=citizenship, arrival=date(2026, 1, 31))
        assert (found.verdict, found.finding) == (verdict, finding)
        assert todo(found, "register").due.last == date(2026, 2, 14)
        assert todo(found, "register").documents == ()
        assert todo(found, "deposit_proof").due.last == date(2026, 2, 28)
        assert todo(found, "deposit_proof").documents == ("document.deposit_proof_of_settlement",)

    @pytest.mark.parametrize("concern", [Concern.STUDY, Concern.INSTITUTION])
    def test_what_the_ordinance_says_was_not_read(self, concern):
        found = outcome(concern)
        assert (found.verdict, found.finding) == (Verdict.UNVERIFIED, Finding.BY_ORDINANCE)
        assert todo(found, "ask_municipality").due is None

    def test_a_business_shows_the_proof_within_a_month(self):
        found = outcome(Concern.BUSINESS, **SWISS, arrival=DAY)
        assert todo(found, "show_proof").due.last == date(2027, 1, 1)
        assert todo(found, "show_proof").documents == ("document.show_proof_of_settlement",)
        assert outcome(Concern.BUSINESS, **SWISS, home=Home.HERE).todos == ()

    def test_who_goes_home_every_day_owes_nothing(self):
        assert (outcome(Concern.WORK_DAILY).finding, outcome(Concern.WORK_DAILY).todos) == (Finding.NO_STAY, ())


class TestGuests:
    def test_two_months_are_free(self):
        found = outcome(Concern.VISIT, length=Length.UP_TO_TWO_MONTHS, **SWISS)
        assert (found.verdict, found.finding, found.todos) == (Verdict.RIGHT, Finding.GUEST_FREE, ())

    def test_in_an_inn_the_slip_is_filled_in(self):
        found = outcome(Concern.VISIT, length=Length.UP_TO_TWO_MONTHS, lodging=Lodging.GUEST_HOUSE)
        assert (found.verdict, steps(found)) == (Verdict.UNVERIFIED, ["hotel_form"])

    def test_who_stays_on_registers_within_fourteen_days_after_them(self):
        found = outcome(Concern.VISIT, length=Length.UP_TO_THREE_MONTHS, **SWISS, arrival=DAY)
        due = todo(found, "register").due
        assert (due.first, due.last) == (date(2027, 2, 1), date(2027, 2, 15))
        assert todo(outcome(Concern.VISIT, length=Length.UP_TO_THREE_MONTHS, **SWISS), "register").due.last is None

    @pytest.mark.parametrize("lodging", [Lodging.PRIVATE, Lodging.HOLIDAY_HOUSE])
    def test_a_foreign_guest_of_private_persons_has_ten_days(self, lodging):
        found = outcome(Concern.VISIT, length=Length.UP_TO_TWO_MONTHS, lodging=lodging, arrival=DAY)
        assert found.finding is Finding.GUEST_FOREIGN
        assert todo(found, "register_guest").due.last == date(2026, 12, 11)
        assert todo(found, "register_guest").documents == ("document.show_identity_papers",)

    def test_a_long_visit_is_settlement(self):
        assert outcome(Concern.VISIT, length=Length.LONGER, **SWISS).finding is Finding.SETTLE


class TestMovingAndLeaving:
    @pytest.mark.parametrize("move", [Move.SAME_BUILDING, Move.SAME_MUNICIPALITY])
    def test_each_new_dwelling_is_reported(self, move):
        found = outcome(Concern.MOVE, move=move, moved_on=DAY)
        assert (found.finding, todo(found, "report_move").due.last) == (Finding.MOVE, date(2026, 12, 15))

    def test_to_another_municipality(self):
        assert steps(outcome(Concern.MOVE, move=Move.OTHER_MUNICIPALITY)) == ["deregister", "register_new"]

    def test_a_swiss_fetches_the_papers_free_of_charge(self):
        found = outcome(Concern.LEAVE, **SWISS, departure=DAY)
        assert steps(found) == ["deregister", "fetch_papers"]
        assert (todo(found, "fetch_papers").cents, todo(found, "deregister").cents) == (0, None)

    def test_a_foreigner_is_told_that_the_permit_ends(self):
        found = outcome(Concern.LEAVE, destination=Destination.SWITZERLAND)
        assert (steps(found), "note.permit_ends" in found.notes) == (["deregister", "register_new"], True)

    @pytest.mark.parametrize(
        ("citizenship", "finding"),
        [(Citizenship.SWISS, Finding.PAPERS), (Citizenship.FOREIGN, Finding.PAPERS_FOREIGN)],
    )
    def test_papers(self, citizenship, finding):
        assert outcome(Concern.PAPERS, citizenship=citizenship).finding is finding


class TestThirdParties:
    def test_a_landlord_reports_unasked_and_free_of_charge(self):
        step = todo(outcome(Concern.THIRD_PARTY, party=Party.LANDLORD), "report")
        assert (step.cents, step.due) == (0, None)
        assert step.documents == (
            "content.official_name", "content.first_name", "content.tenancy_begins", "content.tenancy_ends",
            "content.egid", "content.ewid",
        )  # fmt: skip

    @pytest.mark.parametrize("party", [Party.EMPLOYER, Party.UTILITY])
    def test_employers_and_utilities_answer_only_when_asked(self, party):
        assert outcome(Concern.THIRD_PARTY, party=party).finding is Finding.REPORT_WHEN_ASKED


class TestPermits:
    def test_the_term_of_an_extension_is_not_given_because_it_was_not_verified(self):
        found = outcome(Concern.EXTENSION, permit=Permit.B)
        assert (found.verdict, todo(found, "extend").due) == (Verdict.UNVERIFIED, None)

    @pytest.mark.parametrize(
        ("treaty", "first"), [(Treaty.OTHER, date(2030, 5, 1)), (Treaty.FIVE_YEARS, date(2025, 5, 1))]
    )
    def test_permit_c_after_ten_or_five_years_by_discretion(self, treaty, first):
        found = outcome(Concern.SETTLEMENT_PERMIT, permit=Permit.B, treaty=treaty, resident_since=date(2020, 5, 1))
        assert (found.verdict, found.begins.first) == (Verdict.DISCRETION, first)

    @pytest.mark.parametrize(
        ("permit", "verdict", "finding"),
        [
            (Permit.C, Verdict.RIGHT, Finding.SETTLEMENT_HELD),
            (Permit.L, Verdict.NOT_OPEN, Finding.SETTLEMENT_NEEDS_B),
            (Permit.N, Verdict.NOT_OPEN, Finding.SETTLEMENT_NEEDS_B),
            (Permit.S, Verdict.DISCRETION, Finding.SETTLEMENT_OF_PROTECTED),
        ],
    )
    def test_permit_c_from_other_permits(self, permit, verdict, finding):
        found = outcome(Concern.SETTLEMENT_PERMIT, permit=permit)
        assert (found.verdict, found.finding) == (verdict, finding)

    @pytest.mark.parametrize(
        ("permit", "verdict", "last"),
        [
            (Permit.L, Verdict.RIGHT, date(2027, 3, 1)),
            (Permit.B, Verdict.RIGHT, date(2027, 6, 1)),
            (Permit.C, Verdict.DISCRETION, date(2027, 6, 1)),
        ],
    )
    def test_time_abroad(self, permit, verdict, last):
        found = outcome(Concern.TIME_ABROAD, permit=permit, departure=DAY)
        assert (found.verdict, todo(found, "return").due.last) == (verdict, last)

    @pytest.mark.parametrize("permit", [Permit.G, Permit.CI, Permit.F, Permit.N, Permit.S, Permit.NONE])
    def test_time_abroad_of_others_is_not_verified(self, permit):
        assert outcome(Concern.TIME_ABROAD, permit=permit).verdict is Verdict.UNVERIFIED

    @pytest.mark.parametrize("concern", [Concern.EXTENSION, Concern.SETTLEMENT_PERMIT])
    def test_a_swiss_needs_no_permit(self, concern):
        assert outcome(concern, **SWISS).finding is Finding.NO_PERMIT_NEEDED

    def test_a_swiss_abroad_loses_no_permit(self):
        assert outcome(Concern.TIME_ABROAD, **SWISS).finding is Finding.ABROAD_FREE


class TestFamily:
    def test_of_a_holder_of_b_by_discretion_within_five_years(self):
        found = outcome(Concern.FAMILY, sponsor=Sponsor.PERMIT_B, family_since=date(2025, 3, 10))
        assert (found.verdict, len(found.conditions)) == (Verdict.DISCRETION, 5)
        assert todo(found, "apply_family").due.last == date(2030, 3, 10)

    @pytest.mark.parametrize(("sponsor", "tie"), list(product(Sponsor, Tie)))
    def test_nothing_is_ever_promised(self, sponsor, tie):
        found = outcome(Concern.FAMILY, sponsor=sponsor, tie=tie)
        expected = sponsor is Sponsor.PERMIT_B and tie is not Tie.OTHER
        assert found.verdict is (Verdict.DISCRETION if expected else Verdict.UNVERIFIED)

    def test_a_child_that_turns_twelve(self):
        born, since = date(2014, 6, 1), date(2025, 3, 10)
        found = outcome(Concern.FAMILY, tie=Tie.CHILD_UP_TO_12, family_since=since, child_born=born)
        assert todo(found, "apply_family").due.last == date(2027, 6, 1)

    def test_a_child_that_was_over_twelve_contradicts_its_tie(self):
        born, since = date(2010, 1, 1), date(2025, 1, 1)
        with pytest.raises(BadInput) as bad:
            outcome(Concern.FAMILY, tie=Tie.CHILD_UP_TO_12, family_since=since, child_born=born)
        assert (bad.value.where, bad.value.says) == ("child_born", "problem.child")
        found = outcome(Concern.FAMILY, tie=Tie.CHILD_OVER_12, family_since=since, child_born=born)
        assert todo(found, "apply_family").due.last == date(2026, 1, 1)


class TestCitizenship:
    def test_in_the_city_its_commission_decides(self):
        found = outcome(Concern.NATURALISATION, permit=Permit.C, resident_since=date(2017, 1, 1))
        assert (found.verdict, found.finding) == (Verdict.DISCRETION, Finding.NATURALISATION)
        assert found.begins == not_before("event.resident_since", date(2017, 1, 1), 120, Unit.MONTHS)
        assert (todo(found, "naturalise").cents, len(found.conditions)) == (50000, 7)

    @pytest.mark.parametrize(
        ("applicant", "on", "cents"),
        [
            (Applicant.UNDER_25, date(2026, 3, 31), None),
            (Applicant.UNDER_25, date(2026, 4, 1), 0),
            (Applicant.MINOR_ALONE, date(2026, 3, 31), 0),
            (Applicant.FROM_25, date(2026, 4, 1), 50000),
        ],
    )
    def test_the_fee_by_age_and_day(self, applicant, on, cents):
        found = outcome(Concern.NATURALISATION, on, permit=Permit.C, applicant=applicant)
        assert todo(found, "naturalise").cents == cents
        assert ("note.waiver_unread" in todo(found, "naturalise").notes) is (cents is None)

    def test_elsewhere_the_fee_was_not_read(self):
        found = outcome(Concern.NATURALISATION, permit=Permit.C, town=Town.OTHER)
        assert (found.finding, todo(found, "naturalise").cents) == (Finding.NATURALISATION_ELSEWHERE, None)

    def test_without_permit_c_it_is_not_open(self):
        assert outcome(Concern.NATURALISATION, permit=Permit.B).verdict is Verdict.NOT_OPEN

    @pytest.mark.parametrize(
        ("town", "verdict"), [(Town.LUCERNE, Verdict.DISCRETION), (Town.OTHER, Verdict.UNVERIFIED)]
    )
    def test_swiss_citizens(self, town, verdict):
        found = outcome(Concern.NATURALISATION, **SWISS, town=town)
        assert (found.finding, found.verdict) == (Finding.TOWN_CITIZENSHIP, verdict)


class TestSupport:
    @pytest.mark.parametrize(
        ("aid", "years", "finding", "office"),
        [
            (Aid.RESIDENT, Years.UNDER_TEN, Finding.SUPPORT_RESIDENT, "authority.social_service"),
            (Aid.ASYLUM_SEEKER, Years.TEN_OR_MORE, Finding.SUPPORT_ORDINANCE, "authority.asylum_office"),
            (Aid.PROTECTED_S, Years.UNDER_TEN, Finding.SUPPORT_ORDINANCE, "authority.asylum_office"),
            (Aid.PROVISIONALLY_ADMITTED, Years.UNDER_TEN, Finding.SUPPORT_ORDINANCE, "authority.asylum_office"),
            (Aid.PROVISIONALLY_ADMITTED, Years.TEN_OR_MORE, Finding.SUPPORT_ORDINANCE, "authority.social_service"),
            (Aid.REFUGEE, Years.UNDER_TEN, Finding.SUPPORT_LIKE_RESIDENT, "authority.asylum_office"),
            (Aid.REFUGEE, Years.TEN_OR_MORE, Finding.SUPPORT_LIKE_RESIDENT, "authority.social_service"),
            (Aid.MUST_LEAVE, Years.UNDER_TEN, Finding.SUPPORT_EMERGENCY, "authority.asylum_office"),
        ],
    )
    def test_who_supports_and_by_which_law(self, aid, years, finding, office):
        found = outcome(Concern.SUPPORT, aid=aid, years=years)
        assert (found.finding, found.todos[0].authority) == (finding, office)
        assert found.verdict is not Verdict.RIGHT


class TestTerms:
    @pytest.mark.parametrize(
        ("concern", "because", "standing"),
        [
            (Concern.LIVE, Because.RESIDENCE, Standing.SETTLEMENT),
            (Concern.TEMPORARY, Because.TEMPORARY, Standing.STAY),
            (Concern.WEEKLY_STAY, Because.WORK_WEEKLY, Standing.WEEKLY_STAY),
        ],
    )
    @pytest.mark.parametrize("day", [date(2026, 1, 31), date(2028, 2, 29), DAY])
    def test_the_count_that_is_told_is_the_one_the_act_counts(self, concern, because, standing, day):
        due = todo(outcome(concern, **SWISS, length=Length.UP_TO_TWO_MONTHS, arrival=day), "register").due
        assert due == within(due.event, day, due.count, due.unit)
        ends = None if standing is not Standing.STAY else date(day.year, day.month, day.day)
        stay = Stay(because, day, ends)
        assert due.last == Law.on(ON).value("lu-ng", "registration_due", person=NewcomerFacts(swiss=True), stay=stay)

    def test_a_last_day_on_a_saturday_says_what_was_not_read(self):
        due = todo(outcome(Concern.LIVE, **SWISS, arrival=date(2026, 11, 14)), "register").due
        found = last_day(due, ON)
        assert (found.last_day, found.reading) == (date(2026, 11, 28), LastDay.UNREAD)
        assert "Samstag" in found.says("de")
        assert last_day(todo(outcome(Concern.LIVE, **SWISS), "register").due, ON) is None
        begins = outcome(Concern.NATURALISATION, permit=Permit.C, resident_since=date(2017, 1, 1)).begins
        assert last_day(begins, ON) is None


class TestInput:
    @pytest.mark.parametrize(
        ("facts", "where"),
        [
            ({"arrival": date(1899, 12, 31)}, "arrival"),
            ({"departure": date(2201, 1, 1)}, "departure"),
            ({"resident_since": date(2026, 11, 22)}, "resident_since"),
            ({"child_born": date(2026, 11, 22)}, "child_born"),
        ],
    )
    def test_days_that_cannot_be(self, facts, where):
        with pytest.raises(BadInput) as bad:
            assessed(LucerneFacts(Concern.LIVE, **facts), ON)
        assert bad.value.where == where

    def test_before_the_law_was_read_there_is_no_answer(self):
        with pytest.raises(NoSuchLaw):
            assessed(LucerneFacts(Concern.LIVE), date(2024, 12, 31))

    def test_the_concern_comes_first_and_questions_stop_early(self):
        given: dict[str, object] = {}
        asked = []
        answers = {"concern": Concern.TEMPORARY, "length": Length.UP_TO_TWO_MONTHS, **SWISS, "home": Home.HERE}
        while name := next_question(given, ON):
            asked.append(name)
            given[name] = answers[name]
        assert asked == ["concern", "length", "citizenship", "home"]
