# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/support computes what the command line computes, and shows a unit to whom its page is shown."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from django.core.cache import cache
from django.test import Client
from tests import factories as make
from tests.database.web.conftest import BACKEND, make_family

from domizil.api.asked import LARGEST_BODY
from domizil.api.limits import OpenCalculation
from domizil.base.models import Role
from domizil.cli.main import main
from domizil.law.lu_kasylv.household_file import schema

ASSESS = "/api/support/assess"
HOUSEHOLD = {
    "month": "2024-03",
    "community_size": 4,
    "members": [
        {
            "id": "a",
            "birth_date": "1990-01-31",
            "group": "asylum_seeker",
            "accommodation": "collective",
            "days_present": 20,
        },
        {
            "id": "b",
            "group": "provisionally_admitted",
            "accommodation": "individual",
            "employed": True,
            "income": 90000,
        },
        {"id": "c", "group": "emergency_aid", "accommodation": "individual"},
    ],
}


@pytest.fixture(autouse=True)
def _fresh_limit():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def visitor() -> Client:
    return Client()


def post(client: Client, body: object, query: str = ""):
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(f"{ASSESS}{query}", data=data, content_type="application/json")


@pytest.mark.parametrize("on", ["", "2023-06-01"])
def test_it_gives_what_the_command_line_gives(visitor, tmp_path, on):
    file = tmp_path / "household.json"
    file.write_text(json.dumps(HOUSEHOLD))
    option = ["--on", on] if on else []
    printed = CliRunner().invoke(main, ["support", "assess", str(file), "--json", *option])
    assert printed.exit_code == 0
    response = post(visitor, HOUSEHOLD, f"?on={on}" if on else "")
    assert response.status_code == 200
    assert response.json() == json.loads(printed.output)


def test_the_schema_is_that_of_the_household_file(visitor):
    assert visitor.get("/api/support/schema").json() == schema()


def changed(**values) -> dict:
    return HOUSEHOLD | values


def first(**values) -> dict:
    return changed(members=[HOUSEHOLD["members"][0] | values])


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (None, "body"),
        ([], "body"),
        (changed(month="2024-13"), "month"),
        (changed(month="2015-12"), "month"),
        (changed(members=[]), "members"),
        (first(group="guest"), "members[0].group"),
        (first(days_present=-1), "members[0].days_present"),
        (first(days_present=32), "members[0].days_present"),
        (first(birth_date="2030-01-01"), "members[0].birth_date"),
        (changed(municipality="Luzzern"), "municipality"),
        (changed(municipality=9999), "municipality"),
        (changed(community_size="three"), "community_size"),
    ],
)
def test_impossible_facts_are_refused_with_where_what_and_allowed(visitor, body, where):
    response = post(visitor, body)
    assert response.status_code == 422
    refusal = response.json()
    assert refusal["where"] == where
    assert refusal["what"]
    assert refusal["allowed"]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("", "line 1, column 1"),
        ("{", "line 1, column 2"),
        ("month: 2024-03", "line 1, column 1"),
        (b"\xff\xfe", "body"),
        ("[" * 50_000, "body"),
        ('{"month": "2024-03", "month": "2024-04"}', "body"),
        ('{"month": NaN}', "body"),
        ("1" * 5_000, "body"),
        ('"' + "x" * LARGEST_BODY + '"', "body"),
        ("x" * 10_000_000, "body"),
    ],
)
def test_a_body_that_is_no_json_is_refused(visitor, body, where):
    response = post(visitor, body)
    assert response.status_code == 400
    assert response.json()["where"] == where
    assert response.json()["allowed"]


def test_a_bad_day_is_refused(visitor):
    assert post(visitor, HOUSEHOLD, "?on=x").json()["where"] == "on"
    assert post(visitor, HOUSEHOLD, "?on=2015-12-31").status_code == 422


def test_a_visitor_may_compute_so_often_a_minute(visitor):
    allowed = int(OpenCalculation.RATE.split("/")[0])
    statuses = [post(visitor, "{}").status_code for _ in range(allowed + 1)]
    assert statuses == [422] * allowed + [429]
    assert set(post(visitor, "{}").json()) == {"where", "what", "allowed"}


def computed(client: Client, forwarded: str) -> int:
    headers = {"x-forwarded-for": forwarded}
    return client.post(ASSESS, data="{}", content_type="application/json", headers=headers).status_code


def test_a_claimed_address_does_not_help(visitor):
    allowed = int(OpenCalculation.RATE.split("/")[0])
    assert [computed(visitor, f"10.0.0.{number}") for number in range(allowed + 1)][-1] == 429


def test_behind_the_proxy_each_visitor_counts_alone(visitor, settings):
    settings.HTTPS = True
    allowed = int(OpenCalculation.RATE.split("/")[0])
    assert [computed(visitor, "10.0.0.1") for _ in range(allowed + 1)][-1] == 429
    assert computed(visitor, "claimed, 10.0.0.2") == 422
    assert computed(visitor, "10.0.0.2, 10.0.0.1") == 429


def test_who_is_signed_in_is_not_counted():
    client = signed_in((Role.SUPPORT, None))
    allowed = int(OpenCalculation.RATE.split("/")[0])
    assert {post(client, "{}").status_code for _ in range(allowed + 5)} == {422}


# --- a unit's budget ---


def signed_in(*grants) -> Client:
    with make.as_owner():
        worker = make.worker(*grants)
    client = Client()
    client.force_login(worker, backend=BACKEND)
    return client


@pytest.fixture
def family():
    with make.as_owner():
        return make_family()


def budget(number: str, month: str = "2024-03") -> str:
    return f"/api/support/units/{number}/budget?month={month}"


def test_a_unit_is_shown_to_whom_its_page_is_shown(family):
    found = signed_in((Role.SUPPORT, make.LUZERN)).get(budget(family.unit.number)).json()
    assert found["unit"] == family.unit.number
    assert found["month"] == "2024-03"
    assert found["budget"]["rappen"] == 2 * 31 * 1320
    assert [person["position"] for person in found["people"]] == [1, 2]


def test_nobody_is_asked_to_sign_in(visitor, family):
    response = visitor.get(budget(family.unit.number))
    assert response.status_code == 401
    assert response.json()["where"] == "session"


@pytest.mark.parametrize("grant", [(Role.SUPPORT, make.EMMEN), (Role.REGISTER, None), (Role.ANALYST, None)])
def test_a_unit_that_is_not_yours_answers_like_one_that_does_not_exist(family, grant):
    client = signed_in(grant)
    forbidden, absent = client.get(budget(family.unit.number)), client.get(budget("LU-1999-999999"))
    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.json() == absent.json()


def test_a_bad_month_of_an_own_unit_is_refused(family):
    response = signed_in((Role.SUPPORT, None)).get(budget(family.unit.number, "2024-13"))
    assert response.status_code == 422
    assert response.json()["where"] == "month"


def test_missing_facts_are_named(family):
    with make.as_owner():
        unit = make.unit(make.resident())
    found = signed_in((Role.SUPPORT, None)).get(budget(unit.number)).json()
    assert found["budget"] is None
    assert found["missing"]
