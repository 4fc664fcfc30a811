# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worked cases as a page shows them: computed anew each time, one computation for every period that differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

from domizil.law.engine import Law, Step, render, statute
from domizil.law.engine.cases import Case, cases, facts_of
from domizil.law.engine.derivation import plain
from domizil.law.engine.phrases import Speaker
from domizil.law.lu_kasylv.assessment import assess
from domizil.law.lu_kasylv.household_file import parse

from .words import day


@dataclass(frozen=True, slots=True)
class Run:
    """One computation of a case: the days or the line it stands for, its result, and whether that was expected."""

    what: str
    result: str
    stopped: bool
    as_expected: bool
    step: Step | None
    language: str

    @property
    def derivation(self) -> SafeString:
        """How the result came about, as nested HTML; empty for a total."""
        shown = render.html(self.step, self.language, open_levels=2) if self.step else ""
        return mark_safe(shown)  # noqa: S308 escaped by the renderer


@dataclass(frozen=True, slots=True)
class Worked:
    """A worked case with all its computations."""

    name: str
    title: str
    source: str
    runs: tuple[Run, ...]


def worked_cases(statute_id: str, norm: str, language: str) -> tuple[Worked, ...]:
    """The worked cases of a norm, computed now."""
    found = (case for case in cases(statute_id) if norm in case.norms)
    return tuple(Worked(case.name, case.title[language], case.source, tuple(_runs(case, language))) for case in found)


def _runs(case: Case, language: str) -> Iterator[Run]:
    if case.rule:
        yield from _rule_runs(case, language)
    else:
        yield from _household_runs(case, language)


def _rule_runs(case: Case, language: str) -> Iterator[Run]:
    """One run for each stretch of days with the same expected result: computed on its first day."""
    unit = statute(case.statute).rules[case.rule][0].unit
    expected = sorted((case.on or {}).items())
    for (result, _text), stretch in groupby(expected, key=lambda item: (item[1], _text_on(case.statute, item[0]))):
        days = [found for found, _ in stretch]
        step = Law.on(days[0], case.drafts).derive(case.statute, case.rule, **facts_of(case))
        said = Speaker(statute(case.statute), language).value(step.value, unit)
        same = plain(step.value) == plain(result)
        yield Run(_days(days), said, stopped(step), same, step, language)


def _text_on(statute_id: str, on: date) -> str:
    return Law.on(on).texts(statute_id)[0].id


def _days(found: list[date]) -> str:
    return day(found[0]) if len(found) == 1 else f"{day(found[0])} – {day(found[-1])}"


def _household_runs(case: Case, language: str) -> Iterator[Run]:
    """The whole budget of the case's month: one run for each line, the total last."""
    result = assess(parse(plain(case.household)))
    speaker = Speaker(statute(case.statute), language)
    lines = [(member.id, line) for member in result.members for line in member.lines]
    for who, line in (*lines, *(("", line) for line in result.unit_lines)):
        name = f"{who}: {speaker.line(line.key)}" if who else speaker.line(line.key)
        said = speaker.value(line.rappen, "rappen")
        yield Run(name, said, line.rappen is None, True, line.derivation, language)
    expected = (case.expect or {}).get("rappen")
    total = speaker.value(result.rappen, "rappen")
    yield Run(result.month, total, False, result.rappen == expected, None, language)


def stopped(step: Step) -> bool:
    """Whether a derivation ends at a figure that nobody has entered."""
    return step.kind == "stop" or any(stopped(below) for below in step.steps)
