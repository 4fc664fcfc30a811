# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A civil status that is set right takes the tie of the couple with it; what contradicts afterwards is a task."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests import factories as make
from tests import reports
from tests.database.web.test_register_pages import post
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register import states
from domizil.register.couples import COMPARE, ELSEWHERE, TASK
from domizil.register.models import Occupancy, Person, PersonState, RegisterEvent, Relationship, Residence, Task

SINGLE, MARRIED, WIDOWED, DIVORCED = 1, 2, 3, 4
BEGAN, ENDED = date(2021, 5, 4), date(2023, 2, 1)


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def couple() -> tuple[Person, Person]:
    """A couple of Luzern, married since 2021."""
    with make.as_owner():
        make.country(8207)
        return married(reports.resident(), reports.resident(official_name="Muster", first_name="Beat"))


def married(one: Person, other: Person) -> tuple[Person, Person]:
    for person in (one, other):
        states.change(person, BEGAN, {"marital_status": MARRIED, "marital_status_on": BEGAN})
    Relationship.objects.create(person=one, other=other, kind="spouse", valid=DateRange(BEGAN, None))
    return one, other


def right(person: Person, status: str, **more: Any) -> dict[str, Any]:
    told = {"field": "marital_status", "value": status, "reason": "Urteil nachgereicht"}
    return told | {"persons": [{"person": str(person.pk)}]} | more


def entered(client, facts: dict[str, Any]) -> str:
    """Enter by the pages; return what the check said."""
    answered = post(client, "correction", facts)
    assert answered.status_code == 302, said(answered)
    check = said(client.get(answered.url))
    assert client.post(answered.url, {"do": "enter"}).status_code == 302, check
    return check


def ties() -> list[tuple[str, date, date | None]]:
    with make.as_owner():
        return [(row.kind, row.valid.lower, row.valid.upper) for row in Relationship.objects.order_by("valid", "id")]


def status(person: Person, on: date) -> int:
    with make.as_owner():
        return PersonState.objects.get(person=person, valid__contains=on).marital_status


def tasks() -> list[tuple[str, int | None]]:
    with make.as_owner():
        return list(Task.objects.filter(kind=TASK).values_list("subject", "person"))


def test_divorced_after_all_ends_the_tie_that_day_and_the_other_ones_status_is_a_task(clerk, couple):
    one, other = couple
    check = entered(clerk, right(one, "geschieden", since="1.2.2023"))
    assert "Ehegatte: Muster Beat, 17.5.1990 bis 31.1.2023" in check
    assert "Danach zu erledigen" in check
    assert ties() == [("spouse", BEGAN, ENDED)]
    assert (status(one, ENDED), status(other, ENDED)) == (DIVORCED, MARRIED)
    assert tasks() == [(COMPARE, other.pk)]
    assert "beide Einträge prüfen" in said(clerk.get("/register/tasks/"))


def test_both_are_set_right_in_one_go_where_the_clerk_says_so(clerk, couple):
    one, other = couple
    check = entered(clerk, right(one, "geschieden", since="1.2.2023", along="yes"))
    assert "Danach zu erledigen" not in check
    assert ties() == [("spouse", BEGAN, ENDED)]
    assert (status(one, ENDED), status(other, ENDED)) == (DIVORCED, DIVORCED)
    assert tasks() == []
    with make.as_owner():
        told = RegisterEvent.objects.filter(kind="correct_person")
        assert {event.person_id for event in told} == {one.pk, other.pk}
        assert {event.business_process_id for event in told} == {told[0].business_process_id}
        assert {event.reason for event in told} == {"Urteil nachgereicht"}


def test_who_was_never_married_has_no_tie_any_more(clerk, couple):
    entered(clerk, right(couple[0], "ledig", along="yes"))
    assert ties() == []
    assert [status(one, date(2022, 1, 1)) for one in couple] == [SINGLE, SINGLE]


def test_a_time_between_is_taken_out_of_the_tie(clerk, couple):
    entered(clerk, right(couple[0], "geschieden", since="1.2.2023", until="31.1.2024", along="yes"))
    assert ties() == [("spouse", BEGAN, ENDED), ("spouse", date(2024, 2, 1), None)]
    assert [status(one, date(2024, 2, 1)) for one in couple] == [MARRIED, MARRIED]


