# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A block on one of a family: the address stays open at the others unless they are blocked in the same go."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_arrived_together import entered, offered
from tests.database.web.test_register_pages import post
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register.models import DataBlock, Household, Occupancy, Person, RegisterEvent, Task

FACTS = {"on": "1.12.2024", "reason": "Bedrohung", "ordered_by": "KESB"}


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def family(clerk) -> dict[str, Person]:
    """A couple, their child and a lodger, in one dwelling and household."""
    with make.as_owner():
        make.country(8207)
        facts = reports.facts_of("arrival", reports.resident())
    people = [
        ("Anna", "3.4.1988", ""),
        ("Beat", "5.6.1987", "spouse"),
        ("Luca", "3.4.2018", "child"),
        ("Dora", "1.2.1950", ""),
    ]
    facts["persons"] = [
        reports.ANNA | {"first_name": name, "date_of_birth": born, "relation": relation, "marital_status": ""}
        for name, born, relation in people
    ]
    entered(clerk, "arrival", facts)
    with make.as_owner():
        return {one.first_name: one for one in Person.objects.filter(official_name="Beispiel")}


def facts_of(person: Person, *also: Person) -> dict:
    return FACTS | {"persons": [{"person": str(person.pk)}], "also": [str(one.pk) for one in also]}


def form(client, person: Person) -> str:
    told = {"person": person.pk, "municipality": make.LUZERN}
    return client.get("/register/report/lock/", told).content.decode()


def by_program(client, person: Person, *also: int):
    body = facts_of(person) | {"municipality": make.LUZERN, "also": list(also)}
    return client.post("/api/register/events/lock", json.dumps(body), content_type="application/json")


def blocked() -> set[str]:
    with make.as_owner():
        return {row.person.first_name for row in DataBlock.objects.select_related("person")}


def open_tasks() -> list[str]:
    with make.as_owner():
        found = Task.objects.filter(kind="address_open", done_on=None).select_related("person")
        return [task.person.first_name for task in found]


def test_who_lives_there_is_offered_and_spouse_and_minor_are_ticked(clerk, family):
    page = form(clerk, family["Anna"])
    assert "Wer lebt in derselben Wohnung?" in page
    assert offered(page) == {family["Beat"].pk: True, family["Luca"].pk: True, family["Dora"].pk: False}


def test_they_are_blocked_in_one_go(clerk, family):
    entered(clerk, "lock", facts_of(family["Anna"], family["Beat"], family["Luca"], family["Dora"]))
    assert blocked() == set(family)
    with make.as_owner():
        told = RegisterEvent.objects.filter(kind="data_lock")
        assert len(told) == 4
        assert len({one.business_process_id for one in told}) == 1
    assert open_tasks() == []
    page = said(clerk.get(f"/register/persons/{family['Beat'].pk}/"))
    assert "gesperrt" in page
    assert "Musterstrasse" not in page


def test_the_check_names_who_keeps_an_open_address_and_a_task_follows_it_up(clerk, family):
    left = post(clerk, "lock", facts_of(family["Anna"], family["Luca"]))
    page = said(clerk.get(left.url))
    assert "Dieselbe Wohnung, und nicht gesperrt" in page
    assert "Beispiel Dora (1.2.1950), Beispiel Beat (5.6.1987)" in page
    again = clerk.get(f"{left.url}change/").content.decode()
    assert offered(again) == {family["Beat"].pk: False, family["Luca"].pk: True, family["Dora"].pk: False}
    assert clerk.post(left.url, {"do": "enter"}).status_code == 302
    assert blocked() == {"Anna", "Luca"}
    assert open_tasks() == ["Anna"]  # one for the same others
    assert "Beispiel Anna" not in form(clerk, family["Beat"]), "who is blocked is not told by who lives there"
    entered(clerk, "lock", facts_of(family["Beat"], family["Dora"]))
    assert open_tasks() == []


def test_a_task_ends_with_the_block(clerk, family):
    assert by_program(clerk, family["Anna"]).status_code == 201
    assert open_tasks() == ["Anna"]
    entered(clerk, "unlock", {"on": "10.12.2024", "reason": "vorbei", "persons": [{"person": str(family["Anna"].pk)}]})
    assert open_tasks() == []


def test_somebody_found_in_the_form_brings_the_others_ticked(clerk, family):
    told = FACTS | {"p0-person": str(family["Anna"].pk), "do": "show", "municipality": str(make.LUZERN)}
    first = clerk.post("/register/report/lock/", told).content.decode()
    assert offered(first)[family["Beat"].pk]
    shown = {"offered": [str(key) for key in offered(first)], "also": [str(family["Luca"].pk)]}
    second = clerk.post("/register/report/lock/", told | shown).content.decode()
    assert offered(second) == {family["Beat"].pk: False, family["Luca"].pk: True, family["Dora"].pk: False}


def test_a_program_names_them_by_key(clerk, family):
    answered = by_program(clerk, family["Anna"], family["Beat"].pk, family["Luca"].pk)
    assert answered.status_code == 201, answered.json()
    assert blocked() == {"Anna", "Beat", "Luca"}
    assert open_tasks() == ["Anna"]


def test_somebody_who_lives_elsewhere_is_refused_and_nobody_is_blocked(clerk, family):
    with make.as_owner():
        elsewhere = make.person(official_name="Fremd", first_name="Fritz")
        make.residence(elsewhere)
    answered = by_program(clerk, family["Anna"], elsewhere.pk)
    assert answered.status_code == 422
    assert "wohnt nicht mit Beispiel Anna" in answered.json()["what"]
    assert f"{family['Beat'].pk} (Beispiel Beat)" in answered.content.decode()
    assert blocked() == set()


def test_a_child_born_after_the_day_is_blocked_from_birth_on(clerk, family):
    body = facts_of(family["Anna"]) | {"on": "1.1.2017", "municipality": make.LUZERN, "also": [family["Luca"].pk]}
    answered = clerk.post("/api/register/events/lock", json.dumps(body), content_type="application/json")
    assert answered.status_code == 201, answered.json()
    with make.as_owner():
        days = {row.person.first_name: row.valid.lower for row in DataBlock.objects.select_related("person")}
    assert days == {"Anna": date(2017, 1, 1), "Luca": date(2018, 4, 3)}


def test_of_a_collective_household_only_the_family_is_offered(clerk, family):
    with make.as_owner():
        Household.objects.update(kind=2)
    assert set(offered(form(clerk, family["Anna"]))) == {family["Beat"].pk, family["Luca"].pk}


def test_a_draft_shows_no_address_that_was_typed_before_the_block(clerk, family):
    with make.as_owner():
        there = reports.home("9")
    who = [{"person": str(family["Anna"].pk)}]
    where = {"address": "Musterstrasse 9", "egid": str(there.egid), "ewid": "1"}
    draft = post(clerk, "move", {"on": "10.12.2024", **where, "persons": who}).url
    assert "Musterstrasse 9" in said(clerk.get(draft))
    assert by_program(clerk, family["Anna"]).status_code == 201
    for address in (draft, f"{draft}change/"):
        page = clerk.get(address).content.decode()
        assert "Musterstrasse 9" not in page
        assert str(there.egid) not in page
        assert "gesperrt worden" in page
    again = post(clerk, "move", {"on": "11.12.2024", **where, "persons": who}).url
    assert "Musterstrasse 9" in said(clerk.get(again)), "who types it knows of the block"
    assert clerk.post(draft, {"do": "enter"}).status_code == 302
    with make.as_owner():
        lived = Occupancy.objects.filter(residence__person=family["Anna"]).order_by("valid").last()
        assert lived.dwelling == there
