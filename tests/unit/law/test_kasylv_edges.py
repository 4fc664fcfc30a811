# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ends of branches that no worked case goes: facts that refuse, groups that do not fit, months that stay."""

from datetime import date

import pytest

from domizil.law.engine import BadInput, Law
from domizil.law.engine.periods import Period, month
from domizil.law.lu_kasylv.allowances import Programme
from domizil.law.lu_kasylv.facts import Group, ProgrammeKind
from domizil.law.lu_kasylv.household import Dated, Household, Member, check, in_month
from domizil.law.lu_kasylv.household_file import parse
from domizil.law.lu_kasylv.month_lines import norms_of
from domizil.law.lu_kasylv.persons import AsylumFacts

LAW = Law.on(date(2024, 3, 1))
PERSON = {"id": "a", "group": "asylum_seeker", "accommodation": "individual"}


def household(month_text="2024-03", **more):
    return parse({"month": month_text, "members": [PERSON | more]})


@pytest.mark.parametrize(
    ("rule", "facts", "value"),
    [
        ("housing_in_kind", {"provided_by_canton": False, "agreed_value": 500}, 500),
        ("house_rules_bind", {"issued_by_authority": False, "acknowledged_on": None, "day": date(2024, 3, 1)}, False),
        ("house_rules_bind", {"issued_by_authority": True, "acknowledged_on": None, "day": date(2024, 3, 1)}, False),
        ("person_group", {"person": AsylumFacts(removal_final=True, exit_date_set=True)}, Group.EMERGENCY_AID),
        ("is_provisionally_admitted", {"person": AsylumFacts(refugee_status=True, provisional_admission=True)}, False),
        ("is_refugee", {"person": AsylumFacts(refugee_status=True, provisional_admission=True)}, False),
        ("programme_allowance", {"programme": Programme(ProgrammeKind.TALK, 5000)}, 0),
    ],
)
def test_a_rule_says_no_for_who_does_not_fit(rule, facts, value):
    assert LAW.value("lu-kasylv", rule, **facts) == value


def test_more_meals_than_days_are_refused():
    with pytest.raises(BadInput, match="at most 31 together"):
        household(meals={"subsidised_days": 20, "full_price_days": 12})
    assert household(meals={"subsidised_days": 20, "full_price_days": 11})


def test_facts_of_emergency_aid_are_refused_for_other_groups():
    with pytest.raises(BadInput, match="not on emergency aid"):
        household(emergency={"removal_final": True})


def test_a_household_without_a_person_is_refused():
    with pytest.raises(BadInput, match="at least one member"):
        check(Household(month("2024-03"), ()))


def test_a_period_without_an_end_changes_only_where_it_begins():
    whole = month("2024-03")
    open_end = Member("a", None, (Dated(Group.ASYLUM_SEEKER, whole),), (), (Period(date(2024, 3, 5)),))
    assert sorted(open_end.changes()) == [date(2024, 3, 1), date(2024, 3, 5)]


def test_a_household_stays_in_its_own_month():
    there = household()
    assert in_month(there, "2024-03") is there


def test_a_household_whose_community_names_days_cannot_move():
    named = parse({"month": "2024-03", "community_size": [{"is": 3, "to": "2024-03-10"}], "members": [PERSON]})
    with pytest.raises(BadInput, match="names days of 2024-03"):
        in_month(named, "2024-04")


def test_a_citation_of_federal_law_is_no_norm_of_the_ordinance():
    step = LAW.derive("lu-kasylv", "household_size", members=1, community_size=1)
    assert norms_of(step) == ("lu-kasylv/7/1",)
    step.steps[-1].cite = "Art. 42 AsylG"
    assert norms_of(step) == ("lu-kasylv/7/1",)
