# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts the canton in the database and compares it with what the migration office published."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from .figures import figures
from .papers import L_OVER_ONE_YEAR, L_UNDER_ONE_YEAR, B, C, F, N, S

CATEGORIES = {
    "C": C, "B": B, "L_OVER_ONE_YEAR": L_OVER_ONE_YEAR, "L_UNDER_ONE_YEAR": L_UNDER_ONE_YEAR, "N": N, "F": F, "S": S,
}  # fmt: skip
STOCK = """
SELECT category, count(DISTINCT person_id) FROM permits_permit JOIN register_residence USING (person_id)
WHERE permits_permit.valid @> date '2024-12-31' AND register_residence.valid @> date '2024-12-31' GROUP BY category
"""
IMMIGRATIONS = """
SELECT category, count(*) FROM permits_immigration
WHERE population = %s AND "on" >= '2024-01-01' AND "on" < '2025-01-01' GROUP BY category
"""
APPLICATIONS = """
SELECT kind, count(*) FROM permits_asylumapplication
WHERE "on" >= '2024-01-01' AND "on" < '2025-01-01' GROUP BY kind
"""

Line = tuple[str, int, int]


def check(connection: Any, scale: Fraction | int = 1) -> list[Line]:
    """Return each figure with the number expected and the number found, in the order of the short portrait.

    `connection` is one of Django or of psycopg, by a role that sees the whole canton.
    """
    wanted = figures(Fraction(scale))
    with connection.cursor() as cursor:
        stock = _ask(cursor, STOCK)
        permanent = _ask(cursor, IMMIGRATIONS, "permanent")
        temporary = _ask(cursor, IMMIGRATIONS, "temporary")
        applications = _ask(cursor, APPLICATIONS)
    found = {kind: stock.get(category, 0) for kind, category in CATEGORIES.items()}
    return [
        *_lines("stock", wanted.stock, found),
        *_lines("immigration", wanted.permanent, permanent),
        *_lines("immigration (temporary)", wanted.temporary, temporary),
        *_lines("applications", wanted.applications, applications),
    ]


def _ask(cursor: Any, query: str, *values: str) -> dict[str, int]:
    cursor.execute(query, values or None)
    return dict(cursor.fetchall())


def _lines(title: str, wanted: dict[str, int], found: dict[str, int]) -> Iterable[Line]:
    for key, persons in wanted.items():
        yield f"{title}: {key}", persons, found.get(key, 0)
    yield f"{title}: total", sum(wanted.values()), sum(found.values())
