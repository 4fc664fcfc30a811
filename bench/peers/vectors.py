# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vectorised numpy: every condition a `where` over whole columns."""

import numpy as np

from ..amounts import (
    COLLECTIVE,
    EMERGENCY_AID,
    EMERGENCY_DAY,
    ORDINARY_ASSISTANCE,
    PROVISIONALLY_ADMITTED,
    TABLE_1,
    TABLE_2,
    TABLE_3,
    TABLE_4,
    TABLE_5,
    TABLE_6,
    Amounts,
)  # fmt: skip


def _rate(table, size, number):
    sizes = np.array(table.sizes, dtype=np.int32)
    return np.where(number > len(sizes), np.int32(table.more), sizes[np.minimum(size, len(sizes)) - 1])


def run(columns) -> Amounts:
    """All persons at once."""
    household_id, group, accommodation, days = columns.values()
    starts = np.flatnonzero(np.concatenate(([True], household_id[1:] != household_id[:-1])))
    members = np.diff(starts, append=len(household_id))
    size = np.repeat(members, members)
    number = np.arange(1, len(household_id) + 1) - np.repeat(starts, members)
    elsewhere = np.isin(group, ORDINARY_ASSISTANCE)
    aid, collective = group == EMERGENCY_AID, accommodation == COLLECTIVE

    day_before = np.where(collective, _rate(TABLE_1, size, number), _rate(TABLE_3, size, number))
    day_before = np.where(aid, _rate(TABLE_6, size, number), np.where(elsewhere, 0, day_before))
    admitted = np.where(group == PROVISIONALLY_ADMITTED, _rate(TABLE_5, size, number), _rate(TABLE_4, size, number))
    day_after = np.where(collective, _rate(TABLE_2, size, number), admitted)
    day_after = np.where(aid, EMERGENCY_DAY, np.where(elsewhere, 0, day_after))
    before, after = day_before * days, day_after * days
    return Amounts(before, after, np.add.reduceat(before, starts), np.add.reduceat(after, starts))
