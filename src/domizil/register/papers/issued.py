# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the act says of a paper that a citizen had issued in the home municipality (§ 4 para. 4)."""

from __future__ import annotations

from datetime import date

from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE
from domizil.register.models import Task

from .models import PaperKind

ISSUED = "issued_paper"


def owed(task: Task, on: date) -> bool:
    """Say whether the paper of an open task is to be deposited on a day: it is needed no more."""
    needed = task.due is not None and on <= task.due
    return bool(
        Law.on(on).value(
            STATUTE, "issued_paper_is_owed", issued_while_settled_at_home=True, still_needed=needed,
            deposited=task.done_on is not None,
        )
    )  # fmt: skip


def key_of(municipality: int, person: int, kind: PaperKind, number: str) -> str:
    """The key of the task that follows a paper."""
    return f"{municipality}:{person}:{kind}:{number}"[:120]
