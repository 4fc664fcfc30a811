# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page has computed is kept for the same reach until somebody writes."""

from __future__ import annotations

from tests import factories as make

from domizil.base.access import Reach
from domizil.web import kept

CANTON, LUZERN = Reach(True, frozenset()), Reach(False, frozenset({make.LUZERN}))


def test_it_is_computed_once_for_a_reach_and_again_for_another(monkeypatch):
    monkeypatch.setattr(kept.audit, "changes", lambda: 7)
    runs: list[str] = []

    def compute() -> str:
        runs.append("run")
        return f"result {len(runs)}"

    assert [kept.until_written("x", CANTON, compute) for _ in range(3)] == ["result 1"] * 3
    assert kept.until_written("x", LUZERN, compute) == "result 2"
    assert kept.until_written("y", CANTON, compute) == "result 3"
    monkeypatch.setattr(kept.audit, "changes", lambda: 8)
    assert kept.until_written("x", CANTON, compute) == "result 4"
