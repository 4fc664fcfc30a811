# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a resident does online: begin, save, add papers, submit, withdraw. Nobody is signed in.

The caller has shown the database the code's hash (`codes.present`); row-level security lets the holder of the code
write that one announcement until it is entered.
"""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_noop

from domizil.base import clock
from domizil.base.models import Municipality

from . import codes, messages, papers
from .forms import Report
from .models import Announcement, Attachment, Source, State

TASK = gettext_noop("Online-Meldung prüfen")
"""The subject of the task that a submitted announcement opens (migration 0002 writes it)."""


@transaction.atomic
def begin(*, kind: str, municipality: Municipality, language: str) -> tuple[Announcement, str]:
    """Begin an announcement; return it with its secret code, which is kept nowhere and shown once."""
    code = codes.new_code()
    code_hash = codes.hashed(code)
    assert code_hash is not None
    codes.present(code_hash)
    made = Announcement.objects.create(
        kind=kind,
        municipality=municipality,
        source=Source.PORTAL,
        language=language,
        code_hash=code_hash,
        begun_at=clock.now(),
    )
    return made, code


@transaction.atomic
def save(*, code_hash: str, data: dict[str, Any]) -> Announcement:
    """Keep what was typed, right or wrong. What was submitted or returned becomes a draft again."""
    mine = _open(code_hash)
    mine.data = Report(mine.kind, data, municipality=mine.municipality, at_portal=True).data
    mine.state, mine.saved_at = State.DRAFT, clock.now()
    mine.save(update_fields=["data", "state", "saved_at"])
    _keep_task()
    return mine


@transaction.atomic
def attach(*, code_hash: str, name: str, content: bytes) -> Attachment:
    """Add a paper. Raises `Refusal` for what is no PDF, JPEG or PNG, too large, too many or there already."""
    return papers.added(_open(code_hash), name, content)


@transaction.atomic
def detach(*, code_hash: str, attachment: int) -> None:
    """Take a paper away again."""
    _open(code_hash).attachments.filter(pk=attachment).delete()


@transaction.atomic
def submit(*, code_hash: str) -> Announcement:
    """Hand it to the residents' office and open its task. Raises `Refusal` while something is missing."""
    mine = _open(code_hash)
    report = Report(mine.kind, mine.data, municipality=mine.municipality, at_portal=True)
    if not report.is_complete:
        raise messages.incomplete(len(report.problems))
    mine.state, mine.submitted_at, mine.reason = State.SUBMITTED, clock.now(), ""
    mine.save(update_fields=["state", "submitted_at", "reason"])
    _keep_task()
    return mine


@transaction.atomic
def withdraw(*, code_hash: str) -> None:
    """Give it up: what was typed and the papers are taken out, the office closes its task."""
    mine = _open(code_hash)
    mine.attachments.all().delete()
    mine.state, mine.data, mine.reason = State.WITHDRAWN, {}, ""
    mine.save(update_fields=["state", "data", "reason"])
    _keep_task()


def mine(*, code_hash: str) -> Announcement:
    """Return what the code belongs to. Raises `Refusal`."""
    codes.present(code_hash)
    found = Announcement.objects.select_related("municipality").filter(code_hash=code_hash).first()
    if found is None:
        raise messages.no_such_code()
    return found


def _keep_task() -> None:
    """The office's task is open while the announcement is submitted (the function writes for who may write no task)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT announcements_keep_task()")


def _open(code_hash: str) -> Announcement:
    found = mine(code_hash=code_hash)
    # What is closed is shown to the holder of the code and cannot be locked for a change.
    locked = Announcement.objects.select_for_update().filter(pk=found.pk).first()
    if locked is None or not locked.is_open:
        raise messages.not_open((locked or found).get_state_display())
    locked.municipality = found.municipality
    return locked
