# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts of the package: municipalities, populations, zip codes, countries."""

from datetime import date, timedelta

import pytest

from domizil.base import facts


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [(date(2020, 1, 1), 83, 82), (date(2021, 1, 1), 82, 80), (date(2025, 1, 1), 80, 79)],
)
def test_municipalities_merge_on_the_day(change: date, before: int, after: int):
    assert len(facts.municipalities_on(change - timedelta(days=1))) == before
    assert len(facts.municipalities_on(change)) == after


def test_every_merged_municipality_has_a_successor_and_districts_are_six():
    known = {place.bfs_number for place in facts.municipalities()}
    for place in facts.municipalities():
        assert (place.valid_to is None) == (place.successor is None)
        assert place.successor is None or place.successor in known
        assert place.source
    assert len({place.district for place in facts.municipalities()}) == 6


def test_populations_have_a_source_and_known_sums():
    published = facts.populations()
    assert all(population.source and population.persons > 0 for population in published)
    assert sum(population.persons for population in published if population.on == date(2020, 12, 31)) == 416_347
    assert len({(population.bfs_number, population.on) for population in published}) == len(published)


def test_root_takes_in_honau_with_its_last_figure():
    before, after = facts.population_on(date(2024, 12, 31)), facts.population_on(date(2025, 1, 1))
    assert (before[1065].persons, before[1057].persons) == (5727, 566)
    assert 1057 not in after
    assert after[1065].persons == 5727 + 566
    assert sum(figure.persons for figure in before.values()) == sum(figure.persons for figure in after.values())


def test_a_day_before_all_figures_is_refused():
    with pytest.raises(LookupError, match="figures begin on 2016-12-31"):
        facts.population_on(date(2015, 1, 1))


def test_every_municipality_has_a_locality():
    have = {place.bfs_number for place in facts.localities()}
    assert {place.bfs_number for place in facts.municipalities_on(date(2024, 12, 31))} == have
    assert all(
        1000 <= place.swiss_zip_code <= 9999 and 0 < place.share_permille <= 1000 for place in facts.localities()
    )
    towns = {place.swiss_zip_code: place.town for place in facts.localities()}
    assert (towns[6003], towns[6020], towns[6039]) == ("Luzern", "Emmenbrücke", "Root D4")


def test_countries_are_those_of_the_federal_list():
    by_code = {country.iso2: country for country in facts.countries() if country.kind == "state"}
    assert by_code["CH"].bfs_number == 8100
    assert by_code["XK"].name_de == "Kosovo"
    assert by_code["MK"].name_de == "Nordmazedonien"
    assert sum(country.free_movement == "EU" for country in facts.countries()) == 27
    assert {country.iso2 for country in facts.countries() if country.free_movement == "EFTA"} == {"IS", "LI", "NO"}
    assert all(country.source and country.region for country in facts.countries())
    assert len({country.bfs_number for country in facts.countries()}) == len(facts.countries())


def test_only_states_are_nationalities():
    allowed = facts.nationalities()
    assert {8100, 8204, 8256, 8372, 8507, 8550} <= allowed  # also Kosovo, Western Sahara, Taiwan, Palestine
    assert allowed.isdisjoint({8384, 8509, 8571, 8701})  # Azawad, Hongkong, Abkhazia, Antarctica
    assert len(allowed) == 199
