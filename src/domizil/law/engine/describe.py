# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The law as plain data in one language, for whoever shows or sends it: statutes, norms on a day, changes, coverage."""

from __future__ import annotations

from datetime import date
from typing import Any

from .compare import Change
from .coverage import Coverage, Standing
from .errors import NoSuchLaw
from .law import Law
from .money import amount, francs
from .parameters import Figure, Listing, Table
from .statute import Statute
from .texts import Norm, cite


def statute_data(home: Statute, language: str) -> dict[str, Any]:
    """A statute with its texts and how much it holds."""
    return {
        "id": home.id,
        "short": home.short,
        "title": home.title[language],
        "number": home.number,
        "norms": len({norm.id for norm in home.norms}),
        "rules": len(home.rules),
        "figures": len(home.parameters),
        "texts": [
            {
                "id": text.id,
                "title": text.title[language],
                "since": text.since.isoformat(),
                "status": text.status.value,
                "evidence": text.evidence.value,
            }
            for text in home.texts.values()
        ],
    }


def norms_on(home: Statute, asked: str, day: date) -> list[Norm]:
    """The norm `asked`, or all norms below a paragraph, as they read on a day. Raises `NoSuchLaw`."""
    home.chain(day)
    ids = dict.fromkeys(norm.id for norm in home.norms)
    wanted = [asked] if asked in ids else [id for id in ids if id.startswith(f"{asked}/")]
    found = [norm for norm in (_norm_or_none(home, id, day) for id in wanted) if norm is not None]
    if not found:
        raise NoSuchLaw(f"{asked} does not exist on {day.isoformat()}")
    return found


def _norm_or_none(home: Statute, id: str, day: date) -> Norm | None:
    try:
        return home.norm(id, day)
    except NoSuchLaw:
        return None


def norm_data(home: Statute, norm: Norm, law: Law, language: str) -> dict[str, Any]:
    """A norm on the day of `law`: what it says, the rules that run it then, its figures."""
    text = next(text for text in law.texts(home.id) if text.id in norm.texts)
    rules = [rule for rule in home.claims.get((norm.id, text.id), []) if law.version(home.id, rule.name) is rule]
    figures = [figure for parameter in home.parameters.values() for figure in parameter.figures]
    return {
        "norm": norm.id,
        "cite": cite(norm.id, home.short, language),
        "kind": norm.kind,
        "text": text.title[language],
        "status": text.status.value,
        "evidence": text.evidence.value,
        "says": norm.says[language],
        "does": norm.does[language],
        "rules": [
            {
                "name": rule.name,
                "since": home.texts[rule.text].since.isoformat(),
                "doc": rule.doc,
                "source": rule.source,
            }
            for rule in dict.fromkeys(rules)
        ],
        "figures": [
            figure_data(figure, language)
            for figure in figures
            if norm.id in figure.norms and law.on_day in figure.valid
        ],
    }


def figure_data(figure: Figure, language: str) -> dict[str, Any]:
    """A figure while it is valid; `value` is None where nobody has entered it."""
    value: Any = figure.value
    if isinstance(value, Table):
        value = {"sizes": list(value.sizes), "more": value.more}
    if isinstance(value, Listing):
        value = {"rows": len(value.rows)}
    return {
        "id": figure.parameter,
        "title": figure.title[language],
        "unit": figure.unit,
        "value": value,
        "since": figure.valid.first.isoformat(),
        "until": figure.valid.last.isoformat() if figure.valid.last else None,
        "evidence": figure.evidence.value,
        "source": figure.source,
    }


def change_data(home: Statute, change: Change, language: str) -> dict[str, Any]:
    """One change: both sides in words, None where there is nothing."""
    return {
        "kind": change.kind,
        "id": change.id,
        "what": change.what,
        "title": _title(home, change, language),
        "before": _side(home, change, change.before, language),
        "after": _side(home, change, change.after, language),
    }


def _title(home: Statute, change: Change, language: str) -> str | None:
    if change.kind == "norm":
        return cite(change.id, home.short, language)
    return home.word(change.id, language) if change.kind == "rule" else home.parameters[change.id].title[language]


def _side(home: Statute, change: Change, side: Any, language: str) -> str | None:
    if side is None:
        return None
    if change.kind == "norm":
        return str(side.says[language])
    if change.kind == "rule":
        return str(side.doc.splitlines()[0])
    if isinstance(side, Table):
        sizes = " ".join(f"{size}:{francs(rappen)}" for size, rappen in enumerate(side.sizes, 1))
        return f"{sizes} +:{francs(side.more)}"
    if isinstance(side, Listing):
        return f"{side.title[language]} ({len(side.rows)})"
    return amount(side, home.parameters[change.id].unit)


def coverage_data(found: Coverage) -> dict[str, Any]:
    """How the norms of a statute stand, counted and one by one."""
    return {
        "statute": found.statute.id,
        **{standing.value: found.count(standing) for standing in Standing},
        "norms": [{"norm": norm.id, "text": text, "standing": at.value} for norm, text, at in found.standing],
    }
