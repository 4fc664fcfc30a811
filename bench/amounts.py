# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every competitor gives back, and the figures of law that all of them use."""

import hashlib
from dataclasses import dataclass
from datetime import date

import numpy as np

from domizil.law.engine import Law, Table

BEFORE, AFTER = Law.on(date(2023, 12, 31)), Law.on(date(2024, 1, 1))
# Codes of groups and accommodations, as in the file.
PROVISIONALLY_ADMITTED, EMERGENCY_AID, COLLECTIVE = 3, 6, 0
ORDINARY_ASSISTANCE = (2, 4, 5)


def table(law: Law, name: str) -> Table:
    """A table of the ordinance."""
    return law.figure("lu-kasylv", name).value


TABLE_1, TABLE_3, TABLE_6 = (table(BEFORE, f"table_{number}") for number in (1, 3, 6))
TABLE_2, TABLE_4, TABLE_5 = (table(AFTER, f"table_{number}") for number in (2, 4, 5))
EMERGENCY_DAY = AFTER.figure("lu-kasylv", "emergency_aid_day").value


@dataclass(frozen=True)
class Amounts:
    """Rappen of persons and households under both texts."""

    person_before: np.ndarray
    person_after: np.ndarray
    household_before: np.ndarray
    household_after: np.ndarray

    @property
    def digest(self) -> str:
        """The same for the same amounts, whatever integers hold them."""
        found = hashlib.sha256()
        for values in vars(self).values():
            found.update(np.ascontiguousarray(values, dtype="<i4").tobytes())
        return found.hexdigest()

    @property
    def difference(self) -> int:
        """What the amendment costs, in Rappen; summed in 64 bits."""
        return int(self.person_after.sum(dtype=np.int64) - self.person_before.sum(dtype=np.int64))
