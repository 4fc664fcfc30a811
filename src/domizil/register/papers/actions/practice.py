# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a municipality sets for itself: terms of letters, bodies, and the lines of its fee tariff."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import access
from domizil.base.models import Role, Worker

from .. import messages
from ..models import Practice, Tariff


@transaction.atomic
def set_practice(*, by: Worker, municipality: int, **values: Any) -> Practice:
    """Set fields of `Practice`; those not named stay. Raises Hidden."""
    access.require(by, Role.REGISTER, municipality=municipality)
    return Practice.objects.update_or_create(municipality_id=municipality, defaults=values)[0]


@transaction.atomic
def enter_tariff(*, by: Worker, municipality: int, for_swiss: bool, rappen: int, since: date, source: str) -> Tariff:
    """Enter a line of the fee tariff from a day on; the former line ends the day before (§ 15).

    Raises Hidden, and Refusal without a source, for a negative fee and for a day not after the last line's first.
    """
    access.require(by, Role.REGISTER, municipality=municipality)
    rows = Tariff.objects.select_for_update().filter(municipality=municipality, for_swiss=for_swiss)
    last = rows.order_by("-valid").first()
    if rappen < 0 or not source.strip() or (last is not None and last.valid.lower >= since):
        raise messages.bad_tariff()
    if last is not None and (last.valid.upper is None or last.valid.upper > since):
        last.valid = DateRange(last.valid.lower, since)
        last.save(update_fields=["valid"])
    return Tariff.objects.create(
        municipality_id=municipality,
        for_swiss=for_swiss,
        rappen=rappen,
        valid=DateRange(since),
        source=source.strip()[:200],
    )
