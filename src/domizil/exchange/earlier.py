# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The earlier message that a recall, a correction or a reminder is about, and what it led to in the register."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from domizil.register.models import RegisterEvent

from . import frame
from .models import Direction, Message


def first(number: str, sender: str, municipality: int) -> QuerySet[Message]:
    """Return the message that a sender means by its number, or by that of our answer to it; one or none."""
    ours = Message.objects.filter(direction=Direction.OUT, message_id=number, kind="eventReport").first()
    return Message.objects.filter(
        direction=Direction.IN, message_id=ours.reference if ours else number, sender=sender, municipality=municipality
    )


def entered(message: Message) -> QuerySet[RegisterEvent]:
    """Return the events that a message led to, the last first."""
    issuers = (message.sender, frame.PREFIX + message.sender)
    told = Q(evidence_number=message.message_id, evidence_issuer__in=issuers) | Q(pk=message.event_id)
    found = RegisterEvent.objects.filter(told, municipality=message.municipality_id)
    return found.select_related("person").order_by("-pk")
