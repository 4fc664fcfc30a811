# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 4, 5, 8 and 9: kinds of accommodation, mandates, housing costs, health insurance (text until 2023)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..engine import parameter, rule
from ..engine.periods import Period
from .facts import STATUTE, TEXT_2016

COLLECTIVE_CAPACITY = parameter(STATUTE, "collective_capacity")
RENT_GUIDELINE = parameter(STATUTE, "rent_guideline")
INDIVIDUAL_KINDS = ("room", "flat", "pavilion")


@rule("lu-kasylv/4/1", text=TEXT_2016, unit="holds")
def may_be_collective(capacity: int, communal: bool) -> bool:
    """Whether a place counts as collective accommodation (Kollektivunterkunft): ten places or more, run communally."""
    return capacity >= COLLECTIVE_CAPACITY and communal  # § 4 Abs. 1


@rule("lu-kasylv/4/2", text=TEXT_2016, unit="holds")
def may_open(
    run_by_canton: bool,
    collective: bool,
    first_time_centre: bool,
    municipality_heard_on: date | None,
    opens_on: date,
) -> bool:
    """Whether a place may open: before a new asylum centre of the canton the municipality must have been heard."""
    if not (run_by_canton and first_time_centre):
        return True
    if municipality_heard_on is None:
        return False
    return municipality_heard_on < opens_on  # § 4 Abs. 2


@rule("lu-kasylv/4/3", text=TEXT_2016, unit="holds")
def is_individual(sub_kind: str) -> bool:
    """Whether a place is individual accommodation (individuelle Unterkunft): room, flat or pavilion."""
    return sub_kind in INDIVIDUAL_KINDS  # § 4 Abs. 3


@rule("lu-kasylv/5/1", text=TEXT_2016, unit="holds")
def advice_is_due(handed_to_third_party: bool) -> bool:
    """Whether the service must see to advice because the canton handed support to a third party or a municipality."""
    return handed_to_third_party  # § 5 Abs. 1


@rule("lu-kasylv/8/1", text=TEXT_2016)
def housing_in_kind(provided_by_canton: bool, agreed_value: int) -> int:
    """What is paid for accommodation the canton provides: nothing, its use is a benefit in kind (Sachleistung)."""
    if provided_by_canton:
        return 0  # § 8 Abs. 1
    return agreed_value


@rule("lu-kasylv/8/2", text=TEXT_2016)
def rent(rent_rappen: int, guideline_rappen: int | None) -> int:
    """Rent (Wohnkosten) of a private flat: up to what is customary in the place; the rest is the person's own."""
    if guideline_rappen is None:
        return min(rent_rappen, RENT_GUIDELINE)  # § 8 Abs. 2
    if rent_rappen > guideline_rappen:
        return guideline_rappen  # § 8 Abs. 2
    return rent_rappen


@rule("lu-kasylv/9/1", text=TEXT_2016, unit="days")
def uninsured_days(stay: Period, insured: Sequence[Period]) -> int:
    """Days of a stay without health insurance; the canton must secure that there is none (§ 9)."""
    covered = {day for period in insured if (common := stay.meets(period)) for day in common}
    return stay.days - len(covered)
