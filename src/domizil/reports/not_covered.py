# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a comparison of basic need and emergency aid leaves out: whom another law pays, allowances, missing figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from domizil.law.engine import Law, Unknown
from domizil.law.engine.periods import Period
from domizil.law.lu_kasylv.facts import STATUTE, Group
from domizil.support.models import Earning, MealDays, Programme, SituationalCost, Talk

from .amendment_rows import Rows


@dataclass(frozen=True, slots=True)
class NotCovered:
    """What is not in the totals, and of how many persons (`incomplete`: units).

    reason: ordinary_scale, allowances, stopped, incomplete. `missing` names the figure that stops a line.
    """

    reason: str
    count: int
    missing: dict[str, str] | None = None


def not_covered(rows: Rows, month: Period, incomplete: int) -> tuple[NotCovered, ...]:
    """Count what the totals leave out; nothing that is zero."""
    groups = dict(zip(rows.person, (Group(number) for number in rows.group[1]), strict=True))
    elsewhere = np.unique(np.array(rows.person, dtype=np.int64)[~rows.covered()])
    taking_part, working, others = _with_allowances(month)
    asked = (taking_part | working | others) & groups.keys()
    counted = [
        NotCovered("ordinary_scale", len(elsewhere)),
        NotCovered("allowances", len(asked)),
        *_stopped(rows.laws[1], groups, taking_part, working),
        NotCovered("incomplete", incomplete),
    ]
    return tuple(found for found in counted if found.count)


def _with_allowances(month: Period) -> tuple[set[int], set[int], set[int]]:
    """Persons who take part in a programme; who earn; who have talks, meals or other costs in the month."""
    of_month = {"month": month.first}
    talks = Talk.objects.filter(on__range=(month.first, month.last)).values_list("person_id", flat=True)
    costs = SituationalCost.objects.filter(**of_month).exclude(person=None).values_list("person_id", flat=True)
    meals = MealDays.objects.filter(**of_month).values_list("person_id", flat=True)
    return (
        set(Programme.objects.filter(**of_month).values_list("person_id", flat=True)),
        set(Earning.objects.filter(**of_month).values_list("person_id", flat=True)),
        {*talks, *costs, *meals},
    )


def _stopped(law: Law, groups: dict[int, Group], taking_part: set[int], working: set[int]) -> Iterator[NotCovered]:
    """Persons whose allowance waits for a figure that nobody has entered, by figure."""
    counts: dict[str, int] = {}
    missing: dict[str, dict[str, str]] = {}
    unknown = cache(lambda *facts: tuple(_unknown(law, *facts)))
    for person in (taking_part | working) & groups.keys():
        for figure in unknown(groups[person], person in taking_part, person in working):
            counts[figure.parameter] = counts.get(figure.parameter, 0) + 1
            missing[figure.parameter] = figure.what
    for parameter, count in sorted(counts.items()):
        yield NotCovered("stopped", count, missing[parameter])


def _unknown(law: Law, group: Group, takes_part: bool, works: bool) -> Iterator[Unknown]:
    asked: dict[str, dict[str, object]] = {}
    if takes_part:
        asked["integration_allowance"] = {"employed": works}
    if works:
        asked["income_allowance"] = {"employed": True, "income": 1}
    for rule, facts in asked.items():
        try:
            law.value(STATUTE, rule, group=group, **facts)
        except Unknown as unknown:
            yield unknown
