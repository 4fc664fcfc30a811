# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which municipality somebody means."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from domizil.law.engine import BadInput

from .facts import Municipality, municipalities_on


def municipality_meant(value: int | str, day: date) -> Municipality:
    """The municipality with that BFS number or name on `day`. Raises `BadInput` and suggests the nearest names."""
    there = municipalities_on(day)
    for municipality in there:
        if value in (municipality.bfs_number, municipality.name) or str(value) == str(municipality.bfs_number):
            return municipality
    near = get_close_matches(str(value), [municipality.name for municipality in there], 3, 0.5)
    allowed = f"perhaps {', '.join(near)}" if near else f"a name or BFS number of the {len(there)} municipalities"
    raise BadInput("municipality", f"{value!r} is no municipality of the canton on {day.isoformat()}", allowed)
