# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of the canton: made up, but possible."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.canton_rows import STOCK, Rows, age_in_years, by, overlapping

from domizil.demo import data, families, names
from domizil.demo.days import day
from domizil.demo.dice import Dice
from domizil.demo.families import Shape
from domizil.register import names as register_names
from domizil.register.numbers import is_vn

LISTS = sorted(code for code in data.read("origins.yaml"))


@pytest.mark.parametrize("code", LISTS)
def test_an_origin_has_enough_names_of_characters_a_register_holds(code: str):
    origin = names.origin(code)
    assert len(set(origin.family)) == len(origin.family) >= 40
    for given_names in origin.given.values():
        assert len(set(given_names)) == len(given_names) >= 30
    for name in (*origin.family, *origin.given[names.FEMALE], *origin.given[names.MALE]):
        assert register_names.bad_character(name) is None
        assert "ß" not in name
        assert "\t" not in name
        assert "\\" not in name


def test_there_are_names_of_many_origins():
    assert len(LISTS) >= 25
    table = data.read("nationalities.yaml")
    used = {code for weights in [*table["names"].values(), table["default"]] for code in weights}
    assert used == set(LISTS)
    assert all(yaml.safe_dump(code) for code in table["names"])


def test_every_nationality_is_a_state_of_the_federal_list(whole: Rows):
    from domizil.base import facts

    known = {country.iso2 for country in facts.countries() if country.kind == "state"}
    table = data.read("nationalities.yaml")
    for group, weights in table.items():
        if group not in ("names", "default"):
            assert set(weights) <= known, group
    assert set(table["names"]) <= known


def test_numbers_are_valid_and_nobody_shares_one(whole: Rows):
    numbers = [person["vn"] for person in whole["register_person"] if person["vn"]]
    assert len(numbers) > 95_000
    assert all(is_vn(number) for number in numbers)
    assert len(set(numbers)) == len(numbers)
    zemis = [person["zemis_number"] for person in whole["register_person"]]
    assert len(set(zemis)) == len(zemis)
    dwellings = [(row["egid"], row["ewid"]) for row in whole["register_dwelling"]]
    assert len(set(dwellings)) == len(dwellings)
    assert all(900_000_000 < int(egid) < 1_000_000_000 for egid, _ in dwellings)


def test_names_hold_register_characters_and_their_keys(whole: Rows):
    for person in whole["register_person"]:
        last, first = person["official_name"], person["first_name"]
        assert last
        assert first
        assert register_names.bad_character(last + first) is None
    for person in whole["register_person"][::50]:
        last, first = person["official_name"], person["first_name"]
        assert person["search_key"] == register_names.search_key(last, first)
        assert person["sort_key"] == register_names.sort_key(last, first)


def test_nobody_is_older_than_a_hundred_and_ten_or_not_born(whole: Rows):
    for person in whole["register_person"]:
        assert 0 <= age_in_years(person["date_of_birth"], STOCK) < 110
    dead = [person for person in whole["register_person"] if person["date_of_death"]]
    assert dead
    assert all(person["date_of_death"].startswith("2024") for person in dead)


def test_parents_are_older_than_their_children(whole: Rows):
    born = {person["id"]: person["date_of_birth"] for person in whole["register_person"]}
    sex = {person["id"]: person["sex"] for person in whole["register_person"]}
    ties = [tie for tie in whole["register_relationship"] if tie["kind"] == "parent"]
    assert len(ties) > 40_000
    for tie in ties:
        years = age_in_years(born[tie["other_id"]], born[tie["person_id"]])
        assert years >= 18
        assert years < (48 if sex[tie["other_id"]] == "2" else 62)
    children = {key: sorted(born[tie["person_id"]] for tie in same) for key, same in by(ties, "other_id").items()}
    for births in children.values():
        for earlier, later in pairwise(births):
            assert (date.fromisoformat(later) - date.fromisoformat(earlier)).days >= families.CLOSEST


