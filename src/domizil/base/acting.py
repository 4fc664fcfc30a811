# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is acting: told to the database once a transaction, and valid in it only."""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Iterator

from django.db import connection, transaction

from . import clock, readlog

_SETTINGS = ("domizil.worker", "domizil.today", "pghistory.context_id", "pghistory.context_metadata")
_SET = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in _SETTINGS)
_GET = "SELECT " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in _SETTINGS)


@contextlib.contextmanager
def as_worker(worker_id: int | None, *, path: str) -> Iterator[None]:
    """Open a transaction in which the database knows the worker (None: nobody signed in), the day, and why (`path`).

    Row-level security shows what the worker's grants of that day cover; every history row written in it names the
    worker and the path of the request or command. Inside another transaction the former worker acts again afterwards.
    """
    context = json.dumps({"worker": worker_id, "path": path})
    worker = "" if worker_id is None else str(worker_id)
    former = _ask(_GET) if connection.in_atomic_block else None
    with transaction.atomic():
        _ask(_SET, worker, clock.today().isoformat(), str(uuid.uuid4()), context)
        with readlog.written_at_the_end():
            yield
    if former is not None:  # a rolled-back transaction has gone back to them by itself
        _ask(_SET, *former)


def _ask(statement: str, *values: str) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        row: tuple[str, ...] = cursor.fetchone()
        return row


@contextlib.contextmanager
def counting() -> Iterator[None]:
    """Let an analyst's grant open rows, inside `as_worker`, for code that gives back totals and never a row."""
    _ask("SELECT set_config('domizil.counting', 'on', true)")
    try:
        yield
    finally:
        if not connection.needs_rollback:  # a rolled-back transaction forgets it by itself
            _ask("SELECT set_config('domizil.counting', '', true)")


@contextlib.contextmanager
def as_resident(person: int) -> Iterator[None]:
    """Let a person who has shown who they are read the log of reads about themselves, inside `as_worker(None, …)`."""
    _ask("SELECT set_config('domizil.resident', %s, true)", str(person))
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _ask("SELECT set_config('domizil.resident', '', true)")
