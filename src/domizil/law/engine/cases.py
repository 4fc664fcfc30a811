# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worked cases as data: each with its source. The tests run them, the law pages show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .errors import LawError
from .statute import statute
from .words import words


@dataclass(frozen=True, slots=True)
class Case:
    """A worked case. Either `rule` with `facts` and what it gives `on` days, or a `household` and what is expected.

    `drafts` names the draft texts that are overlaid; without them a draft does not apply.
    """

    statute: str
    name: str
    title: dict[str, str]
    norms: tuple[str, ...]
    source: str
    rule: str = ""
    facts: Mapping[str, Any] | None = None
    on: Mapping[date, Any] | None = None
    household: Mapping[str, Any] | None = None
    expect: Mapping[str, Any] | None = None
    drafts: tuple[str, ...] = ()


@cache
def cases(statute_id: str) -> tuple[Case, ...]:
    """All worked cases of a statute. Raises `LawError` for one that is not whole or a name that stands twice."""
    found = tuple(_read(statute_id))
    names = [case.name for case in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise LawError(f"{statute_id} cases: {', '.join(sorted(twice))} stands twice")
    return found


def _read(statute_id: str) -> Iterator[Case]:
    home = statute(statute_id)
    known = {norm.id for norm in home.norms}
    folder = files(home.package).joinpath("cases")
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for read in yaml.safe_load(file.read_text("utf-8")) or ():
            row = {"on" if key is True else key: value for key, value in read.items()}  # YAML reads `on` as true
            where = f"{file.name} {row.get('name')}"
            if not row.get("source") or not set(row["norms"]) <= known:
                raise LawError(f"{where}: a case needs a source and norms that exist")
            if ("rule" in row) == ("household" in row):
                raise LawError(f"{where}: a case has a rule or a household")
            title, norms, drafts = words(where, row.pop("title")), tuple(row.pop("norms")), tuple(row.pop("drafts", ()))
            yield Case(statute_id, title=title, norms=norms, drafts=drafts, **row)


def facts_of(case: Case) -> dict[str, Any]:
    """The facts of a rule case, enum members by their names: `group: protected_s` becomes `Group.PROTECTED_S`."""
    home = statute(case.statute)
    hints = home.rules[case.rule][0].hints
    return {name: _fact(hints[name], value) for name, value in (case.facts or {}).items()}


def _fact(hint: Any, value: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, Enum) and isinstance(value, str):
        return hint[value.upper()]
    fields = getattr(hint, "__dataclass_fields__", None)
    if fields is not None and isinstance(value, Mapping):
        from typing import get_type_hints

        types = get_type_hints(hint)
        return hint(**{name: _fact(types[name], item) for name, item in value.items()})
    args = getattr(hint, "__args__", ())
    if isinstance(value, list):
        return tuple(_fact(args[0], item) if args else item for item in value)
    return value
