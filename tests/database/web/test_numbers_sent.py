# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands where a page expects the key of a row: no text that somebody sends breaks a page."""

from __future__ import annotations

import pytest
from django.test import Client
from tests import factories as make
from tests import factories_papers as papers
from tests import factories_third_parties as third_parties

from domizil.base.models import Role

NONSENSE = ("²", "٣", "-1", "x", "9" * 25, "9" * 5000)


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def settler():
    with make.as_owner():
        make.country(8207)
        return papers.settler()


@pytest.mark.parametrize("key", NONSENSE)
def test_papers(clerk, settler, key):
    url = f"/papers/{make.LUZERN}/persons/{settler.pk}/"
    assert clerk.post(url, {"do": "receipt", "paper": key}).status_code == 422
    assert clerk.post(url, {"do": "revoke", "number": key, "revoke-why": "Irrtum"}).status_code == 404
    assert clerk.get("/papers/", {"municipality": key}).status_code == 200


@pytest.mark.parametrize("key", NONSENSE)
def test_the_form_of_an_event(clerk, settler, key):
    assert clerk.post("/register/report/move/", {"do": f"drop:{key}", "p0-person": settler.pk}).status_code == 200
    assert clerk.post("/register/report/move/", {"do": "add", "with": key}).status_code == 200
    asked = {"person": settler.pk, "entry": f"id-{key}"}
    assert clerk.get("/register/report/entry/", asked).status_code == 404


@pytest.mark.parametrize("key", NONSENSE)
def test_keys_of_a_third_party(clerk, key):
    with make.as_owner():
        reporter = third_parties.reporter()
    url = f"/third-parties/reporters/{reporter.pk}/"
    assert clerk.post(url, {"do": f"revoke:{key}"}).status_code == 302


@pytest.mark.parametrize("key", NONSENSE)
def test_the_portal(key):
    visitor = Client()
    with make.as_owner():
        make.municipality(make.LUZERN)
    assert visitor.post("/portal/begin/arrival/", {"municipality": key}).status_code == 422
    assert visitor.post("/portal/begin/arrival/", {"municipality": make.LUZERN}).status_code == 302
    assert visitor.post("/portal/announcement/", {"do": f"drop:{key}"}).status_code == 200
    assert visitor.post("/portal/papers/", {"do": f"drop:{key}"}).status_code == 302
