# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The translated text gives what the rule gives, whatever the rule is written with."""

import itertools

import numpy as np
import pytest

from domizil.law.engine.bulk.translate import Translation
from domizil.law.engine.rules import active
from domizil.law.engine.trace import Evaluation

TEXT = '''
@bulk
def is_small(amount: Rappen) -> bool:
    return amount < 100 or not amount <= 1_000 and amount != 1_200

@bulk
def scaled(table: Table, size: Size, number: Size) -> int:
    """For each further person."""
    if number > table.steps:
        return table.more
    return table.sizes[min(size, table.steps) - 1]

@bulk
def kind_of(size: Size) -> Kind:
    return Kind.ONE if size < 3 else Kind.THREE if size > 9 else Kind.TWO

@bulk
def branches(kind: Kind, size: Size, amount: Rappen) -> int:
    """Branches that return, branches that go on, and some of both."""
    base = RATE * size
    if kind == Kind.ONE:
        if size > 4:
            return base - 1
        extra = 5
    elif kind == Kind.TWO:
        extra = -amount
    else:
        return max(base, amount, 700)
    if is_small(amount):
        return base + extra
    return base - extra

@bulk
def shared(kind: Kind, size: Size, amount: Rappen) -> int:
    """Division, tables, a rule for a condition, and a comparison of three."""
    part = half_up(Fraction(amount, size))
    if 2 <= size <= 7 and kind_of(size) != kind:
        return part + scaled(SCALE, size, number=max(1, size - 3))
    return min(part, scaled(number=size, table=SCALE, size=1), SCALE.more)
'''
AMOUNTS = (-100_000, -7, -1, 0, 1, 99, 100, 1_000, 1_001, 1_200, 1_201, 2_000_000)
FACTS = list(itertools.product(range(3), range(1, 21), AMOUNTS))


def by_the_rule(law, name):
    token = active.set(Evaluation(law, tracing=False))
    try:
        return [getattr(law.module, name)(*facts) for facts in FACTS]
    finally:
        active.reset(token)


@pytest.mark.parametrize("name", ["branches", "shared"])
def test_whole_columns_get_what_the_rule_gives(trial_law, name):
    law = trial_law(TEXT)
    translation = Translation(law, "trial")
    function = translation.rule("trial", name)
    columns = np.array(FACTS, dtype=translation.width).T
    values = translation.runnable()[function.name](*columns)
    expected = by_the_rule(law, name)
    assert values.tolist() == expected
    assert function.bounds.least <= min(expected)
    assert max(expected) <= function.bounds.most


@pytest.mark.parametrize("name", ["branches", "shared"])
def test_the_compiled_words_mean_the_same(trial_law, name):
    """The words of `kernel.template`, taken from it and compiled."""
    from importlib.resources import files

    from domizil.law.engine.bulk import kernels

    law = trial_law(TEXT)
    translation = Translation(law, "trial")
    function = translation.rule("trial", name)
    template = files(kernels.__package__).joinpath("kernel.template").read_text("utf-8")
    words = template[template.index("@njit") : template.index("$rules")]
    names = {"np": np}
    arrays = "\n".join(kernels._array(*item) for item in translation.arrays.items())
    exec(f"from numba import njit\n{arrays}\n{words}\n{kernels._rules(translation)}", names)
    columns = [(np.int8(kind), np.int8(size), np.int32(amount)) for kind, size, amount in FACTS]
    assert [int(names[function.name](*facts)) for facts in columns] == by_the_rule(law, name)


def test_the_text_reads_like_the_rule(trial_law):
    translation = Translation(trial_law(TEXT), "trial")
    translation.rule("trial", "shared")
    text = translation.functions["trial_scaled_scale"].text
    assert text.splitlines()[-1].strip() == (
        "return choose((number > 3), 400, pick(TRIAL_SCALE, (least(size, 3) - 1)))"
    )
