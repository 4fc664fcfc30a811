# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A departure is overdue after its last day as it is read, like every other duty."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests import factories as make
from tests import factories_papers as papers
from tests.factories import LUZERN

from domizil.base import acting
from domizil.law.engine.deadlines import LastDay
from domizil.register.duties import job
from domizil.register.duties.models import DutyCase

STAY = {"kind": 2, "purpose": "temporary", "planned_end": date(2024, 6, 30), "proof_valid_until": date(2025, 1, 1)}


@pytest.mark.parametrize(
    ("moves", "last"), [(LastDay.STAYS, date(2024, 7, 14)), (LastDay.NEXT_WORKING_DAY, date(2024, 7, 15))]
)
def test_a_departure_is_overdue_after_the_last_day_as_it_is_read(monkeypatch, moves, last):
    """Sunday, 14 July 2024: by the reading that somebody enters, it stays or moves to Monday."""
    monkeypatch.setattr("domizil.law.lu_ng.last_day.reading", lambda law: moves)
    with make.as_owner():
        papers.practice()
        clerk = papers.clerk()
        papers.settler(stay=STAY)
    with acting.as_worker(clerk.pk, path="test"):
        job.run(LUZERN, last)
        assert not DutyCase.objects.filter(ground="stay_over").exists()
        job.run(LUZERN, last + timedelta(days=1))
        assert DutyCase.objects.get(ground="stay_over").due_on == last
