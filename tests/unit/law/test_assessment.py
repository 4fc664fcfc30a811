# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A unit's month: cut where something changes, summed without loss, refused where facts cannot be."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from domizil.law.engine import BadInput, Law, render, statute
from domizil.law.lu_kasylv.assessment import assess
from domizil.law.lu_kasylv.facts import Accommodation, Group
from domizil.law.lu_kasylv.household import in_month
from domizil.law.lu_kasylv.household_file import LARGEST, parse, read, schema
from domizil.law.lu_kasylv.month_lines import largest_remainder

GROUPS = [group.name.lower() for group in Group]


def household(*members, month="2024-03", **more):
    return parse({"month": month, "members": list(members), **more})


def member(id="a", group="asylum_seeker", accommodation="individual", **more):
    return {"id": id, "group": group, "accommodation": accommodation, **more}


def line(result, id, key):
    lines = [line for budget in result.members if budget.id == id for line in budget.lines if line.key == key]
    assert len(lines) == 1, (id, key)
    return lines[0]


class TestDayByDay:
    def test_a_month_without_change_is_days_times_rate(self):
        assert line(assess(household(member())), "a", "basic_need").rappen == 31 * 1480

    def test_days_present_count_in_collective_accommodation(self):
        result = assess(household(member(accommodation="collective", present=[["2024-03-01", "2024-03-20"]])))
        assert line(result, "a", "basic_need").rappen == 20 * 1250

    def test_a_number_of_days_present_counts_like_the_periods(self):
        result = assess(household(member(accommodation="collective", days_present=20)))
        assert line(result, "a", "basic_need").rappen == 20 * 1250

    def test_no_day_present_is_nothing(self):
        result = assess(household(member(accommodation="collective", days_present=0)))
        assert line(result, "a", "basic_need").rappen == 0

    def test_a_number_of_days_is_refused_when_the_rate_changes_within_the_month(self):
        first = member("a", accommodation="collective", days_present=20)
        second = member("b", accommodation="collective", entitled=[["2024-03-16", "2024-03-31"]])
        with pytest.raises(BadInput, match="the rate changes within the month"):
            assess(household(first, second))

    def test_a_birth_changes_the_household_from_its_day(self):
        result = assess(household(member("a"), member("b", birth_date="2024-03-11")))
        assert line(result, "a", "basic_need").rappen == 10 * 1480 + 21 * 1320
        assert line(result, "b", "basic_need").rappen == 21 * 1320

    def test_a_change_of_status_changes_the_table_from_its_day(self):
        changed = [{"is": "asylum_seeker", "to": "2024-03-15"}, {"is": "provisionally_admitted", "from": "2024-03-16"}]
        result = assess(household(member(group=changed)))
        assert line(result, "a", "basic_need").rappen == 15 * 1480 + 16 * 2240

    def test_a_move_changes_the_table_from_its_day(self):
        moved = [{"is": "collective", "to": "2024-03-10"}, {"is": "individual", "from": "2024-03-11"}]
        result = assess(household(member(accommodation=moved)))
        assert line(result, "a", "basic_need").rappen == 10 * 1250 + 21 * 1480

    def test_the_file_says_who_the_tenth_person_is(self):
        result = assess(household(*(member(f"p{n}") for n in range(1, 12)), month="2023-03"))
        amounts = [line(result, f"p{n}", "basic_need").rappen for n in range(1, 12)]
        assert amounts == [31 * 865] * 9 + [31 * 690] * 2

    def test_who_leaves_makes_room_in_the_order(self):
        people = [member(f"p{n}") for n in range(1, 11)]
        people[0]["entitled"] = [["2023-03-01", "2023-03-10"]]
        result = assess(household(*people, month="2023-03"))
        assert line(result, "p10", "basic_need").rappen == 10 * 690 + 21 * 865

    def test_the_community_counts_from_2024_only(self):
        for month, rate in (("2023-12", 1415), ("2024-01", 1130)):
            result = assess(household(member(), month=month, community_size=5))
            assert line(result, "a", "basic_need").rappen == 31 * rate

    def test_the_community_may_change_within_the_month(self):
        sizes = [{"is": 2, "to": "2024-03-15"}, {"is": 3, "from": "2024-03-16"}]
        result = assess(household(member(), community_size=sizes))
        assert line(result, "a", "basic_need").rappen == 15 * 1320 + 16 * 1220

    def test_all_days_by_the_law_of_one_day(self):
        facts = household(member(group="provisionally_admitted"), month="2023-12")
        assert assess(facts).rappen == 31 * 1415
        assert assess(facts, law_on=date(2024, 1, 1)).rappen == 31 * 2240

    def test_nobody_entitled_is_an_empty_budget(self):
        result = assess(household(member(birth_date="2024-03-31", entitled=[["2024-03-01", "2024-03-10"]])))
        assert result.rappen == 0
        assert result.members[0].lines == ()

    def test_a_february_of_a_leap_year_has_29_days(self):
        assert line(assess(household(member(), month="2024-02")), "a", "basic_need").rappen == 29 * 1480


