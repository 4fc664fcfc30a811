# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The budget of a unit's month, day by day: the month is cut wherever the law, a member or a fact changes.

Readings chosen where the ordinance is silent are told in docs/law/lu-kasylv-readings.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ..engine import BadInput, Law, NoSuchLaw, Step, Table
from ..engine.periods import DAY, Period, cut
from ..engine.statute import change_dates, statute
from ..engine.texts import LegalText
from .facts import STATUTE, Accommodation, Scale
from .household import Household, Member, check, on
from .lines import Assessment, BudgetLine, MemberBudget
from .month_lines import allowance_lines, cap_lines, housing_line, line, rent_line, summed


@dataclass(frozen=True, slots=True)
class Span:
    """Days of the month on which nothing changes: who is in the household, in order, and the law of these days."""

    days: Period
    law: Law
    members: tuple[Member, ...]
    household: Step

    @property
    def size(self) -> int:
        """The household size on these days."""
        size: int = self.household.value
        return size

    def number(self, member: Member) -> int:
        """The member's number in the household on these days (the order of the file)."""
        return self.members.index(member) + 1


def assess(household: Household, *, law_on: date | None = None, drafts: Iterable[str] = ()) -> Assessment:
    """The budget of the month. Each day by the law of that day; with `law_on` all days by the law of that one day.

    `drafts` overlays draft texts, for comparing only. Raises `BadInput` for impossible facts and for a month before
    the ordinance.
    """
    check(household)
    try:
        spans = _spans(household, law_on, tuple(drafts))
    except NoSuchLaw as error:
        raise BadInput(
            "on" if law_on else "month", str(error), f"a month from {statute(STATUTE).begins:%Y-%m} on"
        ) from None
    first = spans[0].law
    members = [(member, _member_lines(member, spans, household.rent is None)) for member in household.members]
    reductions, stopped = cap_lines([lines for _, lines in members], first)
    budgets = tuple(
        MemberBudget(member.id, (*lines, *reduction))
        for (member, lines), reduction in zip(members, reductions, strict=True)
    )
    ordinance = any(row.key == "basic_need" for _, lines in members for row in lines)
    rent = [rent_line(household.rent, first)] if household.rent and ordinance else []
    return Assessment(household.month_text, _texts(spans), budgets, (*rent, *stopped))


def _spans(household: Household, law_on: date | None, drafts: tuple[str, ...]) -> list[Span]:
    changes = {change for member in household.members for change in member.changes()}
    for dated in household.community_size:
        changes |= {dated.valid.first, (dated.valid.last or household.month.first) + DAY}
    if law_on is None:
        changes |= set(change_dates(statute(STATUTE)))
    return [_span(household, days, Law.on(law_on or days.first, drafts)) for days in cut(household.month, changes)]


def _span(household: Household, days: Period, law: Law) -> Span:
    law.texts(STATUTE)
    there = tuple(member for member in household.members if any(days.first in period for period in member.entitled))
    community = household.community_on(days.first)
    return Span(days, law, there, law.derive(STATUTE, "household_size", members=len(there), community_size=community))


def _texts(spans: list[Span]) -> tuple[tuple[str, LegalText], ...]:
    found = {text.id: (STATUTE, text) for span in spans for text in span.law.texts(STATUTE)[:1]}
    return tuple(found.values())


def _member_lines(member: Member, spans: list[Span], housed: bool) -> list[BudgetLine]:
    """A member's lines. §§ 8 and 10 to 12 follow the first days of the month that the ordinance itself rules."""
    mine = _joined(member, [span for span in spans if member in span.members])
    if not mine:
        return []
    lines = _daily_lines(member, mine)
    ruled = next((span for span in mine if _scale(member, span) is Scale.ORDINANCE), None)
    if ruled is not None and housed:
        lines.append(housing_line(ruled.law))
    there = ruled or mine[0]
    return [*lines, *allowance_lines(member, on(member.group, there.days.first), there.law)]


def _scale(member: Member, span: Span) -> Scale:
    scale: Scale = span.law.value(STATUTE, "scale_of", group=on(member.group, span.days.first))
    return scale


