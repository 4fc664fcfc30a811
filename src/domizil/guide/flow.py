# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From answers to the next question or to the outcome. Nothing here knows what is asked: the rules do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from domizil.base.clock import today
from domizil.law.engine import BadInput, Law, Step, Unknown
from domizil.law.engine.asking import Asked
from domizil.law.engine.decision import Outcome

from .facts import facts_of
from .jurisdictions import Jurisdiction


@dataclass(frozen=True)
class Flow:
    """How far the answers carry by the law of a day.

    `answers` are all that were given, also those that nothing asks for now: they apply again when an earlier answer
    changes back. `asked` are the questions of this way in their order, the missing one last; `days` the days that
    the rules could use. `unknown` is the figure that stops the rules, where nobody has entered it.
    """

    place: Jurisdiction
    on: date
    answers: Mapping[str, Any]
    asked: tuple[str, ...]
    days: tuple[str, ...]
    missing: str | None = None
    wrong: BadInput | None = None
    outcome: Outcome | None = None
    unknown: Unknown | None = None

    @property
    def answered(self) -> dict[str, Any]:
        """The answers that count on this way."""
        return {name: self.answers[name] for name in (*self.asked, *self.days) if name in self.answers}

    @property
    def ignored(self) -> tuple[str, ...]:
        """Answers that nothing asked for."""
        return tuple(name for name in self.answers if name not in self.answered)

    def facts(self) -> Any:
        """The record of the answers that count."""
        return self.place.facts(**self.answered)

    def derived(self) -> Step:
        """The outcome with its derivation, made only when somebody wants to see it."""
        return self.place.assessed(self.facts(), self.on)


def first_day(place: Jurisdiction) -> date:
    """The first day whose law the jurisdiction knows."""
    return place.statute.begins


def first_known_day(place: Jurisdiction) -> date:
    """The first day whose law is as known as it became: before it, answers stop at a figure that was read later."""
    begun = [
        later.valid.first
        for parameter in place.statute.parameters.values()
        for former, later in pairwise(parameter.figures)
        if former.value is None and later.value is not None
    ]
    return max([first_day(place), *begun])


def default_day(place: Jurisdiction) -> date:
    """Today; before the first day whose law is known, that day."""
    return max(today(), first_known_day(place))


def run_rules(place: Jurisdiction, answers: Mapping[str, Any], on: date) -> Asked:
    """Run the rules on answers. A question is left out where each of its answers leads to the same end at once.

    `used` has only facts that make a difference, or were answered. Raises `NoSuchLaw`.
    """
    taken, left_out = dict(answers), set[str]()
    while True:
        run = place.asked(taken, on)
        if run.missing is None or not _makes_no_difference(place, taken, run.missing, on):
            return replace(run, used=tuple(name for name in run.used if name not in left_out))
        left_out.add(run.missing)
        taken[run.missing] = facts_of(place.key)[run.missing].default


def _makes_no_difference(place: Jurisdiction, answers: Mapping[str, Any], name: str, on: date) -> bool:
    fact = facts_of(place.key)[name]
    if fact.needed or fact.codes:
        return False
    first: Asked | None = None
    for value in fact.values():
        run = place.asked({**answers, name: value}, on)
        if run.missing is not None or run.unknown is not None:
            return False
        if first is not None and run.value != first.value:
            return False
        first = first or run
    return True


def follow(place: Jurisdiction, answers: Mapping[str, Any], on: date) -> Flow:
    """Run the rules on the answers. `missing` is what to ask next; `wrong` an answer that cannot be beside the others.

    Raises `NoSuchLaw` before the first day.
    """
    known = facts_of(place.key)
    run = run_rules(place, answers, on)
    asked = tuple(name for name in run.used if not known[name].free)
    days = tuple(name for name in run.used if known[name].free)
    missing = run.missing or next((name for name in known if known[name].needed and name not in answers), None)
    flow = Flow(place, on, answers, asked, days, missing, outcome=run.value, unknown=run.unknown)
    return flow if missing is not None else _checked(flow)


def _checked(flow: Flow) -> Flow:
    try:
        flow.place.check(flow.facts(), Law.on(flow.on))
    except BadInput as wrong:
        return Flow(flow.place, flow.on, flow.answers, flow.asked, flow.days, wrong=wrong)
    return flow
