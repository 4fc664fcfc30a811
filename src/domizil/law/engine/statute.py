# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A statute: one folder of law (texts, norms, figures, words, rules, cases), loaded and checked as a whole.

What is not sound does not start: a gap or overlap of figures, a rule without an existing norm, two rules of one name in
one text, a call that no version answers on a day when the caller is in force, a bulk rule outside its subset.
"""

from __future__ import annotations

import ast
import csv
import importlib
import io
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from types import ModuleType
from typing import Any

import yaml

from .entered import entered, fill
from .errors import LawError, NoSuchLaw
from .parameters import Parameter, ParameterHandle, read_parameter
from .rules import Rule, written
from .texts import Citing, LegalText, Norm, Status
from .translations import translate
from .words import words

STATUTES = {
    "lu-kasylv": "domizil.law.lu_kasylv",
    "lu-shv": "domizil.law.lu_shv",
    "lu-ng": "domizil.law.lu_ng",
    "ch-rhg": "domizil.law.ch_rhg",
    "lux-residence": "domizil.law.lux_residence",
    "lucerne-guide": "domizil.law.lucerne_guide",
}


@dataclass(frozen=True)
class Statute:
    """Everything one folder says."""

    id: str
    title: dict[str, str]
    short: str
    number: str
    citing: Citing
    texts: dict[str, LegalText]
    norms: tuple[Norm, ...]
    parameters: dict[str, Parameter]
    rules: dict[str, tuple[Rule[Any, Any], ...]]
    vocabulary: dict[str, dict[str, str]]
    languages: tuple[str, ...]
    """Further languages beside German and English (`translations`)."""
    public: tuple[str, ...]
    """The keys of the vocabulary that a guide shows to the public, who read the further languages."""
    package: str = field(repr=False)

    @property
    def begins(self) -> date:
        """The first day of the oldest text."""
        return min(text.since for text in self.texts.values())

    def chain(self, on: date, drafts: tuple[str, ...] = ()) -> list[LegalText]:
        """The texts that hold on `on`, newest first; `drafts` are overlaid on top of those in force."""
        known = [text for text in self.texts.values() if text.status is not Status.DRAFT and text.since <= on]
        overlaid = [self.texts[draft] for draft in drafts if draft in self.texts]
        if not known and not overlaid:
            raise NoSuchLaw(f"{self.short} begins on {self.begins.isoformat()}; {on.isoformat()} is before that")
        return overlaid[::-1] + sorted(known, key=lambda text: text.since, reverse=True)

    def norms_of(self, text: str) -> dict[str, Norm]:
        return {norm.id: norm for norm in self.norms if text in norm.texts}

    def norm(self, id: str, on: date, drafts: tuple[str, ...] = ()) -> Norm:
        """What the norm says on a day."""
        for text in self.chain(on, drafts):
            if found := self.norms_of(text.id).get(id):
                return found
        raise NoSuchLaw(f"{id} does not exist on {on.isoformat()}")

    @cached_property
    def claims(self) -> dict[tuple[str, str], list[Rule[Any, Any]]]:
        """The rules that run a norm, by (norm, text). A rule also runs a norm that its later texts left unchanged."""
        claims: dict[tuple[str, str], list[Rule[Any, Any]]] = {}
        for rule in self.all_rules():
            for norm in self.norms:
                if norm.id in rule.norms and rule.text in norm.texts:
                    for text in norm.texts:
                        claims.setdefault((norm.id, text), []).append(rule)
        return claims

    def all_rules(self) -> Iterator[Rule[Any, Any]]:
        for versions in self.rules.values():
            yield from versions

    def word(self, key: str, language: str) -> str | None:
        found = self.vocabulary.get(key)
        return found[language] if found else None


def _read(package: str, name: str) -> Any:
    return yaml.safe_load(files(package).joinpath(name).read_text("utf-8"))


def _modules(package: ModuleType) -> None:
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")


@cache
def statute(id: str) -> Statute:
    """Load and check one statute (once a process). Raises `NoSuchLaw`, `LawError`."""
    if id not in STATUTES:
        raise NoSuchLaw(f"no statute {id!r}; known: {', '.join(sorted(STATUTES))}")
    loaded = _load(id, STATUTES[id])
    for language in loaded.languages:
        translate(loaded, language, _read(loaded.package, f"words_{language}.yaml"))
    _check(loaded)
    return loaded


def statutes() -> list[Statute]:
    """Every statute, loaded and checked."""
    return [statute(id) for id in STATUTES]


def _load(id: str, package: str) -> Statute:
    _modules(importlib.import_module(package))
    head = _read(package, "statute.yaml")
    texts = {str(row["id"]): LegalText.read(id, row) for row in head["texts"]}
    figures = [fill(with_rows(row, package), entered(id)) for row in _read(package, "parameters.yaml")["parameters"]]
    since = min(text.since for text in texts.values())
    vocabulary = _read(package, "vocabulary.yaml")
    rules: dict[str, list[Rule[Any, Any]]] = {}
    for rule in written[id]:
        rules.setdefault(rule.name, []).append(rule)
    return Statute(
        id=id,
        title=words(id, head["title"]),
        short=head["short"],
        number=head["number"],
        citing=Citing.read(id, head),
        texts=texts,
        norms=tuple(Norm.read(id, row) for row in _read(package, "norms.yaml")["norms"]),
        parameters={row["id"]: read_parameter(id, row, since) for row in figures},
        rules={name: tuple(versions) for name, versions in rules.items()},
        vocabulary={str(key): words(f"{id} vocabulary {key}", value) for key, value in _flat(vocabulary).items()},
        languages=tuple(head.get("languages", ())),
        public=tuple(key for group in head.get("public", ()) for key in vocabulary[group]),
        package=package,
    )


def with_rows(row: Mapping[str, Any], package: str) -> dict[str, Any]:
    """A row of parameters.yaml whose values hold the rows of the `file` they name (CSV or YAML), by their `key`."""
    values = [
        {**value, "rows": _rows(package, value["file"], value["key"])} if "file" in value else value
        for value in row["values"]
    ]
    return {**row, "values": values}


def _rows(package: str, name: str, key: str) -> dict[str, Mapping[str, Any]]:
    rows: list[Mapping[str, Any]]
    if name.endswith(".csv"):
        rows = list(csv.DictReader(io.StringIO(files(package).joinpath(name).read_text("utf-8"), newline="")))
    else:
        (rows,) = _read(package, name).values()
    keyed = {str(row[key]): row for row in rows}
    if len(keyed) != len(rows):
        raise LawError(f"{package} {name}: a {key} stands twice")
    return keyed


def _flat(groups: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """vocabulary.yaml has groups (rules, facts, values …) for the reader only; keys are unique over all."""
    flat: dict[str, Any] = {}
    for group in groups.values():
        for key, value in group.items():
            if key in flat:
                raise LawError(f"vocabulary: {key} stands twice")
            flat[key] = value
    return flat


def _check(loaded: Statute) -> None:
    for norm in loaded.norms:
        for text in norm.texts:
            if text not in loaded.texts:
                raise LawError(f"{norm.id}: no text {text!r}")
    for name, versions in loaded.rules.items():
        _check_versions(loaded, name, versions)
    for rule in loaded.all_rules():
        _check_mentions(loaded, rule)
        if rule.bulk:
            from .bulk.subset import check_subset

            check_subset(rule)


def _check_versions(loaded: Statute, name: str, versions: tuple[Rule[Any, Any], ...]) -> None:
    texts = [rule.text for rule in versions]
    if len(set(texts)) != len(texts):
        raise LawError(f"{loaded.id} {name}: two rules of one name in one text")
    for rule in versions:
        if rule.text not in loaded.texts:
            raise LawError(f"{rule}: no text {rule.text!r}")
        for norm in rule.norms:
            if norm not in loaded.norms_of(rule.text):
                raise LawError(f"{rule}: the norm {norm} does not exist in the text {rule.text}")
        if rule.facts != versions[0].facts:
            raise LawError(f"{rule}: all versions of a rule ask for the same facts, in the same order")
        if loaded.word(name, "de") is None:
            raise LawError(f"{rule}: has no name in vocabulary.yaml")


def _check_mentions(loaded: Statute, rule: Rule[Any, Any]) -> None:
    """Every figure and rule that `rule` mentions answers on each change date on which `rule` is in force."""
    names = {node.id for node in ast.walk(rule.instrumented.tree) if isinstance(node, ast.Name)}
    mentioned = [rule.function.__globals__.get(name) for name in sorted(names)]
    for day in _days_in_force(loaded, rule):
        for handle in mentioned:
            if isinstance(handle, ParameterHandle):
                _check_figure(loaded, rule, handle, day)


def _check_figure(loaded: Statute, rule: Rule[Any, Any], handle: ParameterHandle, day: date) -> None:
    home = loaded if handle.statute == loaded.id else statute(handle.statute)
    if handle.id not in home.parameters:
        raise LawError(f"{rule}: no parameter {handle.id!r} in {handle.statute}")
    if not any(day in figure.valid for figure in home.parameters[handle.id].figures):
        raise LawError(f"{rule}: needs {handle.id} on {day}, but nothing is said about it then")


def _days_in_force(loaded: Statute, rule: Rule[Any, Any]) -> Iterator[date]:
    """The change dates on which `rule` is the version in force, and the last day before the next version."""
    for day in change_dates(loaded):
        try:
            chain = [text.id for text in loaded.chain(day)]
        except NoSuchLaw:
            continue
        versions = {version.text: version for version in loaded.rules[rule.name]}
        if next((versions[text] for text in chain if text in versions), None) is rule:
            yield day


def change_dates(loaded: Statute) -> list[date]:
    """Every day on which a text or a figure of the statute begins."""
    days = {text.since for text in loaded.texts.values()}
    for parameter in loaded.parameters.values():
        days |= {figure.valid.first for figure in parameter.figures}
    return sorted(day for day in days if day >= loaded.begins)
