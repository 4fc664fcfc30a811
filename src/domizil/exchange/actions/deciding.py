# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a clerk decides about a message that waits: who is meant, entered by hand, refused, or handed on."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from domizil.base import access
from domizil.base.models import Role, Worker
from domizil.register import tasks
from domizil.register.models import Person

from .. import answering, content_messages, documents, frame, intake, messages
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
    return _close(by, row, participant, messages.in_german(messages.applied()))


@transaction.atomic
def done_by_hand(*, by: Worker, message: Message, what: str) -> Message:
    """Note that a message was worked off by hand, and what was done."""
    row, participant = _waiting(by, message)
    if not what.strip():
        raise messages.no_reason()
    row.state, row.code = State.APPLIED, ""
    row.say(what.strip())
    row.save()
    return _close(by, row, participant, row.reason)


@transaction.atomic
def refuse(*, by: Worker, message: Message, why: str) -> Message:
    """Refuse a message that waits; the sender is told why."""
    row, participant = _waiting(by, message)
    if not why.strip():
        raise messages.no_reason()
    refused = messages.refused_by_clerk(why.strip())
    row.state, row.code = State.REFUSED, refused.code
    row.say(refused.what)
    row.save()
    answering.reject(participant, row, refused)
    tasks.close_task(by=by, kind=receiving.TASK, key=receiving.task_key(row), outcome=refused.what)
    return row


@transaction.atomic
def hand_on(*, by: Worker, message: Message, to: Participant) -> Message:
    """Forward a message that waits to the participant whom it concerns; the sender is told who has it now.

    What eCH-0058 section 4.6 forbids to change stays: case, transaction, first sender and date. Raises Refusal for
    somebody who is one of ours or the sender, and Hidden.
    """
    row, participant = _waiting(by, message)
    if to.municipality_id is not None or to.sedex_id == row.sender:
        raise content_messages.not_handed_on(to.name)
    document = intake.reopen(row.content)
    header = frame.forwarded(document.header, participant, to.sedex_id)
    text = documents.to_xml(replace(document, header=header))
    answering.put(participant, header, row.kind, text, persons=row.persons)
    row.state, row.code = State.APPLIED, "handed_on"
    row.say(content_messages.handed_on(to.name))
    row.save()
    return _close(by, row, participant, row.reason)


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
