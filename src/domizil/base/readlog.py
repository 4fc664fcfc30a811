# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who looked at whom: one entry a request for all persons that were shown, chained with the audit of writes (ADR 12).

A page, letter, export or API answer that shows persons calls `looked_at`; the entry is written at the end of the
transaction, so that a request that shows nothing leaves none, and none is shown without its entry.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from . import clock
from .models import Role, Worker

MOST = 1000  # entries of one person that are shown; the newest


class Why(TextChoices):
    """For what somebody looked at persons. It stands in the log that a person may ask for."""

    SEARCH = "search", _("Suche")
    WORKLIST = "worklist", _("Arbeitsliste")
    PERSON = "person", _("Personenblatt")
    ENTRY = "entry", _("Erfassung einer Meldung")
    UNIT = "unit", _("Unterstützungseinheit")
    LETTER = "letter", _("Schreiben")
    EXPORT = "export", _("Auszug oder Liste")
    ACCESS = "access", _("Auskunft an die Person")
    MESSAGE = "message", _("Meldung an eine andere Stelle")


@dataclass(frozen=True, slots=True)
class Look:
    """One entry as a person may read it. `worker` is "" where nobody was signed in (a nightly job, the person)."""

    at: datetime
    worker: str
    roles: tuple[str, ...]
    why: str
    path: str


Looks = dict[tuple[int | None, str], dict[int, None]]
_looks: ContextVar[Looks | None] = ContextVar("looks", default=None)


def looked_at(by: Worker | None, persons: Iterable[int], why: Why) -> None:
    """Note that somebody was shown these persons (keys). Written once, at the end of `acting.as_worker`."""
    looks = _looks.get()
    if looks is None:
        raise RuntimeError("Nobody acts: persons are shown inside acting.as_worker only.")
    looks.setdefault((by.pk if by else None, why.value), {}).update(dict.fromkeys(persons))


@contextlib.contextmanager
def written_at_the_end() -> Iterator[None]:
    """Write what was noted inside, unless the transaction is to be rolled back. Used by `acting.as_worker`."""
    looks: Looks = {}
    token = _looks.set(looks)
    try:
        yield
    finally:
        _looks.reset(token)
    if not connection.needs_rollback:
        with connection.cursor() as cursor:
            for (worker, why), persons in looks.items():
                if persons:
                    cursor.execute("SELECT base_looked_at(%s, %s::bigint[], %s)", [worker, list(persons), why])


def about_times() -> str:
    """Say of which clock the times of entries are, where the calendar is stopped; empty where it runs.

    The database writes the log, so that nobody can give an entry another time; a demonstration does not stop its clock.
    """
    day = clock.fixed_day()
    if day is None:
        return ""
    told = _("Zeiten dieses Protokolls sind jene der Uhr des Rechners; der Kalender der Vorführung steht am %(day)s.")
    return str(told) % {"day": f"{day.day}.{day.month}.{day.year}"}


def of_person(person: int) -> list[Look]:
    """Return who looked at a person, newest first, at most MOST; nobody for a person whom the worker does not see.

    Inside `acting.as_resident` the person's own entries.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT at, worker, roles, why, path FROM base_looks_at(%s, %s)", [person, MOST])
        return [_look(*row) for row in cursor.fetchall()]


def _look(at: datetime, worker: str, roles: list[str] | None, why: str, path: str | None) -> Look:
    names = {role.value: str(role.label) for role in Role}
    return Look(at, worker, tuple(names.get(role, role) for role in roles or ()), str(Why(why).label), path or "")
