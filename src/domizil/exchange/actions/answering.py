# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting a message of ours into the outbox, in the transaction of what it tells."""

from __future__ import annotations

import hashlib
from typing import Any

from lxml import etree

from domizil.base import clock, outbox
from domizil.base.refusal import Refusal
from domizil.base.xml_safe import violations
from domizil.register.models import RegisterEvent

from .. import frame
from ..ech0020_v3.header import Action, Header
from ..ech0020_v3.names import SCHEMA
from ..models import Direction, Message, Participant, State

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
    found = violations(etree.fromstring(content), SCHEMA)
    if found:
        raise NotValid(f"{kind}: {' '.join(found)}")
    recipient = frame.sedex_id(header.recipient_id[0])
    assert sender.municipality_id is not None  # only ours send
    text = content.decode()
    made = Message.objects.create(
        **columns(header, kind),
        direction=Direction.OUT,
        sender=sender.sedex_id,
        recipient=recipient,
        municipality_id=sender.municipality_id,
        person_id=event.person_id if event else None,
        event=event,
        persons=persons,
        state=State.QUEUED,
        sha256=hashlib.sha256(content).hexdigest(),
        content=text,
    )
    outbox.put(
        kind=KIND, to=recipient, key=made.message_id, body=text, municipality=sender.municipality_id,
        media_type="application/xml",
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
        "recorded_at": clock.now(),
    }


def _aware(header: Header) -> Any:
    told = header.message_date
    return told if told.tzinfo else told.replace(tzinfo=clock.ZONE)


def accept(sender: Participant, of: Message, text: str) -> Message:
    """Answer that a message was applied."""
    return _answer(sender, of, "ok", text, accepted=True)


def reject(sender: Participant, of: Message, why: Refusal) -> Message:
    """Answer that a message was refused, and why."""
    return _answer(sender, of, why.code, reason(why), accepted=False)


def reason(why: Refusal) -> str:
    """A refusal in one paragraph."""
    return " ".join(part for part in (why.what, why.why, why.what_next) if part)


def _answer(sender: Participant, of: Message, code: str, text: str, *, accepted: bool) -> Message:
    action = Action.POSITIVE_REPORT if accepted else Action.NEGATIVE_REPORT
    told = frame.header(
        sender, of.sender, of.message_type or 0, kind="eventReport", action=action, event_date=of.event_date,
        process=of.business_process_id, reference=of.message_id,
    )  # fmt: skip
    return put(sender, told, "eventReport", frame.answer(told, code, text, accepted=accepted))
