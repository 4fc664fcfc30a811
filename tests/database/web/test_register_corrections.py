# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Corrections through the pages: begun at the event they set right, linked to it, and only for the same person."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_register_pages import post
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register.models import RegisterEvent, Residence


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def somebody():
    with make.as_owner():
        make.country(8207)
        return reports.resident()


def test_a_correction_is_linked_to_the_event_it_sets_right(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("name", somebody)
    clerk.post(post(clerk, "name", facts).url, {"do": "enter"})
    with make.as_owner():
        wrong = RegisterEvent.objects.get()
    page = clerk.get(f"/register/persons/{somebody.pk}/").content.decode()
    link = f"/register/report/correction/?person={somebody.pk}&amp;municipality={make.LUZERN}&amp;corrects={wrong.pk}"
    assert link in page
    form = clerk.get(link.replace("&amp;", "&")).content.decode()
    assert f'name="corrects" value="{wrong.pk}"' in form
    with make.as_owner():
        facts = reports.facts_of("correction", somebody) | {"corrects": str(wrong.pk)}
    clerk.post(post(clerk, "correction", facts).url, {"do": "enter"})
    with make.as_owner():
        assert RegisterEvent.objects.get(kind="correct_person").corrects == wrong
    assert "berichtigt: Namensänderung, 1.12.2024" in said(clerk.get(f"/register/persons/{somebody.pk}/"))


def test_a_correction_of_another_persons_event_is_refused(clerk, somebody):
    with make.as_owner():
        other = reports.resident(first_name="Andere")
        facts = reports.facts_of("name", other)
    clerk.post(post(clerk, "name", facts).url, {"do": "enter"})
    with make.as_owner():
        theirs = RegisterEvent.objects.get()
        facts = reports.facts_of("residence", somebody) | {"corrects": str(theirs.pk)}
    shown = clerk.post(post(clerk, "residence", facts).url, {"do": "enter"}, follow=True)
    assert "gibt es bei dieser Person nicht" in said(shown)
    with make.as_owner():
        assert not RegisterEvent.objects.filter(kind="correct_reporting").exists()


def test_a_departure_is_taken_back(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("departure", somebody)
    clerk.post(post(clerk, "departure", facts).url, {"do": "enter"})
    with make.as_owner():
        facts = reports.facts_of("residence", somebody)
    back = {"persons": facts["persons"], "reopen": "yes", "reason": "Bleibt doch"}
    clerk.post(post(clerk, "residence", back).url, {"do": "enter"})
    with make.as_owner():
        assert Residence.objects.get(person=somebody).valid.upper is None
    assert post(clerk, "residence", back | {"departure": "1.11.2024"}).status_code == 422
    missed = clerk.get(post(clerk, "residence", back | {"during": "1.1.2001"}).url)
    assert "nicht in" in said(missed)
