# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The law of one day. The only place that decides which version of a rule or figure holds."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from .derivation import Step
from .errors import NoSuchLaw, Unknown
from .parameters import Figure
from .rules import Rule, active
from .statute import statute
from .texts import LegalText
from .trace import Evaluation


@dataclass(frozen=True)
class Law:
    """All statutes as they hold on a day. `drafts` (names of draft texts) are overlaid to compare, not for a case."""

    on_day: date
    drafts: tuple[str, ...] = ()
    _versions: dict[tuple[str, str], Rule[Any, Any]] = field(default_factory=dict, repr=False, compare=False)
    _figures: dict[tuple[str, str], Figure] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def on(day: date, drafts: Iterable[str] = ()) -> Law:
        """The law of `day`. Laws are kept: the same day gives the same object."""
        return _law(day, tuple(drafts))

    def version(self, statute_id: str, name: str) -> Rule[Any, Any]:
        """The rule that holds under `name`. Raises `NoSuchLaw`."""
        key = (statute_id, name)
        if key not in self._versions:
            self._versions[key] = self._find(statute_id, name)
        return self._versions[key]

    def _find(self, statute_id: str, name: str) -> Rule[Any, Any]:
        home = statute(statute_id)
        if name not in home.rules:
            raise NoSuchLaw(f"{home.short} has no rule {name!r}")
        versions = {rule.text: rule for rule in home.rules[name]}
        for text in home.chain(self.on_day, self.drafts):
            if text.id in versions:
                return versions[text.id]
        raise NoSuchLaw(f"{home.short} has no rule {name!r} on {self.on_day.isoformat()}")

    def figure(self, statute_id: str, id: str) -> Figure:
        """The figure that holds. Raises `Unknown` when nobody has entered it."""
        key = (statute_id, id)
        if key not in self._figures:
            self._figures[key] = statute(statute_id).parameters[id].on(self.on_day, self.drafts)
        return self._figures[key]

    def texts(self, statute_id: str) -> list[LegalText]:
        """The texts that hold, newest first."""
        return statute(statute_id).chain(self.on_day, self.drafts)

    def value(self, statute_id: str, name: str, **facts: Any) -> Any:
        """What a rule gives, without its derivation."""
        return self._run(Evaluation(self, tracing=False), statute_id, name, facts)

    def derive(self, statute_id: str, name: str, **facts: Any) -> Step:
        """What a rule gives and why. When a figure is unknown the last step says which, and the value is None."""
        evaluation = Evaluation(self, tracing=True)
        with suppress(Unknown):
            self._run(evaluation, statute_id, name, facts)
        return evaluation.steps[0]

    def _run(self, evaluation: Evaluation, statute_id: str, name: str, facts: dict[str, Any]) -> Any:
        rule = self.version(statute_id, name)
        token = active.set(evaluation)
        try:
            return evaluation.call(rule, (), facts)
        finally:
            active.reset(token)


@lru_cache(maxsize=512)
def _law(day: date, drafts: tuple[str, ...]) -> Law:
    return Law(day, drafts)
