# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a clerk runs into on a bad day: drafts about nobody, own proposals, choices instead of words to type."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register.announcements.models import Announcement, State
from domizil.register.models import DataBlock, MaritalStatus, Person, PersonState, Sex


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


def post(client, kind: str, data: dict, do: str = "check"):
    return client.post(f"/register/report/{kind}/", reports.posted(data) | {"do": do})


def test_what_is_about_nobody_to_be_seen_can_still_be_given_up(clerk):
    with make.as_owner():
        elsewhere = make.resident(make.EMMEN)
    answered = post(clerk, "departure", {"on": "1.12.2024", "persons": [{"person": str(elsewhere.pk)}]})
    shown = clerk.get(answered.url)
    assert f"Nr. {elsewhere.pk} ist im Register noch niemandem zugeordnet" in said(shown)
    assert "Eintragen" not in said(shown)
    assert clerk.post(answered.url, {"do": "discard"}).status_code == 302
    with make.as_owner():
        assert Announcement.objects.get().state == State.WITHDRAWN


@pytest.fixture
def somebody():
    with make.as_owner():
        return reports.resident()


def test_the_right_value_of_a_listed_feature_is_chosen(clerk, somebody):
    about = {"field": "sex", "reason": "Verlesen", "persons": [{"person": str(somebody.pk)}]}
    offered = post(clerk, "correction", about, do="find").content.decode()
    assert '<select name="value"' in offered
    assert "männlich</option>" in offered
    wrong = post(clerk, "correction", about | {"value": "mänlich"})
    assert wrong.status_code == 422
    assert "«mänlich» steht nicht zur Wahl" in said(wrong)
    kept = post(clerk, "correction", about | {"value": "männlich"})
    assert '<option value="1" selected>männlich' in clerk.get(f"{kept.url}change/").content.decode()
    assert clerk.post(kept.url, {"do": "enter"}).status_code == 302
    with make.as_owner():
        assert PersonState.objects.get(person=somebody).sex == Sex.MALE


def test_a_name_is_typed_and_nothing_can_be_chosen_where_nothing_may_stand(clerk, somebody):
    asked = {"person": somebody.pk, "field": "official_name"}
    assert '<input type="text" name="value"' in clerk.get("/register/report/correction/", asked).content.decode()
    offered = clerk.get("/register/report/correction/", asked | {"field": "separation"}).content.decode()
    assert '<option value="-">nichts' in offered
    offered = clerk.get("/register/report/correction/", asked | {"field": "sex"}).content.decode()
    assert '<option value="-">' not in offered


def arriving(*along: dict) -> dict:
    """An arrival of Anna, of whose civil status nothing is told, with others."""
    first = {name: text for name, text in reports.ANNA.items() if name != "marital_status"}
    people = [first, *({**first, **one} for one in along)]
    return reports.facts_of("arrival", reports.resident()) | {"persons": people}


SPOUSE = {"first_name": "Beat", "sex": "1", "date_of_birth": "5.6.1985", "relation": "spouse"}


def test_who_arrives_as_a_couple_is_married(clerk):
    with make.as_owner():
        make.country(8207)
        facts = arriving(SPOUSE)
    kept = post(clerk, "arrival", facts)
    assert clerk.post(kept.url, {"do": "enter"}).status_code == 302
    with make.as_owner():
        states = PersonState.objects.filter(official_name="Beispiel")
        assert [row.marital_status for row in states] == [MaritalStatus.MARRIED] * 2
    wrong = post(
        clerk, "arrival", facts | {"persons": [facts["persons"][0], {**facts["persons"][1], "marital_status": "1"}]}
    )
    assert wrong.status_code == 422
    assert "«Ehegatte» passt nicht zu diesem Zivilstand" in said(wrong)


def test_how_somebody_who_comes_along_is_related_stands_beside_the_name(clerk):
    page = clerk.post("/register/report/arrival/", {"do": "add", "p0-first_name": "Anna"}).content.decode()
    first, second = page.split('id="persons-2"')
    assert 'name="p0-relation"' not in first
    assert second.index('name="p1-relation"') < second.index("<details")


def test_the_check_names_the_dwelling_the_municipality_and_who_lives_there(clerk):
    with make.as_owner():
        make.country(8207)
        facts = arriving()
        about = facts | {"persons": [{**facts["persons"][0], "first_name": "Vera", "date_of_birth": "7.8.1979"}]}
    there = post(clerk, "arrival", about)
    assert "wohnt schon jemand" not in said(clerk.get(there.url))
    clerk.post(there.url, {"do": "enter"})
    shown = said(clerk.get(post(clerk, "arrival", facts).url))
    assert "Zuzug : Beispiel Anna, 1.12.2024, Gemeinde 1061" in shown
    assert "EGID" in shown
    assert "In dieser Wohnung wohnt schon jemand" in shown
    assert "gemeinsamer Haushalt mit Beispiel Vera 7.8.1979" in shown
    with make.as_owner():
        vera = Person.objects.get(first_name="Vera")
        DataBlock.objects.create(person=vera, valid=make.since(), reason="Bedrohung", ordered_by="Person selbst")
    assert "Beispiel Vera" not in said(clerk.get(post(clerk, "arrival", facts).url))


def test_drafts_are_told_apart_by_the_name_that_was_typed(clerk):
    with make.as_owner():
        make.country(8207)
        facts = arriving()
    post(clerk, "arrival", facts)
    assert '<span class="task-what">Beispiel Anna</span>' in clerk.get("/register/").content.decode()


def test_a_person_page_tells_what_changed_and_since_when(clerk, somebody):
    kept = post(clerk, "name", {"on": "1.12.2024", "official_name": "Neumann", "persons": [{"person": somebody.pk}]})
    assert clerk.post(kept.url, {"do": "enter"}).status_code == 302
    page = said(clerk.get(f"/register/persons/{somebody.pk}/"))
    assert "2 Fassungen ab 1.12.2024 Amtlicher Name: Neumann ab 17.5.1990 Muster Maria, " in page
