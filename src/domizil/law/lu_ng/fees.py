# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§ 15: fees for taking, controlling and acknowledging papers. The tariffs stand elsewhere and were not read."""

from __future__ import annotations

from ..engine import parameter, rule
from .facts import STATUTE, TEXT_1949

PAPERS_FEE = parameter(STATUTE, "papers_fee")
FOREIGNERS_FEE = parameter(STATUTE, "foreigners_fee")


@rule("lu-ng/15/1", text=TEXT_1949)
def papers_fee(swiss: bool, tariff_rappen: int | None) -> int:
    """The fee for papers: the line of the municipality's tariff, or of the ordinance for foreigners, if entered."""
    if tariff_rappen is not None:
        return tariff_rappen  # § 15 Abs. 1
    if swiss:
        return PAPERS_FEE  # § 15 Abs. 1
    return FOREIGNERS_FEE  # § 15 Abs. 1
