# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole space of answers: every way through the questions to its end, without days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from ..engine.decision import Outcome
from .facts import LucerneFacts
from .input import asked


class Cell(NamedTuple):
    """One way through the questions, in their order, and what it gives."""

    answers: tuple[tuple[str, Enum], ...]
    outcome: Outcome


@cache
def choices() -> dict[str, type[Enum]]:
    """The kinds of answers of each question."""
    hints = get_type_hints(LucerneFacts)
    return {name: kind for name, kind in hints.items() if isinstance(kind, type) and issubclass(kind, Enum)}


def matrix(on: date) -> Iterator[Cell]:
    """Every way by the law of a day: only what the rules ask for is asked, so the ways are as long as they must be."""
    yield from _ways({}, on)


def _ways(given: dict[str, Any], on: date) -> Iterator[Cell]:
    found = asked(given, on)
    if found.missing is None:
        yield Cell(tuple(given.items()), found.value)
        return
    for answer in choices()[found.missing]:
        yield from _ways({**given, found.missing: answer}, on)
