# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why the night ended a case is kept once and read in every language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.translation import override
from tests import factories as make
from tests import factories_papers as papers
from tests.factories import LUZERN

from domizil.base import acting
from domizil.register.duties import job
from domizil.register.duties.models import DutyCase

AFTER = papers.ARRIVED + timedelta(days=15)


@pytest.fixture(autouse=True)
def _acting():
    with make.as_owner():
        papers.practice()
        clerk = papers.clerk()
    with acting.as_worker(clerk.pk, path="test"):
        yield


def test_the_night_writes_why_a_case_ended_and_every_reader_has_it_in_their_language():
    with make.as_owner():
        papers.settler(until="2024-06-01")
    job.run(LUZERN, AFTER)
    with override("en"):
        job.run(LUZERN, date(2024, 6, 20))
        assert DutyCase.objects.get().closed_because == "The person no longer lives here."
    case = DutyCase.objects.get()
    assert case.closed_because == "Die Person wohnt nicht mehr hier."
    case.closed_why = "Nach Bern gezogen."
    assert case.closed_because == "Nach Bern gezogen."
