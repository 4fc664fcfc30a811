# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Residence in Luxembourg: whole assessments, what is refused, what is asked next."""

from datetime import date

import pytest

from domizil.law.engine import BadInput, NoSuchLaw, render, statute
from domizil.law.engine.decision import Outcome, ToDo, Verdict
from domizil.law.lux_residence.facts import (
    British,
    Document,
    Early,
    Election,
    Length,
    Purpose,
    ResidenceFacts,
    Sponsor,
    Tie,
    Title,
)  # fmt: skip
from domizil.law.lux_residence.findings import Finding
from domizil.law.lux_residence.input import assessed, next_question

ON = date(2026, 11, 21)
ENTRY = date(2027, 1, 8)  # a Friday
LUXEMBOURG = {"de": "Luxemburg", "en": "Luxembourg", "fr": "Luxembourg", "lb": "Lëtzebuerg"}
TRANSIT = {"purpose": Purpose.AIRPORT_TRANSIT}
LONG = {"length": Length.LONGER, "document": Document.BIOMETRIC_PASSPORT}


def outcome(*codes: str, **more) -> Outcome:
    return assessed(ResidenceFacts(codes, **more), ON).value


def todo(result: Outcome, id: str) -> ToDo:
    return next(step for step in result.todos if step.id == f"todo.{id}")


