# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Announcements for tests, put in place by the owner; see `factories`."""

from __future__ import annotations

from typing import Any

from tests import factories as make
from tests import factories_register as reg

from domizil.base import clock, scans
from domizil.register.announcements import codes
from domizil.register.announcements.models import AccessCode, Announcement, Attachment
from domizil.register.models import Person

PDF = b"%PDF-1.7 Mietvertrag"


def announcement(bfs_number: int = make.LUZERN, **values: Any) -> Announcement:
    """An arrival that was submitted online."""
    defaults = {
        "kind": "arrival", "source": "portal", "state": "submitted", "code_hash": codes.hashed(codes.new_code()),
        "begun_at": clock.now(), "submitted_at": clock.now(),
    }  # fmt: skip
    return Announcement.objects.create(municipality=make.municipality(bfs_number), **{**defaults, **values})


def everything(about: Person, bfs_number: int) -> None:
    """A row in every table of announcements."""
    Attachment.objects.create(
        announcement=announcement(bfs_number), **scans.columns("vertrag.pdf", PDF, by=None)
    )  # fmt: skip
    AccessCode.objects.create(
        person=about, municipality=make.municipality(bfs_number), code_hash=codes.hashed(codes.new_code()),
        issued_by=reg.clerk(bfs_number), issued_at=clock.now(), valid=make.since(),
    )  # fmt: skip
