# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each made-up municipality has set for itself. The figures are examples: the act names none."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Municipality
from domizil.register.papers.models import Practice, Tariff

SINCE_HERE, SINCE_ELSEWHERE = 60, 20
"""Days before the last day since which the office with the accounts, and the others, keep their control."""
BODY = "Beschwerdestelle der Vorführung (erfunden)"
FORM = "Schriftlich, mit Antrag und Begründung (Vorgabe der Vorführung)."
SOURCE = "Tarif der Vorführung (erfunden)"


def set_all(day: date, *, besides: int) -> None:
    """Set terms and tariff of every municipality of the day; `besides` keeps its control for longer than the others."""
    places = list(Municipality.objects.filter(valid__contains=day).order_by("pk"))
    Practice.objects.bulk_create([_practice(place.pk, day, here=place.pk == besides) for place in places])
    Tariff.objects.bulk_create(
        [
            Tariff(municipality=place, for_swiss=swiss, rappen=rappen, source=SOURCE, valid=DateRange(date(2024, 1, 1)))
            for place in places
            for swiss, rappen in ((True, 1_500), (False, 2_000))
        ]
    )


def _practice(place: int, day: date, *, here: bool) -> Practice:
    """Terms of 10 or 14 days for a demand, 7 or 10 for a reminder, by the number of the municipality."""
    return Practice(
        municipality_id=place,
        control_since=day - timedelta(SINCE_HERE if here else SINCE_ELSEWHERE),
        section_chief=f"sektionschef-{place}@example.org",
        demand_days=(14, 10)[here or place % 2],
        reminder_days=(10, 7)[here or place % 3 == 0],
        remedy_body=BODY,
        remedy_form=FORM,
    )
