# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A population under two laws: the same as case by case, in every backend, however the work is cut."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from tests.bulk_population import AFTER, BEFORE, STATUTE, one_household, population

from domizil.law.engine import Law, Unknown
from domizil.law.engine.bulk import simulate as engine
from domizil.law.engine.bulk.simulate import BACKENDS, Control
from domizil.law.lu_kasylv import bulk
from domizil.law.lu_kasylv.facts import Accommodation, Group

ROWS = 100_000
COMPUTED = replace(bulk.WORKLOAD, looked_up=())
WORKLOADS = {"looked up": bulk.WORKLOAD, "computed": COMPUTED}


@cache
def traced(law, group, accommodation, size, number, days):
    """The amount at the end of a full derivation."""
    step = law.derive(
        STATUTE, "amount", group=Group(group), accommodation=Accommodation(accommodation),
        household_size=size, person_number=number, days=days,
    )  # fmt: skip
    return step.value


def case_by_case(columns, law):
    """Amounts of all persons, each derived on its own."""
    community = columns.get("community_size")
    amounts = np.empty(len(columns["household_id"]), dtype=np.int64)
    starts = np.flatnonzero(np.diff(columns["household_id"], prepend=-1))
    for start, end in zip(starts, [*starts[1:], len(amounts)], strict=True):
        members = int(end - start)
        around = members if community is None else int(community[start])
        size = law.value(STATUTE, "household_size", members=members, community_size=around)
        for row in range(start, end):
            facts = (int(columns[name][row]) for name in ("group", "accommodation"))
            amounts[row] = traced(law, *facts, size, int(row - start + 1), int(columns["days"][row]))
    return amounts, np.add.reduceat(amounts, starts)


@pytest.mark.parametrize("community", [False, True], ids=["alone", "in communities"])
def test_every_backend_gives_the_traced_case(community):
    columns = population(ROWS, seed=7, community=community)
    results = {
        (backend, name): engine.simulate(workload, columns, BEFORE, AFTER, backend=backend, threads=2)
        for backend in BACKENDS
        for name, workload in WORKLOADS.items()
    }
    for side, law in (("before", BEFORE), ("after", AFTER)):
        persons, households = case_by_case(columns, law)
        for key, result in results.items():
            assert np.array_equal(getattr(result, f"person_{side}"), persons), key
            assert np.array_equal(getattr(result, f"household_{side}"), households), key
            assert getattr(result.control, side) == persons.sum(), key


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("threads", [2, 3, 7])
def test_threads_cut_at_households_and_change_nothing(backend, threads):
    columns = population(600_000, seed=3, largest=99)
    alone = bulk.simulate(columns, BEFORE, AFTER, backend=backend)
    shared = bulk.simulate(columns, BEFORE, AFTER, backend=backend, threads=threads)
    assert alone.control == shared.control
    for name in ("person_before", "person_after", "household_before", "household_after"):
        assert np.array_equal(getattr(alone, name), getattr(shared, name))


@pytest.mark.parametrize("backend", BACKENDS)
def test_control_totals_are_those_of_the_columns(backend):
    columns = population(20_000, seed=5)
    control = bulk.simulate(columns, BEFORE, AFTER, backend=backend).control
    elsewhere = np.isin(
        columns["group"], [Group.REFUGEE, Group.PROVISIONALLY_ADMITTED_REFUGEE, Group.PROTECTED_S_PERMIT]
    )
    assert control.rows == 20_000
    assert control.households == len(np.unique(columns["household_id"]))
    assert control.days == columns["days"].sum(dtype=np.int64)
    assert control.not_covered_before == control.not_covered_after == elsewhere.sum()