class TestCitizens:
    def test_three_months_need_nothing(self):
        found = outcome("DE", length=Length.UP_TO_THREE_MONTHS, document=Document.IDENTITY_CARD)
        assert (found.verdict, found.finding, found.todos) == (Verdict.RIGHT, Finding.EU_SHORT, ())

    def test_a_worker_declares_within_eight_days_and_registers_within_three_months(self):
        moved = date(2026, 11, 30)
        found = outcome("FR", purpose=Purpose.SALARIED_WORK, **LONG, entry=date(2026, 11, 28), moved_in=moved)
        assert (found.verdict, found.finding) == (Verdict.RIGHT, Finding.EU_STAY)
        assert found.conditions == ("condition.activity",)  # no means asked of workers
        assert todo(found, "declare_arrival").due.last == date(2026, 12, 8)
        assert todo(found, "certificate").due.last == date(2027, 2, 28)
        assert todo(found, "certificate").cents is None

    def test_the_eight_days_run_from_entry_when_the_home_is_not_known(self):
        found = outcome("FR", purpose=Purpose.STUDIES, **LONG, entry=ENTRY)
        assert todo(found, "declare_arrival").due.last == date(2027, 1, 16)

    def test_without_a_day_the_term_is_told_but_not_computed(self):
        due = todo(outcome("FR", purpose=Purpose.STUDIES, **LONG), "declare_arrival").due
        assert (due.count, due.last) == (8, None)

    @pytest.mark.parametrize(
        ("purpose", "conditions"),
        [
            (Purpose.PRIVATE_REASONS, ("condition.means_family", "condition.insured_family")),
            (Purpose.JOB_SEARCH, ("condition.seeking",)),
            (
                Purpose.SCHOOL,
                ("condition.enrolled", "condition.main_activity", "condition.means_declared", "condition.insured"),
            ),
        ],
    )  # fmt: skip
    def test_each_ground_has_its_own_conditions(self, purpose, conditions):
        assert outcome("CH", purpose=purpose, **LONG).conditions == conditions

    def test_looking_for_work_is_no_ground_but_protects(self):
        found = outcome("DE", purpose=Purpose.JOB_SEARCH, length=Length.LONGER, document=Document.IDENTITY_CARD)
        assert (found.verdict, found.finding) == (Verdict.UNVERIFIED, Finding.EU_JOB_SEARCH)
        assert todo(found, "certificate").documents == ("document.eu_paper",)

    def test_a_posting_is_not_verified(self):
        assert outcome("IS", purpose=Purpose.POSTED_WORK, **LONG).verdict is Verdict.UNVERIFIED

    @pytest.mark.parametrize(
        ("document", "finding"), [(Document.EXPIRED, Finding.PAPER_EXPIRED), (Document.NONE, Finding.PAPER_NEEDED)]
    )
    def test_an_expired_or_missing_paper_is_never_an_entitlement(self, document, finding):
        found = outcome("LI", document=document)
        assert (found.verdict, found.finding) == (Verdict.UNVERIFIED, finding)

    @pytest.mark.parametrize(
        ("tie", "sponsor", "verdict", "finding"),
        [
            (Tie.SPOUSE, Sponsor.EU_CITIZEN, Verdict.RIGHT, Finding.FAMILY_OF_CITIZEN),
            (Tie.UNREGISTERED_PARTNER, Sponsor.LUXEMBOURGER, Verdict.DISCRETION, Finding.FAMILY_OF_CITIZEN_MAY),
            (Tie.OTHER, Sponsor.EU_CITIZEN, Verdict.RIGHT, Finding.EU_STAY),  # falls back on own means
            (Tie.SPOUSE, Sponsor.THIRD_COUNTRY, Verdict.RIGHT, Finding.EU_STAY),
        ],
    )
    def test_joining_family(self, tie, sponsor, verdict, finding):
        found = outcome("IE", purpose=Purpose.JOIN_FAMILY, **LONG, tie=tie, sponsor=sponsor)
        assert (found.verdict, found.finding) == (verdict, finding)

    @pytest.mark.parametrize(
        ("early", "years"),
        [(Early.NO, 5), (Early.RETIRED, 3), (Early.INCAPACITATED, 2), (Early.WORKS_ACROSS_BORDER, 3)],
    )
    def test_permanent_residence_is_acquired(self, early, years):
        since = date(2024, 2, 29)
        found = outcome("PT", purpose=Purpose.PERMANENT_RESIDENCE, early=early, resident_since=since)
        assert found.verdict is Verdict.RIGHT
        assert found.begins.first == date(2024 + years, 3, 1)  # no year has a 29 February: over with the 28th
        assert f"condition.years_{years}" in found.conditions

    @pytest.mark.parametrize(
        ("purpose", "finding"),
        [
            (Purpose.RENEWAL, Finding.EU_NOTHING_TO_RENEW),
            (Purpose.CROSS_BORDER_WORK, Finding.CROSS_BORDER_FREE),
            (Purpose.AIRPORT_TRANSIT, Finding.TRANSIT_WITHOUT_VISA),
            (Purpose.PROTECTION, Finding.PROTECTION_OF_CITIZEN),
        ],
    )
    def test_what_citizens_do_not_need(self, purpose, finding):
        assert outcome("AT", purpose=purpose).finding is finding

    def test_luxembourgers(self):
        assert outcome("LU", purpose=Purpose.SALARIED_WORK).finding is Finding.NATIONAL
        assert outcome("LU", "BR", purpose=Purpose.NATIONALITY).finding is Finding.NATIONAL

    def test_british_beneficiaries_keep_their_rights(self):
        found = outcome("GB", british=British.WITHDRAWAL_BENEFICIARY, **LONG)
        assert (found.verdict, found.finding) == (Verdict.RIGHT, Finding.WITHDRAWAL)

    def test_a_beneficiary_needs_a_passport_and_declares_a_long_stay(self):
        british = {"british": British.WITHDRAWAL_BENEFICIARY, "purpose": Purpose.SALARIED_WORK}
        found = outcome("GB", **british, document=Document.NONE, length=Length.LONGER)
        assert (found.verdict, found.finding) == (Verdict.UNVERIFIED, Finding.PASSPORT_NEEDED)
        stays = outcome("GB", **british, **LONG, entry=ENTRY)
        assert todo(stays, "declare_arrival").due.last == date(2027, 1, 16)
        short = outcome("GB", **british, document=Document.PASSPORT, length=Length.UP_TO_THREE_MONTHS)
        assert (short.finding, short.todos) == (Finding.WITHDRAWAL, ())

    def test_a_beneficiary_who_is_here_is_not_asked_for_a_passport(self):
        for purpose in (Purpose.RENEWAL, Purpose.PERMANENT_RESIDENCE, Purpose.CROSS_BORDER_WORK):
            found = outcome("GB", british=British.WITHDRAWAL_BENEFICIARY, purpose=purpose, document=Document.NONE)
            assert (found.finding, found.todos) == (Finding.WITHDRAWAL, ())

    def test_a_beneficiary_who_leaves_keeps_the_paper(self):
        leaves = {"purpose": Purpose.LEAVE, "departure": date(2026, 10, 1)}
        found = outcome("GB", british=British.WITHDRAWAL_BENEFICIARY, **leaves)
        assert [step.id for step in found.todos] == ["todo.declare_departure"]
        other = outcome("GB", british=British.CITIZEN, **leaves)
        assert [step.id for step in other.todos] == ["todo.declare_departure", "todo.hand_back"]


