# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each event through the API: the same facts, access and refusals as the pages."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from tests import factories as make
from tests import reports
from tests.database.api.test_support import signed_in
from tests.database.web.test_register_pages import subject

from domizil.base.models import Role
from domizil.register.models import DataBlock, RegisterEvent


@pytest.fixture
def clerk() -> Client:
    return signed_in((Role.REGISTER, make.LUZERN))


def post(client: Client, kind: str, body: object):
    return client.post(f"/api/register/events/{kind}", data=json.dumps(body), content_type="application/json")


def facts(kind: str) -> dict:
    with make.as_owner():
        return {"municipality": make.LUZERN, **reports.facts_of(kind, subject(kind))}


def events() -> int:
    with make.as_owner():
        return RegisterEvent.objects.count()


@pytest.mark.parametrize("kind", reports.EVENTS)
def test_each_event_is_entered(clerk, kind):
    answered = post(clerk, kind, facts(kind))
    assert answered.status_code == 201, answered.json()
    told = answered.json()
    assert [event["kind"] for event in told["events"]] == [reports.EVENTS[kind]]
    with make.as_owner():
        event = RegisterEvent.objects.get()
        assert str(event.business_process_id) == told["process"]
        assert str(event.uuid) == told["events"][0]["uuid"]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"on": "31.2.2024"}, "on"),
        ({"on": 20241201}, "on"),
        ({"persons": []}, "persons"),
        ({"persons": "x"}, "persons"),
        ({"persons": [{**reports.ANNA, "vn": "7561234567890"}]}, "persons[0].vn"),
        ({"persons": [{**reports.ANNA, "official_name": "Мария"}]}, "persons[0].official_name"),
        ({"persons": [{**reports.ANNA, "nationality": "1"}]}, "persons[0].nationality"),
        ({"from_place": "Bern\u202eneB"}, "from_place"),
        ({"persons": [{**reports.ANNA, "date_of_birth": "1.1.2031"}]}, "persons[0].date_of_birth"),
        ({"egid": 5, "ewid": 1000}, "ewid"),
        ({"municipality": 1024}, "municipality"),
        ({"municipality": "Luzern"}, "municipality"),
        ({"persons": [{"person": "999999"}]}, "request"),
        ({"on": "1.1.1980"}, "request"),
    ],
)
def test_a_refusal_says_where_what_and_what_is_allowed_and_changes_nothing(clerk, changes, where):
    answered = post(clerk, "arrival", facts("arrival") | changes)
    assert answered.status_code == 422
    assert answered.json()["where"] == where
    assert answered.json()["what"]
    assert events() == 0


def test_a_refusal_speaks_one_language(clerk):
    told = post(clerk, "arrival", facts("arrival") | {"municipality": 1024}).json()
    assert told["what"] == "«1024» ist keine Ihrer Gemeinden"
    assert told["allowed"] == "die BFS-Nummer einer Gemeinde, für die Sie arbeiten"


@pytest.mark.parametrize("body", [[], "x", None, 1])
def test_a_body_that_is_no_object_is_refused(clerk, body):
    make.as_owner()
    assert post(clerk, "arrival", body).status_code == 422


@pytest.mark.parametrize(
    ("changes", "where", "what"),
    [
        ({"foo": "1"}, "foo", "«foo» wird hier nicht gefragt"),
        ({"from_plaze": "Bern"}, "from_plaze", "Erlaubt sind: from_place, "),
        ({"a\ud800\x00": "1"}, r"a\ud800\x00", "wird hier nicht gefragt"),
        ({"persons": [{**reports.ANNA, "first_nam": "Eva"}]}, "persons[0].first_nam", "Erlaubt sind: first_name, "),
        ({"persons": [{**reports.ANNA, "also": "1"}]}, "persons[0].also", "wird hier nicht gefragt"),
        ({"persons": [{**reports.ANNA, "first_name": "An\x00na"}]}, "persons[0].first_name", "nicht speichern"),
        ({"persons": [{**reports.ANNA, "call_name": "\ud800"}]}, "persons[0].call_name", "nicht speichern"),
        ({"from_place": "Bern\udfff"}, "from_place", "nicht speichern"),
        ({"evidence_kind": ["a", "b\x00"]}, "evidence_kind", "nicht speichern"),
        ({"evidence_kind": True}, "evidence_kind", "Erlaubt ist ein Text"),
        ({"evidence_kind": 1.5}, "evidence_kind", "Erlaubt ist ein Text"),
        ({"evidence_kind": {"de": "Vertrag"}}, "evidence_kind", "Erlaubt ist ein Text"),
    ],
)
def test_nothing_that_was_sent_is_left_out_or_changed(clerk, changes, where, what):
    refused = post(clerk, "arrival", facts("arrival") | changes)
    assert refused.status_code == 422, refused.json()
    assert refused.json()["where"] == where
    assert what in refused.json()["what"]
    assert "/api/register/events/arrival" in refused.json()["allowed"]
    assert events() == 0


