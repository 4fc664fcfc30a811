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

FEDERAL = "ch-"
"""How the names of federal acts begin; they are cited by article, Lucerne's by paragraph (§)."""
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

    `declaratory` tells why nothing can run; `open` tells which part of the system will claim it.
    """

    id: str
    texts: tuple[str, ...]
    kind: str
    says: dict[str, str]
    does: dict[str, str]
    declaratory: dict[str, str] | None = None
    open: str | None = None

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
        )

    @property
    def paragraph(self) -> str:
        return self.id.split("/")[1]


def cite(norm_id: str, abbreviation: str, language: str = "de") -> str:
    """`lu-kasylv/7/2` as "§ 7 Abs. 2 KAsylV" (German) or "§ 7 para. 2 KAsylV" (English); federal acts have articles."""
    statute, paragraph, *rest = norm_id.split("/")
    section = "Abs." if language == "de" else "para."
    if not paragraph[0].isdigit():
        return abbreviation  # a closing clause, or a rule whose paragraph is not known yet
    parts = [f"{'Art.' if statute.startswith(FEDERAL) else '§'} {paragraph}"]
    parts += [f"{section if part[0].isdigit() else 'lit.'} {part}" for part in rest]
    return " ".join([*parts, abbreviation])
