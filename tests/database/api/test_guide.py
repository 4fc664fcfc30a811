# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/guide: the same engine for programs."""

from __future__ import annotations

import json

import jsonschema
import pytest
from django.test import Client

from domizil.guide.jurisdictions import JURISDICTIONS

STUDIES = {
    "nationalities": ["IN"], "purpose": "studies", "document": "passport", "length": "longer", "title": "none",
    "entry": "2026-10-01",
}  # fmt: skip
RENEWS = {"nationalities": ["IN"], "purpose": "renewal"}
VOTES = {"nationalities": ["FR"], "purpose": "vote", "election": "communal"}


def assess(body, place: str = "lux", query: str = "on=2026-09-20"):
    sent = body if isinstance(body, str) else json.dumps(body)
    return Client().post(f"/api/guide/{place}/assess?{query}", sent, content_type="application/json")


def test_an_assessment_needs_no_account():
    response = assess(STUDIES)
    assert response.status_code == 200
    data = response.json()
    assert data["outcome"]["verdict"] == "discretion"
    assert data["outcome"]["todos"][3]["due"] == {
        "event": "event.entry", "count": 3, "unit": "working_days", "counting": "within", "first": "2026-10-01",
        "last": "2026-10-04",
    }  # fmt: skip
    assert data["words"]["finding"].startswith("Sie brauchen vor der Einreise")
    assert data["law"][0]["text"] == "2026"
    assert data["days_that_help"] == ["authorisation_issued"]


def test_words_come_in_the_language_asked_for_and_reasons_on_request():
    data = assess(STUDIES, query="on=2026-09-20&language=lb&why=true").json()
    assert data["language"] == "lb"
    assert data["words"]["finding"] != assess(STUDIES).json()["words"]["finding"]
    assert data["derivation"]["rule"] == "assess"


@pytest.mark.parametrize(
    ("body", "query", "status", "where"),
    [
        ({}, "", 422, "nationalities"),
        ({"nationalities": ["IN"]}, "on=2026-09-20", 422, "purpose"),
        ({"nationalities": ["IN", "QQ"]}, "on=2026-09-20", 422, "nationalities[1]"),
        ({**STUDIES, "entry": "2026-02-30"}, "on=2026-09-20", 422, "entry"),
        ({**STUDIES, "colour": "red"}, "on=2026-09-20", 422, "colour"),
        (
            {**STUDIES, "purpose": "join_family", "sponsor": "minor_refugee", "tie": "spouse"},
            "on=2026-09-20",
            422,
            "tie",
        ),
        ({**RENEWS, "permit_expires": "0001-01-01"}, "on=2026-09-20", 422, "permit_expires"),
        ({**RENEWS, "purpose": "leave", "departure": "0001-01-01"}, "on=2026-09-20", 422, "departure"),
        ({**VOTES, "polling_day": "0001-01-02"}, "on=2026-09-20", 422, "polling_day"),
        ({**STUDIES, "entry": "20261001"}, "on=2026-09-20", 422, "entry"),
        (STUDIES, "on=2020-01-01", 422, "on"),
        (STUDIES, "on=gestern", 422, "on"),
        (STUDIES, "language=it", 422, "language"),
        ("{", "", 400, "line 1, column 2"),
        ([], "", 422, "facts"),
    ],
)
def test_what_is_wrong_is_told_with_its_path(body, query, status, where):
    response = assess(body, query=query)
    assert (response.status_code, response.json()["where"]) == (status, where)
    assert response.json()["what"]
    assert response.json()["allowed"]


def test_an_unknown_jurisdiction_is_not_there():
    assert assess(STUDIES, place="zug").status_code == 404


@pytest.mark.parametrize("place", JURISDICTIONS)
def test_the_schema_is_one_and_fits_the_facts(place):
    schema = Client().get(f"/api/guide/{place}/schema").json()
    jsonschema.Draft202012Validator.check_schema(schema)
    facts = STUDIES if place == "lux" else {"concern": "leave", "citizenship": "swiss", "destination": "abroad"}
    jsonschema.validate(facts, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**facts, "colour": "red"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({}, schema)


def test_the_list_of_jurisdictions():
    assert [(row["jurisdiction"], row["since"]) for row in Client().get("/api/guide/").json()] == [
        ("lucerne", "2025-01-01"),
        ("lux", "2025-01-01"),
    ]
