# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The AHV number and its check digit."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from domizil.register import numbers

# The number that the federal offices print as the example.
EXAMPLE = "7569217076985"


def test_the_published_example_is_valid():
    assert numbers.is_vn(EXAMPLE)
    numbers.validate_vn(EXAMPLE)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "756921707698",
        "75692170769850",
        "7569217076984",
        "1569217076985",
        "756.9217.0769.85",
        "756921707698x",
        "７５６９２１７０７６９８５",
    ],
)
def test_what_is_no_number_is_refused(number):
    assert not numbers.is_vn(number)
    with pytest.raises(ValidationError, match="keine AHV-Nummer"):
        numbers.validate_vn(number)


@given(st.integers(0, 999_999_999), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(middle, place, shift):
    first = f"756{middle:09}"
    number = first + str(numbers.check_digit(first))
    assert numbers.is_vn(number)
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert not numbers.is_vn(wrong)


def test_an_ahv_number_is_written_in_groups_and_anything_else_is_left_alone():
    assert numbers.written_vn(EXAMPLE) == "756.9217.0769.85"
    assert numbers.written_vn("900030065") == "900030065"
