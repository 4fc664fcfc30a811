# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of what we send: numbers, header, envelope, answers."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime, time
from importlib.metadata import version

from domizil.base import clock

from .ech.envelope import ANSWER, NEW, Envelope
from .ech0020_v3 import report
from .ech0020_v3.header import Action, Header, PartialDelivery, SendingApplication
from .ech0020_v3.report import Info, NegativeNotice, PositiveNotice
from .models import Message, Participant

APPLICATION = SendingApplication(manufacturer="Domizil", product="Domizil", product_version=version("domizil")[:10])
PREFIX = "sedex://"
"""How a header names a participant or a type of message: who gives the number, and the number (eCH-0058, 3.4.3)."""


def sedex_id(uri: str) -> str:
    """Return the number of a participant, with or without the prefix that eCH-0058 recommends."""
    return uri.strip().removeprefix(PREFIX)


def header(
    sender: Participant,
    recipient: str,
    message_type: int,
    *,
    kind: str,
    action: Action = Action.NEW,
    event_date: date | None = None,
    process: str = "",
    reference: str = "",
    package: PartialDelivery | None = None,
    lock: tuple[str, date] | None = None,
) -> Header:
    """Return the header of a message of ours, with a number of its own. An event asks for an answer.

    The date has all its digits: it is the order in which messages are to be read (eCH-0058 section 3.4.19).
    """
    return Header(
        sender_id=PREFIX + sender.sedex_id,
        recipient_id=(PREFIX + recipient,),
        message_id=uuid.uuid4().hex,
        reference_message_id=reference or None,
        business_process_id=process or None,
        message_type=f"{PREFIX}{message_type}",
        sub_message_type=kind[:36],
        sending_application=APPLICATION,
        partial_delivery=package,
        message_date=clock.now(),
        event_date=event_date,
        action=action,
        test_delivery_flag=is_test(sender.sedex_id),
        response_expected=action is Action.NEW,
        data_lock=lock[0] if lock else None,
        data_lock_valid_from=lock[1] if lock else None,
    )


def forwarded(of: Header, sender: Participant, recipient: str) -> Header:
    """Return the header of a message that is passed on: who sent it first, and when, goes with it (eCH-0058, 4.6)."""
    return replace(
        of,
        sender_id=PREFIX + sender.sedex_id,
        original_sender_id=of.original_sender_id or of.sender_id,
        recipient_id=(PREFIX + recipient,),
        message_id=uuid.uuid4().hex,
        reference_message_id=None,
        sending_application=APPLICATION,
        message_date=clock.now(),
        initial_message_date=of.initial_message_date or of.message_date,
        action=Action.FORWARD,
        response_expected=True,
    )


def is_test(number: str) -> bool:
    """Say whether a participant is one of the test system: sedex gives those numbers a T in front."""
    return number.startswith("T")


def answer(of: Header, code: str, text: str, *, accepted: bool) -> bytes:
    """Return the answer to a message as a document: what it led to, or why it was refused."""
    info = (Info(code=code[:250], text_german=text),)
    notice: PositiveNotice | NegativeNotice = NegativeNotice(general_error=info)
    if accepted:
        notice = PositiveNotice(general_response=info)
    return report.to_xml(of, notice)


def message_type(told: str) -> int:
    """Return the sedex type of a message that a header names; 0 when it is none."""
    digits = told.removeprefix(PREFIX)
    return int(digits) if digits.isdecimal() else 0


def envelope(message: Message) -> Envelope:
    """Return the envelope of a message; its date is that of the header, as eCH-0058 section 3.4.19 asks for."""
    assert message.message_date is not None  # ours have one
    day = message.event_date or message.message_date.date()
    return Envelope(
        message_id=message.message_id,
        message_type=message.message_type or 0,
        message_class=ANSWER if message.action == Action.RESPONSE else NEW,
        reference_message_id=message.reference or None,
        sender_id=message.sender,
        recipient_id=(message.recipient,),
        event_date=datetime.combine(day, time(), clock.ZONE),
        message_date=message.message_date.astimezone(clock.ZONE),
    )