def test_control_totals_of_parts_add_up():
    columns = population(20_000, seed=6)
    cut = int(np.flatnonzero(np.diff(columns["household_id"]))[1_000]) + 1
    whole = bulk.simulate(columns, BEFORE, AFTER).control
    parts = [
        bulk.simulate({name: values[part] for name, values in columns.items()}, BEFORE, AFTER).control
        for part in (slice(0, cut), slice(cut, None))
    ]
    assert sum(parts, Control()) == whole


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_further_person_is_the_one_behind_in_the_file(backend):
    """The tenth of a table is the tenth row: with other days in other rows the household gets another total."""
    days = np.full(11, 31)
    days[0] = 1
    short_first = bulk.simulate(one_household(11, days=days), BEFORE, AFTER, backend=backend)
    short_last = bulk.simulate(one_household(11, days=days[::-1].copy()), BEFORE, AFTER, backend=backend)
    assert short_first.person_before.tolist() == [865, *[865 * 31] * 8, 690 * 31, 690 * 31]
    assert short_last.person_before.tolist() == [*[865 * 31] * 9, 690 * 31, 690]
    assert short_first.household_before[0] != short_last.household_before[0]


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_community_counts_from_2024_only(backend):
    columns = one_household(2, community_size=6)
    result = bulk.simulate(columns, BEFORE, AFTER, backend=backend)
    assert result.person_before.tolist() == [1320 * 31] * 2
    assert result.person_after.tolist() == [1100 * 31] * 2
    smaller = bulk.simulate(one_household(2, community_size=1), BEFORE, AFTER, backend=backend)
    assert smaller.person_after.tolist() == [1320 * 31] * 2


@pytest.mark.parametrize("law", [BEFORE, AFTER], ids=str)
@pytest.mark.parametrize("accommodation", list(Accommodation))
@pytest.mark.parametrize("group", [Group.ASYLUM_SEEKER, Group.PROVISIONALLY_ADMITTED])
def test_a_household_never_gets_less_when_a_person_is_added(law, group, accommodation):
    """Tables 1 to 5, households of 1 to 30 persons; the person comes at the end or, alike, anywhere."""
    totals = [
        bulk.simulate(one_household(persons, group=group, accommodation=accommodation), law, law).household_after[0]
        for persons in range(1, 31)
    ]
    assert all(less < more for less, more in pairwise(totals))


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("seed", range(20))
def test_mixed_households_never_get_less_when_a_person_is_added(backend, seed):
    """The same with persons of all kinds and full months, the person added at the end."""
    chance = np.random.default_rng(seed)
    kinds = [Group.ASYLUM_SEEKER, Group.PROTECTED_S, Group.PROVISIONALLY_ADMITTED]
    group, accommodation = chance.choice(kinds, 30), np.full(30, chance.integers(0, 2))
    totals = []
    for persons in range(1, 31):
        columns = one_household(persons, group=group[:persons], accommodation=accommodation[:persons])
        totals.append(bulk.simulate(columns, BEFORE, AFTER, backend=backend))
    for side in ("household_before", "household_after"):
        steps = np.diff([int(getattr(total, side)[0]) for total in totals])
        assert (steps > 0).all()


@pytest.mark.parametrize("backend", BACKENDS)
def test_nobody_is_no_error(backend):
    columns = {name: values[:0] for name, values in population(10, seed=1).items()}
    result = bulk.simulate(columns, BEFORE, AFTER, backend=backend)
    assert result.control == Control()
    assert len(result.person_before) == len(result.household_after) == 0


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("kind", ["int8", "int16", "int32", "int64", "uint8", "uint32", "uint64"])
def test_any_integer_type_will_do(backend, kind):
    columns = population(60, seed=2)
    expected = bulk.simulate(columns, BEFORE, AFTER, backend=backend)
    columns = {name: values.astype(kind) for name, values in columns.items()}
    assert np.array_equal(bulk.simulate(columns, BEFORE, AFTER, backend=backend).person_after, expected.person_after)


@pytest.mark.parametrize("backend", BACKENDS)
def test_columns_may_be_views_with_steps(backend):
    columns = population(60, seed=2)
    wide = {name: np.repeat(values, 3)[::3] for name, values in columns.items()}
    assert not wide["group"].flags.c_contiguous
    expected = bulk.simulate(columns, BEFORE, AFTER, backend=backend)
    assert np.array_equal(bulk.simulate(wide, BEFORE, AFTER, backend=backend).person_after, expected.person_after)


def test_amounts_are_as_wide_as_their_bounds_ask():
    result = bulk.simulate(population(100, seed=1), BEFORE, AFTER)
    assert result.person_before.dtype == result.household_after.dtype == np.int32


def test_a_figure_that_nobody_entered_stops_the_simulation():
    with pytest.raises(Unknown, match="not entered"):
        bulk.simulate(population(10, seed=1), Law.on(date(2020, 1, 1)), AFTER)


def test_numpy_never_loads_the_compiler():
    program = (
        "import sys; from tests.bulk_population import *; from domizil.law.lu_kasylv import bulk\n"
        "bulk.simulate(population(100, seed=1), BEFORE, AFTER)\n"
        "assert not {'numba', 'llvmlite', 'pyarrow'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