def _joined(member: Member, spans: list[Span]) -> list[Span]:
    """Neighbouring spans in which nothing changes for this member become one."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before is not None and before.days.last == span.days.first - DAY and _same(member, before, span):
            joined[-1] = replace(before, days=Period(before.days.first, span.days.last))
        else:
            joined.append(span)
    return joined


def _same(member: Member, before: Span, after: Span) -> bool:
    return all(
        what(before) == what(after)
        for what in (
            lambda span: span.household.facts,
            lambda span: span.number(member),
            lambda span: on(member.group, span.days.first),
            lambda span: on(member.accommodation, span.days.first),
            lambda span: [text.id for text in span.law.texts(STATUTE)],
            lambda span: _asked(member) is not None and span.days.first >= _asked(member),
        )
    )


def _asked(member: Member) -> date | None:
    """The day emergency aid was asked for."""
    return member.emergency.requested_on if member.emergency else None


def _daily_lines(member: Member, spans: list[Span]) -> list[BudgetLine]:
    """Basic need, emergency aid, ordinary assistance: one line for each scale that applied in the month."""
    by_scale: dict[Scale, list[Span]] = {}
    for span in spans:
        by_scale.setdefault(_scale(member, span), []).append(span)
    lines = []
    for scale, there in by_scale.items():
        if scale is Scale.ORDINANCE:
            lines.append(_basic_need(member, there))
        elif scale is Scale.EMERGENCY_AID:
            lines.append(_emergency_aid(member, there))
        else:
            lines.append(line("ordinary_scale", there[0].law.derive(STATUTE, "ordinary_assistance")))
    return lines


def _basic_need(member: Member, spans: list[Span]) -> BudgetLine:
    parts = []
    for span in spans:
        daily = span.law.derive(
            STATUTE,
            "daily_basic_need",
            group=on(member.group, span.days.first),
            accommodation=on(member.accommodation, span.days.first),
            household_size=span.size,
            person_number=span.number(member),
        )
        days = span.law.derive(
            STATUTE,
            "days_that_count",
            accommodation=on(member.accommodation, span.days.first),
            days_entitled=span.days.days,
            days_present=member.days_present_in(span.days),
        )
        parts.append(_times(span, days, daily))
    if member.days_present is not None:
        parts = [_by_count(member, parts, spans)]
    return summed("basic_need", "daily_basic_need", parts)


def _times(span: Span, days: Step, daily: Step) -> Step:
    """Days × rate, or where a figure is unknown: the rate that stopped."""
    value = None if daily.value is None else days.value * daily.value
    facts = {"from": span.days.first, "to": span.days.last, "days": days.value}
    return Step("sum", value, "days_times_rate", facts=facts, steps=[span.household, days, daily])


def _by_count(member: Member, parts: list[Step], spans: list[Span]) -> Step:
    """Days given as a number: right only where every collective day of the month has the same rate."""
    collective = [
        part for part, span in zip(parts, spans, strict=True)
        if on(member.accommodation, span.days.first) is Accommodation.COLLECTIVE
    ]  # fmt: skip
    if len(collective) != len(parts) or len({part.steps[2].value for part in parts}) > 1:
        raise BadInput(f"{member.id}.days_present", "the rate changes within the month, a number does not say which",
                       "present: a list of periods")  # fmt: skip
    household, days, daily = parts[0].steps
    facts = {"from": spans[0].days.first, "to": spans[-1].days.last, "days": member.days_present}
    days = Step("rule", member.days_present, facts={"days_present": member.days_present}, rule=days.rule)
    value = None if daily.value is None or member.days_present is None else member.days_present * daily.value
    return Step("sum", value, "days_times_rate", facts=facts, steps=[household, days, daily])


def _emergency_aid(member: Member, spans: list[Span]) -> BudgetLine:
    """§ 19: every day entitled counts, also in collective accommodation; § 18 is asked when its facts are given."""
    parts = []
    for span in spans:
        daily = span.law.derive(
            STATUTE, "daily_emergency_aid", household_size=span.size, person_number=span.number(member)
        )
        facts = {"from": span.days.first, "to": span.days.last, "days": span.days.days}
        if member.emergency is None:
            due = Step("sum", None, "eligibility_decided")
        else:
            due = span.law.derive(STATUTE, "emergency_aid_is_due", person=member.emergency, day=span.days.first)
        refused = member.emergency is not None and not due.value
        value = 0 if refused else None if daily.value is None else daily.value * span.days.days
        steps = [due] if refused else [due, *_size(span, daily), daily]
        parts.append(Step("sum", value, "days_times_rate", facts=facts, steps=steps))
    return summed("emergency_aid", "daily_emergency_aid", parts)


def _size(span: Span, daily: Step) -> list[Step]:
    """The household size, where a table by size was read; a flat amount does not ask for it."""
    read = any(step.figure is not None and isinstance(step.figure.value, Table) for step in daily.steps)
    return [span.household] if read else []
