# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of a month that do not count days: housing, rent, talks, allowances and their ceiling, meals, costs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..engine import Law, Step, Unknown
from ..engine.statute import statute
from .facts import STATUTE, Group
from .household import Member, Rent
from .lines import BudgetLine

_CITED = re.compile(r"§ (\d+)(?: Abs\. (\w+))?(?: lit\. (\w))?")
UNDER_CAP = ("motivation", "integration", "income")


def line(key: str, derivation: Step) -> BudgetLine:
    """A line from one rule's derivation."""
    assert derivation.rule is not None
    return BudgetLine(key, derivation.rule.name, norms_of(derivation), derivation.value, derivation, _stop(derivation))


def summed(key: str, rule: str, parts: list[Step]) -> BudgetLine:
    """A line that adds up `parts`; unknown as soon as one of them is."""
    stopped = next((stop for part in parts if (stop := _stop(part))), None)
    rappen = None if stopped else sum(part.value for part in parts)
    whole = Step("sum", rappen, f"line.{key}", steps=parts)
    return BudgetLine(key, rule, norms_of(whole), rappen, whole, stopped)


def _stop(step: Step) -> dict[str, str] | None:
    if step.kind == "stop":
        assert isinstance(step.phrase, Unknown)
        return step.phrase.what
    return next((found for below in step.steps if (found := _stop(below))), None)


def norms_of(step: Step) -> tuple[str, ...]:
    """The norms that a derivation rests on, in order of use: those of its figures and those cited where it went.

    A path that cites nothing rests on the norms of its rule.
    """
    return tuple(dict.fromkeys(_cited(step)) or dict.fromkeys(_ruled(step)))


def _cited(step: Step) -> Iterator[str]:
    if step.rule is not None and step.rule.unit in ("days", "code"):
        return  # which days and which scale: said by the paragraph that pays
    if step.figure is not None:
        yield from step.figure.norms
    elif step.cite and (norm := _norm_id(step.cite)):
        yield norm
    for below in step.steps:
        yield from _cited(below)


def _ruled(step: Step) -> Iterator[str]:
    if step.rule is not None:
        yield from step.rule.norms
        return
    for below in step.steps:
        yield from _ruled(below)


def _norm_id(cite: str) -> str | None:
    """`§ 12 Abs. 1 lit. a` as `lu-kasylv/12/1/a`, when the ordinance has such a norm."""
    match = _CITED.match(cite)
    if match is None:
        return None
    parts = [STATUTE, *(part for part in match.groups() if part)]
    known = {norm.id for norm in statute(STATUTE).norms}
    return next((norm for end in range(len(parts), 1, -1) if (norm := "/".join(parts[:end])) in known), None)


def housing_line(law: Law) -> BudgetLine:
    """Housing the canton provides: in kind, shown at zero (§ 8 para. 1)."""
    return line("housing", law.derive(STATUTE, "housing_in_kind", provided_by_canton=True, agreed_value=0))


def rent_line(rent: Rent, law: Law) -> BudgetLine:
    """Rent of the unit's private flat (§ 8 para. 2)."""
    facts = {"rent_rappen": rent.rent_rappen, "guideline_rappen": rent.guideline_rappen}
    return line("rent", law.derive(STATUTE, "rent", **facts))


def allowance_lines(member: Member, group: Group, law: Law) -> list[BudgetLine]:
    """§§ 10 to 12 for one member: only what somebody recorded gets a line."""
    found: list[BudgetLine] = []

    def add(key: str, rule: str, asked: Sequence[dict[str, Any]]) -> None:
        if asked:
            parts = [law.derive(STATUTE, rule, group=group, **facts) for facts in asked]
            found.append(line(key, parts[0]) if len(parts) == 1 else summed(key, rule, parts))

    taking_part = bool(member.programmes)
    working = member.employed or member.income > 0
    add("talks", "talk_allowance", [
        {"attended": talk.attended, "pass_paid": talk.pass_paid, "ticket_rappen": talk.ticket_rappen}
        for talk in member.talks
    ])  # fmt: skip
    add("motivation", "motivation_allowance",
        [{"employed": working, "programmes": member.programmes}] if taking_part else [])  # fmt: skip
    add("integration", "integration_allowance", [{"employed": working}] if taking_part else [])
    add("income", "income_allowance", [{"employed": working, "income": member.income}] if working else [])
    add("meals", "meals", [
        {"subsidised_days": member.meals.subsidised_days, "full_price_days": member.meals.full_price_days}
    ] if member.meals else [])  # fmt: skip
    add("situational", "situational_cost", [{"cost": cost} for cost in member.costs])
    if member.income:
        found.append(line("income_counted", law.derive("lu-shv", "shv_income_counted", income=member.income)))
    return [row for row in found if row.rappen != 0 or row.key not in ("integration", "income")]


def cap_lines(members: Sequence[Sequence[BudgetLine]], law: Law) -> tuple[list[list[BudgetLine]], list[BudgetLine]]:
    """The ceiling on allowances of the unit (§ 11 para. 4): a reduction for each member, or the unit's stopped line.

    The reduction is shared in proportion to each member's allowances, whole Rappen by largest remainder in file order.
    """
    nothing: list[list[BudgetLine]] = [[] for _ in members]
    capped = [[row for row in rows if row.key in UNDER_CAP] for rows in members]
    known = [sum(row.rappen or 0 for row in rows) for rows in capped]
    if not any(known) and all(row.rappen is not None for rows in capped for row in rows):
        return nothing, []
    derivation = law.derive(STATUTE, "allowances_above_cap", total=sum(known))
    if derivation.value is None:
        return nothing, [line("allowance_cap", derivation)]
    shares = largest_remainder(derivation.value, known)
    return [
        [BudgetLine("allowance_cap", "allowances_above_cap", norms_of(derivation), -share, derivation)] if share else []
        for share in shares
    ], []


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """`total` in whole parts proportional to `weights`; what is left goes to the largest remainders, in order."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    shares = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in order[: total - sum(shares)]:
        shares[at] += 1
    return shares
