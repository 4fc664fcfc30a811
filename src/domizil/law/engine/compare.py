# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes in a statute between two days: norms, rules and figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from .errors import BadInput, NoSuchLaw, Unknown
from .law import Law
from .parameters import Listing, Parameter, Table
from .rules import Rule
from .statute import Statute
from .texts import Norm

REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not the same on both days. `before` or `after` is None where it does not exist."""

    kind: str  # norm, rule, figure
    id: str
    before: Any
    after: Any

    @property
    def what(self) -> str:
        """new, gone, or changed."""
        return "new" if self.before is None else "gone" if self.after is None else "changed"


def compare(statute: Statute, before: date, after: date, drafts: tuple[str, ...] = ()) -> list[Change]:
    """All changes, norms first, then rules, then figures, in the statute's order. Raises `NoSuchLaw`, `BadInput`."""
    if after < before:
        raise BadInput("the later day", f"{after} lies before {before}", f"a day from {before} on")
    then, now = Law.on(before), Law.on(after, drafts)
    return [*_norms(statute, then, now), *_rules(statute, then, now), *_figures(statute, then, now)]


def _norms(statute: Statute, then: Law, now: Law) -> list[Change]:
    ids = dict.fromkeys(norm.id for norm in statute.norms)
    pairs = [(id, _norm(statute, id, then), _norm(statute, id, now)) for id in ids]
    return [Change("norm", id, old, new) for id, old, new in pairs if old is not new]


def _norm(statute: Statute, id: str, law: Law) -> Norm | None:
    try:
        norm = statute.norm(id, law.on_day, law.drafts)
    except NoSuchLaw:
        return None
    return None if norm.kind == REPEALED else norm


def _rules(statute: Statute, then: Law, now: Law) -> list[Change]:
    pairs = [(name, _rule(statute, name, then), _rule(statute, name, now)) for name in statute.rules]
    return [Change("rule", name, old, new) for name, old, new in pairs if old is not new]


def _rule(statute: Statute, name: str, law: Law) -> Rule[Any, Any] | None:
    try:
        rule = law.version(statute.id, name)
    except NoSuchLaw:
        return None
    return None if rule.repealed else rule


def _figures(statute: Statute, then: Law, now: Law) -> list[Change]:
    pairs = [
        (id, figure_on(parameter, then), figure_on(parameter, now)) for id, parameter in statute.parameters.items()
    ]
    return [Change("figure", id, old, new) for id, old, new in pairs if old != new]


def figure_on(parameter: Parameter, law: Law) -> int | Table | Listing | None:
    """The value of a figure on a day; None where it does not exist or is unknown."""
    if not any(law.on_day in figure.valid for figure in parameter.figures):
        return None
    try:
        return parameter.on(law.on_day, law.drafts).value
    except Unknown:
        return None
