# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers as files: what is taken, recognised by the bytes and never by the name, and what every row of one holds."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from . import clock, messages
from .models import Worker
from .refusal import Refusal

LARGEST = 10_000_000
"""Bytes of one file."""


class ContentType(models.TextChoices):
    """What a paper may be sent as."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"


class Scanned(models.Model):
    """What a row of a scan holds, in whichever room: the bytes as they came, and who put them there."""

    name = models.CharField(_("Dateiname"), max_length=150)
    content_type = models.CharField(_("Format"), max_length=20, choices=ContentType.choices)
    size = models.PositiveIntegerField(_("Grösse"), help_text=_("in Bytes"))
    sha256 = models.CharField(_("Prüfsumme"), max_length=64)
    content = models.BinaryField(_("Inhalt"))
    added_at = models.DateTimeField(_("hinzugefügt"))
    added_by = models.ForeignKey(
        Worker, verbose_name=_("hinzugefügt durch"), on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text=_("leer: wer die Meldung online macht"),
    )  # fmt: skip

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.name)


_BEGINNINGS = {
    ContentType.PDF: b"%PDF-",
    ContentType.JPEG: b"\xff\xd8\xff",
    ContentType.PNG: b"\x89PNG\r\n\x1a\n",
}
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
_UNSAFE = re.compile(r"[^\w .,()+-]+")


def columns(name: str, content: bytes, *, by: Worker | None) -> dict[str, Any]:
    """Return the columns of `Scanned` for a file. Raises `Refusal` as `recognised` does."""
    content_type = recognised(content)
    return {
        "name": safe_name(name, content_type),
        "content_type": content_type,
        "size": len(content),
        "sha256": fingerprint(content),
        "content": content,
        "added_at": clock.now(),
        "added_by": by,
    }


def recognised(content: bytes) -> ContentType:
    """Return what a file is. Raises `Refusal` for an empty one, one too large, anything else than PDF, JPEG and PNG."""
    if not content:
        raise messages.no_file()
    if len(content) > LARGEST:
        raise too_large()
    for content_type, beginning in _BEGINNINGS.items():
        if content.startswith(beginning):
            if content_type is ContentType.PDF and _ACTIVE.search(content):
                raise messages.active_content()
            return content_type
    raise messages.wrong_format()


def too_large() -> Refusal:
    """The refusal of a file that is too large; who reads files asks for it before reading."""
    return messages.too_large(LARGEST // 1_000_000)


def safe_name(name: str, content_type: ContentType) -> str:
    """Return a file name without path, control characters and a misleading ending."""
    stem = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).rsplit(".", 1)[0].strip(" .")
    return f"{stem[:100] or 'Beilage'}.{content_type.label.lower()}"


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()