def test_marriages_are_of_two_grown_ups(whole: Rows):
    born = {person["id"]: person["date_of_birth"] for person in whole["register_person"]}
    for tie in whole["register_relationship"]:
        if tie["kind"] == "spouse":
            assert int(tie["person_id"]) < int(tie["other_id"])
            assert age_in_years(max(born[tie["person_id"]], born[tie["other_id"]]), tie["valid"].first) >= 17.9
            assert tie["valid"].first <= STOCK


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("register_residence", ["person_id"]),
        ("register_householdmember", ["person_id"]),
        ("permits_permit", ["person_id"]),
        ("permits_asylumstatus", ["person_id"]),
        ("housing_stay", ["person_id"]),
        ("housing_absence", ["stay_id"]),
        ("support_unitmember", ["person_id"]),
        ("support_unitmember", ["unit_id", "position"]),
        ("support_communitysize", ["unit_id"]),
        ("support_emergencyaidfacts", ["person_id"]),
    ],
)
def test_nothing_overlaps(whole: Rows, table: str, keys: list[str]):
    assert overlapping(whole[table], *keys) == []
    assert all(row["valid"].first < row["valid"].end for row in whole[table])


def test_who_holds_a_permit_resides_here_and_the_other_way_round(whole: Rows):
    holders = {permit["person_id"] for permit in whole.on_stock_day("permits_permit")}
    residents = {residence["person_id"] for residence in whole.on_stock_day("register_residence")}
    removed = {row["person_id"] for row in whole.on_stock_day("permits_asylumstatus") if row["kind"] == "removal_final"}
    assert holders | removed == residents
    assert not holders & removed


def test_who_immigrated_has_a_permit_from_that_day_and_resides_here(whole: Rows):
    residences, permits = whole.by_person("register_residence"), whole.by_person("permits_permit")
    before = Counter()
    for row in whole["permits_immigration"]:
        assert any(permit["valid"].first == row["on"] for permit in permits[row["person_id"]])
        here = [residence["valid"] for residence in residences[row["person_id"]] if row["on"] in residence["valid"]]
        assert here
        before[row["category"]] += min(r["valid"].first for r in residences[row["person_id"]]) < row["on"]
    # Only who came through the asylum procedure lived here before the office counted the immigration.
    assert {category for category, count in before.items() if count} == {"refugee", "hardship", "after_asylum"}


def test_some_of_those_who_came_for_a_short_stay_have_left(whole: Rows):
    ends = by(whole["permits_permit"], "category")["070102"]
    assert len(ends) == 3686
    assert sum(permit["valid"].end <= STOCK for permit in ends) == 3686 - 1873
    assert all(age_in_years(permit["valid"].first, permit["valid"].end) < 1 for permit in ends)
    over = by(whole["permits_permit"], "category")["070101"]
    assert all(age_in_years(permit["valid"].first, permit["valid"].end) > 1 for permit in over)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    shape=st.builds(Shape, st.integers(1, 2), st.integers(0, 12), st.integers(0, 2)),
    country=st.sampled_from(["ER", "ES", "PL", "XK", "UA", "AF", "DE", "JP"]),
)
def test_families_of_any_shape_are_possible(seed: int, shape: Shape, country: str):
    members = families.family(Dice(seed, "family"), families.habits("admitted"), shape, country, day(2024))
    assert len(members) == shape.size
    assert len({member.first_name for member in members if member.role == "child"}) >= min(shape.children, 10)
    for member in members:
        assert member.official_name
        assert member.first_name
        assert member.born < day(2024)
        for parent in member.parents:
            assert member.born - parent.born > 18 * 365


@pytest.mark.parametrize(
    ("code", "sex", "father", "name"),
    [
        ("pl", names.FEMALE, "Kowalski", "Kowalska"),
        ("pl", names.MALE, "Kowalski", "Kowalski"),
        ("pl", names.FEMALE, "Nowak", "Nowak"),
        ("cs", names.FEMALE, "Novák", "Nováková"),
    ],
)
def test_a_daughter_carries_the_form_for_women(code: str, sex: int, father: str, name: str):
    head = families.Person(sex=names.MALE, born=day(1980), country="PL", official_name=father, names=code)
    child = families.Person(sex=sex, born=day(2015), country="PL", names=code, first_name="X")
    families.name_child(Dice(1, "names"), child, [head], set())
    assert child.official_name == name


def test_a_child_is_called_after_its_father_where_that_is_the_custom():
    head = families.Person(sex=names.MALE, born=day(1980), country="ER", first_name="Yonas", names="ti")
    child = families.Person(sex=names.FEMALE, born=day(2015), country="ER", names="ti", first_name="Saba")
    families.name_child(Dice(1, "names"), child, [head], set())
    assert child.official_name == "Yonas"
