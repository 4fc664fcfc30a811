# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting a message of ours into the outbox, in the transaction of what it tells."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from domizil.base import clock, outbox
from domizil.base.refusal import Refusal
from domizil.register.models import RegisterEvent

from . import documents, forms, frame, messages
from .ech0020_v3.header import Action, Header
from .models import Direction, Message, Participant, State

KIND = "ech-0020"
"""The kind of our messages in the outbox of the house."""


class NotValid(AssertionError):
    """A message of ours breaks its schema: a fault of ours, and nothing is sent."""


def put(
    sender: Participant,
    header: Header,
    kind: str,
    content: bytes,
    *,
    event: RegisterEvent | None = None,
    persons: int = 1,
) -> Message:
    """Record a message of ours as queued. Raises NotValid when the document breaks the schema."""
    (made,) = _put([_message(sender, header, kind, content, event=event, persons=persons)])
    return made


def _message(
    sender: Participant,
    header: Header,
    kind: str,
    content: bytes,
    *,
    event: RegisterEvent | None = None,
    persons: int = 1,
) -> Message:
    root = etree.fromstring(content)
    found = forms.broken(root, documents.schema_of(root))
    if found:
        raise NotValid(f"{kind}: {' '.join(found)}")
    assert sender.municipality_id is not None  # only ours send
    return Message(
        **columns(header, kind),
        direction=Direction.OUT,
        sender=sender.sedex_id,
        recipient=frame.sedex_id(header.recipient_id[0]),
        municipality_id=sender.municipality_id,
        person_id=event.person_id if event else None,
        event=event,
        persons=persons,
        state=State.QUEUED,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content.decode(),
    )


def _put(made: Sequence[Message]) -> Sequence[Message]:
    Message.objects.bulk_create(made)
    outbox.put_all(
        outbox.message(
            kind=KIND, to=one.recipient, key=one.message_id, body=one.content, municipality=one.municipality_id,
            media_type="application/xml",
        )
        for one in made
    )  # fmt: skip
    return made


def columns(header: Header, kind: str) -> dict[str, Any]:
    """What a message's row keeps of its header."""
    part = header.partial_delivery
    return {
        "message_id": header.message_id,
        "kind": kind,
        "action": header.action,
        "message_type": frame.message_type(header.message_type),
        "business_process_id": header.business_process_id or "",
        "reference": header.reference_message_id or "",
        "message_date": _aware(header),
        "event_date": header.event_date,
        "test": header.test_delivery_flag,
        "delivery": part.unique_id_delivery if part else "",
        "package": part.number_of_actual_package if part else None,
        "packages": part.total_number_of_packages if part else None,
        "schema_checked": forms.checked(),
        "recorded_at": clock.now(),
    }


def _aware(header: Header) -> Any:
    told = header.message_date
    return told if told.tzinfo else told.replace(tzinfo=clock.ZONE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to a message: in words that it was applied, or why it was refused."""

    of: Message
    outcome: str | Refusal


def answer_all(sender: Participant, answers: Sequence[Answer]) -> None:
    """Answer messages."""
    if answers:
        _put([_answer(sender, answer) for answer in answers])


def accept(sender: Participant, of: Message, text: str) -> None:
    """Answer that a message was applied."""
    answer_all(sender, [Answer(of, text)])


def reject(sender: Participant, of: Message, why: Refusal) -> None:
    """Answer that a message was refused, and why."""
    answer_all(sender, [Answer(of, why)])


def reason(why: Refusal) -> str:
    """A refusal in one paragraph, in the language of messages."""
    return messages.in_german(why.what, why.why, why.what_next)


def _answer(sender: Participant, answer: Answer) -> Message:
    of, outcome = answer.of, answer.outcome
    refused = isinstance(outcome, Refusal)
    code, text = (
        (outcome.code, reason(outcome)) if isinstance(outcome, Refusal) else ("ok", messages.in_german(outcome))
    )
    action = Action.NEGATIVE_REPORT if refused else Action.POSITIVE_REPORT
    told = frame.header(
        sender, of.sender, of.message_type or 0, kind="eventReport", action=action, event_date=of.event_date,
        process=of.business_process_id, reference=of.message_id,
    )  # fmt: skip
    return _message(sender, told, "eventReport", frame.answer(told, code, text, accepted=not refused))
