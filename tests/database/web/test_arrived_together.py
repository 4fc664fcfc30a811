# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A wrong day of arrival is set right for everybody who came together, by page and by program, or somebody says so."""

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
from domizil.register.models import (
    DataBlock,
    Household,
    HouseholdMember,
    Occupancy,
    Person,
    RegisterEvent,
    Residence,
)

WRONG, RIGHT = date(2024, 12, 1), date(2024, 11, 1)
REASON = "Tag im Mietvertrag verlesen"


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def family(clerk) -> dict[str, Person]:
    """A couple, their child and a grandmother who arrived in one go."""
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


def entered(client, kind: str, facts: dict) -> None:
    answered = post(client, kind, facts)
    assert answered.status_code == 302, said(answered)
    assert client.post(answered.url, {"do": "enter"}).status_code == 302


def begun(client, person: Person) -> str:
    """The form of a correction, begun at the arrival on the person's page."""
    with make.as_owner():
        arrival = RegisterEvent.objects.get(person=person, kind="move_in")
    told = {"person": person.pk, "municipality": make.LUZERN, "corrects": arrival.pk}
    return client.get("/register/report/residence/", told).content.decode()


def offered(page: str) -> dict[int, bool]:
    """Who can be ticked, and who is."""
    return {int(key): bool(ticked) for key, ticked in re.findall(r'name="also" value="(\d+)"( checked)?', page)}


def facts_of(person: Person, *also: Person) -> dict:
    told = {"arrival": "1.11.2024", "reason": REASON, "persons": [{"person": str(person.pk)}]}
    return told | {"also": [str(one.pk) for one in also]}


def days() -> dict[str, date]:
    with make.as_owner():
        rows = Residence.objects.filter(person__official_name="Beispiel").select_related("person")
        return {row.person.first_name: row.valid.lower for row in rows}


def test_spouse_and_minor_are_ticked_and_the_grandmother_is_not(clerk, family):
    page = begun(clerk, family["Anna"])
    assert "Wer ist zusammen zugezogen?" in page
    assert 'name="during" value="1.12.2024"' in page
    ticked = {family["Beat"].pk: True, family["Luca"].pk: True, family["Dora"].pk: False}
    assert offered(page) == ticked


def test_whoever_came_along_is_set_right_in_one_go_and_linked_to_the_own_arrival(clerk, family):
    entered(clerk, "residence", facts_of(family["Anna"], family["Beat"], family["Luca"]))
    assert days() == {"Anna": RIGHT, "Beat": RIGHT, "Luca": RIGHT, "Dora": WRONG}
    with make.as_owner():
        told = RegisterEvent.objects.filter(kind="correct_reporting").order_by("id")
        assert [one.person.first_name for one in told] == ["Anna", "Beat", "Luca"]
        assert {one.business_process_id for one in told} == {told[0].business_process_id}
        assert {(one.reason, one.event_date) for one in told} == {(REASON, RIGHT)}
        for one in told[1:]:
            assert (one.corrects.kind, one.corrects.person) == ("move_in", one.person)
        lived = Occupancy.objects.filter(residence__person=family["Luca"])
        assert [row.valid.lower for row in lived] == [RIGHT]


def test_the_household_begins_with_who_came_first(clerk, family):
    entered(clerk, "residence", facts_of(family["Anna"], family["Beat"], family["Luca"]))
    with make.as_owner():
        began = {row.person.first_name: row.valid.lower for row in HouseholdMember.objects.select_related("person")}
        assert began == {"Anna": RIGHT, "Beat": RIGHT, "Luca": RIGHT, "Dora": WRONG}
        assert Household.objects.get().valid.lower == RIGHT


def test_the_check_names_those_who_would_keep_the_wrong_day(clerk, family):
    left = post(clerk, "residence", facts_of(family["Anna"], family["Luca"]))
    page = said(clerk.get(left.url))
    assert "Zusammen zugezogen, und nicht berichtigt Beispiel Dora (1.2.1950), Beispiel Beat (5.6.1987)" in page
    assert re.search("Berichtigung der Meldung *: Beispiel Luca", page)
    again = clerk.get(f"{left.url}change/").content.decode()
    assert offered(again) == {family["Beat"].pk: False, family["Luca"].pk: True, family["Dora"].pk: False}
    everybody = post(clerk, "residence", facts_of(*family.values()))
    assert "nicht berichtigt" not in said(clerk.get(everybody.url))