def test_who_is_widowed_does_not_make_a_widow_of_the_dead_and_the_living_is_looked_at(clerk, couple):
    one, other = couple
    entered(clerk, right(one, "verwitwet", since="1.2.2023", along="yes"))
    assert (status(one, ENDED), status(other, ENDED)) == (WIDOWED, MARRIED)
    assert tasks() == [(COMPARE, other.pk)]


def test_married_after_all_lets_the_tie_go_on(clerk, couple):
    one, other = couple
    entered(clerk, right(one, "geschieden", since="1.2.2023", along="yes"))
    entered(clerk, right(one, "verheiratet", since="1.2.2023", along="yes"))
    assert ties() == [("spouse", BEGAN, None)]
    assert (status(one, ENDED), status(other, ENDED)) == (MARRIED, MARRIED)
    assert tasks() == []


def test_married_after_all_asks_for_the_other_one_and_ties_them(clerk):
    with make.as_owner():
        one, other = reports.resident(), reports.resident(first_name="Beat")
        for person in (one, other):
            states.correct(person, states.first(person).valid.lower, None, {"marital_status": SINGLE})
    asked = clerk.get("/register/report/correction/", {"person": one.pk, "field": "marital_status"})
    assert 'name="partner_search"' in asked.content.decode()
    check = entered(clerk, right(one, "verheiratet", since="4.5.2021", partner_search="Muster Beat"))
    assert "Ehegatte: Muster Beat" in check
    assert ties() == [("spouse", BEGAN, None)]
    assert tasks() == [(COMPARE, other.pk)]
    entered(clerk, right(other, "verheiratet", since="4.5.2021"))
    assert ties() == [("spouse", BEGAN, None)]


def test_a_tie_that_is_missing_is_entered_where_both_are_married_already(clerk, couple):
    one, other = couple
    with make.as_owner():
        Relationship.objects.all().delete()
    entered(clerk, right(one, "verheiratet", since="4.5.2021", partner_search="Muster Beat", partner=str(other.pk)))
    assert ties() == [("spouse", BEGAN, None)]
    assert tasks() == []
    with make.as_owner():
        assert RegisterEvent.objects.get().data["marital_status"] == [MARRIED, MARRIED], "so other registers are told"


def test_nobody_is_the_spouse_of_somebody_single_or_of_oneself(clerk, couple):
    one, other = couple
    for facts in (
        right(one, "ledig", partner_search="Muster Beat", partner=str(other.pk)),
        right(one, "verheiratet", partner_search="Muster Maria", partner=str(one.pk)),
    ):
        page = said(clerk.get(post(clerk, "correction", facts).url))
        assert "gehört diese Person nicht als Ehegattin" in page
    assert ties() == [("spouse", BEGAN, None)]


def test_where_another_municipality_keeps_the_other_one_that_is_a_task_here(clerk):
    with make.as_owner():
        make.country(8207)
        one, other = married(reports.resident(), reports.resident(first_name="Beat"))
        moved = Residence.objects.get(person=other)
        make.municipality(make.EMMEN)
        for model, which in ((Occupancy, {"residence": moved}), (Residence, {"pk": moved.pk})):
            model.objects.filter(**which).update(valid=DateRange(moved.valid.lower, date(2022, 1, 1)))
        make.residence(other, make.EMMEN, valid=DateRange(date(2022, 1, 1), None))
    entered(clerk, right(one, "geschieden", since="1.2.2023", along="yes"))
    assert (status(one, ENDED), status(other, ENDED)) == (DIVORCED, MARRIED)
    assert ties() == [("spouse", BEGAN, ENDED)]
    assert tasks() == [(ELSEWHERE, one.pk)]


def test_a_program_does_the_same(clerk, couple):
    one, other = couple
    body = right(one, "4", since="2023-02-01", along="yes") | {"municipality": make.LUZERN}
    answered = clerk.post("/api/register/events/correction", json.dumps(body), content_type="application/json")
    assert answered.status_code == 201, answered.json()
    assert {event["person"] for event in answered.json()["events"]} == {one.pk, other.pk}
    assert ties() == [("spouse", BEGAN, ENDED)]
    asked = clerk.get("/api/register/events/correction").json()
    assert {"along", "partner_search"} <= {field["name"] for field in asked["facts"]}
