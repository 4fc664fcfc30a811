# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of the law pages: statutes, paragraphs, coverage, and the way from one norm to the next."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from domizil.law.engine import Statute, statutes
from domizil.law.engine.coverage import Standing
from domizil.law.engine.coverage import coverage as coverage_of

from . import reading
from .asked import drafts_of
from .words import STANDING, STANDING_BADGE, WAITS_FOR


def statute_row(home: Statute, language: str) -> dict[str, Any]:
    """A statute with its texts and how many of its norms run."""
    texts = sorted(home.texts.values(), key=lambda text: text.since)
    return {
        "id": home.id,
        "short": home.short,
        "title": home.title[language],
        "number": home.number,
        "texts": [reading.head(text, language) for text in texts],
        "counts": counts(home),
    }


def counts(home: Statute) -> list[dict[str, Any]]:
    """How many norms stand how; a norm counts once for each text."""
    found = coverage_of(home)
    return [
        {"standing": STANDING[standing], "badge": STANDING_BADGE[standing], "count": found.count(standing)}
        for standing in Standing
    ]


def paragraph_rows(home: Statute, on: date, language: str) -> list[dict[str, Any]]:
    """The paragraphs in order, one line for each norm as of a day; those that are not divided stand together."""
    rows = []
    for undivided, found in groupby(reading.paragraphs(home), key=lambda pair: pair[1] == [f"{home.id}/{pair[0]}"]):
        if undivided:
            rows.append({"norms": [_line(home, norm, on, language) for _, norms in found for norm in norms]})
        else:
            rows.extend(_paragraph_row(home, number, norms, on, language) for number, norms in found)
    return rows


def _paragraph_row(home: Statute, number: str, norms: list[str], on: date, language: str) -> dict[str, Any]:
    return {
        "number": number,
        "cite": reading.short_cite(home, f"{home.id}/{number}", language),
        "heading": reading.heading(home, number, language),
        "norms": [_line(home, norm, on, language) for norm in norms],
    }


def _line(home: Statute, norm: str, on: date, language: str) -> dict[str, Any]:
    """One norm in one line: what holds on the day; where nothing does, what another text says, marked as such."""
    holding = reading.exists(home, norm, on)
    shown = holding or next(entry for entry in home.norms if entry.id == norm)
    text = next(text for text in (home.chain(on) if holding else home.texts.values()) if text.id in shown.texts)
    standing = reading.standing_of(home, shown, text.id)
    return {
        "id": norm,
        "label": label(home, norm, language),
        "heading": reading.heading(home, shown.paragraph, language) if norm.count("/") == 1 else "",
        "says": shown.says[language],
        "holds": holding is not None,
        "repealed": shown.kind == "repealed",
        "drafted": any(norm in home.norms_of(draft.id) for draft in drafts_of(home)),
        "since": reading.head(text, language).since,
        "standing": STANDING[standing],
        "badge": STANDING_BADGE[standing],
    }


def label(home: Statute, norm: str, language: str) -> str:
    """A norm within its paragraph: "Abs. 1 lit. a"; the paragraph itself where it is not divided."""
    paragraph = "/".join(norm.split("/")[:2])
    whole = reading.short_cite(home, norm, language)
    return whole.removeprefix(reading.short_cite(home, paragraph, language)).strip() or whole


def part(home: Statute, norm: str, on: date, language: str) -> dict[str, Any]:
    """A norm on the page of its paragraph: its versions side by side."""
    return {
        "id": norm,
        "label": label(home, norm, language),
        "versions": reading.versions(home, norm, on, language),
        "rules": [rule.title for rule in reading.rules(home, norm, on, language)],
    }


def neighbours(home: Statute, norm: str, ids: list[str], language: str) -> dict[str, Any]:
    """The norms before and after, for going on reading."""
    at = ids.index(norm)
    around = {"previous": ids[at - 1] if at else "", "next": ids[at + 1] if at + 1 < len(ids) else ""}
    return {name: {"id": id, "cite": reading.short_cite(home, id, language)} for name, id in around.items() if id}


def coverages(language: str) -> list[dict[str, Any]]:
    """For each statute the counts, and the norms that do not run: by the part they wait for, and with their reason."""
    return [statute_row(home, language) | _not_running(home, language) for home in statutes()]


def _not_running(home: Statute, language: str) -> dict[str, Any]:
    found = coverage_of(home)
    waiting = sorted(found.of(Standing.OPEN), key=lambda pair: str(pair[0].open))
    return {
        "open": [
            (WAITS_FOR.get(str(part), part), [_entry(home, norm, text, language) for norm, text in those])
            for part, those in groupby(waiting, key=lambda pair: pair[0].open)
        ],
        "declaratory": [_entry(home, norm, text, language) for norm, text in found.of(Standing.DECLARATORY)],
        "unclaimed": [_entry(home, norm, text, language) for norm, text in found.of(Standing.UNCLAIMED)],
    }


def _entry(home: Statute, norm: Any, text: str, language: str) -> dict[str, Any]:
    return {
        "id": norm.id,
        "cite": reading.short_cite(home, norm.id, language),
        "text": home.texts[text].title[language],
        "on": home.texts[text].since,
        "says": norm.says[language],
        "why": norm.declaratory[language] if norm.declaratory else "",
    }
