# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Residence in Luxembourg: single rules, and 90 days in 180 against a count day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domizil.law.engine import BadInput, Law
from domizil.law.engine.decision import Unit, Verdict, within
from domizil.law.engine.periods import Period
from domizil.law.lux_residence.eu_stay import EuGround
from domizil.law.lux_residence.facts import British, Document, Group, Purpose, ResidenceFacts, Sponsor, Tie, Title
from domizil.law.lux_residence.family import Break
from domizil.law.lux_residence.papers import Procedure, Use
from domizil.law.lux_residence.third_country import TbTest
from domizil.law.lux_residence.visas import VisaDuty

ON = date(2026, 11, 21)
LAW = Law.on(ON)
JOINS_CITIZEN = ResidenceFacts(("IN",), Purpose.JOIN_FAMILY, sponsor=Sponsor.EU_CITIZEN)
BENEFICIARY = British.WITHDRAWAL_BENEFICIARY


def value(rule: str, **facts):
    return LAW.value("lux-residence", rule, **facts)


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        ("in_schengen", {"state": "US"}, False),
        ("family_book_serves", {"use": Use.TRAVEL}, False),
        ("family_book_serves", {"use": Use.FAMILY_TIE}, True),
        ("needs_luxembourg_card", {"standing": Group.LUXEMBOURG, "age": 15, "lives_in_luxembourg": True}, True),
        ("needs_luxembourg_card", {"standing": Group.LUXEMBOURG, "age": 14, "lives_in_luxembourg": True}, False),
        ("needs_luxembourg_card", {"standing": Group.LUXEMBOURG, "age": 40, "lives_in_luxembourg": False}, False),
        ("needs_luxembourg_card", {"standing": Group.EU, "age": 16, "lives_in_luxembourg": True}, False),
        ("luxembourg_card_fee", {"age": 15}, 1400),
        ("luxembourg_card_fee", {"age": 4}, 1000),
        ("luxembourg_card_fee", {"age": 3}, 500),
        ("needs_blank_pages", {"visa_applied_for": True}, Verdict.UNVERIFIED),
        ("needs_blank_pages", {"visa_applied_for": False}, Verdict.NOT_OPEN),
        ("needs_translation", {"language": "en", "procedure": Procedure.IMMIGRATION}, False),
        ("needs_translation", {"language": "lb", "procedure": Procedure.IMMIGRATION}, True),
        ("needs_translation", {"language": "lb", "procedure": Procedure.NATIONALITY}, False),
        ("needs_legalisation", {"doubted": False}, False),
        ("is_registered", {"months_in_commune": 5}, False),
        ("is_registered", {"months_in_commune": 6}, True),
        ("hands_permit_back", {"months_absent": 6}, False),
        ("hands_permit_back", {"months_absent": 7}, True),
        ("fine_is_within", {"cents": 2499}, False),
        ("fine_is_within", {"cents": 25000}, True),
        ("assistance_may_end_stay", {"worker_or_seeker": True, "unreasonable_burden": True}, False),
        ("assistance_may_end_stay", {"worker_or_seeker": False, "unreasonable_burden": True}, True),
        ("seeker_is_protected", {"months_of_search": 6, "real_prospects": False}, True),
        ("seeker_is_protected", {"months_of_search": 7, "real_prospects": False}, False),
        ("seeker_is_protected", {"months_of_search": 7, "real_prospects": True}, True),
        ("possession_is_a_condition", {}, False),
        ("eu_ground", {"purpose": Purpose.SPORT}, EuGround.WORKER),
        ("private_life_permit", {"refusal_disproportionate": True}, Verdict.DISCRETION),
        ("private_life_permit", {"refusal_disproportionate": False}, Verdict.NOT_OPEN),
        ("autonomous_permit_after", {"hardship": True}, 3),
        ("autonomous_permit_after", {"hardship": False}, 5),
        ("tuberculosis_test", {"age_months": 1}, TbTest.NONE),
        ("tuberculosis_test", {"age_months": 23}, TbTest.LEAGUE_ONLY),
        ("may_change_purpose", {"present": Purpose.AU_PAIR}, Verdict.NOT_OPEN),
        ("may_change_purpose", {"present": Purpose.STUDIES}, Verdict.DISCRETION),
        ("permanent_residence_is_lost", {"years_away": 2}, False),
        ("citizens_stay_is_continuous", {"months_away_a_year": 6, "one_absence_for_cause": 0}, True),
        ("citizens_stay_is_continuous", {"months_away_a_year": 7, "one_absence_for_cause": 12}, True),
        ("citizens_stay_is_continuous", {"months_away_a_year": 7, "one_absence_for_cause": 0}, False),
        ("long_term_years_are_continuous", {"longest_absence": 6, "absences_in_total": 6}, False),
        ("long_term_years_are_continuous", {"longest_absence": 5, "absences_in_total": 10}, True),
        ("long_term_status_is_lost", {"months_outside_eu": 12, "months_outside_luxembourg": 12}, True),
        ("long_term_status_is_lost", {"months_outside_eu": 0, "months_outside_luxembourg": 71}, False),
        ("nationality_conditions", {"years_resident": 20}, ("condition.language_course",)),
        ("has_voting_age", {"age": 17}, False),
        ("may_ask_for_exemption", {"tie": Tie.PARENT, "sponsor": Sponsor.LUXEMBOURGER}, False),
        ("vacancy_working_days", {"shortage": True}, 5),
        ("vacancy_working_days", {"shortage": False}, 12),
        ("undertaking_is_used_within", {}, 6),
        ("undertaking_binds", {}, 2),
        ("cross_border_work", {"standing": Group.WITHDRAWAL, "title": Title.NONE}, Verdict.RIGHT),
        ("visa_duty", {"person": ResidenceFacts(("DE",))}, VisaDuty.NONE),
        ("visa_duty", {"person": ResidenceFacts(("GB",), british=BENEFICIARY)}, VisaDuty.EXEMPT),
        ("transit_duty", {"person": ResidenceFacts(("DE",))}, VisaDuty.NONE),
        ("nationality_decision", {}, within("event.complete_file", None, 8, Unit.MONTHS)),
        ("needs_medical_check", {"person": JOINS_CITIZEN}, False),
        ("needs_medical_check", {"person": ResidenceFacts(("DE",))}, False),
        ("visa_notes", {"person": ResidenceFacts(("XX",))}, ("note.visa_unverified",)),
        ("visa_notes", {"person": ResidenceFacts(("IN",), title=Title.EU_LONG_TERM)}, ("note.schengen_title_only",)),
        ("visa_duty", {"person": ResidenceFacts(("US",), title=Title.EU_LONG_TERM)}, VisaDuty.EXEMPT),
        ("cross_border_notes", {"title": Title.EU_LONG_TERM}, ("note.no_residence",)),
    ],
)  # fmt: skip
def test_single_rules(rule, facts, expected):
    assert value(rule, **facts) == expected


