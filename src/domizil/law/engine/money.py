# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Money as whole Rappen, and the one place that rounds."""

from __future__ import annotations

from fractions import Fraction


def half_up(value: Fraction | int) -> int:
    """Round to the next integer, from five tenths up (the way § 25 para. 1 KAsylV rounds)."""
    exact = Fraction(value)
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def francs(rappen: int) -> str:
    """`1234505` Rappen as "12'345.05"."""
    sign = "-" if rappen < 0 else ""
    whole, part = divmod(abs(rappen), 100)
    return f"{sign}{whole:,}.{part:02d}".replace(",", "'")


CURRENCY = {"rappen": "Fr.", "cents": "EUR"}
"""How amounts of a unit are written: Swiss francs in Rappen, euros in cents (`rappen`, `rappen/day`, `cents/month`)."""


def is_money(unit: str) -> bool:
    """Whether a unit is money."""
    return unit.split("/")[0] in CURRENCY


def amount(value: int, unit: str) -> str:
    """A number of a unit for a reader: "Fr. 12.50", "EUR 80.00", else the number itself."""
    return f"{CURRENCY[unit.split('/')[0]]} {francs(value)}" if is_money(unit) else str(value)
