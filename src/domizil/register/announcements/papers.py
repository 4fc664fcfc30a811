# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers that go with an announcement: sent along online, or scanned for it at the counter (see `base.scans`)."""

from __future__ import annotations

from domizil.base import messages as files
from domizil.base import scans
from domizil.base.models import Worker

from . import messages
from .models import Announcement, Attachment

MOST = 10
"""Files of one announcement."""


def added(announcement: Announcement, name: str, content: bytes, *, by: Worker | None = None) -> Attachment:
    """Add a paper to an announcement that is locked. Raises `Refusal` for what is not taken, too much or there already.

    `by`: who added it at the counter; None: whoever announces.
    """
    told = scans.columns(name, content, by=by)
    if announcement.attachments.count() >= MOST:
        raise messages.too_many(MOST)
    if same := announcement.attachments.filter(sha256=told["sha256"]).defer("content").first():
        raise files.already_attached(same.name)
    return Attachment.objects.create(announcement=announcement, **told)
