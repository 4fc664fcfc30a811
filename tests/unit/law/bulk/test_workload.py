# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any statute can be computed over columns: here one with an income, deductions and 64 bits in between."""

import numpy as np
import pytest

from domizil.law.engine import LawError
from domizil.law.engine.bulk.program import columns_of, program
from domizil.law.engine.bulk.simulate import BACKENDS, simulate
from domizil.law.engine.bulk.workload import Workload
from domizil.law.engine.rules import active
from domizil.law.engine.trace import Evaluation

WORKLOAD = Workload("trial", amount="paid", size="size", scale="kind_of", elsewhere=2)
RULES = '''
Days = Annotated[int, Range(0, 31)]
Around = Annotated[int, Range(1, 12)]
Share = Annotated[int, Range(1, 1000)]

@bulk
def size(members: Around, flat: Around, guests: Share) -> int:
    """Two further columns, both optional."""
    if guests > 500:
        return flat
    return min(members, flat)

@bulk
def kind_of(kind: Kind) -> Kind:
    return kind

@bulk
def paid(
    kind: Kind, household_size: Around, person_number: Around, days: Days, income: Rappen, share: Share
) -> int:
    """A tariff less a share of the income: negative when the income is high, 64 bits wide in between."""
    tariff = SCALE.sizes[min(household_size, SCALE.steps) - 1] * days
    if person_number > 3 and kind != Kind.TWO:
        tariff = SCALE.more * days
    kept = half_up(Fraction(income * 1_000 * share, 1_000_000))
    if kind == Kind.THREE:
        return 0
    return tariff - kept
'''


def columns(rows=5_000, seed=1):
    """A random population with an income; `guests` is left out."""
    chance = np.random.default_rng(seed)
    members = chance.integers(1, 13, rows)
    ids = np.repeat(np.arange(rows), members)[:rows]
    return {
        "household_id": ids,
        "kind": chance.integers(0, 3, rows),
        "days": chance.integers(0, 32, rows),
        "income": chance.integers(-100_000, 2_000_001, rows),
        "share": chance.integers(1, 1_001, rows),
        "flat": chance.integers(1, 13, rows)[ids],
    }


def case_by_case(law, given):
    """Each person by the plain rule."""
    members = np.bincount(given["household_id"])
    seen = dict.fromkeys(range(len(members)), 0)
    token = active.set(Evaluation(law, tracing=False))
    try:
        for row, id_ in enumerate(given["household_id"].tolist()):
            seen[id_] += 1
            facts = {name: int(given[name][row]) for name in ("kind", "days", "income", "share")}
            size = law.module.size(int(members[id_]), int(given["flat"][row]), int(members[id_]))
            yield law.module.paid(household_size=size, person_number=seen[id_], **facts)
    finally:
        active.reset(token)


@pytest.mark.parametrize("backend", BACKENDS)
def test_rules_with_money_run_in_every_backend(trial_law, backend):
    law, given = trial_law(RULES), columns()
    result = simulate(WORKLOAD, given, law, law, backend=backend)
    expected = list(case_by_case(law, given))
    assert result.person_before.tolist() == result.person_after.tolist() == expected
    assert min(expected) < 0
    assert result.control.before == result.household_before.sum() == sum(expected)
    assert result.control.not_covered_before == (given["kind"] == 2).sum()


def test_columns_are_those_that_the_rules_ask_for(trial_law):
    found = {column.name: (column.width, column.optional) for column in columns_of(WORKLOAD, trial_law(RULES))}
    assert found == {
        "kind": ("int8", False), "days": ("int8", False), "income": ("int32", False), "share": ("int16", False),
        "flat": ("int8", True), "guests": ("int16", True),
    }  # fmt: skip


def test_the_arithmetic_is_as_wide_as_it_must_be(trial_law):
    law = trial_law(RULES)
    made = program(WORKLOAD, law, law, frozenset(columns()))
    assert made.width == "int64"
    assert made.amounts_of(1) == "int32"
    assert made.amounts_of(2_000) == "int64"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("household_size: Around", "household_size: Annotated[int, Range(1, 11)]", "size can give"),
        ("person_number: Around", "person_number: Annotated[int, Range(1, 11)]", "do not fit each other"),
        ("members: Around", "members: Size", "do not fit each other"),
        ("guests: Share", "guests: Small", "guests cannot be left out"),
        ("@bulk\ndef size", '@rule("trial/1", text="t")\ndef size', "is no bulk rule"),
    ],
)
def test_rules_that_do_not_fit_each_other_are_refused(trial_law, old, new, why):
    assert old in RULES
    law = trial_law(RULES.replace(old, new))
    with pytest.raises(LawError, match=why):
        program(WORKLOAD, law, law, frozenset())


def test_laws_that_ask_for_other_facts_are_refused(trial_law):
    other = trial_law(RULES.replace("Share = Annotated[int, Range(1, 1000)]", "Share = Annotated[int, Range(1, 999)]"))
    with pytest.raises(LawError, match="facts of the two laws differ"):
        program(WORKLOAD, trial_law(RULES), other, frozenset())


def test_a_rule_with_money_is_no_table(trial_law):
    law = trial_law(RULES)
    with pytest.raises(LawError, match="combinations of facts"):
        program(Workload("trial", "paid", "size", "kind_of", 2, looked_up=("paid",)), law, law, frozenset())
