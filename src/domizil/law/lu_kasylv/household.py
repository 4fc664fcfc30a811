# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A household in a month: the facts that an assessment needs. `household_file` reads them from YAML or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from ..engine import BadInput
from ..engine.periods import DAY, Period, month, overlap
from .allowances import Cost, Programme
from .emergency_aid import EmergencyAidFacts
from .facts import Accommodation, Group

T = TypeVar("T")
LATEST = 2199
"""The last year a household may be assessed for."""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A fact while it holds."""

    value: T
    valid: Period


@dataclass(frozen=True, slots=True)
class Talk:
    """A counselling talk (§ 10). `ticket_rappen`: the tariff set for the place, None when not entered."""

    attended: bool = True
    pass_paid: bool = False
    ticket_rappen: int | None = None


@dataclass(frozen=True, slots=True)
class Meals:
    """Days of whole-day presence with a meal away from home (§ 12 until 2023)."""

    subsidised_days: int = 0
    full_price_days: int = 0


@dataclass(frozen=True, slots=True)
class Rent:
    """Privately rented housing of the unit, a month. `guideline_rappen`: what is customary, None when unknown."""

    rent_rappen: int
    guideline_rappen: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the unit. Days of `entitled` and `present` count within the month; `income` is Rappen a month."""

    id: str
    birth_date: date | None
    group: tuple[Dated[Group], ...]
    accommodation: tuple[Dated[Accommodation], ...]
    entitled: tuple[Period, ...]
    present: tuple[Period, ...] | None = None
    days_present: int | None = None
    employed: bool = False
    income: int = 0
    programmes: tuple[Programme, ...] = ()
    talks: tuple[Talk, ...] = ()
    meals: Meals | None = None
    costs: tuple[Cost, ...] = ()
    emergency: EmergencyAidFacts | None = None

    def changes(self) -> Iterator[date]:
        """The days on which something about this person begins or has just ended."""
        for period in self.entitled:
            yield period.first
            if period.last is not None:
                yield period.last + DAY
        yield from (group.valid.first for group in self.group)
        yield from (accommodation.valid.first for accommodation in self.accommodation)
        if self.emergency is not None and self.emergency.requested_on is not None:
            yield self.emergency.requested_on

    def days_present_in(self, period: Period) -> int:
        """Days actually present within a period (all of them when nothing was recorded)."""
        if self.present is None:
            return period.days
        return sum(common.days for span in self.present if (common := span.meets(period)))


@dataclass(frozen=True, slots=True)
class Household:
    """A support unit (Unterstützungseinheit) in one month, its members in the order of the file."""

    month: Period
    members: tuple[Member, ...]
    community_size: tuple[Dated[int], ...] = ()
    rent: Rent | None = None
    municipality: int | str | None = None
    name: str = field(default="", compare=False)

    @property
    def month_text(self) -> str:
        return f"{self.month.first:%Y-%m}"

    def community_on(self, day: date) -> int:
        """Size of the family-like community on a day; 0 when nothing was said."""
        return next((dated.value for dated in self.community_size if day in dated.valid), 0)


def on(facts: tuple[Dated[T], ...], day: date) -> T:
    """The value of a dated fact on a day. Raises `LookupError` when nothing holds."""
    for dated in facts:
        if day in dated.valid:
            return dated.value
    raise LookupError(day)


def check(household: Household) -> Household:
    """Refuse facts that cannot be. Raises `BadInput` with the path, what is wrong, and what is allowed."""
    if not household.members:
        raise BadInput("members", "a household without a person", "at least one member")
    seen: set[str] = set()
    for number, member in enumerate(household.members):
        where = f"members[{number}]"
        if member.id in seen:
            raise BadInput(f"{where}.id", f"{member.id!r} stands twice", "an id of its own for each member")
        seen.add(member.id)
        _check_member(where, member, household.month)
    _check_dated("community_size", household.community_size)
    return household


