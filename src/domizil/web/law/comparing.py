# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes between two days, grouped by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domizil.law.engine import Statute
from domizil.law.engine.compare import REPEALED, Change, compare
from domizil.law.engine.phrases import Speaker

from . import reading
from .differences import marked
from .figures import in_short
from .listing import label
from .words import WHAT_CHANGED


@dataclass(slots=True)
class Changed:
    """All changes of one paragraph."""

    number: str
    cite: str
    heading: str
    norms: list[dict[str, Any]] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    figures: list[dict[str, Any]] = field(default_factory=list)


def compared(home: Statute, before: date, after: date, draft: str, language: str) -> dict[str, Any]:
    """The changes by paragraph in the statute's order, and how many of each kind."""
    found = compare(home, before, after, (draft,) if draft else ())
    by_paragraph: dict[str, Changed] = {
        number: Changed(
            number, reading.short_cite(home, f"{home.id}/{number}", language), reading.heading(home, number, language)
        )
        for number, _ in reading.paragraphs(home)
    }
    for change in found:
        paragraph = by_paragraph[_paragraph(home, change)]
        _LIST[change.kind](paragraph).append(_told(home, change, language))
    return {
        "paragraphs": [paragraph for paragraph in by_paragraph.values() if _any(paragraph)],
        "counts": {kind: sum(1 for change in found if change.kind == kind) for kind in _LIST},
    }


_LIST = {
    "norm": lambda changed: changed.norms,
    "rule": lambda changed: changed.rules,
    "figure": lambda changed: changed.figures,
}


def _any(changed: Changed) -> bool:
    return bool(changed.norms or changed.rules or changed.figures)


def _paragraph(home: Statute, change: Change) -> str:
    """The paragraph under which a change is told: a rule and a figure stand under their first norm."""
    if change.kind == "norm":
        return change.id.split("/")[1]
    if change.kind == "rule":
        norms = (change.after or change.before).norms
    else:
        norms = home.parameters[change.id].figures[-1].norms
    return str(norms[0].split("/")[1])


def _told(home: Statute, change: Change, language: str) -> dict[str, Any]:
    told = {"id": change.id, "what": change.what, "label": WHAT_CHANGED[change.what]}
    return told | _TELL[change.kind](home, change, language)


def _norm(home: Statute, change: Change, language: str) -> dict[str, Any]:
    before = change.before.says[language] if change.before else ""
    after = change.after.says[language] if change.after else _gone(home, change.id, language)
    return {
        "title": label(home, change.id, language),
        "before": before,
        "after": marked(before, after) if before and change.after else after,
    }


def _gone(home: Statute, id: str, language: str) -> str:
    """What the text that repeals a norm says of it; empty where it says nothing."""
    return next((norm.says[language] for norm in home.norms if norm.id == id and norm.kind == REPEALED), "")


def _rule(home: Statute, change: Change, language: str) -> dict[str, Any]:
    return {
        "title": Speaker(home, language).name(change.id),
        "norm": (change.after or change.before).norms[0],
        "before": change.before.doc if change.before else "",
        "after": change.after.doc if change.after else "",
    }


def _figure(home: Statute, change: Change, language: str) -> dict[str, Any]:
    parameter = home.parameters[change.id]
    return {
        "title": parameter.title[language],
        "norm": parameter.figures[-1].norms[0],
        "before": in_short(change.before, parameter.unit),
        "after": in_short(change.after, parameter.unit),
    }


_TELL = {"norm": _norm, "rule": _rule, "figure": _figure}