class TestThirdCountries:
    def test_a_short_stay_with_a_citizen_says_what_was_not_read(self):
        joins = {"purpose": Purpose.JOIN_FAMILY, "sponsor": Sponsor.EU_CITIZEN, "tie": Tie.SPOUSE}
        found = outcome("IN", **joins, length=Length.UP_TO_90_DAYS, document=Document.PASSPORT)
        assert (found.finding, found.notes) == (Finding.SHORT_WITH_CITIZEN, ("note.three_days_unread",))

    def test_a_luxembourger_who_asks_for_protection_is_named(self):
        assert outcome("LU", purpose=Purpose.PROTECTION).finding is Finding.PROTECTION_OF_CITIZEN
        said = statute("lux-residence").vocabulary["Finding.PROTECTION_OF_CITIZEN"]
        assert all(name in said[language] for language, name in LUXEMBOURG.items())

    def test_a_worker_from_application_to_card(self):
        facts = {"entry": ENTRY, "authorisation_issued": date(2026, 12, 1)}
        found = outcome("IN", purpose=Purpose.SALARIED_WORK, **LONG, **facts)
        assert (found.verdict, found.finding) == (Verdict.DISCRETION, Finding.LONG_CATEGORY)
        assert [step.id.removeprefix("todo.") for step in found.todos] == [
            "authorisation", "visa_d", "enter", "declare_arrival", "medical", "permit",
        ]  # fmt: skip
        assert todo(found, "authorisation").due.last == date(2026, 9, 8)  # four months to decide
        assert todo(found, "enter").due.last == date(2027, 3, 1)  # 1 December + 90 days
        assert todo(found, "declare_arrival").due.last == date(2027, 1, 11)  # every day counted
        assert (todo(found, "permit").due.last, todo(found, "permit").cents) == (date(2027, 4, 8), 8000)
        assert (found.decision.count, found.decision.unit.value) == (4, "months")

    def test_who_needs_no_visa_needs_the_authorisation_all_the_same(self):
        steps = [step.id for step in outcome("US", purpose=Purpose.STUDIES, **LONG).todos]
        assert steps[0] == "todo.authorisation"
        assert "todo.visa_d" not in steps

    def test_where_no_term_was_found_the_day_of_entry_stands(self):
        found = outcome("US", purpose=Purpose.SELF_EMPLOYMENT, **LONG, entry=ENTRY)
        assert found.decision is None
        assert todo(found, "authorisation").due.last == ENTRY

    def test_an_unverified_visa_duty_is_told_with_the_visa(self):
        found = outcome("IN", purpose=Purpose.STUDIES, length=Length.LONGER, document=Document.OFFICIAL_PASSPORT)
        assert "note.visa_unverified" in todo(found, "visa_d").notes

    def test_the_holder_of_a_permit_changes_its_purpose_from_inside(self):
        found = outcome(
            "IN", purpose=Purpose.RESEARCH, **LONG, title=Title.LUXEMBOURG_PERMIT, permit_expires=date(2027, 3, 31)
        )
        assert (found.verdict, found.finding) == (Verdict.DISCRETION, Finding.CHANGE_OF_PURPOSE)
        assert [step.id for step in found.todos] == ["todo.change_purpose"]
        assert "note.cannot_switch" in found.todos[0].notes
        assert found.todos[0].due.last == date(2027, 3, 31)

    def test_the_holder_of_a_permit_joins_family_by_a_change_of_purpose(self):
        found = outcome("IN", purpose=Purpose.JOIN_FAMILY, **LONG, title=Title.LUXEMBOURG_PERMIT)
        assert (found.verdict, found.finding) == (Verdict.DISCRETION, Finding.CHANGE_OF_PURPOSE)
        assert [step.id for step in found.todos] == ["todo.change_purpose"]

    def test_more_than_ninety_days_is_no_short_stay_even_within_three_months(self):
        found = outcome("US", purpose=Purpose.STUDIES, length=Length.UP_TO_THREE_MONTHS)
        assert found.finding is Finding.LONG_CATEGORY
        assert "note.ninety_or_three_months" in found.notes

    @pytest.mark.parametrize(
        ("code", "more", "verdict", "finding"),
        [
            ("US", {}, Verdict.RIGHT, Finding.SHORT_WITHOUT_VISA),
            ("IN", {}, Verdict.DISCRETION, Finding.SHORT_WITH_VISA),
            ("XX", {}, Verdict.UNVERIFIED, Finding.SHORT_UNVERIFIED),
            ("GB", {"british": British.OTHER_BRITISH}, Verdict.RIGHT, Finding.SHORT_WITHOUT_VISA),
            ("US", {"purpose": Purpose.SALARIED_WORK}, Verdict.DISCRETION, Finding.SHORT_WORK),
            ("US", {"document": Document.IDENTITY_CARD}, Verdict.NOT_OPEN, Finding.PASSPORT_NEEDED),
            ("US", {"document": Document.EXPIRED}, Verdict.NOT_OPEN, Finding.PASSPORT_NEEDED),
            ("US", {"length": Length.UP_TO_ONE_YEAR}, Verdict.NOT_OPEN, Finding.VISIT_TOO_LONG),
            ("US", {"purpose": Purpose.JOB_SEARCH, **LONG}, Verdict.NOT_OPEN, Finding.SEARCH_NOT_OPEN),
            ("US", {"purpose": Purpose.SPECIAL_CASE, **LONG}, Verdict.UNVERIFIED, Finding.LONG_SPECIAL),
            ("US", {"purpose": Purpose.LONG_TERM_RESIDENT} | LONG, Verdict.NOT_OPEN, Finding.OTHER_STATE_LONG_TERM_NOT),
            ("US", {"purpose": Purpose.AIRPORT_TRANSIT}, Verdict.RIGHT, Finding.TRANSIT_WITHOUT_VISA),
            ("GH", {"purpose": Purpose.AIRPORT_TRANSIT}, Verdict.DISCRETION, Finding.TRANSIT_VISA),
            ("GH", TRANSIT | {"title": Title.SCHENGEN_PERMIT}, Verdict.UNVERIFIED, Finding.TRANSIT_UNVERIFIED),
            ("GH", TRANSIT | {"document": Document.OFFICIAL_PASSPORT}, Verdict.UNVERIFIED, Finding.TRANSIT_UNVERIFIED),
            ("XX", {"purpose": Purpose.AIRPORT_TRANSIT}, Verdict.UNVERIFIED, Finding.TRANSIT_UNVERIFIED),
            ("US", {"purpose": Purpose.STATELESS_STATUS}, Verdict.NOT_OPEN, Finding.STATELESS_NOT),
            ("XX", {"purpose": Purpose.STATELESS_STATUS}, Verdict.DISCRETION, Finding.STATELESS_MAY),
            ("AF", {"purpose": Purpose.PROTECTION}, Verdict.RIGHT, Finding.PROTECTION),
            ("IN", {"purpose": Purpose.NATIONALITY}, Verdict.DISCRETION, Finding.NATIONALITY),
            ("IN", {"purpose": Purpose.CROSS_BORDER_WORK}, Verdict.UNVERIFIED, Finding.CROSS_BORDER_UNVERIFIED),
        ],
    )  # fmt: skip
    def test_findings(self, code, more, verdict, finding):
        found = outcome(code, **more)
        assert (found.verdict, found.finding) == (verdict, finding)

    def test_a_long_term_resident_of_another_state_needs_no_medical_check(self):
        found = outcome("IN", purpose=Purpose.LONG_TERM_RESIDENT, **LONG, title=Title.EU_LONG_TERM)
        assert found.finding is Finding.OTHER_STATE_LONG_TERM
        assert "todo.medical" not in [step.id for step in found.todos]

    def test_a_visa_is_told_with_the_passport_it_hangs_on(self):
        assert "note.biometric_only" in outcome("UA").notes
        assert "note.region_passport_only" in outcome("TW").notes
        assert "note.brazil" in outcome("BR").notes

    def test_years_of_residence(self):
        found = outcome("IN", purpose=Purpose.PERMANENT_RESIDENCE, resident_since=date(2022, 5, 1))
        assert found.verdict is Verdict.DISCRETION
        assert todo(found, "long_term").due.first == date(2027, 5, 1)
        found = outcome("IN", purpose=Purpose.NATIONALITY, resident_since=date(2022, 5, 1))
        assert todo(found, "nationality").due.first == date(2027, 5, 1)

    def test_before_the_permit_expires(self):
        expires = date(2027, 4, 30)
        found = outcome("IN", purpose=Purpose.RENEWAL, title=Title.LUXEMBOURG_PERMIT, permit_expires=expires)
        due = todo(found, "renew").due
        assert (due.first, due.last) == (date(2027, 2, 28), expires)
        found = outcome("IN", purpose=Purpose.JOB_SEARCH_AFTER_STUDIES, **LONG, permit_expires=expires)
        assert todo(found, "job_search").due.last == date(2027, 3, 31)

    def test_across_the_border(self):
        facts = {"purpose": Purpose.CROSS_BORDER_WORK, "title": Title.SCHENGEN_PERMIT}
        assert [step.id for step in outcome("IN", **facts).todos] == ["todo.declare_vacancy", "todo.work_permit"]
        found = outcome("IN", **facts, tie=Tie.SPOUSE, sponsor=Sponsor.EU_CITIZEN)
        assert [step.id for step in found.todos] == ["todo.declare_vacancy", "todo.exemption"]


