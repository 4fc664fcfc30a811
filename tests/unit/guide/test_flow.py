# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From answers to the next question: what is asked follows from the rules, and nothing is asked in vain."""

from datetime import date

import pytest

from domizil.guide.facts import facts_of, read_all, written
from domizil.guide.flow import default_day, follow
from domizil.guide.jurisdictions import JURISDICTIONS, LUCERNE, LUX, NoSuchJurisdiction, jurisdiction
from domizil.guide.layout import GROUPS
from domizil.law.engine import BadInput, NoSuchLaw
from domizil.law.engine.decision import Verdict

ON = date(2026, 9, 20)
STUDIES = {"nationalities": ["IN"], "purpose": "studies", "document": "passport", "length": "longer", "title": "none"}


def flow(answers, place=LUX, on=ON):
    return follow(place, read_all(place, answers), on)


class TestQuestions:
    def test_the_nationality_comes_first_then_the_purpose(self):
        assert flow({}).missing == "nationalities"
        assert flow({"nationalities": ["IN"]}).missing == "purpose"
        assert flow({"nationalities": ["GB"]}).missing == "british"

    def test_it_stops_as_soon_as_the_answer_stands(self):
        assert flow({"nationalities": ["IN"], "purpose": "leave"}).missing is None
        assert flow({"nationalities": ["FR"], "purpose": "vote"}).missing == "election"
        assert (
            flow({"nationalities": ["IN"], "purpose": "visit", "document": "none"}).outcome.verdict is Verdict.NOT_OPEN
        )

    def test_a_question_whose_answers_all_lead_to_the_same_is_left_out(self):
        """An exempt nationality on a short visit: a title that replaces a visa changes nothing."""
        visit = {"nationalities": ["US"], "purpose": "visit", "document": "passport", "length": "up_to_90_days"}
        assert LUX.asked(read_all(LUX, visit), ON).missing == "title"
        assert flow(visit).missing is None
        assert "title" not in flow(visit).asked
        assert flow({**visit, "nationalities": ["IN"]}).missing == "title"

    def test_days_are_never_asked_for_but_named(self):
        found = flow(STUDIES)
        assert found.missing is None
        assert found.asked == ("nationalities", "purpose", "document", "length", "title")
        assert found.days == ("entry", "authorisation_issued")


class TestChanges:
    def test_a_changed_answer_loses_no_later_one_that_still_applies(self):
        changed = flow({**STUDIES, "purpose": "school"})
        assert changed.missing is None
        assert changed.ignored == ()

    def test_an_answer_that_nothing_asks_for_is_kept_and_does_not_count(self):
        other = flow({**STUDIES, "nationalities": ["FR"]})
        assert other.missing is None
        assert other.wrong is None  # the title of a third country is not held against a citizen
        assert other.ignored == ("title",)
        back = follow(LUX, {**other.answers, "nationalities": ("IN",)}, ON)
        assert back.missing is None

    def test_contradictions_are_told_at_the_fact(self):
        joins = {**STUDIES, "purpose": "join_family", "sponsor": "minor_refugee", "tie": "spouse"}
        assert flow(joins).wrong.where == "tie"
        assert flow({"nationalities": ["IN", "XX"], "purpose": "leave"}).wrong.where == "nationalities"
        left = {"nationalities": ["IN"], "purpose": "leave", "departure": "2300-01-01"}
        assert flow(left).wrong.where == "departure"

    @pytest.mark.parametrize(
        ("day", "given"),
        [
            ("permit_expires", {"nationalities": ["IN"], "purpose": "renewal", "document": "passport"}),
            ("departure", {"nationalities": ["IN"], "purpose": "leave"}),
            ("polling_day", {"nationalities": ["FR"], "purpose": "vote", "election": "communal"}),
        ],
    )
    @pytest.mark.parametrize("first", ["0001-01-01", "0001-01-02", "1899-12-31"])
    def test_a_day_before_any_calendar_is_refused_and_computes_nothing(self, day, given, first):
        found = flow({**given, day: first})
        assert (found.missing, found.wrong.where, found.wrong.says) == (None, day, "problem.day")
        assert found.outcome is None


class TestDays:
    def test_before_the_first_text_there_is_no_answer(self):
        with pytest.raises(NoSuchLaw):
            flow({}, on=date(2024, 12, 31))

    def test_the_default_is_today_and_never_before_the_law_is_known(self, monkeypatch):
        assert default_day(LUX) == date(2025, 12, 30)  # the tests' day is before it; the visa annexes are known since
        assert flow(STUDIES, on=default_day(LUX)).unknown is None
        monkeypatch.setenv("DOMIZIL_TODAY", "2026-09-20")
        assert default_day(LUX) == ON

    def test_an_unknown_figure_stops_and_says_which(self):
        found = flow(STUDIES, on=date(2025, 2, 1))
        assert found.outcome is None
        assert "2018/1806" in found.unknown.what["de"]


@pytest.mark.parametrize("place", JURISDICTIONS.values(), ids=JURISDICTIONS)
class TestFacts:
    def test_every_answer_is_read_as_it_is_written(self, place):
        for fact in facts_of(place.key).values():
            for value in fact.values():
                assert fact.read(written(value)) == value

    @pytest.mark.parametrize("given", ["", None, [], "nothing_like_it", 3, ["DE", "QQ"], "DE; drop"])
    def test_what_is_no_answer_is_refused_at_its_place(self, place, given):
        for fact in facts_of(place.key).values():
            with pytest.raises(BadInput) as refused:
                fact.read(given)
            assert refused.value.where.startswith(fact.id)
            assert refused.value.says.startswith("guide.")

    def test_groups_hold_every_answer_once(self, place):
        grouped = {fact: groups for (key, fact), groups in GROUPS.items() if key == place.key}
        assert grouped
        for fact, groups in grouped.items():
            names = [name for _, group in groups for name in group]
            assert sorted(names) == sorted(facts_of(place.key)[fact].names)


def test_a_fact_that_nobody_asks_for_is_refused():
    with pytest.raises(BadInput) as refused:
        read_all(LUX, {"nationality": ["DE"]})
    assert refused.value.where == "nationality"
    assert "nationalities" in refused.value.allowed


def test_days_are_read_strictly():
    entry = facts_of("lux")["entry"]
    assert entry.read("2026-02-28") == date(2026, 2, 28)
    for given in ("2026-02-30", "1.3.2026", "tomorrow", 20260301, "20260301", "2026-W01-1"):
        with pytest.raises(BadInput, match="is no day"):
            entry.read(given)


def test_there_is_no_other_jurisdiction():
    assert jurisdiction("lucerne") is LUCERNE
    with pytest.raises(NoSuchJurisdiction, match="lucerne, lux"):
        jurisdiction("zug")
