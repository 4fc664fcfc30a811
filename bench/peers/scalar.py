# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain Python: two functions and a loop over persons."""

from itertools import groupby

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
    if number > len(table.sizes):
        return table.more
    return table.sizes[min(size, len(table.sizes)) - 1]


def _day_before(group, accommodation, size, number):
    if group == EMERGENCY_AID:
        return _rate(TABLE_6, size, number)
    if group in ORDINARY_ASSISTANCE:
        return 0
    return _rate(TABLE_1 if accommodation == COLLECTIVE else TABLE_3, size, number)


def _day_after(group, accommodation, size, number):
    if group == EMERGENCY_AID:
        return EMERGENCY_DAY
    if group in ORDINARY_ASSISTANCE:
        return 0
    if accommodation == COLLECTIVE:
        return _rate(TABLE_2, size, number)
    return _rate(TABLE_5 if group == PROVISIONALLY_ADMITTED else TABLE_4, size, number)


def run(columns) -> Amounts:
    """All persons, one after the other."""
    before, after, unit_before, unit_after = [], [], [], []
    persons = zip(*(values.tolist() for values in columns.values()), strict=True)
    for _, household in groupby(persons, key=lambda person: person[0]):
        members = list(household)
        size = len(members)
        first = len(before)
        for number, (_, group, accommodation, days) in enumerate(members, 1):
            before.append(_day_before(group, accommodation, size, number) * days)
            after.append(_day_after(group, accommodation, size, number) * days)
        unit_before.append(sum(before[first:]))
        unit_after.append(sum(after[first:]))
    return Amounts(*(np.array(values, dtype=np.int32) for values in (before, after, unit_before, unit_after)))