class TestFamily:
    def join(self, code="IN", **more) -> Outcome:
        return outcome(code, purpose=Purpose.JOIN_FAMILY, **(LONG | more))

    def test_the_family_of_a_citizen_has_its_own_way(self):
        found = self.join(sponsor=Sponsor.EU_CITIZEN, entry=ENTRY)
        assert [step.id.removeprefix("todo.") for step in found.todos] == [
            "family_visa",
            "declare_arrival",
            "family_card",
        ]
        assert todo(found, "family_visa").cents == 0
        assert todo(found, "family_card").due.last == date(2027, 4, 8)
        assert "note.no_medical" in found.notes

    def test_up_to_three_months_the_free_visa_is_all(self):
        found = self.join(sponsor=Sponsor.LUXEMBOURGER, length=Length.UP_TO_THREE_MONTHS)
        assert (found.finding, len(found.todos)) == (Finding.SHORT_WITH_CITIZEN, 1)
        assert self.join("US", sponsor=Sponsor.LUXEMBOURGER, length=Length.UP_TO_90_DAYS).todos == ()

    def test_an_unverified_paper_is_told_with_the_free_visa(self):
        found = self.join(sponsor=Sponsor.EU_CITIZEN, document=Document.REFUGEE_DOCUMENT)
        assert "note.visa_unverified" in todo(found, "family_visa").notes

    def test_an_unregistered_partner_asks_the_minister_first(self):
        found = self.join(sponsor=Sponsor.EU_CITIZEN, tie=Tie.UNREGISTERED_PARTNER)
        assert (found.verdict, found.todos[0].id) == (Verdict.DISCRETION, "todo.ask_minister")
        assert "lux-residence/g-111" in found.corrections

    def test_parents_of_a_worker_wait_twelve_months(self):
        found = self.join(sponsor=Sponsor.THIRD_COUNTRY, tie=Tie.DEPENDENT_PARENT, sponsor_since=date(2026, 6, 1))
        assert (found.verdict, found.finding) == (Verdict.DISCRETION, Finding.FAMILY_OF_THIRD_MAY)
        assert found.begins.first == date(2027, 6, 1)

    def test_after_the_grant_of_protection_conditions_are_eased_for_six_months(self):
        found = self.join(sponsor=Sponsor.PROTECTION, protection_granted=date(2026, 8, 31))
        assert (found.verdict, found.eased.last) == (Verdict.RIGHT, date(2027, 2, 28))
        assert found.conditions[0] == "condition.privilege"

    def test_joining_a_blue_card_is_decided_in_ninety_days(self):
        assert self.join(sponsor=Sponsor.MOBILE).decision.count == 90
        assert self.join(sponsor=Sponsor.THIRD_COUNTRY, tie=Tie.CHILD_UNDER_18).decision.count == 9

    @pytest.mark.parametrize("sponsor", [Sponsor.EU_CITIZEN, Sponsor.THIRD_COUNTRY])
    def test_some_ties_are_not_open(self, sponsor):
        assert self.join(sponsor=sponsor, tie=Tie.OTHER).verdict is Verdict.NOT_OPEN


