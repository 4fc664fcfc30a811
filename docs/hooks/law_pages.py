# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: INP001 - mkdocs loads hooks by their path
"""One page a statute and language, made from the law package: norms, texts, figures, rules, cases.

Nothing of it is written by hand or committed, so a page cannot say what the package does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from law_words import EVIDENCE, STANDING, STATUS, WAITS_FOR, WORDS, unit_word

from domizil.law.engine import Statute, Table, statutes
from domizil.law.engine.cases import Case, cases
from domizil.law.engine.compare import REPEALED
from domizil.law.engine.coverage import Standing, coverage
from domizil.law.engine.derivation import plain
from domizil.law.engine.money import francs, is_money
from domizil.law.engine.parameters import Figure, Listing, Parameter
from domizil.law.engine.periods import Period
from domizil.law.engine.rules import Rule
from domizil.law.engine.texts import Norm, cite


def page(home: Statute, language: str) -> str:
    """The whole page of a statute as Markdown."""
    return "\n".join(_Page(home, language).lines())


def rule_terms(home: Statute) -> str:
    """The names of a statute's rules in German, English and code, as a table for the glossary."""
    rows = sorted((home.word(name, "de") or "", home.word(name, "en") or "", name) for name in home.rules)
    page_of = f"../law/{home.id}-de.md"
    table = [f"| {german} | {english} | [`{name}`]({page_of}#{anchor(name)}) |" for german, english, name in rows]
    return "\n".join(["| German | English | rule |", "|---|---|---|", *table])


def table_of_statutes() -> str:
    """All statutes with their pages, as a table."""
    rows = [f"| {home.title['en']} ({home.short}, {home.number}) | [{home.short}]({home.id}-de.md) "
            f"| [{home.short}]({home.id}-en.md) |" for home in statutes()]  # fmt: skip
    return "\n".join(["| statute | Deutsch | English |", "|---|---|---|", *rows])


def unknown_figures(language: str) -> str:
    """Every figure that nobody has entered, of all statutes, as a table."""
    rows = [
        (home.id, parameter.id, parameter.title[language], _period(figure.valid, language), _who(parameter, language))
        for home in statutes()
        for parameter in home.parameters.values()
        for figure in parameter.figures
        if figure.value is None
    ]
    table = ["| statute | id | figure | valid | who can enter it |", "|---|---|---|---|---|"]
    return "\n".join([*table, *(f"| {home} | `{id}` | {' | '.join(told)} |" for home, id, *told in rows)])


def _who(parameter: Parameter, language: str) -> str:
    return parameter.who[language] if parameter.who else "–"


def anchor(rule: str) -> str:
    """The anchor of a rule on its statute's page."""
    return f"rule-{rule}"


def paragraph_anchor(paragraph: str) -> str:
    """The anchor of a paragraph on its statute's page."""
    return f"par-{paragraph}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _day(value: date) -> str:
    return f"{value.day}.{value.month}.{value.year}"


def _period(valid: Period, language: str) -> str:
    if valid.last is None:
        return f"{WORDS[language]['from']} {_day(valid.first)}"
    return f"{_day(valid.first)} – {_day(valid.last)}"


