# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Row-level security in migrations: who sees a row, in one line of SQL a table.

The helpers return migration operations. The conditions ask the functions of `base` migration 0002 inside `(SELECT …)`,
so that PostgreSQL asks them once a query (an InitPlan), never once a row. Why: `docs/adr/0003-row-level-security.md`.
"""

from __future__ import annotations

from django.db.migrations import RunSQL

from .pg import APP_ROLE

SEES_CANTON = "(SELECT base_sees_canton())"
SEES_SOMEBODY = "(SELECT base_sees_somebody())"
ADMINISTERS = "(SELECT base_has_role('administrator'))"


def sees_municipality(column: str) -> str:
    """Condition: a live grant covers the municipality in `table.column`, or the canton."""
    return f"{SEES_CANTON} OR {_qualified(column)} = ANY ((SELECT base_municipalities_seen())::int[])"


def sees_person(column: str) -> str:
    """Condition: the worker sees the person in `table.column`, or the person was just entered and lives nowhere yet."""
    return (
        f"{sees_person_history(column)} OR {SEES_SOMEBODY}"
        f" AND NOT EXISTS (SELECT FROM register_placed AS placed WHERE placed.person_id = {column})"
    )


def sees_person_history(column: str) -> str:
    """Condition: the canton, or a municipality of the worker, knows the person in `table.column`."""
    same = f"sight.person_id = {_qualified(column)}"
    return f"{SEES_CANTON} OR EXISTS (SELECT FROM register_sight AS sight WHERE {same})"


def sees_row(table: str, column: str) -> str:
    """Condition: the worker sees the row of `table` that `other.column` points to (by the policy of `table`)."""
    return f"{SEES_CANTON} OR EXISTS (SELECT FROM {table} AS seen WHERE seen.id = {_qualified(column)})"


def _qualified(column: str) -> str:
    """Insist on `table.column`: a bare name inside a sub-select would mean the sub-select's own column."""
    if "." not in column:
        raise ValueError(f"{column} must be written table.column")
    return column


def protect(table: str, sees: str, *, writes: str | None = None) -> RunSQL:
    """Let the app read the rows of a table that `sees` holds for, and write those that `writes` (default: `sees`) does.

    For a write the condition must hold for the row as it was and as it becomes.
    """
    policies = [f"CREATE POLICY sight ON {table} TO {APP_ROLE} USING ({sees}) WITH CHECK ({sees})"]
    if writes is not None:
        policies = [
            f"CREATE POLICY sight ON {table} FOR SELECT TO {APP_ROLE} USING ({sees})",
            f"CREATE POLICY adding ON {table} FOR INSERT TO {APP_ROLE} WITH CHECK ({writes})",
            f"CREATE POLICY changing ON {table} FOR UPDATE TO {APP_ROLE} USING ({writes}) WITH CHECK ({writes})",
            f"CREATE POLICY removing ON {table} FOR DELETE TO {APP_ROLE} USING ({writes})",
        ]
    return RunSQL([f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", *policies], RunSQL.noop)


def protect_history(table: str, sees: str) -> RunSQL:
    """Let the app read the history rows of a table that `sees` holds for. Nobody but the triggers writes them."""
    policy = f"CREATE POLICY sight ON {table} FOR SELECT TO {APP_ROLE} USING ({sees})"
    return RunSQL([f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", policy], RunSQL.noop)


def read_only(*tables: str) -> RunSQL:
    """Let the app read tables and not write them."""
    return RunSQL(f"REVOKE INSERT, UPDATE, DELETE ON {', '.join(tables)} FROM {APP_ROLE}", RunSQL.noop)


def seal_history() -> RunSQL:
    """Make the triggers write history with the owner's rights, and take those rights from the app.

    Belongs at the end of every migration that adds or changes a model, because a changed trigger loses its rights.
    """
    return RunSQL("SELECT base_seal_history()", RunSQL.noop)
