# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""OpenFisca-core: two entities, dated formulas, scales as dated parameters. One simulation, two months."""

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from ..amounts import (
    COLLECTIVE,
    EMERGENCY_AID,
    EMERGENCY_DAY,
    ORDINARY_ASSISTANCE,
    PROVISIONALLY_ADMITTED,
    TABLE_1,
    TABLE_2,
    TABLE_3,
    TABLE_4,
    TABLE_5,
    TABLE_6,
    Amounts,
)  # fmt: skip

MONTHS = "2023-12", "2024-01"
Household = build_entity(
    key="household", plural="households", label="Household", roles=[{"key": "member", "plural": "members"}]
)
Person = build_entity(key="person", plural="persons", label="Person", is_person=True)


class group(Variable):  # noqa: N801 OpenFisca names variables so
    """Group of § 3."""

    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH


class accommodation(Variable):  # noqa: N801
    """Kind of accommodation."""

    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH


class days(Variable):  # noqa: N801
    """Days of the month."""

    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH


class daily_amount(Variable):  # noqa: N801
    """Rappen a person and day."""

    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH

    def formula_2016(person, period, parameters):  # noqa: N805
        rates = parameters(period)
        kind, size, number = _facts(person, period)
        basic = np.where(
            person("accommodation", period) == COLLECTIVE,
            _rate(rates.table_1, size, number), _rate(rates.table_3, size, number),
        )  # fmt: skip
        return np.select([kind == EMERGENCY_AID, _elsewhere(kind)], [_rate(rates.table_6, size, number), 0], basic)

    def formula_2024(person, period, parameters):  # noqa: N805
        rates = parameters(period)
        kind, size, number = _facts(person, period)
        individual = np.where(
            kind == PROVISIONALLY_ADMITTED, _rate(rates.table_5, size, number), _rate(rates.table_4, size, number)
        )
        collective = person("accommodation", period) == COLLECTIVE
        basic = np.where(collective, _rate(rates.table_2, size, number), individual)
        return np.select([kind == EMERGENCY_AID, _elsewhere(kind)], [rates.emergency_day, 0], basic)


class amount(Variable):  # noqa: N801
    """Rappen of a person."""

    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH

    def formula(person, period):  # noqa: N805
        return person("daily_amount", period) * person("days", period)


class household_amount(Variable):  # noqa: N801
    """Rappen of a household."""

    value_type = int
    entity = Household
    definition_period = DateUnit.MONTH

    def formula(household, period):  # noqa: N805
        return household.sum(household.members("amount", period))


def _facts(person, period):
    """Group, household size, and the number of the person in the household."""
    size = person.household.nb_persons()
    return person("group", period), size, person.household.members_position + 1


def _elsewhere(kind):
    return np.isin(kind, ORDINARY_ASSISTANCE)


def _rate(table, size, number):
    steps = len(table.scale.thresholds)
    return np.where(number > steps, table.more, table.scale.calc(np.minimum(size, steps)))


def _table(table, since):
    brackets = [
        {"threshold": {since: {"value": size}}, "amount": {since: {"value": rappen}}}
        for size, rappen in enumerate(table.sizes, 1)
    ]
    scale = {"metadata": {"type": "single_amount"}, "brackets": brackets}
    return {"scale": scale, "more": {"values": {since: {"value": table.more}}}}


def _system() -> TaxBenefitSystem:
    system = TaxBenefitSystem([Person, Household])
    system.add_variables(group, accommodation, days, daily_amount, amount, household_amount)
    old = {f"table_{n}": _table(table, "2016-01-01") for n, table in ((1, TABLE_1), (3, TABLE_3), (6, TABLE_6))}
    new = {f"table_{n}": _table(table, "2024-01-01") for n, table in ((2, TABLE_2), (4, TABLE_4), (5, TABLE_5))}
    flat = {"emergency_day": {"values": {"2024-01-01": {"value": EMERGENCY_DAY}}}}
    system.parameters = ParameterNode("", data=old | new | flat)
    return system


SYSTEM = _system()


def run(columns) -> Amounts:
    """All persons at once, in a simulation made from the columns."""
    household_id = columns["household_id"]
    builder = SimulationBuilder()
    builder.create_entities(SYSTEM)
    builder.declare_person_entity("person", np.arange(len(household_id)))
    households = builder.declare_entity("household", np.unique(household_id))
    builder.join_with_persons(households, household_id, np.broadcast_to("member", len(household_id)))
    simulation = builder.build(SYSTEM)
    for month in MONTHS:
        for name in ("group", "accommodation", "days"):
            simulation.set_input(name, month, columns[name])
    persons = [simulation.calculate("amount", month) for month in MONTHS]
    return Amounts(*persons, *(simulation.calculate("household_amount", month) for month in MONTHS))