class TestLivingThere:
    @pytest.mark.parametrize(
        ("code", "election", "verdict"),
        [
            ("IN", Election.COMMUNAL, Verdict.RIGHT),
            ("DE", Election.EUROPEAN, Verdict.RIGHT),
            ("NO", Election.EUROPEAN, Verdict.NOT_OPEN),
            ("DE", Election.NATIONAL, Verdict.NOT_OPEN),
            ("LU", Election.NATIONAL, Verdict.RIGHT),
        ],
    )
    def test_votes(self, code, election, verdict):
        assert outcome(code, purpose=Purpose.VOTE, election=election).verdict is verdict

    def test_the_register_closes_on_the_fifty_fifth_day(self):
        found = outcome("IN", purpose=Purpose.VOTE, polling_day=date(2029, 6, 10))
        assert todo(found, "register_vote").due.last == date(2029, 4, 16)  # 10 + 31 + 14 days back
        assert outcome("LU", purpose=Purpose.VOTE).todos == ()
        assert todo(outcome("DE", purpose=Purpose.VOTE), "register_vote").documents == ()

    def test_moving_and_leaving(self):
        moved = outcome("IN", purpose=Purpose.MOVE, moved_on=date(2026, 12, 28))
        assert [step.due.last for step in moved.todos] == [date(2027, 1, 5), date(2027, 1, 5)]
        assert len(outcome("LU", purpose=Purpose.MOVE).todos) == 1
        left = outcome("IN", purpose=Purpose.LEAVE, departure=date(2027, 1, 1))
        assert [step.due.last for step in left.todos] == [date(2026, 12, 31), date(2027, 1, 1)]
        assert len(outcome("DE", purpose=Purpose.LEAVE).todos) == 1