class TestOtherScales:
    def test_refugees_stop_at_the_ordinary_scale_and_the_rest_stands(self):
        result = assess(household(member("a"), member("b", group="refugee")))
        assert line(result, "b", "ordinary_scale").rappen is None
        assert line(result, "a", "basic_need").rappen == 31 * 1320
        assert not result.complete

    def test_emergency_aid_counts_every_day_from_the_request(self):
        facts = {"removal_final": True, "exit_date_set": True, "stays_under_asylum_law": True,
                 "requested_on": "2024-03-05", "identified_by": "papers"}  # fmt: skip
        asked = member(group="emergency_aid", accommodation="collective", emergency=facts)
        assert line(assess(household(asked)), "a", "emergency_aid").rappen == 27 * 1000

    def test_emergency_aid_that_is_not_due_is_zero_with_its_reason(self):
        asked = member(group="emergency_aid", emergency={"removal_final": True})
        found = line(assess(household(asked)), "a", "emergency_aid")
        assert found.rappen == 0
        assert found.norms[0] == "lu-kasylv/18/1"

    def test_emergency_aid_without_facts_takes_the_decision_as_given(self):
        assert line(assess(household(member(group="emergency_aid"))), "a", "emergency_aid").rappen == 31 * 1000

    def test_a_refusal_says_which_condition_failed_and_how(self):
        facts = {"removal_final": True, "exit_date_set": True, "stays_under_asylum_law": True,
                 "requested_on": "2024-03-01", "identified_by": "nothing"}  # fmt: skip
        found = line(assess(household(member(group="emergency_aid", emergency=facts))), "a", "emergency_aid")
        assert found.rappen == 0
        assert "handlungsunfähig und in Lebensgefahr?: nein" in render.text(found.derivation, "de").replace(
            "? nein", "?: nein"
        )


class TestUnknownFigures:
    def test_integration_allowance_stops_and_the_rest_stands(self):
        taking_part = member(group="provisionally_admitted", programmes=[{"kind": "qualification", "granted": 15000}])
        result = assess(household(taking_part))
        stopped = line(result, "a", "integration")
        assert stopped.rappen is None
        assert stopped.stopped["en"] == "SHV § 10: amount not entered"
        assert result.rappen == 31 * 2240
        assert [row.stopped["en"] for row in result.unit_lines] == ["SHV § 12: amount not entered"]

    def test_tables_before_2023_are_not_guessed(self):
        result = assess(household(member(), month="2022-06"))
        assert line(result, "a", "basic_need").rappen is None
        assert "before 1 January 2023" in line(result, "a", "basic_need").stopped["en"]

    def test_rent_without_a_guideline_stops_on_the_unit(self):
        result = assess(household(member(), rent={"rent_rappen": 120000}))
        assert [(row.key, row.rappen) for row in result.unit_lines] == [("rent", None)]
        known = assess(household(member(), rent={"rent_rappen": 120000, "guideline_rappen": 100000}))
        assert [(row.key, row.rappen) for row in known.unit_lines] == [("rent", 100000)]
        assert known.rappen == 31 * 1480 + 100000


