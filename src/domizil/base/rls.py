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

# The roles of a condition are those named, or without names all that see persons at all (see `base` migration 0004).
# Supervisors read everywhere and write nowhere, so every `writes` names its roles; analysts see rows only while a
# report counts (`acting.counting`); administrators and the commission see nobody.
Roles = tuple[str, ...]


def _canton(roles: Roles) -> str:
    return f"(SELECT base_sees_canton_as({_array(roles)}))" if roles else SEES_CANTON


def _municipalities(roles: Roles) -> str:
    """The municipalities of the worker in these roles; to be compared with `= ANY (...)`."""
    asked = f"base_municipalities_seen_as({_array(roles)})" if roles else "base_municipalities_seen()"
    return f"(SELECT {asked})::int[]"


def _array(roles: Roles) -> str:
    return f"'{{{','.join(roles)}}}'"


def sees_municipality(column: str, *, roles: Roles = ()) -> str:
    """Condition: a live grant in one of the roles covers the municipality in `table.column`, or the canton."""
    return f"{_canton(roles)} OR {_qualified(column)} = ANY ({_municipalities(roles)})"


def sees_person(column: str, *, roles: Roles = (), during: str | None = None) -> str:
    """Condition: as `sees_person_history`, or the person was just entered and lives nowhere yet."""
    somebody = f"cardinality({_municipalities(roles)}) > 0" if roles else SEES_SOMEBODY
    return (
        f"{sees_person_history(column, roles=roles, during=during)} OR {somebody}"
        f" AND NOT EXISTS (SELECT FROM register_placed AS placed WHERE placed.person_id = {column})"
    )


def sees_person_history(column: str, *, roles: Roles = (), during: str | None = None) -> str:
    """Condition: the canton, or a municipality of the worker, knows the person in `table.column`.

    `during` is when the row holds (`table.valid`, `on_day(...)`, `in_month(...)`): a municipality that the person has
    left sees the rows that touch its own time and no later ones. Whoever is known now is told apart first, because only
    that question can be asked once for many rows.
    """
    same = f"person_id = {_qualified(column)}"
    if not roles and during is None:
        return f"{SEES_CANTON} OR EXISTS (SELECT FROM register_sight AS sight WHERE sight.{same})"
    knows = f"SELECT FROM register_known AS known WHERE known.{same}"
    knows += f" AND known.municipality_id = ANY ({_municipalities(roles)})"
    if during is None:
        return f"{_canton(roles)} OR EXISTS ({knows})"
    knew = f"{knows} AND known.former"
    return (
        f"{_canton(roles)} OR EXISTS ({knows} AND NOT known.former)"
        f" OR EXISTS ({knew}) AND EXISTS ({knew} AND known.during && {during})"
    )


def on_day(column: str) -> str:
    """When a row holds that is about the day in `table.column`."""
    return f"daterange({_qualified(column)}, {column}, '[]')"


def in_month(column: str) -> str:
    """When a row holds that is about the month whose first day stands in `table.column`."""
    return f"daterange({_qualified(column)}, ({column} + interval '1 month')::date)"


def sees_row(table: str, column: str, *, roles: Roles = ()) -> str:
    """Condition: the worker sees the row of `table` that `other.column` points to (by the policy of `table`).

    With roles, `table` has a municipality and the grant for it has to be in one of them.
    """
    narrowed = f" AND seen.municipality_id = ANY ({_municipalities(roles)})" if roles else ""
    return f"{_canton(roles)} OR EXISTS (SELECT FROM {table} AS seen WHERE seen.id = {_qualified(column)}{narrowed})"


def _qualified(column: str) -> str:
    """Insist on `table.column`: a bare name inside a sub-select would mean the sub-select's own column."""
    if "." not in column:
        raise ValueError(f"{column} must be written table.column")
    return column


def protect(table: str, sees: str, *, writes: str | None = None) -> RunSQL:
    """Let the app read the rows of a table that `sees` holds for, and write those that `writes` (default: `sees`) does.

    For a write the condition must hold for the row as it was and as it becomes. Former policies of the table go.
    """
    policies = [f"CREATE POLICY sight ON {table} TO {APP_ROLE} USING ({sees}) WITH CHECK ({sees})"]
    if writes is not None:
        policies = [
            f"CREATE POLICY sight ON {table} FOR SELECT TO {APP_ROLE} USING ({sees})",
            f"CREATE POLICY adding ON {table} FOR INSERT TO {APP_ROLE} WITH CHECK ({writes})",
            f"CREATE POLICY changing ON {table} FOR UPDATE TO {APP_ROLE} USING ({writes}) WITH CHECK ({writes})",
            f"CREATE POLICY removing ON {table} FOR DELETE TO {APP_ROLE} USING ({writes})",
        ]
    return RunSQL([f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", *_forget(table), *policies], RunSQL.noop)


def protect_history(table: str, sees: str) -> RunSQL:
    """Let the app read the history rows of a table that `sees` holds for. Nobody but the triggers writes them."""
    policy = f"CREATE POLICY sight ON {table} FOR SELECT TO {APP_ROLE} USING ({sees})"
    return RunSQL([f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", *_forget(table), policy], RunSQL.noop)


def _forget(table: str) -> list[str]:
    return [f"DROP POLICY IF EXISTS {name} ON {table}" for name in ("sight", "adding", "changing", "removing")]


def read_only(*tables: str) -> RunSQL:
    """Let the app read tables and not write them."""
    return RunSQL(f"REVOKE INSERT, UPDATE, DELETE ON {', '.join(tables)} FROM {APP_ROLE}", RunSQL.noop)


def seal_history() -> RunSQL:
    """Make the triggers write history with the owner's rights, and take those rights from the app.

    Belongs at the end of every migration that adds or changes a model, because a changed trigger loses its rights.
    """
    return RunSQL("SELECT base_seal_history()", RunSQL.noop)
