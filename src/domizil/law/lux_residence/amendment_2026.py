# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the law of 11 June 2026 changed, in force since 12 June 2026 (only what was read of it)."""

from __future__ import annotations

from ..engine import parameter, rule
from .facts import STATUTE, TEXT_2026, norms

STUDY_SHARE = parameter(STATUTE, "study_share")


@rule(*norms("L08-80/3", "g-080"), text=TEXT_2026, unit="months")
def countable_months(permit_months: int, study_months: int, procedure_months: int) -> int:
    """Months towards the status of long-term resident: the whole procedure for protection counts; study counts half."""
    return permit_months + study_months // STUDY_SHARE + procedure_months  # Art. 80 Abs. 3 L08