@pytest.mark.parametrize(
    ("lawful", "met", "unfair", "humanitarian", "expected"),
    [
        (True, True, True, False, Verdict.DISCRETION),
        (False, False, False, True, Verdict.DISCRETION),
        (True, True, False, False, Verdict.NOT_OPEN),
        (False, True, True, False, Verdict.NOT_OPEN),
    ],
)
def test_an_application_after_entry_is_the_exception(lawful, met, unfair, humanitarian, expected):
    facts = {"lawful_short_stay": lawful, "conditions_met": met, "return_unfair": unfair, "humanitarian": humanitarian}
    assert value("application_after_entry", **facts) is expected


@pytest.mark.parametrize(
    ("what", "here", "married", "married_here", "stays"),
    [
        (Break.DEATH, 1, 0, 0, True),
        (Break.DEATH, 0, 5, 5, False),
        (Break.DIVORCE, 5, 3, 1, True),
        (Break.DIVORCE, 5, 3, 0, False),
        (Break.DIVORCE, 5, 2, 2, False),
        (Break.DIVORCE_AFTER_VIOLENCE, 0, 0, 0, True),
        (Break.DIVORCE_WITH_CUSTODY, 0, 0, 0, True),
    ],
)
def test_who_stays_when_the_family_breaks(what, here, married, married_here, stays):
    facts = {"what": what, "years_here": here, "years_married": married, "years_married_here": married_here}
    assert value("citizens_family_stays", **facts) is stays


