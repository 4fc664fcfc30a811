# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builds the whole canton in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from .addresses import Towns
from .arrivals import Arrivals
from .asylum.field import AsylumField
from .book import Book
from .days import STOCK
from .dice import Dice
from .figures import Figures, figures
from .homes import Home, Settling
from .lives import Lives
from .settled import Settled, swiss_homes

ASYLUM_CATEGORIES = ("refugee", "hardship", "after_asylum")


def build(
    seed: int,
    *,
    scale: Fraction = Fraction(1),
    residents: int = 0,
    today: date,
    approver: int | None = None,
    report: Callable[[str], None] = lambda line: None,
) -> Book:
    """Make all rows of the canton.

    `residents` is the population wanted, 0 for no Swiss residents; it must not be below the foreign population.
    Permits that would have run out by `today` are renewed; nothing else depends on that day. `approver` is the key of
    the worker who approved situation-related costs. Raises `ValueError` where scale or residents are not possible.
    """
    wanted = figures(scale)
    horizon = max(STOCK, today.toordinal())
    book = Book(seed)
    towns = Towns(book, Dice(seed, "towns"))
    AsylumField(book, towns, seed, wanted, horizon, approver).write()
    report(f"{len(book.persons)} persons of the asylum field")
    homes, arrivals = _permanent(seed, wanted, horizon)
    target = towns.shares(sum(home.counted for home in homes))
    Settling(book, towns, Dice(seed, "homes")).settle(homes, target)
    arrivals.write(book)
    report(f"{len(book.persons)} persons with the foreign residents")
    if residents:
        _add_swiss(book, towns, seed, residents)
        report(f"{len(book.persons)} persons with the Swiss residents")
    Lives(book, towns, seed).write()
    report("residences and features over time")
    return book


def _permanent(seed: int, wanted: Figures, horizon: int) -> tuple[list[Home], Arrivals]:
    """Make the homes of everybody with a B, C or L permit outside the asylum field."""
    left: Counter[str] = Counter(wanted.stock)
    left["B"] -= wanted.of_asylum("B")
    for category, persons in {**wanted.permanent, **wanted.temporary}.items():
        if category not in ASYLUM_CATEGORIES:
            left[category] = persons
    settled = Settled(Dice(seed, "settled"), left, horizon)
    arrivals = Arrivals(Dice(seed, "arrivals"), left, settled, horizon)
    homes = arrivals.homes() + arrivals.short_stays()
    return homes + settled.homes(), arrivals


def _add_swiss(book: Book, towns: Towns, seed: int, residents: int) -> None:
    """Add Swiss residents until the canton, and each municipality in proportion, has its population."""
    foreign = resident_counts(book)
    total = sum(foreign.values())
    if residents < total:
        raise ValueError(
            f"--residents {residents}: the canton already has {total} foreign residents; give at least that many"
        )
    shares = towns.shares(residents)
    target = {number: max(0, share - foreign[number]) for number, share in shares.items()}
    homes = swiss_homes(Dice(seed, "swiss"), residents - total)
    Settling(book, towns, Dice(seed, "swiss homes")).settle(homes, target)


def resident_counts(book: Book) -> Counter[int]:
    """Count the people who reside in each municipality on the day of the stock."""
    counts: Counter[int] = Counter()
    for homes in book.homes.values():
        then = (home for home in homes if home.first <= STOCK and (home.end is None or home.end > STOCK))
        counts.update(home.municipality for home in then)
    return counts
