# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole space of answers: nationality x purpose x length x travel paper, each cell assessed by the same rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from ..engine import Law
from ..engine.decision import Outcome
from .facts import STATELESS, STATUTE, Document, Length, Purpose, ResidenceFacts, Sponsor, Title
from .input import nationalities

WITH_A_TITLE = {Purpose.LONG_TERM_RESIDENT: Title.EU_LONG_TERM, Purpose.RENEWAL: Title.LUXEMBOURG_PERMIT}


class Cell(NamedTuple):
    """One situation and what it gives."""

    nationality: str
    purpose: Purpose
    sponsor: Sponsor | None
    length: Length
    document: Document
    outcome: Outcome


def situations() -> Iterator[tuple[Purpose, Sponsor | None, dict[str, Any]]]:
    """Every purpose, with the title it supposes; joining family once for each kind of person joined."""
    for purpose in Purpose:
        if purpose is Purpose.JOIN_FAMILY:
            yield from ((purpose, sponsor, {"sponsor": sponsor}) for sponsor in Sponsor)
        else:
            yield purpose, None, {"title": WITH_A_TITLE[purpose]} if purpose in WITH_A_TITLE else {}


def matrix(on: date) -> Iterator[Cell]:
    """Every cell by the law of a day: 200 nationalities (none is one), 37 situations, 4 lengths, 9 papers."""
    law = Law.on(on)
    codes = (*nationalities(), STATELESS)
    for code, (purpose, sponsor, more), length, document in product(codes, tuple(situations()), Length, Document):
        person = ResidenceFacts((code,), purpose, length, document, **more)
        yield Cell(code, purpose, sponsor, length, document, law.value(STATUTE, "assess", person=person))


def alike(on: date) -> tuple[tuple[str, ...], ...]:
    """The nationalities in groups: those of one group have the same outcome in every cell of the matrix."""
    numbers: dict[Outcome, int] = {}
    found: dict[str, list[int]] = {}
    for cell in matrix(on):
        found.setdefault(cell.nationality, []).append(numbers.setdefault(cell.outcome, len(numbers)))
    groups: dict[tuple[int, ...], list[str]] = {}
    for code, outcomes in found.items():
        groups.setdefault(tuple(outcomes), []).append(code)
    return tuple(tuple(codes) for codes in groups.values())