def _check_member(where: str, member: Member, whole: Period) -> None:
    assert whole.last is not None
    if member.birth_date is not None and member.birth_date > whole.last:
        raise BadInput(f"{where}.birth_date", f"{member.birth_date} lies after the month", f"a day until {whole.last}")
    for name, periods in (("entitled", member.entitled), ("present", member.present or ())):
        if both := overlap(periods):
            raise BadInput(f"{where}.{name}", f"{both[0]} and {both[1]} share days", "periods without a common day")
        for period in periods:
            if whole.meets(period) != period:
                raise BadInput(f"{where}.{name}", f"{period} reaches beyond the month", f"days within {whole}")
    _check_dated(f"{where}.group", member.group)
    _check_dated(f"{where}.accommodation", member.accommodation)
    for period in member.entitled:
        for day in period:
            _check_covered(f"{where}.group", member.group, day)
            _check_covered(f"{where}.accommodation", member.accommodation, day)
    _check_presence(where, member)
    _check_asked(where, member, whole)


def _check_asked(where: str, member: Member, whole: Period) -> None:
    if member.meals and member.meals.subsidised_days + member.meals.full_price_days > whole.days:
        raise BadInput(f"{where}.meals", "more days with meals than the month has", f"at most {whole.days} together")
    if member.emergency and all(dated.value is not Group.EMERGENCY_AID for dated in member.group):
        raise BadInput(f"{where}.emergency", "facts of § 18 for a person who is not on emergency aid",
                       "group: emergency_aid, or leave it out")  # fmt: skip


def _check_presence(where: str, member: Member) -> None:
    recorded = member.present is not None or member.days_present is not None
    if not recorded:
        return
    if all(dated.value is not Accommodation.COLLECTIVE for dated in member.accommodation):
        raise BadInput(f"{where}.days_present", "presence counts only in collective accommodation",
                       "leave it out for individual accommodation")  # fmt: skip
    if member.present is not None and member.days_present is not None:
        raise BadInput(f"{where}.days_present", "stands beside present", "one of the two")
    entitled = sum(period.days for period in member.entitled)
    if member.days_present is not None and not 0 <= member.days_present <= entitled:
        raise BadInput(f"{where}.days_present", f"{member.days_present} days", f"0 to {entitled}, the days entitled")


def _check_dated(where: str, facts: tuple[Dated[T], ...]) -> None:
    if both := overlap(dated.valid for dated in facts):
        raise BadInput(where, f"{both[0]} and {both[1]} share days", "periods without a common day")


def _check_covered(where: str, facts: tuple[Dated[T], ...], day: date) -> None:
    try:
        on(facts, day)
    except LookupError:
        raise BadInput(where, f"nothing holds on {day}", "a value for every day entitled") from None


def whole_month(text: str) -> Period:
    """The month of a household; refuses what is no month, or one that no law of today is meant for."""
    try:
        whole = month(text)
    except ValueError as error:
        raise BadInput("month", str(error), "for example 2024-03") from None
    if whole.first.year > LATEST:
        raise BadInput("month", f"{text} is too far away", f"a month until {LATEST}-12")
    return whole


def in_month(household: Household, text: str) -> Household:
    """The same household in another month: what held the whole month holds the whole of that one.

    Refuses a household whose facts name days of their own, because they would say nothing about the other month.
    """
    then = whole_month(text)
    if then == household.month:
        return household

    def moved(facts: tuple[Dated[T], ...]) -> tuple[Dated[T], ...]:
        if any(dated.valid != household.month for dated in facts):
            raise BadInput(
                "month", f"the file names days of {household.month_text}", "facts without days, to move them"
            )
        return tuple(Dated(dated.value, then) for dated in facts)

    members = []
    for member in household.members:
        if member.entitled != (household.month,) or member.present is not None:
            raise BadInput(
                "month", f"{member.id} has days of {household.month_text}", "facts without days, to move them"
            )
        members.append(
            replace(member, group=moved(member.group), accommodation=moved(member.accommodation), entitled=(then,))
        )
    return check(replace(household, month=then, members=tuple(members), community_size=moved(household.community_size)))
