# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The entry rule: what somebody wants decides first; each answer asks only for the facts it needs."""

from __future__ import annotations

from ..engine import rule
from ..engine.decision import Outcome
from .answers_federal import extension_answer, family_answer, settlement_permit_answer, time_abroad_answer
from .answers_local import naturalisation_answer, support_answer
from .answers_ng import (
    business_answer,
    by_ordinance_answer,
    daily_answer,
    leave_answer,
    move_answer,
    papers_answer,
    settlement_answer,
    stay_answer,
    third_party_answer,
    visit_answer,
)
from .facts import TEXT_2025, Concern, LucerneFacts, norms

ANSWERS = {
    Concern.LIVE: settlement_answer,
    Concern.TEMPORARY: stay_answer,
    Concern.WEEKLY_STAY: stay_answer,
    Concern.VISIT: visit_answer,
    Concern.WORK_DAILY: daily_answer,
    Concern.BUSINESS: business_answer,
    Concern.MOVE: move_answer,
    Concern.LEAVE: leave_answer,
    Concern.PAPERS: papers_answer,
    Concern.THIRD_PARTY: third_party_answer,
    Concern.EXTENSION: extension_answer,
    Concern.SETTLEMENT_PERMIT: settlement_permit_answer,
    Concern.TIME_ABROAD: time_abroad_answer,
    Concern.FAMILY: family_answer,
    Concern.NATURALISATION: naturalisation_answer,
    Concern.SUPPORT: support_answer,
}


@rule(*norms("Q-0"), text=TEXT_2025, unit="outcome")
def assess(person: LucerneFacts) -> Outcome:
    """What somebody must do in the Canton of Lucerne and what an authority decides."""
    if person.concern in (Concern.STUDY, Concern.INSTITUTION):
        return by_ordinance_answer()
    return ANSWERS[person.concern](person)
