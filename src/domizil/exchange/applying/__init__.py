# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What incoming messages lead to in the register: only by its actions, so that law, access and checks are the same."""

from __future__ import annotations

from domizil.register.models import RegisterEvent

from .. import content_messages
from ..ech0020_v3.header import Action
from . import (  # noqa: F401  each enters its kinds
    contacts,
    corrections,
    family,
    moving,
    numbers,
    origins,
    papers,
    permits,
    persons,
    requests,
    services,
)
from .case import HANDLERS, Case
from .follow_up import follow_up

__all__ = ["HANDLERS", "Case", "apply"]
AS_SENT = {Action.NEW, Action.RESPONSE, Action.FORWARD}
"""Actions whose content is applied as it is; the others are about an earlier message."""
REQUESTS = {"dataRequest"}


def apply(case: Case) -> list[RegisterEvent]:
    """Apply a message and return the events it led to. Raises Rejected, Unclear, or a Refusal of the register."""
    handler = HANDLERS.get(case.kind)
    if case.header.action not in AS_SENT and not (case.header.action == Action.REQUEST and case.kind in REQUESTS):
        return follow_up(case, handler)
    if handler is None:
        raise content_messages.by_hand(case.kind)
    return handler(case)
