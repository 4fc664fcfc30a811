# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was reported at the counters in the last weeks before the day of the stock: arrivals, moves and departures."""

from __future__ import annotations

import json
from uuid import UUID, uuid5

from .book import Book, escaped
from .days import STOCK, day, iso

FIRST = day(2024, 12, 1)
SPACE = UUID("6f1c2a52-3d0b-5f53-9a43-5b8f4a3d9c10")


class Reports:
    """Writes events into the book, the way the actions of the register do."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def write(
        self, kind: str, person: int, municipality: int, on: int | None, dwelling: int, /, **data: object
    ) -> None:  # fmt: skip
        """Write an event, if it lies in the last weeks; who comes and goes together has one business case."""
        if on is None or not FIRST <= on <= STOCK:
            return
        number = len(self._book.tables["register_registerevent"]) + 1
        self._book.add(
            "register_registerevent", self._uuid("event", number), kind, person, municipality, iso(on),
            f"{iso(min(on + person % 9, STOCK))} 10:{person % 60:02}:00+01", self._uuid(kind, dwelling, on), "counter",
            "", "", "", "", escaped(json.dumps(data, ensure_ascii=False)),
        )  # fmt: skip

    def _uuid(self, *parts: object) -> UUID:
        return uuid5(SPACE, " ".join(map(str, (self._book.seed, *parts))))
