# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The API describes itself: as OpenAPI, and as a page without script or foreign origin."""

from __future__ import annotations

import re

import pytest
from django.test import Client

OPERATIONS = {
    ("get", "/api/law/statutes"),
    ("get", "/api/law/coverage"),
    ("get", "/api/law/compare/{statute_id}"),
    ("get", "/api/law/norms/{norm}"),
    ("post", "/api/support/assess"),
    ("get", "/api/support/schema"),
    ("get", "/api/support/units/{number}/budget"),
}


def test_every_operation_is_described():
    described = Client().get("/api/openapi.json").json()
    found = {(method, path): told for path, methods in described["paths"].items() for method, told in methods.items()}
    assert found.keys() >= OPERATIONS
    assert [where for where, told in found.items() if not told.get("summary") or not told.get("description")] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_names_every_operation_and_loads_nothing_foreign(language):
    client = Client()
    client.cookies["django_language"] = language
    page = client.get("/api/docs").content.decode()
    for method, path in OPERATIONS:
        assert f"{method.upper()} {path}" in page
    assert not re.search(r"<script|\sstyle=|//cdn", page)
    assert set(re.findall(r'(?:src|href)="(https?:[^"]*)"', page)) == set()
