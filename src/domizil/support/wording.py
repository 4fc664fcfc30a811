# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A budget in words: what page and letter say of each line, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from domizil.law.engine import Step, Unknown, statute
from domizil.law.engine.money import francs
from domizil.law.engine.phrases import Speaker
from domizil.law.engine.texts import cite
from domizil.law.lu_kasylv.facts import STATUTE
from domizil.law.lu_kasylv.lines import BudgetLine

from .messages import day


def language() -> str:
    """The reader's language, as the law floor names it."""
    return "en" if (get_language() or "de").startswith("en") else "de"


def speaker() -> Speaker:
    """Who says the words of the ordinance in the reader's language."""
    return Speaker(statute(STATUTE), language())


def label(key: str) -> str:
    """The name of a line, with a capital."""
    return _capital(speaker().name(f"line.{key}"))


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def value(found: object) -> str:
    """A group or kind of accommodation by its word."""
    return speaker().value(found)


def cites(line: BudgetLine) -> list[str]:
    """The norms of a line as people cite them."""
    return [cite(norm, statute(norm.split("/")[0]).short, language()) for norm in line.norms]


def reasons(line: BudgetLine) -> list[str]:
    """How a line comes about: days × rate for each stretch of days, else the rule; what is missing where it stopped."""
    if line.rappen is None:
        return [stopped(line)]
    parts = [step for step in line.derivation.steps if step.source == "days_times_rate"]
    if parts:
        return [_times(part, several=len(parts) > 1) for part in parts]
    said = _capital(speaker().name(line.rule))
    return [] if said == label(line.key) else [said]


def figures(line: BudgetLine) -> list[str]:
    """The tables and amounts of law that a line took, by name."""
    taken = [step.figure.title[language()] for step in _steps(line.derivation) if step.figure is not None]
    return list(dict.fromkeys(taken))


def missing(line: BudgetLine) -> str:
    """Which figure a line that stopped waits for."""
    return _unknown(line).what[language()]


def stopped(line: BudgetLine) -> str:
    """Which figure a line that stopped waits for, and who can enter it."""
    told = {"what": missing(line), "who": _unknown(line).who[language()]}
    return _("%(what)s. Erfassen kann es: %(who)s.") % told


def _times(part: Step, *, several: bool) -> str:
    days, last = part.facts["days"], part.steps[-1]
    if last.rule is not None and last.rule.unit == "rappen/day":
        count = ngettext("%(days)d Tag × Fr. %(rate)s", "%(days)d Tage × Fr. %(rate)s", days)
        told = count % {"days": days, "rate": francs(last.value)}
    else:
        told = ngettext("%(days)d Tag ohne Anspruch", "%(days)d Tage ohne Anspruch", days) % {"days": days}
    return f"{day(part.facts['from'])}–{day(part.facts['to'])}: {told}" if several else told


def _unknown(line: BudgetLine) -> Unknown:
    return next(step.phrase for step in _steps(line.derivation) if isinstance(step.phrase, Unknown))


def _steps(step: Step) -> Iterator[Step]:
    yield step
    for below in step.steps:
        yield from _steps(below)
