# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The asylum field: every supported day has a standing and a place, and the facts of months fit."""

from collections import Counter, defaultdict

from tests.canton_rows import STOCK, Rows, age_in_years, by, covered

SUPPORTED = ("temporary_protection", "asylum_procedure", "provisional_admission", "refugee_provisionally_admitted")


def test_every_supported_day_has_a_stay_a_standing_and_a_residence(whole: Rows):
    for table in ("housing_stay", "permits_asylumstatus", "register_residence"):
        known = whole.by_person(table)
        for member in whole["support_unitmember"]:
            assert covered(member["valid"], known[member["person_id"]]), (table, member)


def test_most_of_the_asylum_field_is_supported(whole: Rows):
    supported = {member["person_id"] for member in whole.on_stock_day("support_unitmember")}
    standings = whole.on_stock_day("permits_asylumstatus")
    field = [row for row in standings if row["kind"] in SUPPORTED]
    assert len(field) == 5678
    assert 0.80 <= sum(row["person_id"] in supported for row in field) / len(field) <= 0.90
    removed = [row["person_id"] for row in standings if row["kind"] == "removal_final"]
    assert set(removed) <= supported


def test_units_are_many_and_of_all_sizes(whole: Rows):
    members = by(whole.on_stock_day("support_unitmember"), "unit_id")
    sizes = Counter(len(same) for same in members.values())
    assert 2500 <= len(members) <= 3200
    assert set(range(1, 11)) <= set(sizes)  # the tenth person of the tables occurs
    assert max(sizes) <= 14
    over_time = {member["person_id"] for member in whole["support_unitmember"]}
    assert 9_000 <= len(over_time) <= 11_000
    for same in members.values():
        assert min(int(row["position"]) for row in same) >= 1


def test_units_of_2023_and_2024_change_within_months(whole: Rows):
    begins = [member["valid"].first for member in whole["support_unitmember"]]
    for year in ("2023", "2024"):
        inside = [day for day in begins if day.startswith(year) and not day.endswith("-01")]
        assert len(inside) > 300
    changes = [
        row["valid"].first
        for row in whole["permits_asylumstatus"]
        if row["kind"] != "asylum_procedure" and row["valid"].first[:4] in ("2023", "2024")
    ]
    assert sum(not day.endswith("-01") for day in changes) > 300


def test_a_grown_child_is_a_unit_of_its_own(whole: Rows):
    born = {person["id"]: person["date_of_birth"] for person in whole["register_person"]}
    parents = defaultdict(set)
    for tie in whole["register_relationship"]:
        if tie["kind"] == "parent":
            parents[tie["person_id"]].add(tie["other_id"])
    for same in by(whole.on_stock_day("support_unitmember"), "unit_id").values():
        together = {row["person_id"] for row in same}
        for child in together:
            if parents[child] & together:
                assert age_in_years(born[child], STOCK) < 18.01


def test_after_ten_years_the_municipality_supports(whole: Rows):
    first = {}
    for row in whole["permits_asylumapplication"]:
        first[row["person_id"]] = min(row["on"], first.get(row["person_id"], row["on"]))
    carried = {unit["id"]: unit["carried_by"] for unit in whole["support_supportunit"]}
    holds = {
        row["person_id"]
        for row in whole.on_stock_day("permits_asylumstatus")
        if row["kind"] in ("provisional_admission", "asylum_granted", "refugee_provisionally_admitted")
    }
    ten = Counter()
    for member in whole.on_stock_day("support_unitmember"):
        long = first.get(member["person_id"], STOCK) < "2014-11"
        if member["person_id"] in holds and long:
            ten[carried[member["unit_id"]]] += 1
        if carried[member["unit_id"]] == "municipality":
            assert member["person_id"] in holds
    assert ten["municipality"] > 100
    assert ten["canton"] == 0


def test_communities_are_larger_than_their_units_and_known_from_2024(whole: Rows):
    members = by(whole["support_unitmember"], "unit_id")
    assert len(whole["support_communitysize"]) > 50
    for row in whole["support_communitysize"]:
        assert row["valid"].first >= "2024-01-01"
        assert row["reason"]
        on = row["valid"].first
        assert int(row["size"]) > sum(on in member["valid"] for member in members[row["unit_id"]])


