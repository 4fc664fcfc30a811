# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes next after an announcement: the outlook, the way to the papers; and whose clock the log of reads has."""

from __future__ import annotations

import re

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_portal import ARRIVAL, begun, submitted
from tests.database.web.test_unit_page import said

from domizil.base.models import Role


@pytest.fixture(autouse=True)
def _places():
    with make.as_owner():
        make.country(8100), make.country(8207), make.municipality(make.LUZERN)


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


def test_the_outlook_tells_the_assumed_day_and_leads_to_the_papers():
    visitor, _code = begun()
    visitor.post("/portal/announcement/", reports.posted(born("1988")) | {"do": "check"})
    page = visitor.get("/portal/check/").content.decode()
    assert "ist nur 1988 bekannt; gerechnet ist mit dem 1.1.1988" in page
    assert 'href="/portal/papers/">Scan oder Foto' in page
    visitor.post("/portal/announcement/", reports.posted(born("3.4.1988")) | {"do": "check"})
    assert "gerechnet ist mit" not in visitor.get("/portal/check/").content.decode()


def born(typed: str) -> dict:
    return ARRIVAL | {"persons": [reports.ANNA | {"date_of_birth": typed}]}


def test_what_was_entered_leads_to_the_papers_of_each_person(clerk):
    _visitor, mine = submitted()
    with make.as_owner():
        home = reports.home("7")
    page = f"/register/announcements/{mine.pk}/"
    clerk.post(f"{page}change/", reports.posted(ARRIVAL) | {"do": "check", "dwelling": str(home.pk)})
    assert "papers/1061/persons" not in clerk.get(page).content.decode(), "before the entry there is no such page"
    assert clerk.post(page, {"do": "enter"}).status_code == 302
    (lead,) = re.findall(r'href="(/papers/1061/persons/\d+/)"', clerk.get(page).content.decode())
    assert clerk.get(lead).status_code == 200


def test_a_log_says_whose_clock_its_times_are_while_the_calendar_stands(clerk, monkeypatch):
    with make.as_owner():
        person = reports.resident()
    clerk.get(f"/register/persons/{person.pk}/")
    told = "der Kalender der Vorführung steht am 31.12.2024"
    assert told in said(clerk.get(f"/persons/{person.pk}/access/"))
    monkeypatch.setattr("domizil.base.clock.fixed_day", lambda: None)
    assert told not in said(clerk.get(f"/persons/{person.pk}/access/"))
