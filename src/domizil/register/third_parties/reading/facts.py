# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a report says, and what is wrong with one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a third party tells about one person; the fields are those of `models.Report`."""

    row: int
    kind: str
    official_name: str
    first_name: str
    date_of_birth: date | None = None
    vn: str = ""
    begins: date | None = None
    ends: date | None = None
    egid: int | None = None
    ewid: int | None = None
    dwelling_number: str = ""
    street: str = ""
    house_number: str = ""
    swiss_zip_code: int | None = None
    town: str = ""
    other_address: str = ""

    @property
    def happens_on(self) -> date | None:
        """The day of the event that the person itself reports: moving in, or the end of the tenancy."""
        return self.ends if self.kind == "move_out" else self.begins


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row: in which column, why, and what is allowed. Row 1 is the first line of the file."""

    row: int
    column: str
    reason: str
    allowed: str


@dataclass(slots=True)
class Sheet:
    """What was read from one delivery: the good rows as facts, the others as problems; notes concern all of it."""

    facts: list[ReportFacts] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """How many rows are left out."""
        return len({problem.row for problem in self.problems})
