# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an announcement must not show any more: an address that was typed before its person was blocked."""

from __future__ import annotations

from typing import Any

from domizil.register import addresses
from domizil.register.models import EventKind, RegisterEvent

from .forms import Report
from .models import Announcement, Source

ADDRESS = (
    "address", "town", "floor", "house", "dwelling", "egid", "ewid", "household", "street", "house_number", "zip_code",
    "country", "addressee", "right_street", "right_house_number", "right_zip_code", "right_town",
)  # fmt: skip
"""The facts of all kinds of reports that tell where somebody lives or gets letters."""


def is_hidden(kept: Announcement) -> bool:
    """Say whether somebody in it has a block that was entered after a clerk saved it: who typed it knew of none.

    What came online is not hidden: the office could not work on it.
    """
    if kept.source == Source.PORTAL:
        return False
    people = [one.get("person", "") for one in kept.data.get("persons") or () if isinstance(one, dict)]
    keys = addresses.blocked([int(key) for key in people if key.isascii() and key.isdigit()])
    since = kept.saved_at or kept.begun_at
    later = RegisterEvent.objects.filter(person__in=keys, kind=EventKind.DATA_LOCK, recorded_at__gt=since)
    return later.exists() if keys else False


def shown(kept: Announcement) -> dict[str, Any]:
    """Return what was typed as it may be shown: without the address where it is hidden."""
    typed: dict[str, Any] = kept.data
    return {name: value for name, value in typed.items() if name not in ADDRESS} if is_hidden(kept) else typed


def to_show(kept: Announcement) -> Report:
    """Return the report as it may be shown."""
    return Report(kept.kind, shown(kept), municipality=kept.municipality)
