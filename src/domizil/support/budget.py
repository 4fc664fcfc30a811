# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A unit's month in money: assessed by the law of its days, and compared under the texts around an amendment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domizil.base import clock
from domizil.law.engine.periods import DAY, Period, month
from domizil.law.engine.statute import statute
from domizil.law.engine.texts import LegalText, Status
from domizil.law.lu_kasylv.assessment import assess
from domizil.law.lu_kasylv.facts import STATUTE
from domizil.law.lu_kasylv.household import Household, Member
from domizil.law.lu_kasylv.lines import Assessment, BudgetLine, MemberBudget
from domizil.register.models import Person

from . import facts, messages
from .month_rows import MonthRows

MONTHS_AHEAD = 12


class BadMonth(ValueError):
    """What was asked for is no month, or none that can be computed."""


def month_asked(text: str | None) -> Period:
    """Return the month written `2024-03`; the month of today when nothing is written. Raises BadMonth.

    Months can be computed from the beginning of the ordinance until a year ahead.
    """
    today = clock.today()
    first, last = f"{statute(STATUTE).begins:%Y-%m}", f"{today.year + MONTHS_AHEAD // 12}-{today:%m}"
    asked = text if text is not None else f"{today:%Y-%m}"
    try:
        found = month(asked)
    except ValueError:
        raise BadMonth(messages.no_month(asked, first, last)) from None
    if not first <= asked <= last:
        raise BadMonth(messages.no_month(asked, first, last))
    return found


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line under two texts; None where a text does not know it or the person is not supported."""

    key: str
    before: BudgetLine | None
    after: BudgetLine | None

    @property
    def both(self) -> tuple[BudgetLine | None, BudgetLine | None]:
        """Before and after."""
        return self.before, self.after

    @property
    def stopped(self) -> bool:
        """Whether one of the amounts waits for a figure."""
        return any(line is not None and line.rappen is None for line in (self.before, self.after))

    @property
    def difference(self) -> int | None:
        """After minus before, in Rappen; None where one of them waits for a figure."""
        return None if self.stopped else _amount(self.after) - _amount(self.before)


def _amount(line: BudgetLine | None) -> int:
    return (line.rappen or 0) if line is not None else 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same facts under the text before and after an amendment: changes by member, and of the unit as a whole."""

    text: LegalText
    before: Assessment
    after: Assessment
    members: tuple[tuple[Person, tuple[LineChange, ...]], ...]
    unit_lines: tuple[LineChange, ...]

    @property
    def changes(self) -> list[LineChange]:
        """All lines."""
        return [change for _, lines in self.members for change in lines] + list(self.unit_lines)

    @property
    def difference(self) -> int:
        """The difference of all lines known under both texts, in Rappen."""
        return sum(change.difference or 0 for change in self.changes)

    @property
    def complete(self) -> bool:
        """Whether every line is known under both texts."""
        return not any(change.stopped for change in self.changes)


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """What page and letter show of a month. Without `assessment`, `missing` says why (empty: nobody was supported)."""

    rows: MonthRows
    assessment: Assessment | None = None
    household: Household | None = None
    missing: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()

    def member(self, person: Person) -> Member | None:
        """The law's facts about one person; None when the month could not be computed."""
        members = self.household.members if self.household else ()
        return next((member for member in members if member.id == str(person.pk)), None)

    def budget(self, person: Person) -> MemberBudget:
        """The lines of one member."""
        assert self.assessment is not None
        return next(member for member in self.assessment.members if member.id == str(person.pk))


def unit_month(rows: MonthRows) -> UnitMonth:
    """Assess a month by the law of its days."""
    if not rows.people:
        return UnitMonth(rows)
    try:
        found = facts.mapped(rows)
    except facts.FactsMissing as missing:
        return UnitMonth(rows, missing=missing.messages)
    return UnitMonth(rows, assess(found.household), found.household, readings=found.readings)


def amendment() -> LegalText:
    """The newest text of the ordinance that is no draft."""
    known = [text for text in statute(STATUTE).texts.values() if text.status is not Status.DRAFT]
    return max(known, key=lambda text: text.since)


def comparison(rows: MonthRows) -> Comparison:
    """Assess the same facts by the text before and after the newest amendment. Raises FactsMissing."""
    text = amendment()
    before, after = _by_one_law(rows, text.since - DAY), _by_one_law(rows, text.since)
    members = tuple(
        (person, _changes(old.lines, new.lines))
        for person, old, new in zip(rows.people, before.members, after.members, strict=True)
    )
    return Comparison(text, before, after, members, _changes(before.unit_lines, after.unit_lines))


def _by_one_law(rows: MonthRows, day: date) -> Assessment:
    return assess(facts.mapped(rows, law_on=day).household, law_on=day)


def _changes(before: tuple[BudgetLine, ...], after: tuple[BudgetLine, ...]) -> tuple[LineChange, ...]:
    old, new = {line.key: line for line in before}, {line.key: line for line in after}
    return tuple(LineChange(key, old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new)))
