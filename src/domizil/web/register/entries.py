# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a person comes several at a time, as the pages show it: in groups, each line with its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from domizil.base import clock
from domizil.law.engine.periods import DAY
from domizil.register import entry_words
from domizil.register.several import Entry

_TITLES: dict[str, Any] = {
    "origin": _("Heimatorte"),
    "id": _("Personennummern"),
    "address": _("Zustelladresse"),
    "household": _("Haushaltsart"),
    "guardian": _("Gesetzliche Vertretung"),
    "extra": _("Merkmale mit eigener Rechtsgrundlage"),
    "block": _("Datensperre"),
}
_HIDDEN_BY_A_BLOCK = ("address",)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry. `entry` names it for a correction; `guardian` is its key where a measure can change or end."""

    text: str
    since: date
    until: date | None  # the last day
    entry: str | None
    guardian: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one kind: those that hold, and those of before."""

    title: Any
    kind: str
    now: Sequence[Line]
    before: Sequence[Line]


def groups(several: Mapping[str, list[Entry]], *, blocked: bool, on: date | None = None) -> list[Group]:
    """Return the groups that hold something, in the order of the page; an address that is blocked is left out."""
    day = on or clock.today()
    found = []
    for kind, title in _TITLES.items():
        rows = [] if blocked and kind in _HIDDEN_BY_A_BLOCK else several[kind]
        holding = [row for row in rows if row["valid_to"] is None or row["valid_to"] > day]
        former = [row for row in rows if row not in holding]
        if rows:
            lines = ([_line(kind, row) for row in part] for part in (holding, former))
            found.append(Group(title, kind, *lines))
    return found


def _line(kind: str, row: Entry) -> Line:
    until = row["valid_to"] - DAY if row["valid_to"] else None
    key = row["entry"].partition("-")[2] if kind == "guardian" and row["entry"] else ""
    return Line(entry_words.text(kind, row), row["valid_from"], until, row["entry"], key)
