# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees which page. Forbidden and absent look the same."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests import factories as make

from domizil.base.models import Role

PAGES = ["/", "/search/", "/worklist/stopped/", "/support/units/LU-2024-000001/"]
SEES_NO_BUDGET = [Role.REGISTER, Role.HOUSING, Role.ALLOCATION, Role.PERMITS, Role.COMMISSION, Role.ADMINISTRATOR]


def text_of(response, number: str) -> str:
    """What the page says, without what differs from one request to the next."""
    said = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    return said.replace(number, "")


@pytest.mark.parametrize("path", PAGES)
def test_nobody_sees_a_page_without_signing_in(path):
    response = Client().get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_only_looked_at(client, path):
    assert client.post(path).status_code == 405


def test_the_canton_and_the_own_municipality_see_a_unit(as_worker, family):
    for grant in [(Role.SUPPORT, None), (Role.SUPPORT, make.LUZERN), (Role.FINANCE, None), (Role.SUPERVISOR, None)]:
        assert as_worker(grant).get(family.url).status_code == 200


def test_a_unit_of_another_municipality_looks_like_one_that_does_not_exist(as_worker, family):
    client = as_worker((Role.SUPPORT, make.EMMEN))
    forbidden, absent = client.get(family.url), client.get("/support/units/LU-1999-999999/")
    assert forbidden.status_code == absent.status_code == 404
    assert text_of(forbidden, family.unit.number) == text_of(absent, "LU-1999-999999")


def test_its_budget_sheet_does_so_too(as_worker, family):
    client = as_worker((Role.SUPPORT, make.EMMEN))
    assert client.get(f"{family.url}budget.pdf").status_code == 404
    assert client.get("/support/units/LU-1999-999999/budget.pdf").status_code == 404


def test_a_bad_month_tells_nothing_about_a_unit_of_others(as_worker, family):
    assert as_worker((Role.SUPPORT, make.EMMEN)).get(f"{family.url}?month=2024-13").status_code == 404


@pytest.mark.parametrize("role", SEES_NO_BUDGET)
def test_other_roles_see_no_budget(as_worker, family, role):
    client = as_worker((role, None))
    assert client.get(family.url).status_code == 404
    assert family.unit.number not in client.get("/").content.decode()


@pytest.mark.parametrize("number", ["x", "LU-2024-1", "LU-2024-000001'", "%00", "LU-2024-00000%C3%A9"])
def test_what_is_no_number_is_not_there(client, number):
    assert client.get(f"/support/units/{number}/").status_code == 404


def test_a_grant_that_ended_shows_nothing(as_worker, family):
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, None))
        worker.grants.update(valid=make.since("2020-01-01", "2024-12-31"))
    assert as_worker(worker=worker).get(family.url).status_code == 404
