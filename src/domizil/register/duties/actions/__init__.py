# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every write of the room: opening and closing cases, letters, fines and what follows them."""

from .cases import close_case, mark_met, open_case
from .fines import contest_fine, fine, pay_fine, record_outcome, serve_fine
from .letters import collect, demand, remind

__all__ = [
    "close_case",
    "collect",
    "contest_fine",
    "demand",
    "fine",
    "mark_met",
    "open_case",
    "pay_fine",
    "record_outcome",
    "remind",
    "serve_fine",
]