class TestResult:
    def test_json_has_the_shape_of_the_interface(self):
        data = json.loads(json.dumps(assess(household(member())).to_json()))
        assert data["month"] == "2024-03"
        assert data["law"][0]["text"] == "lu-kasylv@2024"
        assert data["law"][0]["evidence"] == "communicated"
        first = data["members"][0]
        assert first["lines"][0].keys() >= {"rule", "norms", "rappen", "derivation"}
        assert first["lines"][0]["norms"] == ["lu-kasylv/7/1", "lu-kasylv/7/3"]
        assert data["rappen"] == sum(entry["rappen"] for entry in data["members"]) + data["unit"]["rappen"]

    def test_the_derivation_adds_up_to_the_line(self):
        result = assess(household(member("a"), member("b", birth_date="2024-03-11")))
        for budget in result.members:
            for row in budget.lines:
                if row.derivation.kind == "sum":
                    assert sum(step.value for step in row.derivation.steps) == row.rappen


BAD = {
    "unknown group": ({"members": [member(group="tourist")]}, r"members\[0\]\.group.*one of asylum_seeker"),
    "unknown accommodation": ({"members": [member(accommodation="tent")]}, "one of collective, individual"),
    "negative days": ({"members": [member(accommodation="collective", days_present=-1)]}, "at least 0"),
    "32 days": ({"members": [member(accommodation="collective", days_present=32)]}, "at most 31"),
    "more days present than entitled": (
        {"members": [member(accommodation="collective", days_present=31, entitled=[["2024-03-01", "2024-03-10"]])]},
        "0 to 10, the days entitled",
    ),
    "overlapping presence": (
        {
            "members": [
                member(accommodation="collective", present=[["2024-03-01", "2024-03-09"], ["2024-03-09", "2024-03-10"]])
            ]
        },
        "share days",
    ),
    "presence given twice": (
        {"members": [member(accommodation="collective", days_present=3, present=[["2024-03-01", "2024-03-03"]])]},
        "one of the two",
    ),
    "presence in a flat": ({"members": [member(days_present=3)]}, "counts only in collective"),
    "birth in the future": ({"members": [member(birth_date="2024-04-01")]}, "lies after the month"),
    "no such day": ({"members": [member(birth_date="2023-02-29")]}, "no day of the calendar"),
    "days outside the month": (
        {"members": [member(entitled=[["2024-02-28", "2024-03-02"]])]},
        "reaches beyond the month",
    ),
    "days backwards": ({"members": [member(entitled=[["2024-03-10", "2024-03-02"]])]}, "is before"),
    "overlapping groups": (
        {"members": [member(group=[{"is": "asylum_seeker"}, {"is": "refugee", "from": "2024-03-31"}])]},
        "share days",
    ),
    "days without a group": (
        {"members": [member(group=[{"is": "asylum_seeker", "to": "2024-03-30"}])]},
        "nothing holds on 2024-03-31",
    ),
    "same id twice": ({"members": [member(), member()]}, "stands twice"),
    "nobody": ({"members": []}, "members"),
    "no members": ({}, "members"),
    "no month": ({"month": "2024-13", "members": [member()]}, "month"),
    "a month in another age": ({"month": "9999-12", "members": [member()]}, "a month until 2199-12"),
    "before the statute": ({"month": "2015-12", "members": [member()]}, "a month from 2016-01"),
    "amount as text": ({"members": [member(income="100")]}, "type integer"),
    "amount with a point": ({"members": [member(income=10.5)]}, "type integer"),
    "unknown key": ({"members": [member(incom=5)]}, "one of id"),
    "a list instead": ([], "type object"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_facts_are_refused_with_where_what_and_what_is_allowed(name):
    facts, says = BAD[name]
    with pytest.raises(BadInput, match=says):
        assess(parse({"month": "2024-03", **facts} if isinstance(facts, dict) else facts))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[", "line 1"),
        ("month: 2024-03\nmonth: 2024-04", "line 1: month stands twice"),
        ("a: &x [1]\nb: *x", "line 2: an alias"),
        ("x" * (LARGEST + 1), "at most 1,000,000"),
        ("[" * 5000, "nested too deep|line 1"),
        ("!!python/object:os.system x", "line 1"),
        ("", "type object"),
    ],
)
def test_bad_files_are_refused(text, says):
    with pytest.raises(BadInput, match=says):
        read(text)


def test_yaml_and_json_say_the_same():
    data = {"month": "2024-03", "members": [member(birth_date="1990-01-31", entitled=[["2024-03-02", "2024-03-31"]])]}
    yaml_text = """
month: 2024-03
members:
- id: a
  group: asylum_seeker
  accommodation: individual
  birth_date: 1990-01-31
  entitled: [[2024-03-02, 2024-03-31]]
"""
    assert read(json.dumps(data)) == read(yaml_text) == parse(data)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())


