# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a clerk must look at: opened once for the same thing, closed with an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_noop

from domizil.base import clock
from domizil.base.models import Worker

from .models import Person, Task

STAY_PERMIT = "stay_permit"
DECIDE_STAY = gettext_noop("Über die Aufenthaltsbewilligung der Gemeinde entscheiden (§ 5 Abs. 1 NG)")
EVIDENCE = "evidence"
SHOW_EVIDENCE = gettext_noop("Der Beleg für den Eintrag vom %(day)s fehlt (§ 2a Abs. 2 NG)")
BLOCK_THE_OTHERS = gettext_noop("Die Adresse ist gesperrt, aber nicht bei allen in derselben Wohnung")


def open_task(
    *,
    municipality: int,
    kind: str,
    key: str,
    subject: str,
    params: Mapping[str, Any] | None = None,
    person: Person | int | None = None,
    due: date | None = None,
) -> Task:
    """Open a task, or return the one that was opened for the same (`kind`, `key`), open or done.

    `subject` is a German text of the catalogue with places for `params` (`%(egid)s`); nothing personal belongs into it.
    """
    task, _new = Task.objects.get_or_create(
        kind=kind,
        key=key,
        defaults={
            "municipality_id": municipality,
            "person_id": person.pk if isinstance(person, Person) else person,
            "subject": subject,
            "params": dict(params or {}),
            "due": due,
            "created": clock.now(),
        },
    )
    return task


def close_task(*, by: Worker | None, kind: str, key: str, outcome: str) -> bool:
    """Close a task with an outcome; say whether one was open. Closing again changes nothing."""
    closed = Task.objects.filter(kind=kind, key=key, done_on__isnull=True).update(
        done_on=clock.today(), done_by=by, outcome=outcome
    )
    return bool(closed)


def open_tasks(municipality: int | None = None) -> QuerySet[Task]:
    """Return open tasks that the worker sees, the most urgent first; of one municipality, or of all."""
    found = Task.objects.filter(done_on__isnull=True).select_related("person", "municipality")
    if municipality is not None:
        found = found.filter(municipality=municipality)
    return found.order_by(F("due").asc(nulls_last=True), "id")
