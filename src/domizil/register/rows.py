# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many rows of a table written by one statement: what an audited write costs is mostly paid once a statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CharField, Field, Manager, Model, TextField


def insert(rows: Iterable[Model]) -> None:
    """Insert rows of one table; they have their keys afterwards."""
    made = list(rows)
    if made:
        _manager(made[0]).bulk_create(made)


def update(rows: Iterable[Model], *columns: str) -> None:
    """Write columns of rows of one table that stand there."""
    held = list(rows)
    if not held:
        return
    table = held[0]._meta  # noqa: SLF001 - documented in spite of its name
    key: Any = table.pk
    written: list[Any] = [table.get_field(name) for name in columns]
    quoted = connection.ops.quote_name
    change = ", ".join(f"{quoted(field.column)} = told.{quoted(field.column)}" for field in written)
    names = ", ".join(quoted(field.column) for field in (key, *written))
    arrays = ", ".join(f"%s::{_kind(field)}[]" for field in (key, *written))
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quoted(table.db_table)} AS held SET {change} FROM unnest({arrays}) AS told ({names})"  # noqa: S608
            f" WHERE held.{quoted(key.column)} = told.{quoted(key.column)}",
            [_values(held, field) for field in (key, *written)],
        )


def remove(rows: Sequence[Model]) -> None:
    """Delete rows of one table."""
    if rows:
        _manager(rows[0]).filter(pk__in=[row.pk for row in rows]).delete()


def end(row: Any, on: date) -> None:
    """Let a row with a valid time hold until before a day; `update` writes it."""
    row.valid = DateRange(row.valid.lower, on)


def _manager(row: Model) -> Manager[Any]:
    return type(row)._default_manager  # noqa: SLF001 - documented in spite of its name


def _kind(field: Field[Any, Any]) -> str:
    """The type of a column in an array; texts without their length, which a cast would cut silently."""
    if isinstance(field, CharField | TextField):
        return "text"
    return str(field.rel_db_type(connection) if field.primary_key else field.db_type(connection))


def _values(rows: Sequence[Model], field: Field[Any, Any]) -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows]
