# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an event of the register to the messages that tell it: kind and content of eCH-0020, values after the event."""

from __future__ import annotations

from datetime import date

from domizil.register.models import DataBlock, RegisterEvent

from . import civil, corrections, family, features, residences  # noqa: F401  each enters its kinds
from .neighbours import notice_for, notices
from .told import POSSIBLE, TELLERS, Told, kinds_of, tell

__all__ = ["POSSIBLE", "TELLERS", "Told", "kinds_of", "lock_on", "notice_for", "notices", "tell"]


def lock_on(event: RegisterEvent) -> tuple[str, date] | None:
    """The lock on a person's data and since when, which travels in the header of every message about the person."""
    held = DataBlock.objects.filter(person=event.person_id, valid__contains=event.event_date).first()
    return (str(held.kind), held.valid.lower) if held else None
