# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the audit is whole: every entry and every history row as it was written (ADR 12). Runs as the owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True, slots=True)
class Fault:
    """Something was `changed`, `removed` or `inserted`: an entry of a lane, or rows of a history table.

    Rows of history are named by the entry that holds their hash; an inserted one, which has none, by its `row`.
    """

    kind: str
    history: str | None
    lane: int | None
    number: int | None
    row: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """How far a lane was at some time: its last entry and the hash of it, which covers all before."""

    lane: int
    number: int
    hash: str


def heads() -> list[Head]:
    """Return the end of every lane that has entries. Kept elsewhere, they hold against who can compute hashes anew."""
    found = _rows("SELECT number, entries, hash FROM audit.lane WHERE entries > 0 ORDER BY number")
    return [Head(*row) for row in found]


def faults(kept: Iterable[Head] = ()) -> Iterator[Fault]:
    """Find what is not as it was written; with heads kept earlier also what was forged together with its hashes."""
    for lane, number, kind in _rows("SELECT * FROM audit.broken_chains()"):
        yield Fault(kind, None, lane, number)
    for (history,) in _rows("SELECT name FROM audit.history ORDER BY name"):
        for lane, number, row, kind in _rows("SELECT * FROM audit.broken_history(%s)", history):
            yield Fault(kind, history, lane, number, row)
    for head in unlike(kept):
        yield Fault("changed", None, head.lane, head.number)


def unlike(kept: Iterable[Head]) -> list[Head]:
    """Return the kept heads whose entry has another hash now, or is gone."""
    there = "SELECT EXISTS (SELECT FROM audit.entry WHERE (lane, number, hash) = (%s, %s, %s))"
    return [head for head in kept if _rows(there, head.lane, head.number, head.hash) == [(False,)]]


def changes() -> int:
    """Return a number that is another one as soon as anything was written and committed; open to pages."""
    ((number,),) = _rows("SELECT base_changes()")
    return int(number)


def size() -> tuple[int, int]:
    """Return how many entries there are, and how many history rows they cover."""
    covered = "SELECT count(*), coalesce(sum(rows) FILTER (WHERE why = 'write'), 0)::bigint FROM audit.entry"
    ((entries, rows),) = _rows(covered)
    return entries, rows


def _rows(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