class _Page:
    def __init__(self, home: Statute, language: str) -> None:
        self.home, self.language = home, language
        self.words = WORDS[language]
        self.standing = {(id(norm), text): found for norm, text, found in coverage(home).standing}

    def lines(self) -> Iterator[str]:
        home, language = self.home, self.language
        yield from (
            "---",
            f"lang: {language}",
            f"title: {self.words['title'].format(home.short)}",
            "toc_depth: 2",
            "---",
        )
        yield from ("", f"# {home.title[language]} ({home.short}, {home.number})", "")
        yield f"{self.words['intro'].format(package=home.package)} {self.words['other'].format(home.id)}"
        yield from ("", *self._texts(), "")
        for paragraph in dict.fromkeys(norm.paragraph for norm in home.norms):
            yield from self._paragraph(paragraph)
        yield from (f"## {self.words['rules']}", "")
        for name, versions in home.rules.items():
            yield from self._rule(name, versions)
        yield from self._cases()

    def _table(self, *heads: str) -> list[str]:
        return ["| " + " | ".join(self.words[head] for head in heads) + " |", "|---" * len(heads) + "|"]

    def _texts(self) -> Iterator[str]:
        yield from (f"## {self.words['texts']}", "", *self._table("text", "since", "status", "evidence", "source"))
        for text in self.home.texts.values():
            told = (
                text.title[self.language], _day(text.since), STATUS[self.language][text.status],
                EVIDENCE[self.language][text.evidence], text.source,
            )  # fmt: skip
            yield "| " + " | ".join(map(_cell, told)) + " |"
        for text in self.home.texts.values():
            if text.note:
                yield from ("", f"*{text.title[self.language]}*: {text.note[self.language]}")

    # --- norms and their figures ---

    def _paragraph(self, paragraph: str) -> Iterator[str]:
        norms = [norm for norm in self.home.norms if norm.paragraph == paragraph]
        number = cite(f"{self.home.id}/{paragraph}", "", self.language).strip() or paragraph
        about = self.home.word(f"§ {paragraph}", self.language) or self.home.word(number, self.language) or ""
        yield from (f"## {number} {about} {{#{paragraph_anchor(paragraph)}}}", "")
        for norm_id in dict.fromkeys(norm.id for norm in norms):
            yield from (f"### {cite(norm_id, self.home.short, self.language)}", "")
            yield from self._table("text", "says", "does", "standing")
            yield from (self._norm(norm) for norm in norms if norm.id == norm_id)
            yield ""
        figures = [
            figure for parameter in self.home.parameters.values() for figure in parameter.figures
            if any(norm.split("/")[1] == paragraph for norm in figure.norms)
        ]  # fmt: skip
        yield from self._figures(figures)

    def _norm(self, norm: Norm) -> str:
        texts = "; ".join(self.home.texts[text].title[self.language] for text in norm.texts)
        standing = "<br>".join(dict.fromkeys(self._standing(norm, text) for text in norm.texts))
        told = (texts, norm.says[self.language], norm.does[self.language], standing)
        return "| " + " | ".join(map(_cell, told)) + " |"

    def _standing(self, norm: Norm, text: str) -> str:
        standing = self.standing[id(norm), text]
        if norm.kind == REPEALED:
            return self.words["repealed"]
        if standing is Standing.RUNNING:
            names = dict.fromkeys(rule.name for rule in self.home.claims.get((norm.id, text), ()))
            told = [*(f"[`{name}`](#{anchor(name)})" for name in names), *(f"`{path}`" for path in norm.kept_by)]
            return f"{self.words['runs']}: " + ", ".join(told)
        told = STANDING[self.language][standing]
        if standing is Standing.DECLARATORY and norm.declaratory:
            return f"{told}: {norm.declaratory[self.language]}"
        if standing is Standing.OPEN and norm.open:
            part = WAITS_FOR.get(norm.open, {}).get(self.language, norm.open)
            return self.words["waits"].format(what=part)
        return told

    def _figures(self, figures: list[Figure]) -> Iterator[str]:
        if not figures:
            return
        yield from (f"### {self.words['figures']}", "")
        scales = [figure for figure in figures if isinstance(figure.value, Table)]
        if scales:
            yield from self._scales(scales)
        others = [figure for figure in figures if figure not in scales]
        if others:
            yield from self._table("figure", "valid", "value", "evidence", "source")
            yield from (self._amount(figure) for figure in others)
            yield ""

    def _scales(self, scales: list[Figure]) -> Iterator[str]:
        heads = [f"{figure.title[self.language]}<br>{_period(figure.valid, self.language)}" for figure in scales]
        yield from (f"| {self.words['size']} | " + " | ".join(heads) + " |", "|---" + "|---:" * len(heads) + "|")
        tables = [figure.value for figure in scales if isinstance(figure.value, Table)]
        for size in range(1, max(table.steps for table in tables) + 1):
            cells = [francs(table.sizes[size - 1]) if size <= table.steps else "" for table in tables]
            yield f"| {size} | " + " | ".join(cells) + " |"
        yield f"| {self.words['more']} | " + " | ".join(francs(table.more) for table in tables) + " |"
        yield ""
        for figure in scales:
            told = (
                f"{unit_word(figure.unit, self.language)}; {EVIDENCE[self.language][figure.evidence]}; {figure.source}"
            )
            yield f"- {figure.title[self.language]}, {_period(figure.valid, self.language)}: {told}"
        yield ""

    def _amount(self, figure: Figure) -> str:
        parameter = self.home.parameters[figure.parameter]
        value = self.words["unknown"]
        if figure.value is None and parameter.who:
            value += f"; {self.words['who'].format(who=parameter.who[self.language])}"
        elif isinstance(figure.value, Listing):
            value = f"{len(figure.value.rows)} {unit_word(figure.unit, self.language)}"
        elif isinstance(figure.value, int):
            value = f"{self._money(figure.value, figure.unit)} {unit_word(figure.unit, self.language)}"
        evidence = EVIDENCE[self.language][figure.evidence]
        told = (figure.title[self.language], _period(figure.valid, self.language), value, evidence, figure.source)
        return "| " + " | ".join(map(_cell, told)) + " |"

    @staticmethod
    def _money(value: int, unit: str) -> str:
        return francs(value) if is_money(unit) else str(value)

    # --- rules and cases ---

    def _rule(self, name: str, versions: tuple[Rule[Any, Any], ...]) -> Iterator[str]:
        yield from (f"### {self.home.word(name, self.language)} {{#{anchor(name)}}}", "")
        yield from (f"`{name}` · {self.words['unit']}: {unit_word(versions[0].unit, self.language)}", "")
        for rule in sorted(versions, key=lambda rule: self.home.texts[rule.text].since):
            norms = "; ".join(cite(norm, self.home.short, self.language) for norm in rule.norms)
            repealed = f" – {self.words['repealed']}" if rule.repealed else ""
            yield from (f"**{self.home.texts[rule.text].title[self.language]}**: {norms}{repealed}", "")
            yield from ("```python", rule.source.rstrip(), "```", "")

    def _cases(self) -> Iterator[str]:
        yield from (f"## {self.words['cases']}", "")
        found = cases(self.home.id)
        if not found:
            yield self.words["no_cases"]
            return
        for name in self.home.rules:
            of_rule = [case for case in found if case.rule == name]
            if of_rule:
                yield from (f"### {self.home.word(name, self.language)}: {self.words['cases']}", "")
                yield from (*self._table("case", "norms", "result", "source"), *map(self._rule_case, of_rule), "")
        households = [case for case in found if case.household is not None]
        if households:
            yield from (f"### {self.words['household']}", "")
        for case in households:
            yield from self._household_case(case)

    def _rule_case(self, case: Case) -> str:
        unit = self.home.rules[case.rule][0].unit
        results = "<br>".join(f"{_day(day)}: {self._result(value, unit)}" for day, value in (case.on or {}).items())
        drafts = "".join(f" ({self.home.texts[draft].title[self.language]})" for draft in case.drafts)
        told = (case.title[self.language] + drafts, self._norms(case), results, case.source)
        return "| " + " | ".join(map(_cell, told)) + " |"

    def _result(self, value: Any, unit: str) -> str:
        if value is None:
            return self.words["stops"] if unit.startswith("rappen") else "–"
        if isinstance(value, bool):
            return {"de": ("nein", "ja"), "en": ("no", "yes")}[self.language][value]
        return self._money(value, unit) if isinstance(value, int) else str(plain(value))

    def _norms(self, case: Case) -> str:
        return "; ".join(cite(norm, self.home.short, self.language) for norm in case.norms)

    def _household_case(self, case: Case) -> Iterator[str]:
        facts = yaml.safe_dump(plain(case.household), allow_unicode=True, sort_keys=False, default_flow_style=None)
        expected = yaml.safe_dump(plain(case.expect), allow_unicode=True, sort_keys=False, default_flow_style=None)
        yield from (f"<details markdown><summary>{case.title[self.language]}</summary>", "")
        yield from (f"{self._norms(case)}. {case.source}", "", "```yaml", facts.rstrip(), "```", "")
        yield from (
            f"{self.words['expected']} (Rappen):",
            "",
            "```yaml",
            expected.rstrip(),
            "```",
            "",
            "</details>",
            "",
        )
