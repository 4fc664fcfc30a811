# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A derivation as text and as HTML, in German and English: plain language first, then where it stands in the law."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape

from .derivation import Step
from .errors import Unknown
from .phrases import Speaker
from .statute import statute
from .texts import Evidence, cite

_EVIDENCE = {
    "de": {Evidence.COMMUNICATED: "mitgeteilt, Rechtssammlung nicht gelesen", Evidence.DRAFT: "Entwurf"},
    "en": {Evidence.COMMUNICATED: "communicated, official collection not read", Evidence.DRAFT: "draft"},
}
_WORDS = {
    "de": {
        "stop": "Hier hält die Berechnung an: {what}. Erfassen kann es: {who}.",
        "result": "Ergebnis", "facts": "mit", "repealed": "aufgehoben", "since": "Fassung",
    },
    "en": {
        "stop": "The calculation stops here: {what}. Who can enter it: {who}.",
        "result": "result", "facts": "with", "repealed": "repealed", "since": "text",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One step, ready to show: what it says, its value, where it stands, the facts in it, and the lines below it."""

    kind: str
    says: str
    value: str
    cites: tuple[str, ...] = ()
    version: str = ""
    facts: tuple[str, ...] = ()
    below: list[Line] = field(default_factory=list)
    norms: tuple[str, ...] = ()  # the paragraphs that `cites` names, one each; empty where a cite is words of the rule


def lines(step: Step, language: str = "de", home: str = "", told: frozenset[str] = frozenset()) -> Line:
    """The derivation as nested lines in one language. A fact that a line above told is not told again."""
    home = _home(step) or home
    speaker = Speaker(statute(home), language)
    line = _LINE[step.kind](step, speaker)
    fresh = tuple(fact for fact in line.facts if fact not in told)
    told |= set(line.facts) if step.kind == "rule" else set()
    below = [lines(inner, language, home, told) for inner in step.steps if not _says_nothing(inner)]
    return replace(line, facts=line.facts if step.kind == "condition" else fresh, below=below)


def _says_nothing(step: Step) -> bool:
    """A result that only hands on what the step before it gave."""
    handed_on = isinstance(step.phrase, ast.Call | ast.Name) and ast.unparse(step.phrase).split("(")[0] not in (
        "min",
        "max",
        "sum",
    )
    return step.kind == "result" and handed_on and not step.cite


def _home(step: Step) -> str:
    """The statute a step speaks of: its rule's, its figure's, or that of the first rule below."""
    if step.rule is not None:
        return step.rule.statute
    if step.figure is not None:
        return step.figure.norms[0].split("/")[0]
    return next((found for below in step.steps if (found := _home(below))), "")


def _rule(step: Step, speaker: Speaker) -> Line:
    rule, law = step.rule, speaker.statute
    assert rule is not None
    words = _WORDS[speaker.language]
    says = speaker.name(rule.name) + (f" ({words['repealed']})" if rule.repealed else "")
    return Line(
        "rule",
        says,
        "" if step.value is None and _stopped(step) else speaker.value(step.value, rule.unit),
        tuple(cite(norm, law.short, speaker.language) for norm in rule.norms),
        law.texts[rule.text].title[speaker.language],
        tuple(speaker.fact(name, value) for name, value in step.facts.items()),
        norms=rule.norms,
    )


def _stopped(step: Step) -> bool:
    return any(below.kind == "stop" or _stopped(below) for below in step.steps)


def _condition(step: Step, speaker: Speaker) -> Line:
    facts = tuple(speaker.fact(name, value) for name, value in step.facts.items() if not isinstance(value, bool))
    return Line(
        "condition",
        f"{speaker.say_of(step.phrase, step.facts)}?",
        speaker.value(step.value),
        _cites(step, speaker),
        "",
        facts,
    )


def _figure(step: Step, speaker: Speaker) -> Line:
    figure = step.figure
    assert figure is not None
    cites = [cite(norm, speaker.statute.short, speaker.language) for norm in figure.norms]
    note = _EVIDENCE[speaker.language].get(figure.evidence, "")
    value = "" if not isinstance(figure.value, int) else speaker.value(figure.value, figure.unit)
    return Line("figure", figure.title[speaker.language], value, tuple(cites), note, norms=figure.norms)


def _set(step: Step, speaker: Speaker) -> Line:
    unit = "rappen" if step.source == "total" else ""
    return Line(
        "set",
        f"{speaker.name(step.source)} = {speaker.say(step.phrase)}",
        speaker.value(step.value, unit),
        _cites(step, speaker),
    )


def _result(step: Step, speaker: Speaker) -> Line:
    result = _WORDS[speaker.language]["result"]
    if isinstance(step.value, bool) and not isinstance(step.phrase, ast.Constant):
        return Line(
            "result",
            f"{result}: {speaker.say_of(step.phrase, step.facts)}?",
            speaker.value(step.value),
            _cites(step, speaker),
        )
    return Line("result", f"{result}: {speaker.say(step.phrase)}", "", _cites(step, speaker))


def _sum(step: Step, speaker: Speaker) -> Line:
    facts = tuple(speaker.fact(name, value) for name, value in step.facts.items())
    value = "" if step.value is None else speaker.value(step.value, "rappen")
    return Line("sum", speaker.name(step.source), value, (), "", facts)


def _stop(step: Step, speaker: Speaker) -> Line:
    unknown = step.phrase
    assert isinstance(unknown, Unknown)
    told = _WORDS[speaker.language]["stop"].format(
        what=unknown.what[speaker.language], who=unknown.who[speaker.language]
    )
    return Line("stop", told, "")


def _cites(step: Step, speaker: Speaker) -> tuple[str, ...]:
    if not step.cite:
        return ()
    law = speaker.statute
    return (law.citing.spelled(step.cite, law.short, speaker.language),)


_LINE = {
    "rule": _rule,
    "condition": _condition,
    "figure": _figure,
    "set": _set,
    "result": _result,
    "sum": _sum,
    "stop": _stop,
}


def text(step: Step, language: str = "de") -> str:
    """The derivation as indented text for a terminal or a letter."""
    return "\n".join(_text(lines(step, language), 0))


def _text(line: Line, depth: int) -> list[str]:
    head = f"{'  ' * depth}{line.says}" + (f" {line.value}" if line.value and line.says.endswith("?") else "")
    if line.value and not line.says.endswith("?"):
        head += f": {line.value}"
    told = [part for part in ("; ".join(line.cites), line.version) if part]
    if told:
        head += f"  [{' · '.join(told)}]"
    out = [head]
    if line.facts:
        out.append(f"{'  ' * depth}    ({'; '.join(line.facts)})")
    for below in line.below:
        out.extend(_text(below, depth + 1))
    return out


Link = Callable[[str], str]
"""The address of a norm (`lu-kasylv/7/2`)."""


def html(step: Step, language: str = "de", open_levels: int = 1, link: Link | None = None) -> str:
    """The derivation as nested `<details>`: opens step by step, works without JavaScript and for screen readers.

    With `link`, citations of paragraphs lead to them.
    """
    return f'<div class="derivation">{_html(lines(step, language), open_levels, link)}</div>'


def _cited(line: Line, link: Link | None) -> str:
    if link is None or not line.norms:
        return escape("; ".join(line.cites))
    told = zip(line.cites, line.norms, strict=True)
    return "; ".join(f'<a href="{escape(link(norm))}">{escape(cite)}</a>' for cite, norm in told)


def _html(line: Line, open_levels: int, link: Link | None) -> str:
    """A step. What opens a step holds no link (a control within a control): its citations stand first below it."""
    says = f'<span class="step-says">{escape(line.says)}</span>' + (
        f' <span class="step-value">{escape(line.value)}</span>' if line.value else ""
    )
    where = (f' <span class="step-cite">{_cited(line, link)}</span>' if line.cites else "") + (
        f' <span class="step-version">{escape(line.version)}</span>' if line.version else ""
    )
    facts = f'<span class="step-facts">{escape("; ".join(line.facts))}</span>' if line.facts else ""
    if not line.below:
        return f'<div class="step step-{line.kind}">{says}{where}{facts}</div>'
    inside = "".join(_html(below, open_levels - 1, link) for below in line.below)
    opened = " open" if open_levels > 0 else ""
    stands = f'<span class="step-where">{where}</span>' if where else ""
    head = f'<details class="step step-{line.kind}"{opened}><summary>{says}</summary>'
    return f"{head}{stands}{facts}{inside}</details>"
