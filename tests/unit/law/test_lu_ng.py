# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the act on settlement promises as a whole; single rules are worked in its cases."""

from datetime import date, timedelta
from enum import Enum
from typing import get_type_hints

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from domizil.law.ch_rhg.features import FEATURES as FEDERAL_FEATURES
from domizil.law.ch_rhg.features import RegisteredFacts
from domizil.law.engine import BadInput, Law, NoSuchLaw, render, statute
from domizil.law.engine.compare import compare
from domizil.law.engine.coverage import Standing as Coverage
from domizil.law.engine.coverage import coverage
from domizil.law.engine.deadlines import LastDay
from domizil.law.lu_ng.bonds import BondFacts
from domizil.law.lu_ng.facts import (
    CivilStatus,
    FamilyRole,
    How,
    NewcomerFacts,
    Paper,
    PaperDuty,
    Purpose,
    Standing,
    Stay,
)
from domizil.law.lu_ng.last_day import reading, with_last_day
from domizil.law.lu_ng.register_features import FEATURES
from domizil.law.lu_ng.sanctions import Dunning, Duty

NG = "lu-ng"
DAY = date(2024, 5, 2)
LAW = Law.on(DAY)
BOTH = [statute(NG), statute("ch-rhg")]

days = st.dates(date(2021, 9, 1), date(2060, 12, 31))
citizenships = st.sampled_from(
    [
        {},
        {"treaty": True},
        {"swiss": True},
        {"swiss": True, "home_canton": True},
        {"swiss": True, "home_canton": True, "home_municipality": True},
        {"swiss": True, "home_canton": True, "home_municipality": True, "returns": True},
    ]
)
people = st.builds(
    lambda citizenship, **rest: NewcomerFacts(**citizenship, **rest),
    citizenships,
    civil_status=st.sampled_from(CivilStatus),
    role=st.sampled_from(FamilyRole),
    of_age=st.booleans(),
)
stays = st.builds(
    lambda purpose, begins, length: Stay(purpose, begins, None if length is None else begins + timedelta(length)),
    st.sampled_from(Purpose),
    days,
    st.none() | st.integers(0, 200),
)


def value(rule, **facts):
    return LAW.value(NG, rule, **facts)


class TestNorms:
    @pytest.mark.parametrize("home", BOTH, ids=lambda home: home.id)
    def test_every_norm_runs_or_says_why_not_or_who_will(self, home):
        assert coverage(home).count(Coverage.UNCLAIMED) == 0

    @pytest.mark.parametrize("home", BOTH, ids=lambda home: home.id)
    def test_nothing_of_the_acts_is_open(self, home):
        assert coverage(home).of(Coverage.OPEN) == []

    def test_the_act_is_not_known_before_the_version_that_was_read(self):
        with pytest.raises(NoSuchLaw, match="2021-09-01"):
            Law.on(date(2021, 8, 31)).value(NG, "supervisor")

    @pytest.mark.parametrize("home", BOTH, ids=lambda home: home.id)
    @pytest.mark.parametrize("language", ["de", "en"])
    def test_every_fact_and_every_value_has_a_word(self, home, language):
        """The names that a derivation may show: rules, facts, fields of records, members of enumerations."""
        lacking = {key for key in spoken(home) if not any(other.word(key, language) for other in (home, *BOTH))}
        assert lacking <= {"day", "person", "kind", "stay"}, lacking  # words that another statute has

    def test_german_words_are_written_the_swiss_way(self):
        home = statute(NG)
        said = [norm.says["de"] + norm.does["de"] for norm in home.norms]
        said += [home.word(key, "de") for key in home.vocabulary]
        assert not [text for text in said if "ß" in text]


def spoken(home):
    keys = set(home.rules)
    for each in home.all_rules():
        for name, hint in each.hints.items():
            if name != "return":
                keys.add(name)
            keys |= of_type(hint, name)
    return keys


def of_type(hint, name):
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {f"{hint.__name__}.{member.name}" for member in hint}
    if hasattr(hint, "__dataclass_fields__"):
        prefix = "person" if hint.__name__.endswith("Facts") else hint.__name__.lower()
        inside = get_type_hints(hint)
        return {f"{prefix}.{field}" for field in inside}.union(*(of_type(inner, "") for inner in inside.values()))
    return set().union(*(of_type(inner, name) for inner in getattr(hint, "__args__", ()) if inner is not Ellipsis))


