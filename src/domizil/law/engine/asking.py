# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What to ask follows from the rules: they run on the facts that are known and stop at the first that is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .errors import Unknown
from .law import Law

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)
"""The days that a fact may be."""


class NotAnswered(LookupError):
    """A rule needs a fact that was not answered yet; the message is the name of the fact."""


class Answers:
    """Stands for a record of facts of which some are answered, and remembers which ones the rules looked at.

    `free` names facts that may be left out: without an answer they are None. A day that cannot be counts as left out,
    so that no term is computed from it; the check of the facts refuses it.
    """

    def __init__(self, given: Mapping[str, Any], free: tuple[str, ...] = ()) -> None:
        self._given = given
        self._free = free
        self._used: dict[str, None] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._used[name] = None
        if name in self._given and not _cannot_be(self._given[name]):
            return self._given[name]
        if name in self._free:
            return None
        raise NotAnswered(name)


def _cannot_be(answer: Any) -> bool:
    return isinstance(answer, date) and not EARLIEST <= answer <= LATEST


@dataclass(frozen=True, slots=True)
class Asked:
    """How far the answers carry. `used`: the facts the rules looked at, in that order.

    `missing`: the one they stopped at (the last of `used`), or None; then `value` is what the rule gives. `unknown`:
    the figure that stopped them, because nobody has entered it.
    """

    used: tuple[str, ...]
    missing: str | None = None
    value: Any = None
    unknown: Unknown | None = None


def ask(law: Law, statute: str, rule: str, given: Mapping[str, Any], free: tuple[str, ...] = ()) -> Asked:
    """Run a rule on what is answered. Raises `NoSuchLaw`."""
    person = Answers(given, free)
    found: dict[str, Any] = {}
    try:
        found["value"] = law.value(statute, rule, person=person)
    except NotAnswered as stopped:
        found["missing"] = str(stopped)
    except Unknown as unknown:
        found["unknown"] = unknown
    return Asked(used(person), **found)


def used(answers: Answers) -> tuple[str, ...]:
    """The facts that rules have looked at, in that order."""
    return tuple(answers._used)  # noqa: SLF001 (a public name would hide a fact of that name)
