# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a clerk decides about a message that waits: who is meant, that it was entered by hand, or that it is refused."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from domizil.base import access
from domizil.base.models import Role, Worker
from domizil.register import tasks
from domizil.register.models import Person

from .. import answering, intake, messages
from ..applying import apply
from ..models import Message, Participant, State
from . import receiving


@transaction.atomic
def assign(*, by: Worker, message: Message, person: Person) -> Message:
    """Apply a message that waits to the person whom the clerk names. Raises Hidden and Refusal."""
    row, participant = _waiting(by, message)
    document = intake.reopen(row.content)
    case = replace(receiving.case_of(document, participant, by), chosen=person)
    receiving.settle(row, apply(case))
    row.save()
    return _close(by, row, participant, messages.applied())


@transaction.atomic
def done_by_hand(*, by: Worker, message: Message, what: str) -> Message:
    """Note that a message was worked off by hand, and what was done."""
    row, participant = _waiting(by, message)
    if not what.strip():
        raise messages.no_reason()
    row.state, row.code, row.reason = State.APPLIED, "", what.strip()
    row.save()
    return _close(by, row, participant, row.reason)


@transaction.atomic
def refuse(*, by: Worker, message: Message, why: str) -> Message:
    """Refuse a message that waits; the sender is told why."""
    row, participant = _waiting(by, message)
    if not why.strip():
        raise messages.no_reason()
    refused = messages.refused_by_clerk(why.strip())
    row.state, row.code, row.reason = State.REFUSED, refused.code, refused.what
    row.save()
    answering.reject(participant, row, refused)
    tasks.close_task(by=by, kind=receiving.TASK, key=receiving.task_key(row), outcome=refused.what)
    return row


def _waiting(by: Worker, message: Message) -> tuple[Message, Participant]:
    """Lock a message that waits. Raises Hidden without a grant, Refusal when somebody was faster."""
    access.require(by, Role.REGISTER, municipality=message.municipality_id)
    row = Message.objects.select_for_update().get(pk=message.pk)
    if row.state != State.WAITING or not row.content:
        raise messages.not_waiting()
    return row, Participant.objects.select_related("municipality").get(sedex_id=row.recipient)


def _close(by: Worker, row: Message, participant: Participant, outcome: str) -> Message:
    answering.accept(participant, row, outcome)
    tasks.close_task(by=by, kind=receiving.TASK, key=receiving.task_key(row), outcome=outcome)
    return row
