# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random populations, the two laws of the tests, and where they compile."""

import csv
from contextlib import contextmanager
from datetime import date

import numpy as np
import pytest

from domizil.law.engine import Law
from domizil.law.engine.bulk import kernels

STATUTE = "lu-kasylv"
BEFORE, AFTER = Law.on(date(2023, 12, 31)), Law.on(date(2024, 1, 1))


def population(rows, seed, largest=14, community=False):
    """Columns of a random population; household ids rise, but not one by one."""
    chance = np.random.default_rng(seed)
    members = chance.integers(1, largest + 1, rows)
    members = members[: np.searchsorted(np.cumsum(members), rows) + 1]
    members[-1] -= members.sum() - rows
    of_household = lambda values: np.repeat(values, members)  # noqa: E731
    ids = np.cumsum(chance.integers(1, 4, len(members)), dtype=np.int32)
    columns = {
        "household_id": of_household(ids),
        "group": chance.integers(0, 7, rows).astype(np.int8),
        "accommodation": chance.integers(0, 2, rows).astype(np.int8),
        "days": chance.integers(0, 32, rows).astype(np.int8),
    }
    if community:
        columns["community_size"] = of_household(chance.integers(1, 100, len(members)).astype(np.int8))
    return columns


def one_household(persons, **given):
    """Columns of one household of persons who are alike, but for what is given."""
    facts = {"household_id": 1, "group": 0, "accommodation": 1, "days": 31} | given
    return {name: np.broadcast_to(np.array(values, dtype=np.int64), persons).copy() for name, values in facts.items()}


@contextmanager
def cache_in(folder):
    """Keep compiled law in `folder`, not in the cache of whoever runs the tests."""
    kernels.home.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield
    kernels.home.cache_clear()


def write_csv(path, columns, delimiter=","):
    """Write columns as a CSV file; give its path."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, delimiter=delimiter)
        rows.writerow(columns)
        rows.writerows(zip(*(list(values) for values in columns.values()), strict=True))
    return path
