# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bounds hold every number that can come out, and are refused where no integer would."""

import operator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domizil.law.engine import LawError
from domizil.law.engine.bulk.bounds import Bounds, exactly, spanning, wider
from domizil.law.engine.bulk.translate import Translation
from domizil.law.engine.money import half_up

whole = st.integers(-(10**12), 10**12)


@st.composite
def inside(draw, numbers=whole):
    """Bounds and a number within them."""
    least, number, most = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Bounds(least, most), number


@pytest.mark.parametrize("do", [operator.add, operator.sub, operator.mul])
@given(a=inside(), b=inside())
def test_arithmetic_stays_within(do, a, b):
    assert exactly(do(a[1], b[1])) in do(a[0], b[0])


@given(a=inside(), b=inside())
def test_min_max_and_choice_stay_within(a, b):
    assert exactly(min(a[1], b[1])) in a[0].lesser(b[0])
    assert exactly(max(a[1], b[1])) in a[0].greater(b[0])
    assert exactly(a[1]) in a[0] | b[0]


@given(a=inside(), b=inside(st.integers(1, 10**9)))
def test_quotients_stay_within_and_both_ends_are_reached(a, b):
    bounds = a[0].half_up(b[0])
    assert exactly(half_up(Fraction(a[1], b[1]))) in bounds
    ends = [half_up(Fraction(x, y)) for x in (a[0].least, a[0].most) for y in (b[0].least, b[0].most)]
    assert bounds == spanning(ends)


@pytest.mark.parametrize(
    ("bounds", "width"),
    [
        (Bounds(0, 127), "int8"), (Bounds(-128, 0), "int8"), (Bounds(0, 128), "int16"), (Bounds(-129, 0), "int16"),
        (Bounds(0, 2**15), "int32"), (Bounds(0, 2**31 - 1), "int32"), (Bounds(0, 2**31), "int64"),
        (Bounds(-(2**63), 2**63 - 1), "int64"),
    ],
)  # fmt: skip
def test_the_narrowest_width_is_chosen(bounds, width):
    assert bounds.width == width


@pytest.mark.parametrize("bounds", [Bounds(0, 2**63), Bounds(-(2**63) - 1, 0)])
def test_what_no_integer_holds_is_refused(bounds):
    with pytest.raises(LawError, match="do not fit 64 bits"):
        _ = bounds.width


def test_a_divisor_that_can_be_nothing_is_refused():
    with pytest.raises(LawError, match="must always be positive"):
        Bounds(1, 2).half_up(Bounds(0, 5))


def test_the_widest_of_some_widths():
    assert wider("int8", "int32", "int16") == "int32"


UNPROVABLE = {
    "overflow": (
        "def wide(amount: Rappen) -> int:\n    square = amount * amount\n    return square * square",
        "do not fit 64 bits",
    ),
    "overflow inside a division": (
        "def wide(amount: Rappen) -> int:\n    x = amount * amount * 1_500_000\n    return half_up(Fraction(x, 1))",
        "do not fit 64 bits",
    ),
    "position before the table": (
        "def wide(size: Small) -> int:\n    return SCALE.sizes[min(size, 3) - 1]",
        "position -1 … 2, but the table has 3 sizes",
    ),
    "position behind the table": (
        "def wide(size: Size) -> int:\n    return SCALE.sizes[size - 1]",
        "position 0 … 19, but the table has 3 sizes",
    ),
    "division by nothing": (
        "def wide(size: Small) -> int:\n    return half_up(Fraction(100, size))",
        "must always be positive",
    ),
    "fact beyond its range": (
        "def wide(size: Size) -> int:\n    return narrow(size + 1)",
        "size can be 2 … 21, but narrow takes size 1 … 20",
    ),
    "result beyond its enumeration": (
        "def wide(size: Size) -> Kind:\n    return size",
        "promises 0 … 2 but can give 1 … 20",
    ),
    "table as a number": ("def wide(size: Size) -> int:\n    return size + SCALE", "is a table, not a number"),
    "number as a table": ("def wide(size: Size) -> int:\n    return RATE.more", "is a number, not a table"),
    "circle": ("def wide(size: Size) -> int:\n    return wide(size)", "calls itself"),
}
NARROW = "\n@bulk\ndef narrow(size: Size) -> int:\n    return size\n"


@pytest.mark.parametrize(("text", "why"), UNPROVABLE.values(), ids=UNPROVABLE)
def test_what_cannot_be_proved_is_refused(trial_law, text, why):
    law = trial_law(f"{NARROW}\n@bulk\n{text}\n")
    with pytest.raises(LawError) as refusal:
        Translation(law, "trial").rule("trial", "wide")
    assert why in str(refusal.value)


def test_a_translation_knows_how_wide_its_steps_get(trial_law):
    law = trial_law(
        "\n@bulk\ndef paid(amount: Rappen) -> int:\n    x = amount * 5_000\n    return half_up(Fraction(x, 5_000))\n"
    )
    translation = Translation(law, "trial")
    assert translation.rule("trial", "paid").bounds == Bounds(-100_000, 2_000_000)
    assert translation.width == "int64"
