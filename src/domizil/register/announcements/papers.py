# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers that are sent along: what is taken, recognised by the bytes and never by the name."""

from __future__ import annotations

import hashlib
import re

from . import messages
from .models import ContentType

LARGEST = 10_000_000
"""Bytes of one file."""
MOST = 10
"""Files of one announcement."""

_BEGINNINGS = {
    ContentType.PDF: b"%PDF-",
    ContentType.JPEG: b"\xff\xd8\xff",
    ContentType.PNG: b"\x89PNG\r\n\x1a\n",
}
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
_UNSAFE = re.compile(r"[^\w .,()+-]+")


def recognised(content: bytes) -> ContentType:
    """Return what a file is. Raises `Refusal` for an empty one, one too large, anything else than PDF, JPEG and PNG."""
    if not content:
        raise messages.no_file()
    if len(content) > LARGEST:
        raise messages.too_large(LARGEST // 1_000_000)
    for content_type, beginning in _BEGINNINGS.items():
        if content.startswith(beginning):
            if content_type is ContentType.PDF and _ACTIVE.search(content):
                raise messages.active_content()
            return content_type
    raise messages.wrong_format()


def safe_name(name: str, content_type: ContentType) -> str:
    """Return a file name without path, control characters and a misleading ending."""
    stem = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).rsplit(".", 1)[0].strip(" .")
    return f"{stem[:100] or 'Beilage'}.{content_type.label.lower()}"


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()
