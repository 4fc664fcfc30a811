# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Administrators keep further features with their legal basis; clerks enter values, and nobody else sees the page."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register import codes
from domizil.register.models import Code, ExtraFeature

DOGS = {
    "do": "keep", "key": "dogs", "name_de": "Hunde", "name_en": "dogs", "legal_basis": "§ 3 Hundeverordnung",
    "since": "2024-12-01", "values": "0; keiner; none\n1; einer; one",
}  # fmt: skip
PAGE = "/register/features/"


@pytest.fixture
def administrator(as_worker):
    return as_worker((Role.ADMINISTRATOR, None))


def test_a_feature_with_a_list_is_kept_and_ended(administrator):
    assert administrator.post(PAGE, DOGS).status_code == 302
    page = said(administrator.get(PAGE))
    assert "§ 3 Hundeverordnung" in page
    assert "0 keiner, 1 einer" in page
    key = ExtraFeature.objects.get().pk
    assert administrator.post(PAGE, {"do": "end", "feature": str(key)}).status_code == 302
    assert ExtraFeature.objects.get().valid.upper is not None
    assert administrator.post(PAGE, {"do": "end", "feature": str(key)}).status_code == 422
    assert administrator.post(PAGE, {"do": "end", "feature": "999999"}).status_code == 404


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"legal_basis": " "}, "Dieses Feld ist zwingend"),
        ({"key": "Dogs 2"}, "kein Kürzel"),
        ({"key": "religion"}, "gibt es schon"),
        ({"values": "0; keiner"}, "ist kein Wert"),
        ({"values": "0; a; b\n0; c; d"}, "zweimal"),
    ],
)
def test_what_is_refused_says_why_and_keeps_nothing(administrator, changes, what):
    with make.as_owner():
        codes.load()
        before = Code.objects.count()
    answered = administrator.post(PAGE, DOGS | changes)
    assert answered.status_code == 422
    assert what in said(answered)
    with make.as_owner():
        assert not ExtraFeature.objects.exists()
        assert Code.objects.count() == before


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_sees_the_page(as_worker, role):
    assert as_worker((role, None)).get(PAGE).status_code == 404


def test_a_clerk_enters_a_value_of_the_list(administrator, as_worker):
    assert administrator.post(PAGE, DOGS).status_code == 302
    with make.as_owner():
        person = reports.resident()
    clerk = as_worker((Role.REGISTER, make.LUZERN))
    data = {"on": "1.12.2024", "feature": "dogs", "persons": [{"person": str(person.pk)}]}
    wrong = clerk.post("/register/report/extra/", reports.posted(data | {"value": "zwei"}) | {"do": "check"})
    assert wrong.status_code == 422
    assert "Erlaubt: 0 keiner, 1 einer" in said(wrong)
    check = clerk.post("/register/report/extra/", reports.posted(data | {"value": "Einer"}) | {"do": "check"})
    assert clerk.post(check.url, {"do": "enter"}).status_code == 302
    assert "Hunde: einer (§ 3 Hundeverordnung)" in said(clerk.get(f"/register/persons/{person.pk}/"))
