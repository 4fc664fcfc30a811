# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the newest amendment costs: one month of all units under the text before and after it, with the same facts.

Basic need (§ 7) and emergency aid (§ 19) are computed by the kernel, to the Rappen. What another law pays, what waits
for a figure and what depends on somebody's decision is not in the totals: it is counted and named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from domizil.base import access, acting
from domizil.base.models import Role, Worker
from domizil.law.engine import Law
from domizil.law.engine.money import half_up
from domizil.law.engine.periods import DAY, Period
from domizil.law.engine.texts import LegalText
from domizil.law.lu_kasylv.facts import Accommodation, Group
from domizil.support import facts, queries
from domizil.support.budget import amendment
from domizil.support.models import SupportUnit, UnitMember
from domizil.support.month_rows import read_all

from .amendment_rows import Rows, add_household
from .not_covered import NotCovered, not_covered
from .quiet_units import add_quiet

ROLES = (*queries.ROLES, Role.ANALYST)
LARGEST = 8
"""Units of this size and larger are shown together."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many persons, and what they get before and after, in Rappen."""

    persons: int
    before: int
    after: int

    @property
    def difference(self) -> int:
        """After minus before, in Rappen."""
        return self.after - self.before

    @property
    def per_mille(self) -> int | None:
        """The difference in thousandths of what was paid before, rounded; None where nothing was."""
        return half_up(Fraction(1000 * self.difference, self.before)) if self.before else None


@dataclass(frozen=True, slots=True)
class AmendmentCost:
    """One month under both texts. Each distribution adds up to `total`.

    Amounts stand where each day belongs, a person where the last covered day belongs. Size: persons of the unit.
    """

    month: Period
    text: LegalText
    before: date
    units: int
    total: Share
    by_size: tuple[tuple[int, Share], ...]
    by_group: tuple[tuple[Group, Share], ...]
    by_accommodation: tuple[tuple[Accommodation, Share], ...]
    not_covered: tuple[NotCovered, ...]


def amendment_cost(*, by: Worker, month: Period) -> AmendmentCost:
    """Compute the month over all units that the worker may see. Raises `Hidden` without a grant for it."""
    text = amendment()
    before = text.since - DAY
    rows = Rows((Law.on(before), Law.on(text.since)))
    with acting.counting():  # an analyst sees totals and no row
        incomplete = _fill(rows, _members(by), month)
        left_out = not_covered(rows, month, incomplete)
    told = _Told(rows)
    return AmendmentCost(
        month=month,
        text=text,
        before=before,
        units=len(np.unique(told.of(rows.unit))),
        total=told.total(),
        by_size=told.by([min(size, LARGEST) for size in rows.unit_size], int),
        by_group=told.by(rows.group[1], Group),
        by_accommodation=told.by(rows.accommodation, Accommodation),
        not_covered=left_out,
    )


def _members(by: Worker) -> QuerySet[UnitMember]:
    """The members of all units whose cost a worker may see."""
    reach = access.require(by, *ROLES)
    members = UnitMember.objects.all()
    return members if reach.canton else members.filter(unit__municipality__in=reach.municipalities)


def _fill(rows: Rows, members: QuerySet[UnitMember], month: Period) -> int:
    """Add all units; give back how many lack facts."""
    others = add_quiet(rows, members, month)
    incomplete = 0
    for unit_rows in read_all(list(SupportUnit.objects.filter(pk__in=others).order_by("number")), month):
        if not unit_rows.people:
            continue
        try:
            households = [facts.mapped(unit_rows, law_on=law.on_day).household for law in rows.laws]
        except facts.FactsMissing:
            incomplete += 1
        else:
            add_household(rows, unit_rows.unit.pk, *households)
    return incomplete


class _Told:
    """Distributes what the covered rows get over classes of rows."""

    def __init__(self, rows: Rows) -> None:
        self.covered = rows.covered()
        self.paid = [amounts[self.covered] for amounts in rows.paid()]
        _, self.at = np.unique(self.of(rows.person), return_inverse=True)
        self.persons = int(self.at.max()) + 1 if len(self.at) else 0

    def of(self, column: list[int]) -> NDArray[np.int64]:
        """A column of the covered rows."""
        return np.array(column, dtype=np.int64)[self.covered]

    def total(self) -> Share:
        """All of it."""
        return Share(self.persons, *(int(paid.sum()) for paid in self.paid))

    def by(self, column: list[int], name: Callable[[int], Any]) -> tuple[tuple[Any, Share], ...]:
        """The share of each class, in the order of the classes."""
        return tuple(self._shares(self.of(column), name))

    def _shares(self, classes: NDArray[np.int64], name: Callable[[int], Any]) -> Iterator[tuple[Any, Share]]:
        last = np.zeros(self.persons, dtype=np.int64)
        last[self.at] = classes
        for one in np.unique(classes):
            mine = classes == one
            yield name(int(one)), Share(int((last == one).sum()), *(int(paid[mine].sum()) for paid in self.paid))
