# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What incoming messages lead to in the register: only by its actions, so that law, access and checks are the same."""

from __future__ import annotations

from domizil.register.models import RegisterEvent

from .. import messages
from . import corrections, moving, permits, persons  # noqa: F401  each enters its kinds
from .case import HANDLERS, Case

__all__ = ["HANDLERS", "Case", "apply"]


def apply(case: Case) -> list[RegisterEvent]:
    """Apply a message and return the events it led to. Raises Rejected, Unclear, or a Refusal of the register."""
    handler = HANDLERS.get(case.kind)
    if handler is None:
        raise messages.by_hand(case.kind)
    return handler(case)
