# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result of an assessment: lines with amounts and derivations, by member and for the unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..engine import Step
from ..engine.texts import LegalText


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of a budget. `rappen` is None where a figure of law is unknown; `stopped` says which, in words."""

    key: str
    rule: str
    norms: tuple[str, ...]
    rappen: int | None
    derivation: Step
    stopped: dict[str, str] | None = None

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "line": self.key,
            "rule": self.rule,
            "norms": list(self.norms),
            "rappen": self.rappen,
            "derivation": self.derivation.to_json(),
        }
        if self.stopped is not None:
            data["stopped"] = self.stopped
        return data


@dataclass(frozen=True, slots=True)
class MemberBudget:
    """The lines of one member; `rappen` sums those that are known."""

    id: str
    lines: tuple[BudgetLine, ...]

    @property
    def rappen(self) -> int:
        return sum(line.rappen or 0 for line in self.lines)

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, "lines": [line.to_json() for line in self.lines], "rappen": self.rappen}


@dataclass(frozen=True, slots=True)
class Assessment:
    """A unit's month: members' lines, lines of the unit as a whole, the texts of law applied."""

    month: str
    texts: tuple[tuple[str, LegalText], ...]
    members: tuple[MemberBudget, ...]
    unit_lines: tuple[BudgetLine, ...] = ()

    @property
    def rappen(self) -> int:
        """All that is known, in Rappen."""
        return sum(member.rappen for member in self.members) + sum(line.rappen or 0 for line in self.unit_lines)

    @property
    def stopped(self) -> tuple[BudgetLine, ...]:
        """The lines that wait for a figure."""
        every = [line for member in self.members for line in member.lines]
        return tuple(line for line in (*every, *self.unit_lines) if line.rappen is None)

    @property
    def complete(self) -> bool:
        return not self.stopped

    def to_json(self) -> dict[str, Any]:
        return {
            "month": self.month,
            "law": [
                {
                    "text": f"{statute}@{text.id}",
                    "since": text.since.isoformat(),
                    "status": text.status.value,
                    "evidence": text.evidence.value,
                }
                for statute, text in self.texts
            ],
            "members": [member.to_json() for member in self.members],
            "unit": {
                "lines": [line.to_json() for line in self.unit_lines],
                "rappen": sum(line.rappen or 0 for line in self.unit_lines),
            },
            "rappen": self.rappen,
            "complete": self.complete,
        }
