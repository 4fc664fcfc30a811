# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Derivations speak of days as before and after, cite with links where asked, and days are written in one way only."""

from __future__ import annotations

import ast
from datetime import date

import pytest

from domizil.law.engine import Law, render, statute
from domizil.law.engine.periods import day_written
from domizil.law.engine.phrases import Speaker


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("xx < yy", "xx liegt vor yy"),
        ("xx <= yy", "xx liegt nicht nach yy"),
        ("xx > yy", "xx liegt nach yy"),
        ("xx >= yy", "xx liegt nicht vor yy"),
        ("nn < mm", "nn ist kleiner als mm"),
    ],
)
def test_days_are_before_and_after(source, said):
    speaker = Speaker(statute("lu-kasylv"), "de")
    facts = {"xx": date(2024, 1, 1), "yy": date(2024, 2, 1), "nn": 1, "mm": 2}
    assert speaker.say_of(ast.parse(source, mode="eval").body, facts) == said


def test_a_citation_is_a_link_where_somebody_says_whereto():
    step = Law.on(date(2024, 3, 1)).derive(
        "lu-kasylv", "protection_permit_from", protection_granted_on=date(2022, 3, 12)
    )
    linked = render.html(step, "de", link=lambda norm: f"/law/{norm}/?a&b")
    assert '<a href="/law/lu-kasylv/3/2/?a&amp;b">§ 3 Abs. 2 KAsylV</a>' in linked
    assert "<a " not in render.html(step, "de")


@pytest.mark.parametrize("text", ["20240301", "2024-3-1", "2024-W09-5", "2024-03-01T00:00", "", "2024-02-30"])
def test_a_day_is_written_in_one_way(text):
    with pytest.raises(ValueError, match=r"day|written"):
        day_written(text)
    assert day_written("2024-03-01") == date(2024, 3, 1)
