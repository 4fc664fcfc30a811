# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports entered as a set: read at once, decided one by one, written by one statement a table, checked once.

One report is a set of one: there is no other way to enter it. What a report breaks, it breaks alone. Where only the
database finds out (or a look at who became visible by the entry), the set is rolled back and entered by halves, so that
in the end the others stand and the one is refused with its own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from django.db import IntegrityError, transaction

from domizil.base.access import Hidden
from domizil.base.refusal import Refusal

from . import writing
from .models import RegisterEvent
from .writing import Report

Outcome = list[RegisterEvent] | Refusal | Hidden
"""What became of a report: the events it led to, or why it was refused and changed nothing."""


class Reported(Protocol):
    """Something that is reported: when, where and by whom says its `report`."""

    @property
    def report(self) -> Report: ...


R = TypeVar("R", bound=Reported, contravariant=True)
P = TypeVar("P")
A = TypeVar("A")
T = TypeVar("T")


class Entry(Protocol[R, P]):
    """How reports of one kind are entered. Made with the reports of a set, it locks and reads for all of them."""

    def decide(self, reported: R) -> P:
        """Return what a report leads to, from what was read; nothing is asked or written. Raises Refusal."""

    def write(self, plans: Sequence[P]) -> list[list[RegisterEvent]]:
        """Write what was decided; return the events of each. Raises Refusal only for what could not be seen before."""


def enter(kind: Callable[[Sequence[R]], Entry[R, Any]], reports: Sequence[R]) -> list[Outcome]:
    """Enter reports about different persons in one transaction; return what became of each, in their order."""
    refused = list(_not_allowed([reported.report for reported in reports]))
    taken = [reported for reported, why in zip(reports, refused, strict=True) if why is None]
    entered = iter(_halves(kind, taken))
    return [next(entered) if why is None else why for why in refused]


def enter_one(kind: Callable[[Sequence[R]], Entry[R, Any]], reported: R) -> list[RegisterEvent]:
    """Enter one report. Raises Refusal and Hidden."""
    (outcome,) = enter(kind, [reported])
    if isinstance(outcome, list):
        return outcome
    raise outcome


def _not_allowed(reports: Sequence[Report]) -> Iterator[Refusal | Hidden | None]:
    """Why each report may not be entered, if so; the grants are asked once for all of a worker and a municipality."""
    asked = {(report.by.pk, report.municipality): report for report in reports}
    hidden = {key: _outcome(writing.allowed, report) for key, report in asked.items()}
    for report in reports:
        yield hidden[report.by.pk, report.municipality] or _outcome(writing.happened, report)


def _outcome(step: Callable[[A], T], of: A) -> T | Refusal | Hidden:
    """What a step gives, or why it was refused."""
    try:
        return step(of)
    except (Refusal, Hidden) as refused:
        return refused


def _halves(kind: Callable[[Sequence[R]], Entry[R, Any]], reports: Sequence[R]) -> list[Outcome]:
    if not reports:
        return []
    try:
        return _together(kind, reports)
    except IntegrityError as error:
        refused: Refusal | Hidden = writing.broken(error)
        refused.__cause__ = error
    except (Refusal, Hidden) as found:
        refused = found
    if len(reports) == 1:
        return [refused]
    middle = len(reports) // 2
    return _halves(kind, reports[:middle]) + _halves(kind, reports[middle:])


def _together(kind: Callable[[Sequence[R]], Entry[R, Any]], reports: Sequence[R]) -> list[Outcome]:
    with transaction.atomic():
        entry = kind(reports)
        decided = [_outcome(entry.decide, reported) for reported in reports]
        plans = [plan for plan in decided if not isinstance(plan, Refusal | Hidden)]
        written = iter(entry.write(plans) if plans else [])
        writing.check_lives()
    return [plan if isinstance(plan, Refusal | Hidden) else next(written) for plan in decided]
