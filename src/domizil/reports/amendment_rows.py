# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Households of a month as rows for the kernel: one row a person and stretch of days on which nothing changes.

The month is cut as `assess` cuts it, except where the law changes: here all days stand under one law. Group and days
can differ between the two laws, because a group follows from the asylum standing by rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from domizil.law.engine import Law
from domizil.law.engine.periods import DAY, Period, cut
from domizil.law.lu_kasylv.bulk import simulate
from domizil.law.lu_kasylv.emergency_aid import EmergencyAidFacts
from domizil.law.lu_kasylv.facts import STATUTE, Accommodation, Group, Scale
from domizil.law.lu_kasylv.household import Household, Member, on

Laws = tuple[Law, Law]
Amounts = NDArray[np.int64]
SIDES = (0, 1)
"""Before and after."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A person on some days: the group under both laws, the accommodation, the days and how many of them present."""

    person: int
    group: tuple[Group, Group]
    accommodation: Accommodation
    first: date
    days: int
    present: int
    emergency: EmergencyAidFacts | None


@dataclass(slots=True)
class Rows:
    """The rows, column by column; `group` and `days` under both laws.

    `person` and `unit` are keys; a person may be in several units. `unit_size`: persons supported in the unit.
    """

    laws: Laws
    household_id: list[int] = field(default_factory=list)
    group: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    days: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    accommodation: list[int] = field(default_factory=list)
    community_size: list[int] = field(default_factory=list)
    person: list[int] = field(default_factory=list)
    unit: list[int] = field(default_factory=list)
    unit_size: list[int] = field(default_factory=list)
    stretches: int = 0
    _days: dict[tuple[int, Group, Accommodation, int, int], int] = field(default_factory=dict)

    def add(self, unit: int, there: list[Stretch], *, community: int, unit_size: int) -> None:
        """Add the people of a unit on some days, in their order. `community`: 0 when nothing was said about it."""
        for stretch in there:
            self.household_id.append(self.stretches)
            for side in SIDES:
                self.group[side].append(stretch.group[side])
                self.days[side].append(self._paid_days(side, stretch))
            self.accommodation.append(stretch.accommodation)
            self.community_size.append(community or len(there))
            self.person.append(stretch.person)
            self.unit.append(unit)
            self.unit_size.append(unit_size)
        self.stretches += 1

    def _paid_days(self, side: int, stretch: Stretch) -> int:
        """For emergency aid all days, if it is due (§ 18; taken as decided where nothing is recorded); else by § 7."""
        group, law = stretch.group[side], self.laws[side]
        facts = (side, group, stretch.accommodation, stretch.days, stretch.present)
        if facts not in self._days:
            self._days[facts] = _days(law, group, stretch)
        emergency = stretch.emergency if group is Group.EMERGENCY_AID else None
        due = emergency is None or law.value(STATUTE, "emergency_aid_is_due", person=emergency, day=stretch.first)
        return self._days[facts] if due else 0

    def paid(self) -> tuple[Amounts, Amounts]:
        """What each row gets before and after, in Rappen, by the kernel."""
        before, after = (simulate(self._columns(side), *self.laws, backend="numpy") for side in SIDES)
        return before.person_before.astype(np.int64), after.person_after.astype(np.int64)

    def covered(self) -> NDArray[np.bool_]:
        """The rows that the ordinance itself pays, under one of the laws at least."""
        elsewhere = [
            {group for group in Group if law.value(STATUTE, "scale_of", group=group) is Scale.SOCIAL_ASSISTANCE}
            for law in self.laws
        ]
        return ~np.logical_and(*(np.isin(self.group[side], list(elsewhere[side])) for side in SIDES))

    def _columns(self, side: int) -> dict[str, NDArray[np.int64]]:
        columns = {
            "household_id": self.household_id,
            "group": self.group[side],
            "accommodation": self.accommodation,
            "days": self.days[side],
            "community_size": self.community_size,
        }
        return {name: np.array(column, dtype=np.int64) for name, column in columns.items()}


def _days(law: Law, group: Group, stretch: Stretch) -> int:
    if law.value(STATUTE, "scale_of", group=group) is Scale.EMERGENCY_AID:
        return stretch.days
    facts = {"days_entitled": stretch.days, "days_present": stretch.present}
    days: int = law.value(STATUTE, "days_that_count", accommodation=stretch.accommodation, **facts)
    return days


def add_household(rows: Rows, unit: int, before: Household, after: Household) -> None:
    """Add a household of any kind: its month is cut wherever a member or the community changes."""
    for days in cut(after.month, _changes(before) | _changes(after)):
        there = [
            _stretch(old, new, days)
            for old, new in zip(before.members, after.members, strict=True)
            if any(days.first in period for period in new.entitled)
        ]
        if there:
            rows.add(unit, there, community=after.community_on(days.first), unit_size=len(after.members))


def _changes(household: Household) -> set[date]:
    changes: set[date] = {change for member in household.members for change in member.changes()}
    for dated in household.community_size:
        changes |= {dated.valid.first, (dated.valid.last or household.month.first) + DAY}
    return changes


def _stretch(old: Member, new: Member, days: Period) -> Stretch:
    return Stretch(
        person=int(new.id),
        group=(on(old.group, days.first), on(new.group, days.first)),
        accommodation=on(new.accommodation, days.first),
        first=days.first,
        days=days.days,
        present=new.days_present_in(days),
        emergency=new.emergency,
    )
