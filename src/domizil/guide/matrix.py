# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every way through the questions to its end, as a text that people can review.

Answers that lead to the same are written together, so the whole space of a jurisdiction fits into one file. The file in
`matrices/` is what was accepted; a change of any outcome of law shows as a difference to it.

Nationalities are walked in groups: those that have the same outcome in every cell of the law's own matrix (nationality
x purpose x length x travel paper, all computed) and are asked the same next share the ways of their first.
Parts that recur (a step, a tail of questions) are written once, under the beginning of their hash.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from domizil.law.engine.asking import Asked
from domizil.law.engine.derivation import plain

from .facts import Fact, facts_of
from .flow import run_rules
from .jurisdictions import Jurisdiction

ACCEPTED = Path(__file__).parent / "matrices"
SHARED_FROM = 5  # lines of a tail of questions that is written once when it recurs


@dataclass(frozen=True)
class Fork:
    """A question, and where each of its answers leads: the name of an outcome, or the next question."""

    fact: str
    ways: tuple[tuple[tuple[str, ...], Fork | str], ...]

    @cached_property
    def name(self) -> str:
        """What it is called where it is written once."""
        return f"{self.fact}@{_short(repr(self.lines(inline=True)))}"

    def lines(self, shared: frozenset[Fork] = frozenset(), inline: bool = False) -> list[str]:
        """One line for all answers that lead to the same; below it what follows, unless that is written elsewhere."""
        out = []
        for answers, to in self.ways:
            head = f"{self.fact}: {', '.join(answers)}"
            if isinstance(to, str):
                out.append(f"{head} = {to}")
            elif to in shared or inline:
                out.append(f"{head} > {to.name}")
            else:
                out += [head, *(f"  {line}" for line in to.lines(shared))]
        return out

    def forks(self) -> Iterator[Fork]:
        """This question and all below it, each as often as it occurs."""
        yield self
        for _, to in self.ways:
            if isinstance(to, Fork):
                yield from to.forks()


@dataclass
class Walk:
    """What a walk through all answers met. `ways` counts the ends by the number of questions that lead to them."""

    place: Jurisdiction
    on: date
    groups: tuple[tuple[str, ...], ...] = ()
    names: dict[Any, str] = field(default_factory=dict)
    outcomes: dict[str, Any] = field(default_factory=dict)
    ways: Counter[int] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)

    def on_from(self, given: Mapping[str, Any], depth: int = 0, alike: int = 1) -> Fork | str:
        """Where some answers lead. `alike`: for how many nationalities they stand."""
        run = run_rules(self.place, given, self.on)
        if run.missing is None:
            name = self._end(run)
            self.ways[depth] += alike
            self.ends[name.rsplit(" ", 1)[0]] += alike
            return name
        ways: dict[Fork | str, list[str]] = {}
        for value, names in self._answers(run.missing):
            to = self.on_from({**given, run.missing: value}, depth + 1, alike * len(names))
            ways.setdefault(to, []).extend(names)
        return Fork(run.missing, tuple((tuple(names), to) for to, names in ways.items()))

    def _answers(self, name: str) -> Iterator[tuple[Any, tuple[str, ...]]]:
        """Every answer of a question, with the answers that it stands for."""
        fact = facts_of(self.place.key)[name]
        if fact.codes and self.groups:
            yield from ((fact.read([codes[0]]), codes) for codes in self._asked_the_same(fact))
        else:
            yield from zip(fact.values(), ((name,) for name in fact.names), strict=True)

    def _asked_the_same(self, fact: Fact) -> Iterator[tuple[str, ...]]:
        """The groups, divided where the rules ask some of their members something else next."""
        for codes in self.groups:
            parts: dict[str | None, list[str]] = {}
            for code in codes:
                next_one = run_rules(self.place, {fact.id: fact.read([code])}, self.on).missing
                parts.setdefault(next_one, []).append(code)
            yield from (tuple(part) for part in parts.values())

    def _end(self, run: Asked) -> str:
        """The name of an outcome: verdict, finding, and the beginning of its hash."""
        reached = run.value if run.unknown is None else run.unknown.parameter
        if reached not in self.names:
            outcome = plain(reached) if run.unknown is None else {"verdict": "unknown", "finding": reached}
            name = f"{outcome['verdict']} {outcome['finding']} {_short(json.dumps(outcome, sort_keys=True))}"
            self.names[reached] = name
            self.outcomes[name] = outcome
        return self.names[reached]


