# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 10 to 12 SHV. One amount a person (or unit) and month is the reading until the wording is read and entered."""

from __future__ import annotations

from ..engine import parameter, rule

INTEGRATION_ALLOWANCE = parameter("lu-shv", "integration_allowance")
INCOME_ALLOWANCE = parameter("lu-shv", "income_allowance")
INCOME_COUNTED = parameter("lu-shv", "income_counted")
ALLOWANCE_CAP = parameter("lu-shv", "allowance_cap")


@rule("lu-shv/10", text="2016")
def shv_integration_allowance() -> int:
    """Integration allowance (Integrationszulage) of a person and month."""
    return INTEGRATION_ALLOWANCE


@rule("lu-shv/11", text="2016")
def shv_income_allowance(income: int) -> int:
    """Income allowance (Einkommensfreibetrag) of a person and month: never more than was earned."""
    return min(income, INCOME_ALLOWANCE)


@rule("lu-shv/income", text="2016")
def shv_income_counted(income: int) -> int:
    """Earned income counted against the need (Anrechnung): an allowance on income only makes sense beside it."""
    return -(income * INCOME_COUNTED // 100)


@rule("lu-shv/12", text="2016")
def shv_cap() -> int:
    """Ceiling (Obergrenze) of the allowances of one support unit and month."""
    return ALLOWANCE_CAP
