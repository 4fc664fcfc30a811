# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the guide answers, and by which law. One record per jurisdiction: the guide knows no other difference.

All words of a jurisdiction stand in its statute's vocabulary, in each of its languages: `ask.FACT` (the question),
`hint.FACT` (what helps to answer it, where needed), `person.FACT` (its short name), `Kind.MEMBER` (the answers), and
the words of the outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from domizil.law.engine import Law, Statute, Step, statute
from domizil.law.engine.asking import Asked
from domizil.law.engine.deadlines import Deadline
from domizil.law.engine.decision import Due
from domizil.law.engine.translations import EASY
from domizil.law.engine.words import LANGUAGES
from domizil.law.lu_ng.third_parties import Party
from domizil.law.lucerne_guide import facts as lucerne
from domizil.law.lucerne_guide import input as lucerne_input
from domizil.law.lux_residence import facts as lux
from domizil.law.lux_residence import input as lux_input
from domizil.law.lux_residence import matrix as lux_matrix


@dataclass(frozen=True)
class Jurisdiction:
    """A law that answers "what must I do?". Question ids are the names of the fields of `facts`."""

    key: str
    statute_id: str
    currency: str  # of the fees, whose `cents` are hundredths of it
    wanted: tuple[str, ...]  # the languages of its readers, in the order in which they are offered
    facts: type  # a frozen dataclass
    check: Callable[[Any, Law], Any]  # raises BadInput for facts that cannot be
    assessed: Callable[[Any, date], Step]  # (facts, day) -> outcome with derivation; raises BadInput, NoSuchLaw
    asked: Callable[[Mapping[str, Any], date], Asked]  # (answers, day) -> what is missing, or the outcome
    free: tuple[str, ...]  # facts that may be left out: days
    codes: Mapping[str, Callable[[], tuple[str, ...]]] = field(default_factory=dict)  # fact -> the codes it may take
    alike: Callable[[date], tuple[tuple[str, ...], ...]] | None = None  # codes in groups that have the same outcomes
    harmless: Mapping[str, Iterable[Enum]] = field(default_factory=dict)  # answers that may stand in an address
    last_day: Callable[[Due, date], Deadline | None] | None = None  # how a last day moves, where that is read
    counts_days: bool = False  # whether the 90 days in 180 can be counted by its rules

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it speaks: those that are wanted and that the statute has words in."""
        return tuple(code for code in self.wanted if code in (*LANGUAGES, *self.statute.languages))

    @property
    def statute(self) -> Statute:
        """The statute whose rules and words answer."""
        return statute(self.statute_id)


LUX = Jurisdiction(
    key="lux",
    statute_id=lux.STATUTE,
    currency="EUR",
    wanted=("de", EASY, "fr", "en", "lb"),
    facts=lux.ResidenceFacts,
    check=lux_input.check,
    assessed=lux_input.assessed,
    asked=lux_input.asked,
    free=lux_input.FREE_TO_LEAVE_OUT,
    codes={"nationalities": lambda: (*lux_input.nationalities(), lux.STATELESS)},
    alike=lux_matrix.alike,
    harmless={
        "purpose": set(lux.Purpose) - {lux.Purpose.PROTECTION, lux.Purpose.STATELESS_STATUS, lux.Purpose.SPECIAL_CASE},
        "length": lux.Length,
        "election": lux.Election,
    },
    counts_days=True,
)

LUCERNE = Jurisdiction(
    key="lucerne",
    statute_id=lucerne.STATUTE,
    currency="CHF",
    wanted=("de", EASY, "fr", "it", "en"),
    facts=lucerne.LucerneFacts,
    check=lucerne_input.check,
    assessed=lucerne_input.assessed,
    asked=lucerne_input.asked,
    free=lucerne_input.FREE_TO_LEAVE_OUT,
    harmless={
        "concern": set(lucerne.Concern) - {lucerne.Concern.SUPPORT, lucerne.Concern.INSTITUTION},
        "length": lucerne.Length,
        "lodging": lucerne.Lodging,
        "move": lucerne.Move,
        "destination": lucerne.Destination,
        "party": Party,
    },
    last_day=lucerne_input.last_day,
)

JURISDICTIONS: Mapping[str, Jurisdiction] = {place.key: place for place in (LUCERNE, LUX)}


class NoSuchJurisdiction(LookupError):
    """The guide does not answer for what was asked."""


def jurisdiction(key: str) -> Jurisdiction:
    """The jurisdiction of a key. Raises `NoSuchJurisdiction`."""
    if key not in JURISDICTIONS:
        raise NoSuchJurisdiction(f"no jurisdiction {key!r}; there are: {', '.join(JURISDICTIONS)}")
    return JURISDICTIONS[key]
