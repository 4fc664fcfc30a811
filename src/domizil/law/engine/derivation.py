# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A derivation: the path a calculation really took, as plain data. Rendering is in `render`."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal

from .parameters import Figure, Listing, Table

if TYPE_CHECKING:
    from .rules import Rule

Kind = Literal["rule", "condition", "figure", "set", "result", "sum", "stop"]


@dataclass(slots=True)
class Step:
    """One step. What the fields mean depends on `kind`:

    rule       a rule was applied: `rule`, `facts` it was given, `value` it gave, `steps` inside
    condition  `source` was asked with `facts`; `value` tells whether it holds
    figure     the `figure` of law that was taken
    set        the name in `source` became `value`
    result     `value` was returned from `source`
    sum        `steps` added up to `value`; `source` names what was added (a key of the vocabulary)
    stop       a figure is unknown: `source` says which, the calculation ends here
    """

    kind: Kind
    value: Any = None
    source: str = ""
    cite: str = ""
    phrase: Any = None
    facts: dict[str, Any] = field(default_factory=dict)
    rule: Rule[Any, Any] | None = None
    figure: Figure | None = None
    steps: list[Step] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Nested JSON: only what says something."""
        data: dict[str, Any] = {"kind": self.kind}
        if self.rule is not None:
            data |= {
                "rule": self.rule.name,
                "norms": list(self.rule.norms),
                "text": f"{self.rule.statute}@{self.rule.text}",
                "unit": self.rule.unit,
            }
        if self.figure is not None:
            data |= {
                "parameter": self.figure.parameter,
                "norms": list(self.figure.norms),
                "evidence": self.figure.evidence.value,
                "source": self.figure.source,
            }
        if self.source and self.kind != "figure":
            data["source"] = self.source
        if self.cite:
            data["cite"] = self.cite
        if self.facts:
            data["facts"] = {name: plain(value) for name, value in self.facts.items()}
        if self.kind != "stop":
            data["value"] = plain(self.value)
        if self.steps:
            data["steps"] = [step.to_json() for step in self.steps]
        return data


def plain(value: Any) -> Any:
    """A fact or value as JSON: enum members by name, tables by their amounts, dates as ISO text."""
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, Table):
        return {"table": value.title["en"], "sizes": list(value.sizes), "more": value.more}
    if isinstance(value, Listing):
        return {"list": value.title["en"], "rows": len(value.rows)}
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if is_dataclass(value):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    return str(value)
