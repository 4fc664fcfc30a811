# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Art. 11 and 12 RHG: what the cantons must see to. They speak to the cantons, not to residents."""

from __future__ import annotations

from datetime import date

from ..engine import parameter, rule
from ..engine.deadlines import days_after
from .features import TEXT

RELOCATION_DAYS = parameter("ch-rhg", "relocation_days")


@rule("ch-rhg/11/a", text=TEXT, unit="date")
def relocation_due(moved_on: date) -> date:
    """The last day to report a move: fourteen days after it, by what the canton must see to."""
    return days_after(moved_on, RELOCATION_DAYS)  # Art. 11 lit. a


@rule("ch-rhg/12/2", text=TEXT, unit="holds")
def post_may_be_asked(report_missed: bool) -> bool:
    """Whether the post may be asked for a delivery address: of people who did not report, free of charge."""
    return report_missed  # Art. 12 Abs. 2
