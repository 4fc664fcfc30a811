# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A refusal of the database is told in words, never by the name of a rule."""

import pytest

from domizil.register import messages


@pytest.mark.parametrize(
    "constraint", ["residence_within_life", "relationship_of_two", "personstate_after_birth", "something_else"]
)
def test_a_rule_is_told_in_words(constraint):
    refusal = messages.broken(constraint)
    assert refusal.code == constraint
    assert "_" not in f"{refusal.what}{refusal.why}{refusal.what_next}"
