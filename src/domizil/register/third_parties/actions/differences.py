# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closing a difference with what came of it."""

from __future__ import annotations

from django.db import transaction

from domizil.base import access
from domizil.base.models import Role, Worker
from domizil.register import tasks
from domizil.register.models import Task

from .. import messages


@transaction.atomic
def settle(*, by: Worker, task: Task, outcome: str) -> Task:
    """Close the task of a difference. Raises Hidden; Refusal without an outcome. Closed before: nothing changes."""
    access.require(by, Role.REGISTER, municipality=task.municipality_id)
    if not outcome.strip():
        raise messages.outcome_needed()
    tasks.close_task(by=by, kind=task.kind, key=task.key, outcome=outcome.strip()[:500])
    task.refresh_from_db()
    return task