class TestNewcomers:
    @given(people, stays)
    def test_a_registration_is_never_due_before_the_stay_begins(self, person, stay):
        due = LAW.derive(NG, "registration_due", person=person, stay=stay).value
        assert due is None or due > stay.begins

    @given(people, stays)
    def test_a_minor_of_a_family_never_deposits_at_settlement(self, person, stay):
        settles = value("classification", stay=stay) is Standing.SETTLEMENT
        if settles and person.role is not FamilyRole.ALONE and not person.of_age:
            assert value("papers_owed", person=person, stay=stay) == ()

    @given(people, stays)
    def test_the_literal_reading_never_asks_more_of_an_adult_or_a_child(self, person, stay):
        literal = value("deposits_in_family_literally", role=person.role, of_age=person.of_age)
        neutral = value("deposits_in_family", role=person.role, of_age=person.of_age)
        if person.role in (FamilyRole.CHILD, FamilyRole.OTHER_ADULT):
            assert literal <= neutral

    @given(people, stays)
    def test_who_owes_nothing_by_place_owes_no_papers_either(self, person, stay):
        if value("classification", stay=stay) is Standing.NO_STAY:
            assert value("papers_owed", person=person, stay=stay) == ()
            assert value("registration_due", person=person, stay=stay) is None

    @given(people, days)
    def test_ten_days_of_a_foreign_guest_come_before_every_other_term(self, person, begins):
        stay = Stay(Purpose.PRIVATE_VISIT, begins, begins + timedelta(200))
        due = value("registration_due", person=person, stay=stay)
        assert (due - begins).days == (14 if person.swiss else 10)

    def test_each_paper_duty_says_which_paper_and_what_is_done_with_it(self):
        assert PaperDuty.SHOW_FAMILY_CERTIFICATE.paper is Paper.FAMILY_CERTIFICATE
        assert {duty.how for duty in PaperDuty if duty.name.startswith("SHOW")} == {How.SHOW}
        assert {duty.how for duty in PaperDuty if duty.name.startswith("DEPOSIT")} == {How.DEPOSIT}

    @pytest.mark.parametrize(
        ("facts", "where"),
        [
            ({"home_municipality": True, "swiss": True}, r"person\.home_canton"),
            ({"home_canton": True}, r"person\.swiss"),
            ({"swiss": True, "returns": True}, r"person\.returns"),
        ],
    )
    def test_a_citizenship_that_cannot_be_is_refused(self, facts, where):
        with pytest.raises(BadInput, match=where):
            NewcomerFacts(**facts)

    def test_a_stay_that_ends_before_it_begins_is_refused(self):
        with pytest.raises(BadInput, match=r"stay\.ends"):
            Stay(Purpose.TEMPORARY, DAY, DAY - timedelta(1))

    @pytest.mark.parametrize(
        ("language", "says"),
        [
            ("de", "nicht angegeben? ja"),
            ("en", "hand in the passport"),
        ],
    )
    def test_the_checklist_explains_itself(self, language, says):
        step = LAW.derive(NG, "papers_owed", person=NewcomerFacts(), stay=Stay(Purpose.TEMPORARY, DAY))
        told = render.text(step, language)
        assert says in told
        assert "§ 3" in told
        assert "_" not in told

    def test_conditions_read_as_people_say_them(self):
        stay = Stay(Purpose.PRIVATE_VISIT, DAY, DAY)
        told = render.text(LAW.derive(NG, "guest_is_free_throughout", stay=stay), "de")
        assert "geplantes Ende ist angegeben? ja" in told
        told = render.text(LAW.derive(NG, "fine_is_within_bounds", amount_rappen=100), "en")
        assert "0 is less than amount of the fine and amount of the fine is at most ceiling" in told.lower()

    def test_federal_law_is_cited_by_article_in_the_derivation_too(self):
        step = LAW.derive("ch-rhg", "features_due", person=RegisteredFacts(swiss=True))
        assert "[Art. 6 lit. i und n RHG]" in render.text(step, "de")
        assert "[Art. 6 lit. i and n RHG]" in render.text(step, "en")


