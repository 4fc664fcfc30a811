# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a law page shows of statutes, paragraphs, norms and rules, gathered from the law floor in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString

from domizil.law.engine import Law, NoSuchLaw, Rule, Statute, statute
from domizil.law.engine.coverage import Standing, coverage
from domizil.law.engine.phrases import Speaker
from domizil.law.engine.texts import LegalText, Norm, Status, cite

from .differences import marked
from .prose import Sentence, in_words
from .source import SourceLine, file_name, source_lines
from .words import EVIDENCE, KIND, ONLY_COMPARED, STANDING, STANDING_BADGE, STATUS, WAITS_FOR, day


@dataclass(frozen=True, slots=True)
class TextHead:
    """A text of a statute, in words."""

    title: str
    since: str
    status: Any
    evidence: Any
    verified: bool
    source: str
    note: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """What one or more texts say of a norm. `says` may carry marks of what differs from the version before."""

    texts: tuple[TextHead, ...]
    holds: bool
    says: SafeString | str = ""
    does: str = ""
    kind: Any = ""
    standing: Any = ""
    badge: str = ""
    reason: Any = ""

    @property
    def missing(self) -> bool:
        """These texts do not have the norm."""
        return not self.says


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One dated version of a rule."""

    text: TextHead
    holds: bool
    repealed: bool
    doc: str
    file: str
    lines: tuple[SourceLine, ...]
    words: tuple[Sentence, ...]
    norms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule with all its versions, and the other rules and figures that it uses."""

    name: str
    title: str
    versions: tuple[RuleVersion, ...]


def head(text: LegalText, language: str) -> TextHead:
    """A text of a statute in words."""
    return TextHead(
        title=text.title[language],
        since=day(text.since),
        status=STATUS[text.status],
        evidence=EVIDENCE[text.evidence],
        verified=text.evidence.value == "verified",
        source=text.source,
        note=text.note[language] if text.note else "",
        draft=text.status is Status.DRAFT,
    )


def short_cite(home: Statute, norm: str, language: str) -> str:
    """A norm without the abbreviation of its statute; the abbreviation itself where there is nothing else."""
    said = cite(norm, home.short, language)
    return said.removesuffix(home.short).strip() or said


def paragraphs(home: Statute) -> list[tuple[str, list[str]]]:
    """The paragraphs in the statute's order, each with its norms' ids."""
    found: dict[str, dict[str, None]] = {}
    for norm in home.norms:
        found.setdefault(norm.paragraph, {})[norm.id] = None
    return [(number, list(ids)) for number, ids in found.items()]


def heading(home: Statute, paragraph: str, language: str) -> str:
    """What a paragraph is about, in a word or two; empty where nobody wrote it."""
    return home.word(f"§ {paragraph}", language) or ""


def exists(home: Statute, norm: str, on: date) -> Norm | None:
    """The norm as it reads `on` a day, or None where it does not exist then."""
    try:
        return home.norm(norm, on)
    except NoSuchLaw:
        return None


def versions(home: Statute, norm: str, on: date, language: str) -> tuple[Version, ...]:
    """What each text says of a norm, oldest first; texts that leave it unchanged stand together."""
    texts = sorted(home.texts.values(), key=lambda text: text.since)
    holding = exists(home, norm, on)
    told: list[Version] = []
    before = ""
    for entry, those in groupby(texts, key=lambda text: home.norms_of(text.id).get(norm)):
        shared = list(those)
        heads = tuple(head(text, language) for text in shared)
        if entry is None:
            told.append(Version(heads, holds=holding is None and _current(home, shared, on)))
            continue
        told.append(_version(home, entry, shared[0].id, heads, entry is holding, before, language))
        before = entry.says[language]
    return tuple(told)


def _current(home: Statute, texts: list[LegalText], on: date) -> bool:
    return home.chain(on)[0] in texts


def _version(
    home: Statute, norm: Norm, text: str, heads: tuple[TextHead, ...], holds: bool, before: str, language: str
) -> Version:
    standing = standing_of(home, norm, text)
    says = norm.says[language]
    return Version(
        texts=heads,
        holds=holds,
        says=marked(before, says) if before else says,
        does=norm.does[language],
        kind=KIND.get(norm.kind, norm.kind),
        standing=ONLY_COMPARED if heads[0].draft else STANDING[standing],
        badge="" if heads[0].draft else STANDING_BADGE[standing],
        reason=_reason(norm, language),
    )


def _reason(norm: Norm, language: str) -> Any:
    """What else is to say of a norm: what it declares, what keeps it, or which part of the system will claim it."""
    if norm.declaratory is not None:
        return norm.declaratory[language]
    if norm.kept_by:
        return ", ".join(norm.kept_by)
    return WAITS_FOR.get(norm.open, norm.open) if norm.open else ""


@cache
def _standings(statute_id: str) -> dict[tuple[str, str], Standing]:
    return {(norm.id, text): found for norm, text, found in coverage(statute(statute_id)).standing}


def standing_of(home: Statute, norm: Norm, text: str) -> Standing:
    """Whether a norm runs in a text."""
    return _standings(home.id)[norm.id, text]


def rules(home: Statute, norm: str, on: date, language: str) -> tuple[RuleShown, ...]:
    """The rules that run a norm in any text, each with all its versions."""
    names = dict.fromkeys(
        rule.name for text in home.texts for rule in home.claims.get((norm, text), ()) if norm in rule.norms
    )
    return tuple(
        RuleShown(name, Speaker(home, language).name(name), tuple(_rule_versions(home, name, on, language)))
        for name in names
    )


def _rule_versions(home: Statute, name: str, on: date, language: str) -> Iterator[RuleVersion]:
    holding = rule_on(home, name, on)
    for rule in sorted(home.rules[name], key=lambda rule: home.texts[rule.text].since):
        yield RuleVersion(
            text=head(home.texts[rule.text], language),
            holds=rule is holding,
            repealed=rule.repealed,
            doc=rule.doc,
            file=file_name(rule),
            lines=source_lines(rule),
            words=in_words(rule, language),
            norms=tuple((norm, cite(norm, home.short, language)) for norm in rule.norms),
        )


def rule_on(home: Statute, name: str, on: date) -> Rule[Any, Any] | None:
    """The version of a rule that holds on a day."""
    try:
        return Law.on(on).version(home.id, name)
    except NoSuchLaw:
        return None
