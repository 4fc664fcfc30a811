# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 7 and 19 para. 2: basic need and basic amount of emergency aid by the tables (text until 2023)."""

from __future__ import annotations

from ..engine import Table, parameter, rule
from .facts import STATUTE, TEXT_2016, Accommodation, Days, Group, HouseholdSize, PersonNumber, Scale
from .persons import scale_of

TABLE_1 = parameter(STATUTE, "table_1")
TABLE_3 = parameter(STATUTE, "table_3")
TABLE_6 = parameter(STATUTE, "table_6")
SOCIAL_ASSISTANCE_SCALE = parameter(STATUTE, "social_assistance_scale")


@rule("lu-kasylv/7/1", text=TEXT_2016, unit="persons", bulk=True)
def household_size(members: HouseholdSize, community_size: HouseholdSize) -> int:
    """The household size of a support unit (Unterstützungseinheit): its members on the day."""
    return members


@rule("lu-kasylv/7/2", "lu-kasylv/7/3", "lu-kasylv/19/2", text=TEXT_2016, unit="rappen/day", bulk=True)
def rate(table: Table, household_size: HouseholdSize, person_number: PersonNumber) -> int:
    """The rate (Ansatz) of one person and day.

    "For each further person": that person gets the amount, the persons before keep the rate of the last size.
    """
    if person_number > table.steps:
        return table.more
    return table.sizes[min(household_size, table.steps) - 1]


@rule("lu-kasylv/7/2", "lu-kasylv/7/3", text=TEXT_2016, unit="rappen/day", bulk=True)
def daily_basic_need(
    group: Group, accommodation: Accommodation, household_size: HouseholdSize, person_number: PersonNumber
) -> int:
    """Basic need (Grundbedarf für den Lebensunterhalt) of one person and day."""
    if accommodation == Accommodation.COLLECTIVE:
        return rate(TABLE_1, household_size, person_number)  # § 7 Abs. 2
    return rate(TABLE_3, household_size, person_number)  # § 7 Abs. 3


@rule("lu-kasylv/19/2", text=TEXT_2016, unit="rappen/day", bulk=True)
def daily_emergency_aid(household_size: HouseholdSize, person_number: PersonNumber) -> int:
    """Basic amount of emergency aid (Grundbetrag der Nothilfe) of one person and day."""
    return rate(TABLE_6, household_size, person_number)  # § 19 Abs. 2


@rule("lu-kasylv/7/1", "lu-kasylv/16/1", "lu-kasylv/19/2", text=TEXT_2016, unit="rappen/day", bulk=True)
def daily_amount(
    group: Group, accommodation: Accommodation, household_size: HouseholdSize, person_number: PersonNumber
) -> int:
    """What the ordinance itself pays for a person and day; nothing where the social assistance law pays (§ 16)."""
    if scale_of(group) == Scale.EMERGENCY_AID:
        return daily_emergency_aid(household_size, person_number)
    if scale_of(group) == Scale.SOCIAL_ASSISTANCE:
        return 0  # § 16 Abs. 1
    return daily_basic_need(group, accommodation, household_size, person_number)


@rule("lu-kasylv/16/1", text=TEXT_2016, unit="rappen/month")
def ordinary_assistance() -> int:
    """Support by the social assistance law (ordentliche Sozialhilfe); its rates are not in this ordinance."""
    return SOCIAL_ASSISTANCE_SCALE  # § 16 Abs. 1


@rule("lu-kasylv/7/2", "lu-kasylv/7/3", text=TEXT_2016, unit="days")
def days_that_count(accommodation: Accommodation, days_entitled: Days, days_present: Days) -> int:
    """Days paid: in collective accommodation the days actually present, else every day."""
    if accommodation == Accommodation.COLLECTIVE:
        return days_present  # § 7 Abs. 2
    return days_entitled  # § 7 Abs. 3


@rule("lu-kasylv/7/1", "lu-kasylv/7/2", "lu-kasylv/7/3", text=TEXT_2016, bulk=True)
def amount(
    group: Group,
    accommodation: Accommodation,
    household_size: HouseholdSize,
    person_number: PersonNumber,
    days: Days,
) -> int:
    """The amount of one person for a number of days on which nothing changes."""
    return daily_amount(group, accommodation, household_size, person_number) * days
