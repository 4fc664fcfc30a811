# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 10 to 12 SHV. One amount a person (or unit) and month is the reading until the wording is read and entered."""

from __future__ import annotations

from ..engine import parameter, rule

INTEGRATION_ALLOWANCE = parameter("lu-shv", "integration_allowance")
INCOME_ALLOWANCE = parameter("lu-shv", "income_allowance")
ALLOWANCE_CAP = parameter("lu-shv", "allowance_cap")


@rule("lu-shv/10", text="2016")
def shv_integration_allowance() -> int:
    """Integration allowance (Integrationszulage) of a person and month."""
    return INTEGRATION_ALLOWANCE  # type: ignore[no-any-return]


@rule("lu-shv/11", text="2016")
def shv_income_allowance(income: int) -> int:
    """Income allowance (Einkommensfreibetrag) of a person and month: never more than was earned."""
    return min(income, INCOME_ALLOWANCE)


@rule("lu-shv/12", text="2016")
def shv_cap() -> int:
    """Ceiling (Obergrenze) of the allowances of one support unit and month."""
    return ALLOWANCE_CAP  # type: ignore[no-any-return]
