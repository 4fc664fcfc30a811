# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the templates of the guide show: one question, the way so far, the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from domizil.guide import languages, state
from domizil.guide.answer import answer
from domizil.guide.facts import Fact, facts_of, written
from domizil.guide.flow import Flow, first_day
from domizil.guide.layout import GROUPS
from domizil.law.engine.decision import Verdict

from .asked import Asked

STATES_ASKED = 3  # nationalities that a page asks for; the API takes any number
LOOK = {Verdict.RIGHT: "good", Verdict.DISCRETION: "warn", Verdict.UNVERIFIED: "warn", Verdict.NOT_OPEN: "bad"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question as a page shows it. `kind`: choice or states. `fields`: for states, what each list has chosen."""

    id: str
    kind: str
    says: str
    hint: str
    problem: str
    number: int
    groups: tuple[tuple[str | Promise, tuple[Choice, ...]], ...] = ()
    states: tuple[tuple[str, str], ...] = ()
    fields: tuple[str, ...] = ()


def frame(asked: Asked) -> dict[str, Any]:
    """What every page of a jurisdiction shows: its name, its languages, the day of the law."""
    words = asked.words
    return {
        "asked": asked,
        "place": asked.place.key,
        "language": asked.language,
        "title": words.of(asked.place.statute.title).text,
        "on": asked.on,
        "on_said": words.day(asked.on),
        "first": first_day(asked.place),
        "told": asked.told,
        "embedded": asked.embedded,
        "start": asked.address("guide_start"),
        "pdf": asked.address("guide_pdf"),
        "ics": asked.address("guide_ics"),
        "why": asked.address("guide_why"),
        "anew": asked.address("guide_anew"),
        "answer_address": asked.address("guide_answer"),
        "days_address": asked.address("guide_days"),
        "tongues": [languages.LANGUAGES[code] for code in asked.place.languages],
    }


def question(asked: Asked, flow: Flow, fact: Fact, typed: Any = None, problem: str = "") -> Question:
    """A question with the answer given before, or with what was typed and is wrong."""
    chosen = typed if typed is not None else written(flow.answers.get(fact.id))
    number = flow.asked.index(fact.id) + 1 if fact.id in flow.asked else len(flow.asked) + 1
    words = asked.words
    told = (words.question(fact), words.hint(fact), problem, number)
    if fact.codes:
        states = languages.states(tuple(code for code in fact.codes if not words.has(f"state.{code}")), asked.language)
        own = tuple((code, words.state(code)) for code in fact.codes if words.has(f"state.{code}"))
        given = tuple(chosen or ())[:STATES_ASKED]
        fields = (*given, *[""] * (STATES_ASKED - len(given)))
        return Question(fact.id, "states", *told, states=(*own, *states), fields=fields)
    return Question(fact.id, "choice", *told, groups=_groups(asked, fact, chosen))


def _groups(asked: Asked, fact: Fact, chosen: Any) -> tuple[tuple[str | Promise, tuple[Choice, ...]], ...]:
    def choices(names: Sequence[str]) -> tuple[Choice, ...]:
        return tuple(Choice(name, asked.words.label(fact.read(name)), name == chosen) for name in names)

    grouped = GROUPS.get((asked.place.key, fact.id), (("", fact.names),))
    return tuple((title, choices(names)) for title, names in grouped)


def way(asked: Asked, flow: Flow, leave_out: str = "") -> list[dict[str, str]]:
    """The questions answered so far, each with its answer and the address where it can be changed."""
    known = facts_of(asked.place.key)
    return [
        {
            "id": name,
            "name": asked.words.name(known[name]),
            "answer": asked.words.label(flow.answers[name]),
            "change": asked.address("guide_ask", name),
        }
        for name in flow.asked
        if name in flow.answers and name != leave_out
    ]


def answer_shown(
    asked: Asked, flow: Flow, typed: Mapping[str, str] | None = None, wrong: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The answer page: what holds, what to do, and the days that would make it more exact."""
    known = facts_of(asked.place.key)
    days = [
        {
            "id": name,
            "name": asked.words.name(known[name]),
            "hint": asked.words.hint(known[name]),
            "value": (typed or {}).get(name, _iso(flow.answers.get(name))),
            "problem": (wrong or {}).get(name, ""),
        }
        for name in flow.days
    ]
    shown: dict[str, Any] = {"way": way(asked, flow), "days": days, "law": law_shown(asked)}
    if flow.unknown is not None:
        return shown | {"unknown": asked.words.of(flow.unknown.what), "who": asked.words.of(flow.unknown.who)}
    found = answer(flow, asked.words)
    link = asked.request.build_absolute_uri(asked.address("guide_start", **state.shareable(asked.place, flow.answers)))
    told = {"verdict_name": asked.words.label(found.verdict), "look": LOOK[found.verdict], "link": link}
    return shown | told | {"answer": found, "action": asked.address("guide_answer")}


def law_shown(asked: Asked) -> list[dict[str, Any]]:
    """The texts of law that hold on the day, newest first, and what is known about their reading."""
    words = asked.words
    return [
        {"title": words.of(text.title), "source": text.source, "note": words.of(text.note)}
        for text in asked.place.statute.chain(asked.on)
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
