# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an assessment can find. The sentence of each stands in vocabulary.yaml (`Finding.EU_SHORT` and so on)."""

from __future__ import annotations

from enum import Enum, auto


class Finding(Enum):
    """One sentence for each way an assessment can end."""

    NATIONAL = auto()
    EU_SHORT = auto()
    EU_STAY = auto()
    EU_JOB_SEARCH = auto()
    EU_POSTED = auto()
    EU_PERMANENT = auto()
    EU_NOTHING_TO_RENEW = auto()
    WITHDRAWAL = auto()
    PAPER_EXPIRED = auto()
    PAPER_NEEDED = auto()
    PASSPORT_NEEDED = auto()
    TRANSIT_WITHOUT_VISA = auto()
    TRANSIT_VISA = auto()
    TRANSIT_UNVERIFIED = auto()
    SHORT_WITHOUT_VISA = auto()
    SHORT_WITH_VISA = auto()
    SHORT_UNVERIFIED = auto()
    SHORT_WORK = auto()
    SHORT_WITH_CITIZEN = auto()
    FAMILY_OF_CITIZEN = auto()
    FAMILY_OF_CITIZEN_MAY = auto()
    FAMILY_OF_CITIZEN_NOT = auto()
    FAMILY_OF_THIRD = auto()
    FAMILY_OF_THIRD_MAY = auto()
    FAMILY_OF_THIRD_NOT = auto()
    LONG_CATEGORY = auto()
    CHANGE_OF_PURPOSE = auto()
    LONG_SPECIAL = auto()
    LONG_TERM_STATUS = auto()
    OTHER_STATE_LONG_TERM = auto()
    OTHER_STATE_LONG_TERM_NOT = auto()
    JOB_SEARCH_HERE = auto()
    VISIT_TOO_LONG = auto()
    SEARCH_NOT_OPEN = auto()
    RENEWAL = auto()
    CROSS_BORDER_FREE = auto()
    CROSS_BORDER_PERMIT = auto()
    CROSS_BORDER_UNVERIFIED = auto()
    PROTECTION = auto()
    PROTECTION_OF_CITIZEN = auto()
    STATELESS_MAY = auto()
    STATELESS_NOT = auto()
    NATIONALITY = auto()
    VOTE = auto()
    VOTE_NOT = auto()
    MOVE = auto()
    LEAVE = auto()
