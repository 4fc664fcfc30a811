# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows and columns that cannot be: refused with row, column and reason, before anything could wrap or run over."""

import numpy as np
import pytest
from tests.bulk_population import AFTER, BEFORE, one_household, population

from domizil.law.engine import BadInput
from domizil.law.engine.bulk.faults import BadRow
from domizil.law.engine.bulk.simulate import BACKENDS
from domizil.law.lu_kasylv import bulk

ROWS = 300_000

VALUES = [
    ("group", 7, "asylum_seeker (0)"), ("group", -1, "emergency_aid (6)"), ("group", 127, "refugee (4)"),
    ("accommodation", 2, "collective (0), individual (1)"), ("accommodation", -128, "collective (0)"),
    ("days", 32, "a whole number 0 … 31"), ("days", -1, "a whole number 0 … 31"),
    ("community_size", 0, "a whole number 1 … 99"), ("community_size", 100, "a whole number 1 … 99"),
]  # fmt: skip


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("row", [0, 2_047, 200_001, ROWS - 1])
@pytest.mark.parametrize(("column", "value", "allowed"), VALUES)
def test_a_value_that_cannot_be_is_found(backend, row, column, value, allowed):
    columns = population(ROWS, seed=11, largest=3, community=True)
    columns[column][row] = value
    with pytest.raises(BadRow) as refusal:
        bulk.simulate(columns, BEFORE, AFTER, backend=backend, threads=2)
    assert (refusal.value.row, refusal.value.column) == (row, column)
    assert refusal.value.what == str(value)
    assert allowed in refusal.value.allowed


@pytest.mark.parametrize("value", [32, 2**31, 2**40, -(2**63), 256, 31 + 2**32])
def test_a_wide_value_is_refused_before_it_wraps(value):
    columns = population(100, seed=1)
    columns["days"] = columns["days"].astype(np.int64)
    columns["days"][17] = value
    with pytest.raises(
        BadRow, match=rf"row 17 \(counted from 0\), column days: {value}\. Allowed: a whole number 0 … 31"
    ):
        bulk.simulate(columns, BEFORE, AFTER)


def test_a_household_id_beyond_64_bits_is_refused():
    columns = population(100, seed=1)
    columns["household_id"] = columns["household_id"].astype(np.uint64)
    columns["household_id"][3] = 2**63
    with pytest.raises(BadRow, match="64 bits"):
        bulk.simulate(columns, BEFORE, AFTER)


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_first_of_several_faults_is_named(backend):
    columns = population(1_000, seed=1)
    columns["days"][900] = 99
    columns["group"][17] = 9
    columns["accommodation"][500] = 5
    with pytest.raises(BadRow) as refusal:
        bulk.simulate(columns, BEFORE, AFTER, backend=backend)
    assert (refusal.value.row, refusal.value.column) == (17, "group")


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("persons", [100, 5_000, 200_000])
@pytest.mark.parametrize("before", [0, 2_000, 150_000])
def test_a_household_beyond_any_size_is_refused(backend, persons, before):
    crowd = one_household(persons, household_id=2**20)
    others = population(before or 1, seed=4)
    columns = {name: np.concatenate([others[name][:before], crowd[name], crowd[name][:5]]) for name in crowd}
    columns["household_id"][-5:] += 1
    with pytest.raises(BadRow, match=rf"household of {persons} persons\. Allowed: at most 99") as refusal:
        bulk.simulate(columns, BEFORE, AFTER, backend=backend, threads=2)
    assert refusal.value.row == before + 99


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_largest_household_is_taken(backend):
    result = bulk.simulate(one_household(99), BEFORE, AFTER, backend=backend)
    assert result.household_before[0] == 31 * (9 * 865 + 90 * 690)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize(("gone", "back"), [(0, 1_000), (10, ROWS - 1), (99_000, 200_000)])
def test_a_household_that_comes_again_is_refused(backend, threads, gone, back):
    columns = {name: np.arange(ROWS) * (name == "household_id") for name in population(1, seed=1)}
    columns["household_id"][back] = columns["household_id"][gone]
    with pytest.raises(BadRow, match=f"household {gone} comes again") as refusal:
        bulk.simulate(columns, BEFORE, AFTER, backend=backend, threads=threads)
    assert (refusal.value.row, refusal.value.column) == (back, "household_id")


@pytest.mark.parametrize("backend", BACKENDS)
def test_households_need_not_rise(backend):
    columns = population(ROWS, seed=2)
    rising = bulk.simulate(columns, BEFORE, AFTER, backend=backend, threads=2)
    columns["household_id"] = -columns["household_id"]
    falling = bulk.simulate(columns, BEFORE, AFTER, backend=backend, threads=2)
    assert np.array_equal(rising.person_after, falling.person_after)


@pytest.mark.parametrize("backend", BACKENDS)
def test_members_of_a_household_live_in_one_community(backend):
    columns = one_household(3, community_size=[4, 4, 5])
    with pytest.raises(BadRow, match="5, but 4 before in the same household") as refusal:
        bulk.simulate(columns, BEFORE, AFTER, backend=backend)
    assert (refusal.value.row, refusal.value.column) == (2, "community_size")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"comunity_size": np.ones(10, int)}, "column comunity_size: is not known"),
        ({"days": np.ones(10)}, "column days: is an array of float64 with 1 axes"),
        ({"days": np.ones(10, bool)}, "column days: is an array of bool"),
        ({"days": np.ones((10, 1), int)}, "with 2 axes"),
        ({"days": np.array(["1"] * 10)}, "column days: is an array of <U1"),
        ({"days": np.ones(9, int)}, "column days: has 9 rows. Allowed: 10, as many as household_id"),
    ],
)
def test_a_column_that_cannot_be_is_refused(change, message):
    with pytest.raises(BadInput) as refusal:
        bulk.simulate(population(10, seed=1) | change, BEFORE, AFTER)
    assert message in str(refusal.value)


@pytest.mark.parametrize("missing", ["household_id", "group", "accommodation", "days"])
def test_a_missing_column_is_refused(missing):
    columns = population(10, seed=1)
    del columns[missing]
    with pytest.raises(BadInput, match=f"column {missing}: is missing"):
        bulk.simulate(columns, BEFORE, AFTER)


def test_an_unknown_backend_is_refused():
    with pytest.raises(BadInput, match="numpy or numba"):
        bulk.simulate(population(10, seed=1), BEFORE, AFTER, backend="gpu")


def test_no_thread_is_refused():
    with pytest.raises(BadInput, match="1 or more"):
        bulk.simulate(population(10, seed=1), BEFORE, AFTER, threads=0)


def test_a_missing_compiler_is_named(monkeypatch):
    from domizil.law.engine.bulk import kernels

    monkeypatch.setattr(kernels, "available", lambda: False)
    with pytest.raises(BadInput, match=r"numba is not installed\. Allowed: install domizil\[simulate\]"):
        bulk.simulate(population(10, seed=1), BEFORE, AFTER, backend="numba")
