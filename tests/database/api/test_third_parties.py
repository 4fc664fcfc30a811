# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/third-parties: handing in with a key, and what a key does not open."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from tests import factories as make
from tests import factories_third_parties as third
from tests import third_party_files as sample

from domizil.register.models import Task
from domizil.register.third_parties.models import Delivery, HotelSlip, Report

ONE = {
    "kind": "move_in",
    "official_name": "Müller",
    "first_name": "Anna",
    "begins": "2024-12-01",
    "egid": 2_000_001,
    "ewid": 3,
}


def holder(kind: str = "landlord") -> Client:
    """A client that sends the key of a third party."""
    with make.as_owner():
        secret = third.key(third.reporter(kind), make.worker())
    return Client(headers={"Authorization": f"Bearer {secret}"})


@pytest.fixture
def landlord() -> Client:
    return holder()


def post(client: Client, address: str, body) -> tuple[int, dict]:
    response = client.post(f"/api/third-parties/{address}", json.dumps(body), content_type="application/json")
    return response.status_code, response.json()


def send(client: Client, name: str, content: bytes, query: str = "") -> tuple[int, dict]:
    address = f"/api/third-parties/files?name={name}{query}"
    response = client.post(address, content, content_type="application/octet-stream")
    return response.status_code, response.json()


def rows(model) -> list:
    with make.as_owner():
        return list(model.objects.all())


def test_reports_are_taken_over_and_compared(landlord):
    status, told = post(landlord, "reports", [ONE, {**ONE, "ewid": 1000}])
    assert (status, told["state"], told["good"], told["bad"]) == (200, "taken", 1, 1)
    assert [(problem["row"], problem["column"]) for problem in told["problems"]] == [(2, "EWID")]
    assert len(rows(Report)) == 1
    assert rows(Task) != []


def test_when_no_row_is_good_each_problem_is_told(landlord):
    status, told = post(landlord, "reports", [{**ONE, "ewid": 1000}, {**ONE, "official_name": ""}])
    assert (status, told["code"]) == (422, "nothing_good")
    assert [(problem["row"], problem["column"]) for problem in told["problems"]] == [(1, "EWID"), (2, "Name")]
    status, told = send(landlord, "m.csv", sample.csv(("Einzug", "", "", "", "", "", "x")))
    assert (status, told["code"], told["problems"][0]["row"]) == (422, "nothing_good", 2)
    assert [row.state for row in rows(Delivery)] == ["refused"]


def test_a_body_too_deep_is_told_with_the_shape_of_its_own_address(landlord):
    body = "[" * 100_000 + "]" * 100_000
    answer = landlord.post("/api/third-parties/reports", body, content_type="application/json")
    assert (answer.status_code, answer.json()["allowed"]) == (400, "what /api/docs says")


def test_a_dry_run_changes_nothing(landlord):
    assert post(landlord, "reports?dry_run=true", [ONE])[1]["good"] == 1
    assert (rows(Report), rows(Delivery)) == ([], [])


def test_the_same_reports_twice(landlord):
    post(landlord, "reports", [ONE])
    status, told = post(landlord, "reports", [ONE])
    assert (status, told["code"]) == (422, "taken_before")


@pytest.mark.parametrize(
    ("body", "where"),
    [([], "body"), ({}, "body"), ([1], "body[0]"), ([{"nmae": "x"}], "body[0]"), ([ONE] * 20_001, "body")],
)
def test_what_is_no_list_of_reports(landlord, body, where):
    status, told = post(landlord, "reports", body)
    assert (status, told["where"]) in ((422, where), (400, "body"))
    assert rows(Report) == []


def test_a_cell_that_is_no_text_is_told(landlord):
    status, told = post(landlord, "reports?dry_run=true", [{**ONE, "egid": [1], "first_name": True}])
    assert status == 200
    assert {problem["column"] for problem in told["problems"]} == {"EGID", "Vorname"}


def test_a_file_is_checked_and_taken(landlord):
    status, told = send(landlord, "m.csv", sample.csv(sample.GOOD), "&dry_run=true")
    assert (status, told["state"]) == (200, "checked")
    response = landlord.post(f"/api/third-parties/deliveries/{told['delivery']}/take")
    assert (response.status_code, response.json()["state"]) == (200, "taken")
    assert landlord.get("/api/third-parties/deliveries").json()[0]["good"] == 1
    assert landlord.post(f"/api/third-parties/deliveries/{told['delivery']}/take").status_code == 422


def test_a_message_is_taken_at_once(landlord):
    status, told = send(landlord, "m.xml", sample.message())
    assert (status, told["state"], told["good"]) == (200, "taken", 1)
    assert rows(Report)[0].other_address == "Altgasse 2 Zug"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("m.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "xml_dtd"),
        ("m.csv", sample.csv(sample.GOOD, encoding="latin-1"), "file_encoding"),
    ],
)
def test_a_refused_file_is_told_and_kept_as_refused(landlord, name, content, code):
    status, told = send(landlord, name, content)
    assert (status, told["code"]) == (422, code)
    assert [delivery.state for delivery in rows(Delivery)] == ["refused"]
    assert rows(Report) == []


def test_a_name_with_a_null_character_is_refused(landlord):
    status, told = send(landlord, "a%00.csv", b"x")
    assert (status, "U+0000" in told["what"]) == (422, True)


def test_a_gigabyte_is_refused_before_it_is_read(landlord):
    response = landlord.post(
        "/api/third-parties/files?name=m.csv", b"x", content_type="text/csv", CONTENT_LENGTH="1000000000"
    )
    assert (response.status_code, response.json()["allowed"]) == (400, "at most 10,000,000 bytes")


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Bearer"}])
def test_no_key_no_entry(header):
    client = Client(headers=header)
    assert post(client, "reports", [ONE])[0] == 401
    assert client.get("/api/third-parties/deliveries").status_code == 401


def test_a_key_opens_its_own_only(landlord):
    _status, told = send(holder(), "m.csv", sample.csv(sample.GOOD), "&dry_run=true")
    assert landlord.get("/api/third-parties/deliveries").json() == []
    assert landlord.post(f"/api/third-parties/deliveries/{told['delivery']}/take").status_code == 404


def test_hotel_slips():
    with make.as_owner():
        make.country()
    host = holder("lodging_host")
    slip = {
        "official_name": "Gast", "first_name": "Ines", "date_of_birth": "1980-01-02", "nationality": 8305,
        "arrives": "2024-12-01", "leaves": "2024-12-03",
    }  # fmt: skip
    assert post(host, "hotel-slips", [slip, slip]) == (200, 2)
    assert post(host, "hotel-slips", [slip, {**slip, "nationality": 1}])[1]["code"] == "bad_slip"
    assert len(rows(HotelSlip)) == 2


def test_a_wrong_key_is_told_as_such():
    answer = Client().post("/api/third-parties/reports", b"[]", "application/json", HTTP_AUTHORIZATION="Bearer falsch")
    assert answer.status_code == 401
    assert "a valid key" in answer.json()["allowed"]
