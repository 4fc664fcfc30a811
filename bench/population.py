# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The synthetic population: households of 1 to 12, 62 % in individual accommodation, a quarter with part months."""

import numpy as np

# Share of households with 1, 2, 3 … 12 persons; the mean is about 2.5.
SIZES = np.array([0.52, 0.13, 0.10, 0.10, 0.06, 0.035, 0.02, 0.012, 0.009, 0.006, 0.005, 0.003])
# Share of households whose first person is in each group of § 3, in the order of the codes.
GROUPS = np.array([0.29, 0.15, 0.01, 0.45, 0.02, 0.00, 0.08])
MIXED = 0.03
PART_MONTHS = 0.25
INDIVIDUAL = 0.62


def population(rows: int, seed: int = 892) -> dict[str, np.ndarray]:
    """Columns of so many persons; the same seed gives the same people."""
    chance = np.random.default_rng(seed)
    members = chance.choice(np.arange(1, 13), rows // 2 + 100, p=SIZES / SIZES.sum())
    members = members[: np.searchsorted(np.cumsum(members), rows) + 1]
    members[-1] -= members.sum() - rows
    households = len(members)
    group = np.repeat(chance.choice(7, households, p=GROUPS).astype(np.int8), members)
    mixed = np.repeat(chance.random(households) < MIXED, members)
    group[mixed] = chance.choice(7, int(mixed.sum()), p=GROUPS)
    days = np.full(rows, 31, dtype=np.int8)
    part = chance.random(rows) < PART_MONTHS
    days[part] = chance.integers(0, 31, int(part.sum()))
    return {
        "household_id": np.repeat(np.arange(households, dtype=np.int32), members),
        "group": group,
        "accommodation": np.repeat((chance.random(households) < INDIVIDUAL).astype(np.int8), members),
        "days": days,
    }
