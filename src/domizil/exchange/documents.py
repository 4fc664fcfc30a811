# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents of the standards that are spoken: which one a root element is, its schema, how it is read and written."""

from __future__ import annotations

from lxml import etree

from . import ech0093_v2
from .ech0020_v3 import delivery, report
from .ech0020_v3.delivery import Delivery
from .ech0020_v3.names import SCHEMA, VERSION
from .ech0020_v3.report import Report


def is_spoken(root: etree._Element) -> bool:
    """Say whether a document is of a standard and version that is read."""
    if root.tag == delivery.ROOT:
        return root.get("version") == VERSION
    return root.tag in (report.ROOT, ech0093_v2.ROOT)


def schema_of(root: etree._Element) -> str:
    """Return the name of the schema that a document is held to."""
    return ech0093_v2.SCHEMA if root.tag == ech0093_v2.ROOT else SCHEMA


def read(root: etree._Element) -> Delivery | Report:
    """Return the message or answer that a root element is. Raises Unreadable."""
    if root.tag == report.ROOT:
        return report.read(root)
    return ech0093_v2.read(root) if root.tag == ech0093_v2.ROOT else delivery.read(root)


def to_xml(message: Delivery) -> bytes:
    """Return a message as a document of its standard."""
    return ech0093_v2.to_xml(message) if message.kind in ech0093_v2.KINDS else delivery.to_xml(message)
