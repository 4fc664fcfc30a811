# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as somebody sends them."""

from __future__ import annotations

import pytest

from domizil.base.typed import typed_number


@pytest.mark.parametrize(("typed", "number"), [("0", 0), ("12", 12), ("007", 7), ("9" * 18, int("9" * 18))])
def test_digits_are_a_number(typed, number):
    assert typed_number(typed) == number


@pytest.mark.parametrize("typed", ["", " 1", "-1", "1.0", "²", "٣", "x", "1e3", "9" * 19, "9" * 5000])
def test_anything_else_is_none(typed):
    assert typed_number(typed) is None
