# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a statute offers to be computed over columns."""

from __future__ import annotations

from dataclasses import dataclass

MEMBERS, SIZE, NUMBER, DAYS = "members", "household_size", "person_number", "days"
"""Facts with a meaning of their own: counted in the file (members, person number), found by a rule, summed (days)."""


@dataclass(frozen=True)
class Workload:
    """The bulk rules of a statute that pay persons in households.

    amount: gives the Rappen of one person from `household_size`, `person_number`, `days`; its other facts are columns.
    size: gives the household size from `members`; its other facts are columns that may be left out (then: members).
    scale, elsewhere: the rule and the value that tell that another law pays a person; its facts are columns.
    looked_up: rules that become tables (finite facts); everything else is computed.
    """

    statute: str
    amount: str
    size: str
    scale: str
    elsewhere: int
    looked_up: tuple[str, ...] = ()