def test_another_month_moves_what_held_the_whole_month():
    moved = in_month(household(member(birth_date="1990-01-01")), "2023-02")
    assert assess(moved).rappen == 28 * 1415
    with pytest.raises(BadInput, match="has days of 2024-03"):
        in_month(household(member(entitled=[["2024-03-02", "2024-03-31"]])), "2023-02")


@given(st.integers(0, 10**6), st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_shares_add_up_to_the_rappen(total, weights):
    shares = largest_remainder(total, weights)
    assert sum(shares) == (total if sum(weights) else 0)
    assert all(
        abs(share * sum(weights) - total * weight) < max(1, sum(weights))
        for share, weight in zip(shares, weights, strict=True)
    )


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2023, 12, 31), date(2024, 1, 1)])
@pytest.mark.parametrize("group", [Group.ASYLUM_SEEKER, Group.PROTECTED_S, Group.PROVISIONALLY_ADMITTED])
@pytest.mark.parametrize("accommodation", list(Accommodation))
def test_the_household_total_never_falls_when_a_person_is_added(day, group, accommodation):
    law = Law.on(day)

    def total(size):
        return sum(
            law.value(
                "lu-kasylv",
                "daily_basic_need",
                group=group,
                accommodation=accommodation,
                household_size=size,
                person_number=n,
            )
            for n in range(1, size + 1)
        )

    totals = [total(size) for size in range(1, 31)]
    assert totals == sorted(totals)


@st.composite
def households(draw):
    month = draw(st.sampled_from(["2023-01", "2023-12", "2024-01", "2024-02"]))
    last = {"2023-01": 31, "2023-12": 31, "2024-01": 31, "2024-02": 29}[month]
    people = []
    for number in range(draw(st.integers(1, 12))):
        first = draw(st.integers(1, last))
        end = draw(st.integers(first, last))
        people.append(
            member(
                f"p{number}",
                draw(st.sampled_from(GROUPS)),
                draw(st.sampled_from(["collective", "individual"])),
                entitled=[[f"{month}-{first:02d}", f"{month}-{end:02d}"]],
            )
        )
    return parse({"month": month, "members": people})


@settings(max_examples=60, deadline=None)
@given(households())
def test_a_month_is_the_sum_of_its_days(facts):
    """Each day assessed alone by the rule itself gives, added up, what the assessment gives."""
    expected = 0
    for day in facts.month:
        there = [one for one in facts.members if any(day in period for period in one.entitled)]
        law = Law.on(day)
        for number, one in enumerate(there, 1):
            expected += law.value(
                "lu-kasylv",
                "daily_amount",
                group=one.group[0].value,
                accommodation=one.accommodation[0].value,
                household_size=len(there),
                person_number=number,
            )
    assert assess(facts).rappen == expected


def test_protection_permit_is_five_years_after_protection():
    law = Law.on(date(2024, 1, 1))
    for granted, possible in ((date(2022, 3, 12), date(2027, 3, 12)), (date(2024, 2, 29), date(2029, 3, 1))):
        assert law.value("lu-kasylv", "protection_permit_from", protection_granted_on=granted) == possible


def test_every_code_of_the_file_is_a_group_of_the_law():
    assert schema()["$defs"]["group"]["enum"] == GROUPS
    assert set(schema()["$defs"]["accommodation"]["enum"]) == {kind.name.lower() for kind in Accommodation}
    assert statute("lu-kasylv").word("Group.PROTECTED_S", "de")
