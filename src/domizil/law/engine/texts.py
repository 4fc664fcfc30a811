# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Norms (what a paragraph says, in our words) and legal texts (the versions a statute has had, has and may get)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from .errors import LawError
from .words import words

NORM_ID = re.compile(r"[a-z][a-z0-9-]*/[A-Za-z0-9-]+(/[A-Za-z0-9-]+){0,2}")


class Status(Enum):
    """How far a text has come. A draft never applies to a case; it is only overlaid to compare."""

    IN_FORCE = "in_force"
    ADOPTED = "adopted"
    DRAFT = "draft"


class Evidence(Enum):
    """How well we know what we wrote down."""

    VERIFIED = "verified"  # read in the source that is named
    COMMUNICATED = "communicated"  # announced by the authority, the official collection not read
    DRAFT = "draft"  # from a draft
    UNKNOWN = "unknown"  # nobody has entered it yet: what needs it stops


@dataclass(frozen=True, slots=True)
class LegalText:
    """One version of a statute: the base text or one amendment, with the day from which it holds."""

    id: str
    title: dict[str, str]
    since: date
    status: Status
    evidence: Evidence
    source: str
    note: dict[str, str] | None = None

    @classmethod
    def read(cls, where: str, row: Mapping[str, Any]) -> LegalText:
        where = f"{where} text {row.get('id')}"
        return cls(
            id=str(row["id"]),
            title=words(where, row["title"]),
            since=row["since"],
            status=Status(row["status"]),
            evidence=Evidence(row["evidence"]),
            source=row["source"],
            note=words(where, row["note"]) if "note" in row else None,
        )


@dataclass(frozen=True, slots=True)
class Norm:
    """What one paragraph says in one or more texts, and what the system does for it.

    `declaratory` tells why nothing can run; `kept_by` names the functions of other floors that keep it where there is
    nothing to compute (dotted paths); `open` tells which part of the system will claim it.
    """

    id: str
    texts: tuple[str, ...]
    kind: str
    says: dict[str, str]
    does: dict[str, str]
    declaratory: dict[str, str] | None = None
    open: str | None = None
    kept_by: tuple[str, ...] = ()

    @classmethod
    def read(cls, statute: str, row: Mapping[str, Any]) -> Norm:
        where = f"norm {row.get('id')}"
        if not NORM_ID.fullmatch(str(row["id"])) or not str(row["id"]).startswith(f"{statute}/"):
            raise LawError(f"{where}: a norm is named {statute}/PARAGRAPH[/SECTION[/LETTER]]")
        return cls(
            id=row["id"],
            texts=tuple(str(text) for text in row["texts"]),
            kind=row["kind"],
            says=words(where, row["says"]),
            does=words(where, row["does"]),
            declaratory=words(where, row["declaratory"]) if "declaratory" in row else None,
            open=row.get("open"),
            kept_by=tuple(row.get("kept_by", ())),
        )

    @property
    def paragraph(self) -> str:
        return self.id.split("/")[1]


@dataclass(frozen=True, slots=True)
class Act:
    """An act that norms of a statute stand in: its name in each language, and how it counts ("Art.", "§")."""

    short: dict[str, str]
    numbered: dict[str, str]


@dataclass(frozen=True, slots=True)
class Citing:
    """How a statute is cited: by paragraph or by article, and the other acts its norms stand in, by their key.

    A norm of another act begins with its key: `lux-residence/RN-21/2`.
    """

    numbered: dict[str, str]
    acts: Mapping[str, Act]

    @classmethod
    def read(cls, where: str, head: Mapping[str, Any]) -> Citing:
        """From statute.yaml: `cites: article` (else by paragraph), and `acts`. Raises `LawError`."""
        form = head.get("cites", "paragraph")
        if form not in _NUMBERED:
            raise LawError(f"{where}: cites is one of {', '.join(_NUMBERED)}, not {form!r}")
        sign = _NUMBERED[form]
        acts = head.get("acts", {})
        return cls(sign, {key: _act(f"{where} act {key}", row, sign) for key, row in acts.items()})

    def cite(self, norm_id: str, abbreviation: str, language: str) -> str:
        """A norm as lawyers write it. `abbreviation` is that of the statute itself."""
        _, paragraph, *rest = norm_id.split("/")
        key, _, number = paragraph.partition("-")
        if act := self.acts.get(key):
            return _written(_in(act.numbered, language), number, rest, _in(act.short, language), language)
        return _written(_in(self.numbered, language), paragraph, rest, abbreviation, language)

    def spelled(self, cited: str, abbreviation: str, language: str) -> str:
        """A citation as it stands at a line of a rule, in a language, with the act it belongs to."""
        said = cited if language == "de" else _english(cited)
        found = [key for key in self.acts if re.search(rf"\b{key}\b", said)]
        for key in found:
            said = re.sub(rf"\b{key}\b", self.acts[key].short[language], said)
        return said if found or abbreviation in said else f"{said} {abbreviation}"


_SIGNS = {"de": "Art.", "en": "Art.", "fr": "art.", "it": "art.", "lb": "Art."}
_NUMBERED = {"paragraph": dict.fromkeys(_SIGNS, "§"), "article": _SIGNS}
_ANNEX = {"de": "Anhang", "en": "Annex", "fr": "annexe", "it": "allegato", "lb": "Annex"}
_SECTION = {"de": "Abs.", "en": "para.", "fr": "al.", "it": "cpv.", "lb": "Abs."}
_LETTER = {"de": "lit.", "en": "lit.", "fr": "let.", "it": "lett.", "lb": "lit."}


def _act(where: str, row: Mapping[str, Any], sign: dict[str, str]) -> Act:
    short = words(where, {language: text for language, text in row.items() if language != "numbered"})
    numbered = row.get("numbered", sign)
    return Act(short, dict.fromkeys(_SIGNS, numbered) if isinstance(numbered, str) else words(where, dict(numbered)))


def _written(sign: str, number: str, rest: list[str], act: str, language: str) -> str:
    if number.startswith("annex-"):
        return f"{_in(_ANNEX, language)} {number.removeprefix('annex-')} {act}"
    if not number[0].isdigit():
        return act  # a closing clause, or a rule whose paragraph is not known yet
    section, letter = _in(_SECTION, language), _in(_LETTER, language)
    parts = [f"{section if part[0].isdigit() else letter} {part}" for part in rest]
    return " ".join([f"{sign} {number}", *parts, act])


def _in(said: Mapping[str, str], language: str) -> str:
    """A text in a language, in German where it has none."""
    return said.get(language) or said["de"]


def _english(cited: str) -> str:
    return (
        cited.replace("Abs.", "para.")
        .replace("Satz", "sentence")
        .replace(" und ", " and ")
        .replace(" bis ", " to ")
        .replace("letzter sentence", "last sentence")
    )


def cite(norm_id: str, abbreviation: str, language: str = "de") -> str:
    """`lu-kasylv/7/2` as "§ 7 Abs. 2 KAsylV" (German), "§ 7 para. 2 KAsylV" (English), as its statute says it."""
    from .statute import statute  # reads texts

    return statute(norm_id.split("/")[0]).citing.cite(norm_id, abbreviation, language)
