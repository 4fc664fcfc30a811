# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who moves to where somebody lives keeps house with them or alone: asked before the entry, told by programs."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_register_pages import post
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register.models import DataBlock, Household, HouseholdMember, Person

VERA = reports.ANNA | {"first_name": "Vera", "date_of_birth": "7.8.1979", "sex": "2"}
KIM = reports.ANNA | {"first_name": "Kim", "date_of_birth": "2.12.2024"}


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def facts(clerk) -> dict:
    """An arrival at Musterstrasse 7."""
    with make.as_owner():
        make.country(8207)
        return reports.facts_of("arrival", reports.resident(first_name="Jemand", official_name="Anders"))


@pytest.fixture
def vera(clerk, facts) -> Person:
    """Vera, who lives there."""
    return arrived(clerk, facts, VERA)


def arrived(client, facts: dict, person: dict, **choice: str) -> Person:
    checked = post(client, "arrival", facts | {"persons": [person]})
    assert client.post(checked.url, {"do": "enter", **choice}).status_code == 302
    with make.as_owner():
        return Person.objects.get(first_name=person["first_name"], official_name="Beispiel")


def homes() -> list[set[str]]:
    """Who keeps house together today, the oldest household first."""
    with make.as_owner():
        going_on = HouseholdMember.objects.filter(valid__endswith=None)
        return [
            set(going_on.filter(household=house).values_list("person__first_name", flat=True))
            for house in Household.objects.filter(valid__endswith=None).order_by("id")
        ]


def offered(page: str) -> dict[str, bool]:
    """The answers to choose from, and which is chosen."""
    found = re.findall(r'<input type="radio" form="enter" name="household" value="(\w+)"( checked)?', page)
    return {value: bool(checked) for value, checked in found}


def test_the_check_asks_and_offers_the_household_that_is_there(clerk, facts, vera):
    page = clerk.get(post(clerk, "arrival", facts | {"persons": [reports.ANNA]}).url).content.decode()
    assert offered(page) == {str(vera.pk): True, "own": False}
    assert 'id="enter"' in page
    arrived(clerk, facts, reports.ANNA)
    assert homes() == [{"Vera", "Anna"}]


def test_an_own_household_is_chosen_with_the_entry(clerk, facts, vera):
    arrived(clerk, facts, reports.ANNA, household="own")
    assert homes() == [{"Vera"}, {"Anna"}]
    third = reports.ANNA | {"first_name": "Rea", "date_of_birth": "9.9.1990"}
    checked = post(clerk, "arrival", facts | {"persons": [third]})
    with make.as_owner():
        anna = Person.objects.get(first_name="Anna")
    assert offered(clerk.get(checked.url).content.decode()) == {str(vera.pk): True, str(anna.pk): False, "own": False}
    assert clerk.post(checked.url, {"do": "enter", "household": str(anna.pk)}).status_code == 302
    assert homes() == [{"Vera"}, {"Anna", "Rea"}]


def test_a_move_asks_too_and_a_child_is_born_into_the_household_of_its_parent(clerk, facts, vera):
    with make.as_owner():
        mover = reports.resident(first_name="Mona")
    there = {"address": facts["address"], "dwelling": facts["dwelling"]}
    checked = post(clerk, "move", {"on": "1.12.2024", **there, "persons": [{"person": str(mover.pk)}]})
    assert offered(clerk.get(checked.url).content.decode()) == {str(vera.pk): True, "own": False}
    assert clerk.post(checked.url, {"do": "enter", "household": "own"}).status_code == 302
    born = post(clerk, "birth", {"persons": [KIM, {"person": str(mover.pk)}]})
    assert clerk.post(born.url, {"do": "enter"}).status_code == 302
    assert homes() == [{"Vera"}, {"Mona", "Kim"}]


def test_what_was_chosen_stays_when_the_announcement_is_changed(clerk, facts, vera):
    checked = post(clerk, "arrival", facts | {"persons": [reports.ANNA], "household": "own"})
    assert offered(clerk.get(checked.url).content.decode()) == {str(vera.pk): False, "own": True}
    assert 'name="household" value="own"' in clerk.get(f"{checked.url}change/").content.decode()


def test_a_program_says_with_whom_or_is_told_who_lives_there(clerk, facts, vera):
    def sent(household):
        body = facts | {"persons": [reports.ANNA], "household": household, "municipality": make.LUZERN}
        return clerk.post("/api/register/events/arrival", json.dumps(body), content_type="application/json")

    refused = sent(987654)
    assert (refused.status_code, refused.json()["where"]) == (422, "household")
    assert f"Erlaubt: own, {vera.pk} (Beispiel Vera)" in refused.json()["what"]
    assert sent("own").status_code == 201
    assert homes() == [{"Vera"}, {"Anna"}]


def test_nobody_is_asked_about_who_has_a_block_or_about_an_empty_dwelling(clerk, facts, vera):
    with make.as_owner():
        DataBlock.objects.create(person=vera, valid=make.since(), reason="Bedrohung", ordered_by="selbst")
    page = clerk.get(post(clerk, "arrival", facts | {"persons": [reports.ANNA]}).url)
    assert "wohnt schon jemand" not in said(page)
    assert "Vera" not in said(page)
    with make.as_owner():
        assert date(2024, 12, 1) == HouseholdMember.objects.get(person=vera).valid.lower


def test_a_corrected_birth_takes_household_and_parents_with_it(clerk, facts, vera):
    born = post(clerk, "birth", {"persons": [KIM, {"person": str(vera.pk)}]})
    assert clerk.post(born.url, {"do": "enter"}).status_code == 302
    with make.as_owner():
        kim = Person.objects.get(first_name="Kim")
    right = {"field": "date_of_birth", "value": "5.12.2024", "reason": "Urkunde", "persons": [{"person": str(kim.pk)}]}
    assert clerk.post(post(clerk, "correction", right).url, {"do": "enter"}).status_code == 302
    with make.as_owner():
        day = date(2024, 12, 5)
        assert HouseholdMember.objects.get(person=kim).valid.lower == day
        assert kim.relationships.get(other=vera).valid.lower == day
        assert HouseholdMember.objects.get(person=vera).valid.lower == date(2024, 12, 1)
