# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The other side, for trying out and for tests: an adapter that carries messages, a participant that answers."""

from __future__ import annotations

import uuid
from datetime import datetime, time
from pathlib import Path

from domizil.base import clock
from domizil.base.xml_safe import read_xml

from . import frame, intake
from .ech import envelope
from .ech.envelope import DELIVERED, NEW, Envelope, Receipt
from .ech0020_v3.delivery import Delivery
from .ech0020_v3.header import Action, Header
from .sedex import ENVELOPE_BYTES


def send(root: Path, document: bytes, header: Header, *, number: str | None = None) -> Path:
    """Put a message into the inbox of a mailbox, as the adapter does; return its envelope."""
    sender, recipient = frame.sedex_id(header.sender_id), frame.sedex_id(header.recipient_id[0])
    number = number or header.message_id
    sent = Envelope(
        message_id=number,
        message_type=frame.message_type(header.message_type),
        message_class=NEW,
        reference_message_id=header.reference_message_id,
        sender_id=sender,
        recipient_id=(recipient,),
        event_date=datetime.combine(header.event_date or clock.today(), time(), clock.ZONE),
        message_date=header.message_date,
    )
    inbox = root / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / f"data_{number}.xml").write_bytes(document)
    file = inbox / f"envl_{number}.xml"
    file.write_bytes(envelope.to_xml(sent))
    return file


def play(root: Path, sedex_id: str, *, accept: bool = True) -> list[str]:
    """Take every message in the outbox for a participant: a receipt for each, and an answer where one is asked for.

    Returns the kinds that were taken. Raises Rejected for a message that breaks its schema.
    """
    taken = []
    for file in sorted((root / "outbox").glob("envl_*.xml")):
        sent = envelope.read(read_xml(file, max_bytes=ENVELOPE_BYTES))
        if not isinstance(sent, Envelope) or sedex_id not in sent.recipient_id:
            continue
        data = file.with_name(file.name.replace("envl_", "data_"))
        opened = intake.open_file(data)
        _receipt(root, sent, sedex_id)
        if isinstance(opened.document, Delivery) and opened.header.response_expected:
            _answer(root, opened.header, sedex_id, accept)
        for one in (file, data):
            one.unlink()
        taken.append(opened.kind)
    return taken


def _receipt(root: Path, sent: Envelope, sedex_id: str) -> None:
    receipt = Receipt(
        event_date=clock.now(), status_code=DELIVERED, status_info="Message successfully transmitted",
        message_id=sent.message_id, message_type=sent.message_type, message_class=sent.message_class,
        sender_id=sent.sender_id, recipient_id=sedex_id,
    )  # fmt: skip
    (root / "receipts" / f"receipt_{sent.message_id}.xml").write_bytes(envelope.to_xml(receipt))


def _answer(root: Path, of: Header, sedex_id: str, accept: bool) -> None:
    told = Header(
        sender_id=frame.PREFIX + sedex_id,
        recipient_id=(of.sender_id,),
        message_id=uuid.uuid4().hex,
        reference_message_id=of.message_id,
        business_process_id=of.business_process_id,
        message_type=of.message_type,
        sending_application=frame.APPLICATION,
        message_date=clock.now().replace(microsecond=0),
        event_date=of.event_date,
        action=Action.POSITIVE_REPORT if accept else Action.NEGATIVE_REPORT,
        test_delivery_flag=of.test_delivery_flag,
    )
    code, text = ("ok", "Verarbeitet.") if accept else ("contradiction", "Person ist bei uns nicht gemeldet.")
    send(root, frame.answer(told, code, text, accepted=accept), told)