def test_a_whole_sign_of_two_halves_and_null_are_no_mistake(clerk):
    kept = {"evidence_kind": "Vertrag \U0001f600", "evidence_number": None, "town": ""}
    assert post(clerk, "arrival", facts("arrival") | kept).status_code == 201


def test_a_birth_without_a_child_is_refused(clerk):
    with make.as_owner():
        person = reports.resident()
    refused = post(clerk, "birth", {"municipality": make.LUZERN, "persons": [{"person": person.pk}]})
    assert refused.status_code == 422
    assert refused.json()["where"] == "persons"
    assert "Kind" in refused.json()["what"]
    assert events() == 0


@pytest.mark.parametrize("persons", [[reports.ANNA] * 31, [reports.ANNA, "x"]])
def test_nobody_of_a_report_is_left_out(clerk, persons):
    body = facts("arrival") | {"persons": persons}
    refused = post(clerk, "arrival", body)
    assert refused.status_code == 422
    assert refused.json()["where"] == "persons"
    assert events() == 0


def test_a_long_answer_is_refused_or_kept_whole(clerk):
    with make.as_owner():
        person = reports.resident()
    correction = {
        "municipality": make.LUZERN,
        "field": "first_name",
        "value": "Marie",
        "persons": [{"person": person.pk}],
    }
    refused = post(clerk, "correction", correction | {"reason": "g" * 501})
    assert refused.status_code == 422
    assert "501" in refused.json()["what"]


def test_a_known_person_is_not_entered_twice(clerk):
    with make.as_owner():
        reports.resident()
    twin = reports.ANNA | {"official_name": "Muster", "first_name": "Maria", "date_of_birth": "17.5.1990"}
    refused = post(clerk, "arrival", facts("arrival") | {"persons": [twin]})
    assert refused.json()["code"] == "undecided"
    assert events() == 0


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.SUPERVISOR, Role.ANALYST])
def test_who_does_not_keep_the_register_enters_nothing(role):
    body = facts("arrival")
    assert post(signed_in((role, make.LUZERN)), "arrival", body).status_code == 404
    assert events() == 0


def test_nobody_signed_in(clerk):
    assert post(Client(), "arrival", {}).status_code == 401
    assert Client().get("/api/register/persons/1").status_code == 401


def test_what_is_asked_is_told(clerk):
    asked = clerk.get("/api/register/events/arrival").json()
    assert {"on", "from_country", "egid"} <= {field["name"] for field in asked["facts"]}
    assert {field["name"] for field in asked["person"] if field["needed"]} == {
        "official_name", "first_name", "date_of_birth", "sex", "nationality",
    }  # fmt: skip
    assert clerk.get("/api/register/events/nothing").status_code == 404


def test_a_person_as_valid_and_as_known(clerk):
    body = facts("name")
    key = body["persons"][0]["person"]
    assert post(clerk, "name", body).status_code == 201
    assert clerk.get(f"/api/register/persons/{key}").json()["features"]["official_name"] == "Neumann"
    before = clerk.get(f"/api/register/persons/{key}?valid=2024-11-30").json()
    assert before["features"]["official_name"] == "Muster"
    assert before["dwellings"][0]["address"].startswith("Musterstrasse 1")
    assert clerk.get(f"/api/register/persons/{key}?known=2000-01-01").json()["features"] is None
    assert clerk.get(f"/api/register/persons/{key}?valid=x").json()["where"] == "valid"


def test_a_block_hides_the_dwelling(clerk):
    with make.as_owner():
        person = reports.resident()
        DataBlock.objects.create(person=person, valid=make.since(), reason="Bedrohung", ordered_by="Person selbst")
    told = clerk.get(f"/api/register/persons/{person.pk}").json()
    assert told["blocked"]
    assert told["dwellings"] == []


def test_a_person_of_another_municipality_answers_like_nobody():
    with make.as_owner():
        person = reports.resident()
    other = signed_in((Role.REGISTER, make.EMMEN))
    forbidden, absent = other.get(f"/api/register/persons/{person.pk}"), other.get("/api/register/persons/999999")
    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.json() == absent.json()
