# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates of birth of which only the year, or the month and year, is known (eCH-0044, `datePartiallyKnownType`).

The register keeps which part is known, and a whole day beside it for order, search and law: the first day that is
possible. The reading, and what the other would give: `docs/users/einwohnerregister.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

ASSUMED_MONTH = 1
"""The month that stands for one that nobody knows: the first that is possible."""
ASSUMED_DAY = 1
"""The day that stands for one that nobody knows: the first that is possible. Nobody is then refused as not born yet;
an age that the law asks for may be reached too early, which a derivation says (`assumption`)."""

DAY, MONTH, YEAR = "day", "month", "year"


@dataclass(frozen=True, slots=True)
class Born:
    """When somebody was born, as far as it is known: a year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date, known: str = DAY) -> Born:
        """Return what is known of a day: all of it, its month, or its year."""
        return cls(day.year, None if known == YEAR else day.month, day.day if known == DAY else None)

    @property
    def known(self) -> str:
        """Which part is known: `day`, `month` or `year`."""
        return DAY if self.day else MONTH if self.month else YEAR

    @property
    def stands(self) -> date:
        """The whole day that stands for it in order, search and law."""
        return date(self.year, self.month or ASSUMED_MONTH, self.day or ASSUMED_DAY)

    @property
    def iso(self) -> str:
        """As programs write it: `1975`, `1975-03` or `1975-03-24`."""
        return self.stands.isoformat()[: {DAY: 10, MONTH: 7, YEAR: 4}[self.known]]

    def __str__(self) -> str:
        """As people write it here: 1975, März 1975 or 24.3.1975."""
        if self.day:
            return f"{self.day}.{self.month}.{self.year}"
        return f"{MONTHS[self.month]} {self.year}" if self.month else str(self.year)


def assumption(born: Born) -> str:
    """Say which day the law reckoned with, where the day of birth is not known; empty where it is."""
    if born.day:
        return ""
    day = born.stands
    told = {"known": born, "day": f"{day.day}.{day.month}.{day.year}"}
    return _("Vom Geburtsdatum ist nur %(known)s bekannt; gerechnet ist mit dem %(day)s.") % told
