# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a letter: from files that somebody sent to a message that holds to its schema. Nothing here writes.

Every refusal is a `Rejected` with the code of its negative report, and is raised before the register is asked.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from domizil.base.kept_text import glued
from domizil.base.xml_safe import BadXml, SchemaMissing, read_xml, schema

from . import documents, forms, messages
from .ech.binding import Unreadable
from .ech0020_v3 import delivery
from .ech0020_v3.delivery import SEVERAL, Delivery
from .ech0020_v3.header import Header
from .ech0020_v3.names import SCHEMA
from .ech0020_v3.report import Report
from .sedex import Letter

EVENT_BYTES = 2_000_000
"""What one event may have; larger files are read in a stream, and must be a kind that repeats its content."""
LARGEST_BYTES = 400_000_000
"""What a delivery may have: a package of 10 000 persons has 30 to 60 million bytes."""
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A message that holds to its schema. A large one has no `document` yet: it is read while it is applied."""

    file: Path
    sha256: str
    header: Header
    kind: str
    document: Delivery | Report | None
    content: str = ""

    @property
    def is_report(self) -> bool:
        """Whether it is the answer to a message of ours."""
        return isinstance(self.document, Report)


def open_letter(letter: Letter) -> Opened:
    """Return the message in a letter. Raises Rejected: unreadable, of an unknown version, invalid."""
    file = letter.data_file
    if not file.is_file():
        raise messages.no_data(file)
    size = file.stat().st_size
    most = LARGEST_BYTES if forms.checked() else EVENT_BYTES  # a stream is read along its schema
    if size > most:
        raise messages.too_large(size, most)
    return open_large(file) if size > EVENT_BYTES else open_bytes(file, file.read_bytes())


def open_bytes(file: Path, content: bytes) -> Opened:
    """Return the message that a document of ordinary size is. Raises Rejected."""
    try:
        root = read_xml(content, max_bytes=EVENT_BYTES)
    except BadXml as bad:
        raise messages.unreadable(glued(" ", [bad.what, bad.why])) from None
    check_version(root)
    found = _violations(root)
    if found:
        raise messages.invalid(glued(" ", found))
    try:
        document = documents.read(root)
    except Unreadable as bad:
        raise messages.invalid(str(bad)) from None
    kind = "eventReport" if isinstance(document, Report) else document.kind
    digest = hashlib.sha256(content).hexdigest()
    return Opened(file, digest, document.header, kind, document, etree.tostring(root, encoding="unicode"))


def _violations(root: etree._Element) -> list[str]:
    """Where a document breaks its schema. Raises Rejected where the operator has no schema of that standard."""
    name = documents.schema_of(root)
    try:
        return forms.broken(root, name, most=3)
    except SchemaMissing:
        if name == SCHEMA:
            raise
        raise messages.unknown_version(name) from None


def open_large(file: Path) -> Opened:
    """Return header and kind of a large document, and its fingerprint; its content is read when it is applied."""
    try:
        with delivery.reading_large(file, schema(SCHEMA)) as (header, kind, _):
            pass
    except (Unreadable, etree.XMLSyntaxError) as bad:
        raise messages.unreadable(str(bad)) from None
    if kind not in SEVERAL:
        raise messages.too_large(file.stat().st_size, EVENT_BYTES)
    return Opened(file, fingerprint(file), header, kind, None)


def check_version(root: etree._Element) -> None:
    """Refuse a root element that is not of the versions that are read. Raises Rejected (`unknown_version`)."""
    name = etree.QName(root)
    if documents.is_spoken(root):
        return
    standard = re.fullmatch(r".*/(eCH-\d{4})(?:-f)?/(\w+)", name.namespace or "")
    told = f"{standard[1]} Version {root.get('version') or standard[2]}" if standard else f"«{name.localname[:40]}»"
    raise messages.unknown_version(told)


def fingerprint(file: Path) -> str:
    """Return the SHA-256 of a file, read block by block."""
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while block := source.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def reopen(content: str) -> Delivery:
    """Return a message of an event that was kept in the database; it held to its schema when it came."""
    found = documents.read(etree.fromstring(content.encode()))
    assert isinstance(found, Delivery)  # answers are not kept to be opened again
    return found


def open_file(file: Path) -> Opened:
    """Return the message in a file without envelope, read to its end however large. Raises Rejected."""
    if file.stat().st_size <= EVENT_BYTES:
        return open_bytes(file, file.read_bytes())
    opened = open_large(file)
    try:
        with delivery.reading_large(file, schema(SCHEMA)) as (_, _, contents):
            for _content in contents:
                pass
    except Unreadable as bad:
        raise messages.invalid(str(bad)) from None
    return opened
