# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an answer can find. The sentence of each stands in vocabulary.yaml (`Finding.SETTLE` and so on)."""

from __future__ import annotations

from enum import Enum, auto


class Finding(Enum):
    """One sentence for each way an answer can end."""

    SETTLE = auto()
    SETTLE_FOREIGN = auto()
    STAY = auto()
    STAY_FOREIGN = auto()
    WEEKLY = auto()
    WEEKLY_FOREIGN = auto()
    BY_ORDINANCE = auto()
    NO_STAY = auto()
    BUSINESS_PROOF = auto()
    BUSINESS_FREE = auto()
    GUEST_FREE = auto()
    GUEST_STAYS_ON = auto()
    GUEST_FOREIGN = auto()
    MOVE = auto()
    MOVE_AWAY = auto()
    LEAVE = auto()
    LEAVE_FOREIGN = auto()
    PAPERS = auto()
    PAPERS_FOREIGN = auto()
    REPORT = auto()
    REPORT_WHEN_ASKED = auto()
    NO_PERMIT_NEEDED = auto()
    EXTENSION = auto()
    SETTLEMENT = auto()
    SETTLEMENT_HELD = auto()
    SETTLEMENT_NEEDS_B = auto()
    SETTLEMENT_OF_PROTECTED = auto()
    ABROAD_FREE = auto()
    ABROAD = auto()
    ABROAD_SETTLED = auto()
    ABROAD_UNVERIFIED = auto()
    FAMILY = auto()
    FAMILY_UNVERIFIED = auto()
    NATURALISATION = auto()
    NATURALISATION_ELSEWHERE = auto()
    NATURALISATION_NEEDS_C = auto()
    TOWN_CITIZENSHIP = auto()
    SUPPORT_RESIDENT = auto()
    SUPPORT_ORDINANCE = auto()
    SUPPORT_LIKE_RESIDENT = auto()
    SUPPORT_EMERGENCY = auto()
