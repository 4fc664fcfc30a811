# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the city changed in its regulation on naturalisation, in force since 1 April 2026."""

from __future__ import annotations

from ..engine import parameter, rule
from .facts import STATUTE, TEXT_2026, Applicant, norms

NATURALISATION_FEE = parameter(STATUTE, "naturalisation_fee")


@rule(*norms("ER-8a/1", "ER-8a/2/a", "ER-8a/2/b"), text=TEXT_2026, unit="rappen")
def naturalisation_fee(applicant: Applicant) -> int | None:
    """The city's fee for an application: none for minors who apply on their own and for adults under 25."""
    if applicant == Applicant.MINOR_ALONE:
        return 0  # Art. 8a Abs. 2 lit. a ER
    if applicant == Applicant.UNDER_25:
        return 0  # Art. 8a Abs. 2 lit. b ER
    return NATURALISATION_FEE  # Art. 8a Abs. 1 ER
