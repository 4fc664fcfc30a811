# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The canton holds exactly the persons the migration office counted, whole or at a scale."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from tests.canton_rows import FIGURES, Rows

from domizil.demo import canton, figures

# The short portrait 2025 of the migration office, typed a second time.
STOCK = {"03": 50955, "02": 37891, "070101": 573, "070102": 1873, "08": 516, "05": 1887, "09": 3275}
PERMANENT = {
    "work_without_quota": 3399, "family_eu_efta": 851, "quota_eu_efta": 88, "quota_third_country": 98,
    "family_third_country": 822, "refugee": 362, "hardship": 201, "student": 921, "other": 157, "without_work": 119,
    "after_asylum": 11,
}  # fmt: skip
TEMPORARY = {"short_work_eu_efta": 2628, "short_quota_third_country": 61, "short_other": 997}


def stock(rows: Rows) -> Counter:
    return Counter(permit["category"] for permit in rows.on_stock_day("permits_permit"))


def immigrations(rows: Rows, population: str) -> Counter:
    return Counter(
        row["category"]
        for row in rows["permits_immigration"]
        if row["on"].startswith("2024") and row["population"] == population
    )


def applications(rows: Rows) -> Counter:
    return Counter(row["kind"] for row in rows["permits_asylumapplication"] if row["on"].startswith("2024"))


def test_the_stock_is_the_published_one(whole: Rows):
    assert stock(whole) == STOCK


def test_the_immigrations_are_the_published_ones(whole: Rows):
    assert immigrations(whole, "permanent") == PERMANENT
    assert sum(PERMANENT.values()) == 7029
    assert immigrations(whole, "temporary") == TEMPORARY
    assert sum(TEMPORARY.values()) == 3686


def test_the_applications_are_the_published_ones(whole: Rows):
    assert applications(whole) == {"primary": 609, "secondary": 423}


def test_the_asylum_field_is_as_large_as_published(whole: Rows):
    standings = Counter(status["kind"] for status in whole.on_stock_day("permits_asylumstatus"))
    assert standings["temporary_protection"] == 3275
    assert standings["asylum_procedure"] == 516
    assert standings["provisional_admission"] + standings["refugee_provisionally_admitted"] == 1887
    assert standings["removal_final"] == 150
    assert standings["protection_permit"] == 0  # nobody has had protection for five years yet


@pytest.mark.parametrize("scale", ["1/1000", "1/100", "1/37", "1/10"])
@pytest.mark.parametrize("seed", [1, 7])
def test_a_small_canton_holds_the_scaled_figures(scale: str, seed: int):
    wanted = figures.figures(Fraction(scale))
    rows = Rows(canton.build(seed, scale=Fraction(scale), today=date(2024, 12, 31)))
    assert stock(rows) == Counter({FIGURES[kind]: persons for kind, persons in wanted.stock.items()})
    assert immigrations(rows, "permanent") == Counter(wanted.permanent)
    assert immigrations(rows, "temporary") == Counter(wanted.temporary)
    assert applications(rows) == Counter(wanted.applications)


def test_scaled_figures_are_near_the_whole_ones():
    whole, tenth = figures.figures(), figures.figures(Fraction(1, 10))
    for kind, persons in whole.stock.items():
        assert abs(tenth.stock[kind] - persons / 10) <= 4
    assert figures.figures(Fraction(1, 1)) is whole or figures.figures(Fraction(1, 1)) == whole


@pytest.mark.parametrize("scale", [0, Fraction(-1, 2)])
def test_a_scale_must_be_above_zero(scale):
    with pytest.raises(ValueError, match="must be above 0"):
        figures.figures(Fraction(scale))


def test_streams_that_do_not_add_up_are_refused(monkeypatch: pytest.MonkeyPatch):
    table = {name: dict(entry) for name, entry in figures.read("streams.yaml").items()}
    table["procedure_primary"]["persons"] += 1
    told = {"streams.yaml": table, "figures.yaml": figures.read("figures.yaml")}
    monkeypatch.setattr(figures, "read", told.__getitem__)
    with pytest.raises(ValueError, match=r"N adds up to 517, figures\.yaml says 516"):
        figures.figures.__wrapped__()