R, D, N = Verdict.RIGHT, Verdict.DISCRETION, Verdict.NOT_OPEN
TIES = {  # joins: an EU citizen, an EU student, a national of a third country, an unaccompanied minor refugee
    Tie.SPOUSE: (R, R, R, R),
    Tie.REGISTERED_PARTNER: (R, R, R, R),
    Tie.UNREGISTERED_PARTNER: (D, D, N, N),
    Tie.CHILD_UNDER_18: (R, R, R, R),
    Tie.CHILD_UNDER_21: (R, N, N, N),
    Tie.DEPENDENT_CHILD: (R, R, N, N),
    Tie.ADULT_CHILD_UNABLE: (D, D, D, D),
    Tie.DEPENDENT_PARENT: (R, D, D, R),
    Tie.PARENT: (N, N, N, R),
    Tie.OTHER_DEPENDENT: (D, D, N, N),
    Tie.OTHER_IN_NEED_OF_CARE: (D, D, N, N),
    Tie.OTHER: (N, N, N, N),
}


@pytest.mark.parametrize("tie", Tie)
def test_who_may_join_whom(tie):
    assert TIES[tie] == (
        value("may_join_citizen", tie=tie, sponsor=Sponsor.EU_CITIZEN),
        value("may_join_citizen", tie=tie, sponsor=Sponsor.EU_STUDENT),
        value("may_join_third_country", tie=tie, sponsor=Sponsor.THIRD_COUNTRY),
        value("may_join_third_country", tie=tie, sponsor=Sponsor.MINOR_REFUGEE),
    )


def test_a_passport_in_order_has_no_fault():
    facts = {"issued": date(2020, 1, 1), "expires": date(2030, 1, 1), "entry": ON, "departure": date(2026, 12, 1)}
    assert value("passport_faults", **facts) == ()


def test_several_passports_the_best_one_counts():
    person = ResidenceFacts(("IN", "US"), document=Document.PASSPORT)
    assert value("visa_duty", person=person) is VisaDuty.EXEMPT


class TestNinetyIn180:
    def stay(self, first, last):
        return Period(date.fromisoformat(first), date.fromisoformat(last))

    def test_day_of_entry_and_day_of_exit_count(self):
        stays = (self.stay("2027-03-01", "2027-03-10"),)
        assert value("days_stayed", day=date(2027, 3, 10), stays=stays) == 10
        assert value("days_left", day=date(2027, 3, 10), stays=stays) == 80

    def test_the_window_holds_180_days(self):
        stays = (self.stay("2027-01-01", "2027-01-01"),)
        assert value("days_stayed", day=date(2027, 6, 29), stays=stays) == 1  # the 180th day
        assert value("days_stayed", day=date(2027, 6, 30), stays=stays) == 0

    def test_a_day_in_two_stays_counts_once(self):
        stays = (self.stay("2027-03-01", "2027-03-10"), self.stay("2027-03-10", "2027-03-12"))
        assert value("days_stayed", day=date(2027, 3, 12), stays=stays) == 12

    def test_too_much_leaves_nothing(self):
        stays = (self.stay("2027-01-01", "2027-06-01"),)
        assert value("days_left", day=date(2027, 6, 1), stays=stays) == 0
        assert value("last_day_of_short_stay", entry=date(2027, 6, 2), stays=stays) is None

    def test_a_stay_without_an_end_is_refused(self):
        with pytest.raises(BadInput, match="has no end"):
            value("days_stayed", day=ON, stays=(Period(ON),))

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(st.tuples(st.integers(-400, 200), st.integers(0, 120)), max_size=5),
        st.integers(-30, 60),
    )
    def test_agrees_with_a_count_day_by_day(self, spans, offset):
        start = date(2027, 1, 1)
        stays = tuple(
            Period(start + timedelta(days=first), start + timedelta(days=first + length)) for first, length in spans
        )
        entry = start + timedelta(days=offset)
        assert value("days_stayed", day=entry, stays=stays) == naive_days(entry, days_of(stays))
        assert value("last_day_of_short_stay", entry=entry, stays=stays) == naive_last_day(entry, days_of(stays))


def days_of(stays) -> set[date]:
    return {day for stay in stays for day in stay}


def naive_days(day: date, stayed: set[date]) -> int:
    """Look at each of the 180 days back from `day`."""
    return sum(day - timedelta(days=back) in stayed for back in range(180))


def naive_last_day(entry: date, stayed: set[date]) -> date | None:
    """Stay one day after the other until a day is the 91st of its window."""
    last = None
    stayed = set(stayed)
    for after in range(400):
        day = entry + timedelta(days=after)
        stayed.add(day)
        if naive_days(day, stayed) > 90:
            return last
        last = day
    return last
