# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A made-up person, and the numbers a person carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from domizil.register.numbers import check_digit

ZEMIS_FIRST = 900_000_000  # made-up numbers: nine digits from here on
VN_STEP = 7919  # prime to 10**8, so that no number comes twice


@dataclass(slots=True, eq=False)
class Person:
    """One person of the canton. Days are numbers (see `days`); `parents` and `spouse` are the family ties."""

    sex: int
    born: int
    country: str
    official_name: str = ""
    first_name: str = ""
    names: str = ""
    role: str = "head"
    died: int | None = None
    arrived: int = 0
    left: int | None = None
    vn: bool = True
    zemis: bool = True
    parents: tuple[Person, ...] = ()
    spouse: Person | None = None
    married: int = 0
    id: int = 0
    permits: list[tuple[str, int, int | None]] = field(default_factory=list)

    @property
    def birth_year(self) -> int:
        """The year of birth."""
        return date.fromordinal(self.born).year

    def here_from(self) -> int:
        """Return the first day in the canton: arrival, or birth."""
        return max(self.arrived, self.born)


def vn_of(number: int, seed: int) -> str:
    """Return the AHV number of the person with a running number: 756, nine made-up digits, check digit (EAN-13)."""
    twelve = f"7560{(number * VN_STEP + seed * 104_729) % 10**8:08d}"
    return f"{twelve}{check_digit(twelve)}"