def newest(place: Jurisdiction) -> date:
    """The day from which the newest text of the jurisdiction holds: the matrix is that of this day."""
    return max(text.since for text in place.statute.texts.values())


def table(place: Jurisdiction) -> str:
    """The matrix of a jurisdiction as text."""
    on = newest(place)
    walk = Walk(place, on, place.alike(on) if place.alike else ())
    root = walk.on_from({})
    assert isinstance(root, Fork), "there is at least one question"
    total = sum(walk.ways.values())
    mean = sum(depth * count for depth, count in walk.ways.items()) * 10 // total
    out = [
        f"# {place.key}: every way through the questions, by the law of {on.isoformat()}",
        f"# Accept a change with: domizil guide matrix {place.key} --accept",
        f"ways: {total}",
        f"questions: {min(walk.ways)} to {max(walk.ways)}, on average {mean // 10}.{mean % 10}",
        "",
        *(f"{count:>8}  {name}" for name, count in sorted(walk.ends.items())),
    ]
    return "\n".join([*out, *_outcomes(walk), *_ways(root), ""])


def _ways(root: Fork) -> Iterator[str]:
    """The questions, and the tails of them that recur."""
    seen = Counter(root.forks())
    shared = frozenset(fork for fork, times in seen.items() if times > 1 and len(fork.lines()) >= SHARED_FROM)
    yield from ("", "## ways", *root.lines(shared))
    for fork in sorted(shared, key=lambda fork: fork.name):
        yield from ("", f"## {fork.name}", *fork.lines(shared))


def _outcomes(walk: Walk) -> Iterator[str]:
    """Every outcome with all that it says; steps by their name, and every step once."""
    steps: dict[str, str] = {}
    yield from ("", "## outcomes")
    for name, outcome in sorted(walk.outcomes.items()):
        yield name
        for key, value in outcome.items():
            if key == "todos":
                told = [_flat({key: part for key, part in step.items() if key != "id"}) for step in value]
                names = [f"{step['id']}@{_short(says)}" for step, says in zip(value, told, strict=True)]
                steps |= zip(names, told, strict=True)
                value = names
            if key not in ("verdict", "finding") and value not in (None, []):
                yield f"  {key} {_flat(value)}"
    yield from ("", "## steps", *(f"{name} {says}" for name, says in sorted(steps.items())))


def _flat(value: Any) -> str:
    """A part of an outcome on one line, without what is empty."""
    if isinstance(value, dict):
        return " ".join(f"{key}={_flat(one)}" for key, one in value.items() if one not in (None, []))
    return ",".join(str(one) for one in value) if isinstance(value, list) else str(value)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def accepted(place: Jurisdiction) -> str:
    """The matrix that was accepted last; empty where none was."""
    file = ACCEPTED / f"{place.key}.txt"
    return file.read_text("utf-8") if file.exists() else ""


def accept(place: Jurisdiction, text: str) -> Path:
    """Make a matrix the accepted one; returns the file, to be committed with the change that caused it."""
    ACCEPTED.mkdir(exist_ok=True)
    file = ACCEPTED / f"{place.key}.txt"
    file.write_text(text, "utf-8")
    return file


def difference(place: Jurisdiction, text: str) -> list[str]:
    """What differs from the accepted matrix, as a unified difference; empty where nothing does."""
    before, after = accepted(place).splitlines(), text.splitlines()
    return list(difflib.unified_diff(before, after, "accepted", "now", lineterm="", n=2))
