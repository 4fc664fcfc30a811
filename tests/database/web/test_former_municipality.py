# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has left a municipality is shown there as of the time when it was responsible."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests import factories as make
from tests import reports
from tests.database.web.test_unit_page import said

from domizil.base import clock
from domizil.base.models import Role
from domizil.register import states
from domizil.register.models import Occupancy, Person, Residence

LEFT, RENAMED = date(2024, 6, 1), date(2024, 9, 1)


@pytest.fixture
def person() -> Person:
    """Somebody who left Luzern for Emmen and took another name there."""
    with make.as_owner():
        made = reports.resident(official_name="Altname")
        make.country(8207)
        home = Residence.objects.get(person=made)
        for model, which in ((Occupancy, {"residence": home}), (Residence, {"pk": home.pk})):
            model.objects.filter(**which).update(valid=DateRange(home.valid.lower, LEFT))
        make.municipality(make.EMMEN)
        make.residence(made, make.EMMEN, valid=DateRange(LEFT, None))
        states.change(made, RENAMED, {"official_name": "Neuname", "nationality_id": 8207})
        made.refresh_from_db()
    assert (made.official_name, clock.today() > RENAMED) == ("Neuname", True)
    return made


def test_the_former_municipality_reads_the_name_and_state_of_its_time(as_worker, person):
    former = as_worker((Role.REGISTER, make.LUZERN))
    page = said(former.get(f"/register/persons/{person.pk}/"))
    assert "Altname Maria" in page
    assert "Neuname" not in page
    assert "8207" not in page
    found = said(former.get("/search/", {"q": "Altname"}))
    assert "Altname Maria" in found
    assert "Neuname" not in found


def test_nobody_is_found_by_a_name_taken_after_the_municipality_was_responsible(as_worker, person):
    former = as_worker((Role.REGISTER, make.LUZERN))
    today = as_worker((Role.REGISTER, make.EMMEN))
    for typed in ("Neuname", "Neuname Maria", f"Neuname {person.date_of_birth.year}"):
        assert "Altname" not in said(former.get("/search/", {"q": typed}))
        assert "Neuname Maria" in said(today.get("/search/", {"q": typed}))
    by_birth = said(former.get("/search/", {"q": f"{person.date_of_birth:%d.%m.%Y}"}))
    assert "Altname Maria" in by_birth


def test_the_municipality_of_today_and_the_supervision_read_todays_name(as_worker, person):
    for reader in (as_worker((Role.REGISTER, make.EMMEN)), as_worker((Role.SUPERVISOR, None))):
        assert "Neuname Maria" in said(reader.get(f"/register/persons/{person.pk}/"))


def test_the_page_of_a_day_bears_the_name_of_that_day(as_worker, person):
    page = said(as_worker((Role.SUPERVISOR, None)).get(f"/register/persons/{person.pk}/", {"valid": "1.7.2024"}))
    assert "Altname Maria" in page
    assert "Neuname" not in page
