# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every write of this room."""

from .deliveries import check_file, compare_again, drop, hand_in, refuse, take
from .differences import settle
from .reporters import add_reporter, close_reporter, issue_key, revoke_key
from .requests import ask, record_answer
from .slips import add_slips, delete_old_slips

__all__ = [
    "add_reporter",
    "add_slips",
    "ask",
    "check_file",
    "close_reporter",
    "compare_again",
    "delete_old_slips",
    "drop",
    "hand_in",
    "issue_key",
    "record_answer",
    "refuse",
    "revoke_key",
    "settle",
    "take",
]
