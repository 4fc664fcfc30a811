# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The facts of a jurisdiction as questions: their kinds, how an answer is written, and how it is read.

One way of writing for forms, files, the API and the state: members of an enum by their name in lower case, days as
YYYY-MM-DD, codes as two letters, several of them as a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from domizil.law.engine import BadInput

from .jurisdictions import Jurisdiction, jurisdiction

YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that rules ask for. `kind`: an `Enum`, `date`, `bool`, or `str` for codes (then `codes` names them)."""

    id: str
    kind: type
    many: bool = False
    default: Any = None
    needed: bool = False  # there is no default
    free: bool = False  # may be left out
    codes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every way an answer may be written; empty for days."""
        if issubclass(self.kind, Enum):
            return tuple(member.name.lower() for member in self.kind)
        return tuple(YES_NO) if self.kind is bool else self.codes

    @property
    def allowed(self) -> str:
        """What may be answered, in English, for files and the API."""
        if self.kind is date:
            return "a day written YYYY-MM-DD"
        if self.codes:
            return "codes of states such as DE, US or XK, each once"
        return ", ".join(self.names)

    def values(self) -> tuple[Any, ...]:
        """Every value of an answer that names one thing; empty for days."""
        return tuple(self.read([name] if self.many else name) for name in self.names)

    def read(self, written: Any) -> Any:
        """The value of an answer. Raises `BadInput`, whose `says` names the message for a reader."""
        if written is None or written in ("", []):
            raise BadInput(self.id, "is not answered", self.allowed, "guide.empty")
        if not self.many:
            return self._one(self.id, written)
        if not isinstance(written, list | tuple):
            raise BadInput(self.id, f"{_short(written)} is no list", self.allowed, "guide.unknown")
        return tuple(self._one(f"{self.id}[{number}]", one) for number, one in enumerate(written))

    def _one(self, where: str, written: Any) -> Any:
        if self.kind is date:
            return self._day(where, written)
        if self.kind is bool and isinstance(written, bool):
            return written
        if not isinstance(written, str) or written not in self.names:
            unknown = "guide.unknown_state" if self.codes else "guide.unknown"
            raise BadInput(where, f"{_short(written)} is not among the answers", self.allowed, unknown)
        if self.kind is bool:
            return YES_NO[written]
        return self.kind[written.upper()] if issubclass(self.kind, Enum) else written

    def _day(self, where: str, written: Any) -> date:
        try:
            found = date.fromisoformat(written)
        except (TypeError, ValueError):
            found = None
        if found is None or found.isoformat() != written:  # 20260101 and 2026-W01-1 are other ways of writing
            raise BadInput(where, f"{_short(written)} is no day", self.allowed, "guide.no_day")
        return found


@cache
def facts_of(key: str) -> Mapping[str, Fact]:
    """The facts of a jurisdiction by their name, in the order of its record."""
    place = jurisdiction(key)
    hints = get_type_hints(place.facts)
    return {
        entry.name: Fact(
            entry.name,
            *_kind(hints[entry.name]),
            default=entry.default,
            needed=entry.default is MISSING,
            free=entry.name in place.free,
            codes=place.codes[entry.name]() if entry.name in place.codes else (),
        )
        for entry in fields(place.facts)
    }


def _kind(hint: Any) -> tuple[type, bool]:
    """The type of one answer, and whether there may be several."""
    if get_origin(hint) is tuple:
        return get_args(hint)[0], True
    if get_origin(hint) in (Union, UnionType):
        return next(part for part in get_args(hint) if part is not type(None)), False
    return hint, False


def written(value: Any) -> Any:
    """A value as an answer is written."""
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else value


def _short(given: Any) -> str:
    return repr(given)[:40]


def read_all(place: Jurisdiction, given: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as they were sent. Raises `BadInput` for the first that is none."""
    known = facts_of(place.key)
    for name in given:
        if name not in known:
            raise BadInput(str(name)[:40], "is no fact that is asked for", ", ".join(known))
    return {name: known[name].read(one) for name, one in given.items() if one is not None or not known[name].free}
