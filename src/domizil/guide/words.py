# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reader is told: words of the statute, days, terms, money, citations, in one language.

Call inside `languages.speaking` of the same language: the texts around the words are messages of the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from domizil.law.engine import BadInput, statute
from domizil.law.engine.decision import Counting, Due, Outcome, Unit
from domizil.law.engine.texts import cite

from . import languages
from .facts import Fact
from .jurisdictions import Jurisdiction
from .messages import PROBLEMS


@dataclass(frozen=True, slots=True)
class Said:
    """A text with the language it is in, which is German where nobody has translated it yet."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Words:
    """The words of a jurisdiction in a language."""

    place: Jurisdiction
    language: str

    def of(self, said: Mapping[str, str] | None) -> Said:
        """One of the texts that the law floor says in several languages."""
        found = said or {}
        for code in (self.language, languages.LANGUAGES[self.language].base, languages.GERMAN):
            if text := found.get(code):
                return Said(text, code)
        return Said("", self.language)

    def has(self, key: str) -> bool:
        """Whether the statute has a word for a key."""
        return key in self.place.statute.vocabulary

    def word(self, key: str) -> str:
        """The statute's word for a key; the key itself where there is none."""
        return self.of(self.place.statute.vocabulary.get(key)).text or key

    def label(self, value: Any) -> str:
        """A value as a reader is told it: an answer, a verdict, a day, a state."""
        if isinstance(value, tuple):
            return ", ".join(self.label(one) for one in value)
        if isinstance(value, Enum):
            return self.word(f"{type(value).__name__}.{value.name}")
        if isinstance(value, bool):
            return _("ja") if value else _("nein")
        return self.day(value) if isinstance(value, date) else self.state(str(value))

    def reach(self, outcome: Outcome) -> str:
        """How far an outcome carries. A finding that is a duty rather than a claim has a sentence of its own."""
        verdict = f"verdict.{outcome.verdict.value}"
        own = f"{verdict}.{outcome.finding.name.lower()}"
        return self.word(own if self.has(own) else verdict)

    def state(self, code: str) -> str:
        """The name of a state or territory, or the statute's word for none."""
        if self.has(f"state.{code}"):
            return self.word(f"state.{code}")
        return languages.states((code,), self.language)[0][1]

    def question(self, fact: Fact) -> str:
        """The question that asks for a fact."""
        asked = f"ask.{fact.id}"
        return self.word(asked) if self.has(asked) else self.name(fact)

    def hint(self, fact: Fact) -> str:
        """What helps to answer; empty where nothing is needed."""
        return self.word(f"hint.{fact.id}") if self.has(f"hint.{fact.id}") else ""

    def name(self, fact: Fact) -> str:
        """The short name of a fact."""
        return self.word(f"person.{fact.id}")

    def day(self, value: date) -> str:
        """A day, written out."""
        return languages.day(value, self.language)

    def fee(self, cents: int | None) -> str:
        """What a step costs; empty where the law that was read names nothing."""
        if cents is None:
            return ""
        whole, rest = divmod(cents, 100)
        return _("unentgeltlich") if not cents else f"{self.place.currency} {whole}.{rest:02d}"

    def cite(self, norm: str) -> str:
        """A norm as lawyers write it."""
        return cite(norm, statute(norm.split("/")[0]).short, languages.LANGUAGES[self.language].base)

    def wrong(self, bad: BadInput) -> str:
        """What is wrong with an answer."""
        if bad.says in PROBLEMS:
            return str(PROBLEMS[bad.says])
        return self.word(bad.says) if bad.says and self.has(bad.says) else str(PROBLEMS["guide.contradiction"])

    def time(self, due: Due) -> str:
        """How long a term is; whole years from two on as years, which is how people count them."""
        count = due.count
        if due.unit is Unit.MONTHS and count >= 24 and count % 12 == 0:
            return ngettext("{count} Jahr", "{count} Jahre", count // 12).format(count=count // 12)
        told = {
            Unit.DAYS: ngettext("{count} Tag", "{count} Tage", count),
            Unit.WORKING_DAYS: ngettext("{count} Arbeitstag", "{count} Arbeitstage", count),
            Unit.MONTHS: ngettext("{count} Monat", "{count} Monate", count),
        }
        return told[due.unit].format(count=count)

    def term(self, due: Due) -> str:
        """A term, counted from or up to its event."""
        told = {
            Counting.WITHIN: _("{time}, gezählt ab: {event}"),
            Counting.AT_LEAST_BEFORE: _("spätestens {time} vor: {event}") if due.count else _("vor: {event}"),
            Counting.IN_THE_LAST: _("frühestens {time} vor: {event}"),
            Counting.NOT_BEFORE: _("frühestens {time} nach: {event}"),
        }
        return told[due.counting].format(time=self.time(due), event=self.word(due.event))

    def when(self, due: Due) -> str:
        """The days of a term; empty where the day of its event is not known."""
        if due.counting is Counting.NOT_BEFORE:
            return _("ab {day}").format(day=self.day(due.first)) if due.first else ""
        if due.last is None:
            return ""
        if due.counting is Counting.IN_THE_LAST and due.first:
            return _("vom {first} bis {last}").format(first=self.day(due.first), last=self.day(due.last))
        return _("spätestens am {day}").format(day=self.day(due.last))
