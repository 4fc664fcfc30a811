# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever gives a code that a list does not hold is told in words what is allowed, by page, program and action."""

from __future__ import annotations

import json

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_register_pages import post
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.base.refusal import Refusal
from domizil.register import states
from domizil.register.actions import guardians
from domizil.register.models import Guardian

WHAT = "Auf Artikel «999» beruht keine Massnahme. Erlaubt: 306, 310, 311, 312, 327a, 363"


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def measure() -> dict:
    with make.as_owner():
        make.country(8207)
        reports.beside("guardian")
        return reports.facts_of("guardian", reports.resident())


def test_an_article_that_no_measure_rests_on_names_those_that_there_are(clerk, measure):
    page = post(clerk, "guardian", measure | {"based_on": "394, 999"})
    assert page.status_code == 422
    assert WHAT in said(page)
    assert 'value="394, 999"' in page.content.decode()
    body = measure | {"based_on": "999", "municipality": make.LUZERN}
    answered = clerk.post("/api/register/events/guardian", json.dumps(body), content_type="application/json")
    assert (answered.status_code, answered.json()["where"]) == (422, "based_on")
    assert WHAT in answered.json()["what"]


def test_articles_are_read_as_people_write_them_also_where_an_entry_is_corrected(clerk, measure):
    kept = post(clerk, "guardian", measure | {"based_on": "Art. 327a ZGB, 394"})
    assert clerk.post(kept.url, {"do": "enter"}).status_code == 302
    with make.as_owner():
        row = Guardian.objects.get()
    assert row.based_on == "327-a 394"
    facts = {"entry": f"guardian-{row.pk}", "reason": "Verlesen", "persons": measure["persons"]}
    assert WHAT in said(post(clerk, "entry", facts | {"right_based_on": "999"}))
    kept = post(clerk, "entry", facts | {"right_based_on": "394, 398"})
    assert clerk.post(kept.url, {"do": "enter"}).status_code == 302
    with make.as_owner():
        row.refresh_from_db()
    assert row.based_on == "394 398"


def test_an_action_says_the_same_and_never_how_a_list_is_kept(measure):
    with make.as_owner():
        with pytest.raises(Refusal) as article:
            guardians.checked({"based_on": "999"})
        with pytest.raises(Refusal) as capacity:
            guardians.checked({"capacity": "half"})
        with pytest.raises(Refusal) as religion:
            states.checked({"religion": "999"})
    assert article.value.what.startswith("Artikel des ZGB: «999» steht nicht zur Wahl. Erlaubt: 306, 310")
    assert "full (nicht eingeschränkt), none (keine" in capacity.value.what
    assert "121 (römisch-katholisch)" in religion.value.what
    for refused in (article, capacity, religion):
        assert "guardian_law" not in refused.value.what
        assert "«religion»" not in refused.value.what