def test_a_program_names_them_by_key(clerk, family):
    body = facts_of(family["Anna"]) | {"municipality": make.LUZERN, "also": [family["Beat"].pk, family["Luca"].pk]}
    answered = clerk.post("/api/register/events/residence", json.dumps(body), content_type="application/json")
    assert answered.status_code == 201, answered.json()
    people = {"Anna", "Beat", "Luca"}
    assert {event["person"] for event in answered.json()["events"]} == {family[name].pk for name in people}
    assert {name for name, day in days().items() if day == RIGHT} == people


def test_somebody_who_did_not_come_along_is_refused_and_nobody_is_changed(clerk, family):
    with make.as_owner():
        neighbour = Person.objects.get(official_name="Muster")
    for also, what in (([neighbour.pk], "gehört nicht zur selben Meldung wie Beispiel Anna"), (["x"], "Erlaubt sind")):
        body = facts_of(family["Anna"]) | {"municipality": make.LUZERN, "also": also}
        answered = clerk.post("/api/register/events/residence", json.dumps(body), content_type="application/json")
        assert answered.status_code == 422
        assert what in answered.json()["what"]
    assert set(days().values()) == {WRONG}


def test_one_who_cannot_be_set_right_stops_all(clerk, family):
    body = facts_of(family["Anna"]) | {"municipality": make.LUZERN, "also": [family["Luca"].pk], "arrival": "1.1.2018"}
    answered = clerk.post("/api/register/events/residence", json.dumps(body), content_type="application/json")
    assert answered.status_code == 422
    assert "geboren" in answered.json()["what"]
    assert set(days().values()) == {WRONG}


def test_a_dwelling_tells_nobody_who_has_a_block(clerk, family):
    with make.as_owner():
        RegisterEvent.objects.update(kind="move")  # entered apart: only the dwelling says that they came together
        DataBlock.objects.create(person=family["Dora"], valid=make.since(), reason="Bedrohung", ordered_by="selbst")
    told = {"person": family["Anna"].pk, "municipality": make.LUZERN}
    page = clerk.get("/register/report/residence/", told).content.decode()
    assert set(offered(page)) == {family["Beat"].pk, family["Luca"].pk}
    told = {"person": family["Dora"].pk, "municipality": make.LUZERN}
    assert not offered(clerk.get("/register/report/residence/", told).content.decode())


def test_a_wrong_dwelling_takes_the_household_of_those_who_are_set_right_with_it(clerk, family):
    with make.as_owner():
        there = reports.home("9")
    right = facts_of(family["Anna"], family["Beat"], family["Luca"])
    del right["arrival"]
    entered(clerk, "residence", right | {"egid": str(there.egid), "ewid": "1"})
    with make.as_owner():
        houses = Household.objects.order_by("id")
        kept = [
            {row.person.first_name for row in house.members.filter(valid__endswith=None).select_related("person")}
            for house in houses
        ]
        assert kept == [{"Dora"}, {"Anna", "Beat", "Luca"}]
        assert (houses[1].dwelling, houses[1].valid.lower) == (there, WRONG)
        assert HouseholdMember.objects.count() == 4


def test_the_day_of_a_move_takes_the_change_of_household_with_it(clerk, family):
    with make.as_owner():
        there = reports.home("9")
    who = [{"person": str(family["Dora"].pk)}]
    entered(clerk, "move", {"on": "10.12.2024", "egid": str(there.egid), "ewid": "1", "persons": who})
    entered(clerk, "residence", {"moved_in": "5.12.2024", "reason": REASON, "persons": who})
    with make.as_owner():
        days = HouseholdMember.objects.filter(person=family["Dora"]).order_by("valid").values_list("valid", flat=True)
        day = date(2024, 12, 5)
        assert [(span.lower, span.upper) for span in days] == [(WRONG, day), (day, None)]
        assert Household.objects.get(dwelling=there).valid.lower == day
