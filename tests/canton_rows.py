# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a demonstration canton, read back from what is copied into the database."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domizil.demo.book import COLUMNS, Book

STOCK = "2024-12-31"
FOREVER = "9999-12-31"
FIGURES = {
    "C": "03",
    "B": "02",
    "L_OVER_ONE_YEAR": "070101",
    "L_UNDER_ONE_YEAR": "070102",
    "N": "08",
    "F": "05",
    "S": "09",
}


@dataclass(frozen=True)
class Days:
    """The days of a daterange, as ISO texts, `[first, end)`."""

    first: str
    end: str

    def __contains__(self, day: str) -> bool:
        return self.first <= day < self.end


class Rows:
    """A book's tables as dictionaries; `valid` is `Days`, NULL is None."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._tables: dict[str, list[dict]] = {}

    def __getitem__(self, table: str) -> list[dict]:
        if table not in self._tables:
            names = [name.strip('"') for name in COLUMNS[table].split()]
            self._tables[table] = [_row(names, line) for line in self.book.tables[table]]
        return self._tables[table]

    def on_stock_day(self, table: str) -> list[dict]:
        return [row for row in self[table] if STOCK in row["valid"]]

    def by_person(self, table: str) -> dict[str, list[dict]]:
        return by(self[table], "person_id")


def by(rows: list[dict], *keys: str) -> dict:
    """Rows by one key, or by several."""
    grouped = defaultdict(list)
    for row in rows:
        grouped[row[keys[0]] if len(keys) == 1 else tuple(row[key] for key in keys)].append(row)
    return grouped


def _row(names: list[str], line: str) -> dict:
    cells = [None if cell == "\\N" else cell.replace("\\t", "\t") for cell in line.split("\t")]
    row = dict(zip(names, cells, strict=True))
    if "valid" in row:
        first, end = row["valid"][1:-1].split(",")
        row["valid"] = Days(first, end or FOREVER)
    return row


def overlapping(rows: list[dict], *keys: str) -> list:
    """The keys whose rows hold on the same day."""
    found = []
    for key, same in by(rows, *keys).items():
        days = sorted((row["valid"].first, row["valid"].end) for row in same)
        if any(earlier[1] > later[0] for earlier, later in pairwise(days)):
            found.append(key)
    return found


def covered(days: Days, rows: list[dict]) -> bool:
    """Whether the rows hold on each of the days, one after the other."""
    reached = days.first
    for row in sorted(rows, key=lambda row: row["valid"].first):
        if reached in row["valid"]:
            reached = row["valid"].end
    return reached >= days.end


def age_in_years(born: str, on: str) -> float:
    return (date.fromisoformat(on) - date.fromisoformat(born)).days / 365.25
