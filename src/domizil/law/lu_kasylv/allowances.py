# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 10 to 12: talk allowance, motivation allowance, situation-related costs (text until 2023).

The ordinance leaves the amount within the ceiling to the authority ("kann"). What the authority set is a fact here
(`granted`), never computed.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..engine import parameter, rule
from .facts import STATUTE, TEXT_2016, CostKind, Group, ProgrammeKind, Scale
from .persons import scale_of

MOTIVATION_CAP = parameter(STATUTE, "motivation_cap")
MEAL_SUBSIDISED = parameter(STATUTE, "meal_subsidised")
MEAL_FULL_PRICE = parameter(STATUTE, "meal_full_price")
MEAL_CAP = parameter(STATUTE, "meal_cap")
TALK_TICKET = parameter(STATUTE, "talk_ticket")


@dataclass(frozen=True, slots=True)
class Programme:
    """Participation in one programme in a month. `granted`: what the authority set by its intensity, in Rappen."""

    kind: ProgrammeKind
    granted: int
    delivered: bool = True


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost somebody asked for. `reason` and `approved_by` are needed where the authority decides."""

    kind: CostKind
    rappen: int
    scholarship: int = 0
    reason: str = ""
    approved_by: str = ""
    parents_work_or_seek: bool = False
    minor_or_young: bool = False


@rule("lu-kasylv/7/1", text=TEXT_2016, unit="holds")
def allowances_are_open(group: Group) -> bool:
    """Whether §§ 10 to 12 are for this group at all: those whose support the ordinance itself rules (its part 3.1)."""
    return scale_of(group) == Scale.ORDINANCE


@rule("lu-kasylv/10/1", "lu-kasylv/10/2", text=TEXT_2016)
def talk_allowance(group: Group, attended: bool, pass_paid: bool, ticket_rappen: int | None) -> int:
    """Allowance for one counselling talk (Beratungsgespräch): the price of the day ticket set for the place."""
    if not allowances_are_open(group):
        return 0
    if not attended:
        return 0
    if pass_paid:
        return 0  # § 10 Abs. 2
    if ticket_rappen is None:
        return TALK_TICKET  # § 10 Abs. 1
    return ticket_rappen  # § 10 Abs. 1


@rule("lu-kasylv/11/1", "lu-kasylv/11/2", text=TEXT_2016, unit="holds")
def is_occupation_programme(kind: ProgrammeKind) -> bool:
    """Whether it is an occupation programme (Beschäftigungsprogramm): charitable, or in the asylum structure."""
    return kind in (ProgrammeKind.CHARITABLE, ProgrammeKind.ASYLUM_STRUCTURE)  # § 11 Abs. 1 und 2


@rule("lu-kasylv/11/1", text=TEXT_2016)
def programme_allowance(programme: Programme) -> int:
    """What one programme gives in a month: as set by its intensity, and only for performance delivered."""
    if not is_occupation_programme(programme.kind):
        return 0  # § 11 Abs. 2
    if not programme.delivered:
        return 0  # § 11 Abs. 1 Satz 3
    return programme.granted  # § 11 Abs. 1 Satz 2


@rule("lu-kasylv/11/1", text=TEXT_2016)
def motivation_allowance(group: Group, employed: bool, programmes: tuple[Programme, ...]) -> int:
    """Motivation allowance (Motivationszulage) of one person and month, at most the ceiling."""
    if not allowances_are_open(group):
        return 0
    total = sum(programme_allowance(programme) for programme in programmes)
    return min(total, MOTIVATION_CAP)  # § 11 Abs. 1 Satz 1


@rule("lu-kasylv/12/1/a", text=TEXT_2016)
def meals(group: Group, subsidised_days: int, full_price_days: int) -> int:
    """Meals away from home on days of whole-day presence (auswärts eingenommene Mahlzeiten), capped a month."""
    if not allowances_are_open(group):
        return 0
    total = subsidised_days * MEAL_SUBSIDISED + full_price_days * MEAL_FULL_PRICE
    return min(total, MEAL_CAP)  # § 12 Abs. 1 lit. a


@rule("lu-kasylv/12/1/a", "lu-kasylv/12/1/b", "lu-kasylv/12/1/c", "lu-kasylv/12/1/d", "lu-kasylv/12/2", text=TEXT_2016)
def situational_cost(group: Group, cost: Cost) -> int:
    """What is paid of a situation-related cost (situationsbedingte Leistung) that was asked for."""
    if not allowances_are_open(group):
        return 0
    if cost.kind == CostKind.TRAVEL or cost.kind == CostKind.WORK_EXPENSES:
        return cost.rappen  # § 12 Abs. 1 lit. a
    if cost.kind == CostKind.CHILD_CARE:
        return cost.rappen if cost.parents_work_or_seek else 0  # § 12 Abs. 1 lit. b
    if cost.kind == CostKind.SCHOOL:
        return max(0, cost.rappen - cost.scholarship)  # § 12 Abs. 1 lit. c
    if cost.kind == CostKind.HOLIDAY_CAMP:
        return cost.rappen if cost.minor_or_young else 0  # § 12 Abs. 1 lit. d
    return discretionary_cost(cost)  # § 12 Abs. 2


@rule("lu-kasylv/12/2", text=TEXT_2016)
def discretionary_cost(cost: Cost) -> int:
    """A cost at the authority's discretion: paid when it gave its reasons and somebody approved it."""
    if not cost.reason:
        return 0
    if not cost.approved_by:
        return 0
    return cost.rappen


@rule("lu-kasylv/11/1", text=TEXT_2016)
def integration_allowance(group: Group, employed: bool) -> int:
    """Integration allowance (Integrationszulage): the text until 2023 does not know it."""
    return 0


@rule("lu-kasylv/11/1", text=TEXT_2016)
def income_allowance(group: Group, employed: bool, income: int) -> int:
    """Income allowance (Einkommensfreibetrag): the text until 2023 does not know it."""
    return 0


@rule("lu-kasylv/11/1", text=TEXT_2016)
def allowances_above_cap(total: int) -> int:
    """The text until 2023 knows no ceiling on the allowances of a unit."""
    return 0
