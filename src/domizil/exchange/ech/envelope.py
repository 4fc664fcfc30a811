# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sedex envelope and its technical receipt (eCH-0090 version 1.0; version 2.0 is read)."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from . import binding
from .binding import Raw, Unreadable, record

E90 = "http://www.ech.ch/xmlns/eCH-0090/1"
E90_2 = "http://www.ech.ch/xmlns/eCH-0090/2"
SCHEMAS = {E90: "eCH-0090-1-0", E90_2: "eCH-0090-2-0"}
DELIVERED = 100
DUPLICATE = 201
"""Status: the adapter has had a message of this number before, so it was sent and our note of it was lost."""

NEW, ANSWER, UNREADABLE = 0, 1, 3
"""Classes of messages (eCH-0058 sections 3.4.1 and 4.7): a first message, data that were asked for, an echo."""


@record(E90)
class Envelope:
    """What sedex needs to carry a message (envelopeType)."""

    message_id: str
    message_type: int
    message_class: int
    reference_message_id: str | None = None
    sender_id: str
    recipient_id: tuple[str, ...]
    event_date: datetime
    message_date: datetime
    loopback: Raw | None = None
    test_data: tuple[Raw, ...] = ()


@record(E90_2)
class _Envelope2(Envelope):
    pass


@record(E90)
class Receipt:
    """What the adapter says became of a message: 100 delivered, else why not (receiptType)."""

    event_date: datetime
    status_code: int
    status_info: str
    message_id: str
    message_type: int
    message_class: int
    sender_id: str
    recipient_id: str


@record(E90_2)
class _Receipt2(Receipt):
    pass


_RECORDS = {
    f"{{{E90}}}envelope": Envelope,
    f"{{{E90_2}}}envelope": _Envelope2,
    f"{{{E90}}}receipt": Receipt,
    f"{{{E90_2}}}receipt": _Receipt2,
}


def read(root: etree._Element) -> Envelope | Receipt:
    """Return the envelope or receipt that a root element is. Raises Unreadable."""
    kind = _RECORDS.get(root.tag)
    if kind is None:
        raise Unreadable(str(root.tag), "is no envelope or receipt of eCH-0090 version 1 or 2")
    found: Envelope | Receipt = binding.read(kind, root)
    return found


def to_xml(value: Envelope | Receipt) -> bytes:
    """Return an envelope or receipt as a document of version 1.0."""
    name = "receipt" if isinstance(value, Receipt) else "envelope"
    root = etree.Element(f"{{{E90}}}{name}", nsmap={"eCH-0090": E90}, version="1.0")
    binding.write(value, root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def schema_of(root: etree._Element) -> str | None:
    """Return the name of the schema of an envelope or receipt, if it is one."""
    return SCHEMAS.get(etree.QName(root).namespace or "")