class TestFines:
    dunnings = st.builds(
        Dunning,
        st.sampled_from(Duty),
        days,
        st.none() | days,
        st.none() | days,
        st.none() | days,
    )

    @given(dunnings, days)
    def test_never_before_the_reminder_ran_out_never_for_what_is_met_never_for_papers(self, dunning, day):
        if value("may_fine", dunning=dunning, day=day):
            assert dunning.reminded_by is not None
            assert day > dunning.reminded_by
            assert day > dunning.due_on
            assert dunning.duty is not Duty.DEPOSIT
            assert dunning.met_on is None or dunning.met_on > day

    @given(st.integers(-(10**9), 10**9))
    def test_a_fine_is_more_than_nothing_and_at_most_a_thousand_francs(self, rappen):
        assert value("fine_is_within_bounds", amount_rappen=rappen) is (1 <= rappen <= 100_000)


class TestBonds:
    @given(st.lists(st.integers(1, 500_000), max_size=12), st.booleans())
    def test_instalments_that_are_accepted_never_overdraw(self, instalments, family):
        person = BondFacts(gets_permit=True, recognised_valid_papers=False)
        due = value("bond_due", person=person, family=family, waived=False)
        paid = 0
        for instalment in instalments:
            open_ = value("bond_open", due_rappen=due, paid_rappen=paid)
            if value("instalment_is_accepted", open_rappen=open_, instalment_rappen=instalment):
                paid += instalment
        assert 0 <= paid <= due
        assert value("bond_open", due_rappen=due, paid_rappen=paid) == due - paid


class TestRegisterFeatures:
    def test_the_letters_of_both_acts_are_complete_and_in_order(self):
        assert "".join(feature.letter for feature in FEDERAL_FEATURES) == "abcdefghijklmnopqrstu"
        assert "".join(feature.letter for feature in FEATURES) == "bcdefgh"

    @pytest.mark.parametrize("feature", [*FEDERAL_FEATURES, *FEATURES], ids=lambda feature: feature.norm)
    def test_each_feature_has_a_norm_that_exists_a_name_and_an_element(self, feature):
        home = statute(feature.norm.split("/")[0])
        assert feature.norm in {norm.id for norm in home.norms}
        assert feature.norm.endswith(f"/{feature.letter}")
        assert feature.ech
        assert all(feature.name.values())

    @given(st.builds(RegisteredFacts, *(st.booleans() for _ in range(5))))
    def test_swiss_have_origins_foreigners_permits_and_nothing_due_is_missing_when_recorded(self, person):
        due = LAW.value("ch-rhg", "features_due", person=person)
        assert ("i" in due) is person.swiss
        assert ("n" in due) is not person.swiss
        assert LAW.value("ch-rhg", "features_missing", person=person, recorded=due) == ()


class TestLastDay:
    def test_nobody_has_read_how_it_moves(self):
        assert reading(LAW) is LastDay.UNREAD
        found = with_last_day(LAW, date(2024, 5, 18), date(2024, 6, 1), 1061)
        assert found.last_day == date(2024, 6, 1)
        assert "ohne Verschiebung" in found.says("de")

    def test_it_moves_when_the_reading_is_entered(self, tmp_path, monkeypatch):
        row = {"statute": NG, "id": "last_day_reading", "since": date(2021, 9, 1), "value": 2, "source": "VRG"}
        file = tmp_path / "figures.yaml"
        file.write_text(yaml.safe_dump({"figures": [{**row, "entered_by": "A"}]}), "utf-8")
        monkeypatch.setenv("DOMIZIL_FIGURES", str(file))
        forget()
        try:
            assert with_last_day(Law.on(DAY), date(2024, 5, 18), date(2024, 6, 1), 1061).last_day == date(2024, 6, 3)
        finally:
            monkeypatch.undo()
            forget()


def forget():
    statute.cache_clear()
    Law.on.__globals__["_law"].cache_clear()


class TestDraft:
    def test_it_changes_only_what_is_known(self):
        changes = compare(statute(NG), DAY, DAY, ("2027",))
        assert {change.id for change in changes if change.kind == "rule"} == {
            "residence_kind",
            "heimatschein_is_owed",
            "may_register_ex_officio",
            "has_basis_for_digital_report",
        }
        assert not [change for change in changes if change.kind == "figure"]

    def test_it_never_applies_by_itself(self):
        later = Law.on(date(2030, 1, 1))
        assert later.value(NG, "heimatschein_is_owed", person=NewcomerFacts(swiss=True))
        with pytest.raises(NoSuchLaw):
            later.value(NG, "has_basis_for_digital_report")
