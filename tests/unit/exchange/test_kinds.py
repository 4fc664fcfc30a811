# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of what messages lead to: every kind once, and what it says is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from domizil.exchange import content_messages, messages, telling
from domizil.exchange.applying import HANDLERS
from domizil.exchange.ech0020_v3.blocks import KINDS

ROOT = Path(__file__).parents[3]
ROW = re.compile(r"^\| `(\w+)` \| (.+) \| (.+) \|$", re.M)
TABLE = {kind: (taken, told) for kind, taken, told in ROW.findall((ROOT / "docs/developers/messages.md").read_text())}
LARGE = {"baseDelivery", "keyExchange"}
SOURCES = "".join(file.read_text() for file in Path(telling.__file__).parent.glob("*.py"))


def test_every_kind_of_the_standard_is_named_once():
    listed = [kind for kind, _, _ in ROW.findall((ROOT / "docs/developers/messages.md").read_text())]
    assert sorted(listed) == sorted(KINDS)
    assert len(KINDS) == 65


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_comes_in_is_applied_as_the_table_says(kind: str):
    taken, _told = TABLE[kind]
    if taken.startswith("**clerk**"):
        assert kind not in HANDLERS
        assert content_messages.WHY_BY_HAND[kind]
    else:
        assert kind in HANDLERS or kind in LARGE


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_goes_out_is_told_as_the_table_says(kind: str):
    _taken, told = TABLE[kind]
    assert (not told.startswith("–")) == (f'"{kind}"' in SOURCES or kind in LARGE)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_words_for_people(kind: str):
    assert messages.title(kind) != kind