class TestRefusals:
    @pytest.mark.parametrize(
        ("facts", "where"),
        [
            ({"nationalities": ()}, "nationalities"),
            ({"nationalities": ("ZZ",)}, "nationalities[0]"),
            ({"nationalities": ("DE", "DE")}, "nationalities"),
            ({"nationalities": ("XX", "DE")}, "nationalities"),
            ({"nationalities": ("DE",), "title": Title.SCHENGEN_PERMIT}, "title"),
            ({"nationalities": ("DE",), "british": British.OTHER_BRITISH}, "british"),
            ({"nationalities": ("IN",), "sponsor": Sponsor.MINOR_REFUGEE}, "tie"),
            ({"nationalities": ("IN",), "entry": date(1066, 10, 14)}, "entry"),
            ({"nationalities": ("IN",), "entry": ENTRY, "departure": date(2027, 1, 7)}, "departure"),
        ],
    )
    def test_facts_that_cannot_be(self, facts, where):
        with pytest.raises(BadInput) as refused:
            assessed(ResidenceFacts(**facts), ON)
        assert refused.value.where == where

    def test_before_the_law_was_read_there_is_no_answer(self):
        with pytest.raises(NoSuchLaw, match="begins on 2025-01-01"):
            assessed(ResidenceFacts(("DE",)), date(2024, 12, 31))

    def test_before_the_annexes_were_read_the_assessment_stops(self):
        step = assessed(ResidenceFacts(("IN",)), date(2025, 12, 29))
        assert step.value is None
        assert "30. Dezember 2025" in render.text(step, "de")


class TestQuestions:
    def test_they_follow_from_the_rules_and_stop_early(self):
        given = {"nationalities": ("DE",)}
        assert next_question(given, ON) == "purpose"
        given["purpose"] = Purpose.SALARIED_WORK
        assert next_question(given, ON) == "document"
        given["document"] = Document.IDENTITY_CARD
        assert next_question(given, ON) == "length"
        given["length"] = Length.LONGER
        assert next_question(given, ON) is None

    def test_nationality_comes_first_and_days_are_never_demanded(self):
        assert next_question({}, ON) == "nationalities"
        assert next_question({"nationalities": ("GB",)}, ON) == "british"
        leaving = {"nationalities": ("IN",), "purpose": Purpose.LEAVE}
        assert next_question(leaving, ON) is None
