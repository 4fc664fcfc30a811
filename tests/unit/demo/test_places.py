# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the people of the canton live."""

import json
from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.canton_rows import STOCK, Rows, by, covered, overlapping

from domizil.base import facts
from domizil.demo import canton
from domizil.demo.share import apportion, scaled

POPULATION = {key: value.persons for key, value in facts.population_on(date(2024, 12, 31)).items()}


@given(st.integers(0, 10**6), st.dictionaries(st.integers(), st.integers(0, 1000), min_size=1, max_size=90))
def test_shares_add_up_and_are_never_a_person_off(total: int, weights: dict[int, int]):
    if not sum(weights.values()):
        with pytest.raises(ValueError, match="cannot share"):
            apportion(total, weights)
        return
    shares = apportion(total, weights)
    assert sum(shares.values()) == total
    for key, weight in weights.items():
        assert abs(shares[key] - Fraction(total * weight, sum(weights.values()))) < 1


def test_the_largest_remainder_wins_and_the_first_of_equals():
    assert apportion(10, {"a": 1, "b": 1, "c": 1}) == {"a": 4, "b": 3, "c": 3}
    assert apportion(7, {"a": 50, "b": 30, "c": 20}) == {"a": 4, "b": 2, "c": 1}
    assert scaled({"a": 3, "b": 4}, Fraction(1, 2)) == {"a": 2, "b": 2}


def test_residents_outside_the_asylum_field_are_shared_by_population_to_the_person(whole: Rows):
    asylum = {row["person_id"] for row in whole["permits_asylumstatus"]}
    homes = Counter(
        int(row["municipality_id"])
        for row in whole.on_stock_day("register_residence")
        if row["person_id"] not in asylum
    )
    assert homes == Counter(apportion(sum(homes.values()), POPULATION))


def test_eighty_municipalities_and_from_2025_honau_is_root(whole: Rows):
    places = {row["municipality_id"] for row in whole.on_stock_day("register_residence")}
    assert len(places) == 80
    assert "1057" in places
    now = {row["municipality_id"] for row in whole["register_residence"] if "2025-01-01" in row["valid"]}
    assert len(now) == 79
    assert "1057" not in now
    honau = [row for row in whole["register_residence"] if row["municipality_id"] == "1057" and STOCK in row["valid"]]
    moved = {row["person_id"] for row in whole["register_residence"] if row["comes_from"] == "Honau"}
    stayed = {row["person_id"] for row in honau if row["valid"].end == "2025-01-01"}
    assert stayed
    assert stayed <= moved


def test_dwellings_have_an_address_of_their_municipality(whole: Rows):
    known = {(str(place.swiss_zip_code), place.town) for place in facts.localities()}
    for row in whole["register_dwelling"]:
        assert (row["swiss_zip_code"], row["town"]) in known
        assert row["street"]
        assert len(row["street"]) <= 60
        assert row["municipality_id"] != "1057"  # buildings are carried under the municipality of today


def test_households_are_of_one_dwelling_and_people_of_it(whole: Rows):
    dwelling = {row["id"]: row["dwelling_id"] for row in whole["register_household"]}
    lived_in = {row["residence_id"]: row["dwelling_id"] for row in whole.on_stock_day("register_occupancy")}
    residence = {row["person_id"]: lived_in[row["id"]] for row in whole.on_stock_day("register_residence")}
    members = whole.on_stock_day("register_householdmember")
    assert {row["person_id"] for row in members} == set(residence)
    assert all(dwelling[row["household_id"]] == residence[row["person_id"]] for row in members)
    private = {row["id"] for row in whole["register_household"] if row["kind"] == "1"}
    sizes = {key: len(same) for key, same in by(members, "household_id").items() if key in private}
    assert max(sizes.values()) in range(12, 15)


def test_swiss_residents_fill_every_municipality_to_its_population():
    rows = Rows(canton.build(3, scale=Fraction(1, 10), today=date(2024, 12, 31), residents=42_719))
    homes = Counter(int(row["municipality_id"]) for row in rows.on_stock_day("register_residence"))
    assert sum(homes.values()) == 42_719
    assert homes == Counter(apportion(42_719, POPULATION))


def test_fewer_residents_than_foreigners_are_refused():
    with pytest.raises(ValueError, match=r"--residents 100: the canton already has \d+ foreign residents"):
        canton.build(3, scale=Fraction(1, 100), today=date(2024, 12, 31), residents=100)


def test_the_last_weeks_have_reports_of_what_the_rows_say(whole: Rows):
    events = whole["register_registerevent"]
    assert 500 < len(events) < 5000
    assert {event["kind"] for event in events} == {"move_in", "move_out", "move", "birth", "death"}
    begins = {(row["id"], row["valid"].first) for row in whole["register_residence"]}
    arrivals = [event for event in events if event["kind"] in ("move_in", "birth")]
    assert {(str(json.loads(event["data"])["residence"]), event["event_date"]) for event in arrivals} <= begins
    assert len({event["uuid"] for event in events}) == len(events)


def test_a_move_within_a_municipality_goes_on_in_one_residence(whole: Rows):
    lived = whole["register_occupancy"]
    by_residence = by(lived, "residence_id")
    assert any(len(rows) > 1 for rows in by_residence.values())
    assert all(covered(row["valid"], by_residence[row["id"]]) for row in whole["register_residence"])
    assert overlapping(lived, "residence_id") == []