def test_accommodation_is_never_overfull_and_open_while_people_stay(whole: Rows):
    places = {row["id"]: row for row in whole["housing_accommodation"]}
    collective = [row for row in places.values() if row["kind"] == "collective"]
    assert len(collective) >= 15
    assert all(int(row["capacity"]) >= 10 for row in collective)
    moves = defaultdict(list)
    for stay in whole["housing_stay"]:
        place = places[stay["accommodation_id"]]
        assert place["valid"].first <= stay["valid"].first
        assert stay["valid"].end <= place["valid"].end
        moves[place["id"]] += [(stay["valid"].first, 1), (stay["valid"].end, -1)]
    for key, changes in moves.items():
        there = 0
        for _, change in sorted(changes):
            there += change
            assert there <= int(places[key]["capacity"])


def test_collective_comes_first_and_days_away_lie_within_the_stay(whole: Rows):
    kinds = {row["id"]: row["kind"] for row in whole["housing_accommodation"]}
    stays = {row["id"]: row for row in whole["housing_stay"]}
    assert len(whole["housing_absence"]) > 500
    for absence in whole["housing_absence"]:
        stay = stays[absence["stay_id"]]
        assert kinds[stay["accommodation_id"]] == "collective"
        assert stay["valid"].first <= absence["valid"].first
        assert absence["valid"].end <= stay["valid"].end
    first = [min(same, key=lambda row: row["valid"].first) for same in whole.by_person("housing_stay").values()]
    assert sum(kinds[stay["accommodation_id"]] == "collective" for stay in first) > len(first) * 0.7


def test_everybody_finally_removed_has_the_facts_of_emergency_aid(whole: Rows):
    known = whole.by_person("support_emergencyaidfacts")
    for row in whole["permits_asylumstatus"]:
        if row["kind"] == "removal_final":
            assert row["exit_by"] > row["valid"].first
            assert covered(row["valid"], known[row["person_id"]])
        else:
            assert row["exit_by"] is None
    pending = [row for row in whole.on_stock_day("support_emergencyaidfacts") if row["multiple_application"] == "t"]
    assert len(pending) == 35  # applied again in 2024 and still in procedure


def test_protection_begins_in_march_2022_and_is_never_a_permit(whole: Rows):
    kinds = by(whole["permits_asylumstatus"], "kind")
    assert "protection_permit" not in kinds
    assert min(row["valid"].first for row in kinds["temporary_protection"]) >= "2022-03-12"


def test_facts_of_months_are_of_supported_people_of_2023_and_2024(whole: Rows):
    supported = whole.by_person("support_unitmember")
    for table in ("support_earning", "support_programme", "support_mealdays"):
        assert {row["month"][:4] for row in whole[table]} <= {"2023", "2024"}
        for row in whole[table]:
            assert row["month"].endswith("-01")
            month = row["month"][:7]
            days = [member["valid"] for member in supported[row["person_id"]]]
            assert any(valid.first[:7] <= month and valid.end > row["month"] for valid in days)
    assert {row["month"][:4] for row in whole["support_mealdays"]} == {"2023"}
    assert {row["on"][:4] for row in whole["support_talk"]} == {"2023"}
    kinds = {
        year: {row["kind"] for row in whole["support_programme"] if row["month"][:4] == year}
        for year in ("2023", "2024")
    }
    assert "work_integration" in kinds["2024"] - kinds["2023"]
    assert all(int(row["rappen"]) > 0 for row in whole["support_earning"] + whole["support_situationalcost"])
    assert len({(row["person_id"], row["month"], row["employer"]) for row in whole["support_earning"]}) == len(
        whole["support_earning"]
    )


def test_costs_are_of_units_and_members_of_that_month(whole: Rows):
    members = by(whole["support_unitmember"], "unit_id")
    for cost in whole["support_situationalcost"]:
        here = [
            m
            for m in members[cost["unit_id"]]
            if m["valid"].first[:7] <= cost["month"][:7] and m["valid"].end > cost["month"]
        ]
        assert here
        assert cost["person_id"] is None or cost["person_id"] in {m["person_id"] for m in here}
        assert int(cost["scholarship_rappen"]) < int(cost["rappen"])
