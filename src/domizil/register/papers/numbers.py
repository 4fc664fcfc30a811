# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers without gaps: the next one of a series is taken under a lock that lasts as long as the transaction.

Who takes a number and fails gives it back with everything else that is rolled back, so none is ever missing.
"""

from __future__ import annotations

from .models import Counter

RECEIPTS = "receipt"
CONTROL = "control"


def next_number(municipality: int, series: str) -> int:
    """Take the next number of a municipality's series, from 1, inside a transaction; others wait for its end."""
    Counter.objects.bulk_create([Counter(municipality_id=municipality, series=series)], ignore_conflicts=True)
    counter = Counter.objects.select_for_update().get(municipality=municipality, series=series)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
