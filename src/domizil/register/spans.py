# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that hold over a time: one ends, another begins, and none reaches into the next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model, QuerySet


def end(row: Any, on: date) -> None:
    """Let a row hold no more from a day on; one that began that very day or later was never true."""
    if row.valid.lower >= on:
        row.delete()
    else:
        row.valid = DateRange(row.valid.lower, on)
        row.save(update_fields=["valid"])


def room(rows: QuerySet[Any], since: date, until: date | None = None) -> DateRange:
    """Return the time from a day on, at most until a day and until the next of the rows begins."""
    later = rows.filter(valid__startswith__gt=since).order_by("valid").first()
    ends = [day for day in (until, later.valid.lower if later else None) if day is not None]
    return DateRange(since, min(ends, default=None))


def go_on(row: Any, on: date, values: dict[str, Any]) -> Any:
    """Give a row other values from a day on, for the rest of its time; return the row that holds them."""
    if row.valid.lower >= on:
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        return row
    rest = DateRange(on, row.valid.upper)
    kept = {field.attname: getattr(row, field.attname) for field in _columns(row)}
    end(row, on)
    changed = type(row)(**{**kept, "valid": rest})
    for name, value in values.items():
        setattr(changed, name, value)
    changed.save(force_insert=True)
    return changed


def _columns(row: Model) -> list[Any]:
    return [field for field in row._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - documented
