# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/law says what the law floor holds, to everybody."""

from __future__ import annotations

import pytest
from django.test import Client

from domizil.law.engine import statute, statutes

REFUSAL = {"where", "what", "allowed"}


@pytest.fixture
def visitor() -> Client:
    return Client()


def test_statutes(visitor):
    found = visitor.get("/api/law/statutes").json()
    assert [row["id"] for row in found] == [home.id for home in statutes()]
    asylum = next(row for row in found if row["id"] == "lu-kasylv")
    assert [text["since"] for text in asylum["texts"]] == ["2016-01-01", "2024-01-01"]


def test_words_come_in_both_languages(visitor):
    titles = [visitor.get(f"/api/law/statutes?language={language}").json()[0]["title"] for language in ("de", "en")]
    assert titles == list(statutes()[0].title.values())


@pytest.mark.parametrize(("day", "table"), [("2023-06-01", "table_1"), ("2024-06-01", "table_2")])
def test_a_norm_reads_as_on_the_day(visitor, day, table):
    found = visitor.get(f"/api/law/norms/lu-kasylv/7/2?on={day}").json()
    (norm,) = found["norms"]
    assert found["on"] == day
    assert norm["norm"] == "lu-kasylv/7/2"
    assert [figure["id"] for figure in norm["figures"]] == [table]
    assert "daily_basic_need" in {rule["name"] for rule in norm["rules"]}


def test_a_paragraph_gives_all_its_norms(visitor):
    found = visitor.get("/api/law/norms/lu-kasylv/7?on=2024-06-01").json()["norms"]
    assert [norm["norm"] for norm in found] == [f"lu-kasylv/7/{part}" for part in (1, 2, 3, 4)]


def test_every_norm_can_be_asked_for(visitor):
    for home in statutes():
        for norm in {norm.id for norm in home.norms}:
            days = [text.since.isoformat() for text in home.texts.values()]
            assert 200 in {visitor.get(f"/api/law/norms/{norm}?on={day}").status_code for day in days}, norm


def test_comparison(visitor):
    found = visitor.get("/api/law/compare/lu-kasylv?before=2023-12-31&after=2024-01-01").json()
    told = {(row["kind"], row["id"]): row["what"] for row in found}
    assert told["norm", "lu-kasylv/7/4"] == "new"
    assert told["norm", "lu-kasylv/10/1"] == "gone"
    assert told["figure", "table_2"] == "new"
    assert told["rule", "daily_basic_need"] == "changed"


def test_coverage(visitor):
    found = {row["statute"]: row for row in visitor.get("/api/law/coverage").json()}
    assert set(found) == {home.id for home in statutes()}
    norms = [text for norm in statute("lu-kasylv").norms for text in norm.texts]
    assert len(found["lu-kasylv"]["norms"]) == len(norms)


@pytest.mark.parametrize(
    ("path", "status", "where"),
    [
        ("norms/lu-kasylv/99", 404, "address"),
        ("norms/lu-kasylv/7/4?on=2023-06-01", 404, "address"),
        ("norms/nothing/1", 404, "address"),
        ("compare/nothing?before=2023-12-31&after=2024-01-01", 404, "address"),
        ("norms/lu-kasylv/7?on=2024-02-30", 422, "on"),
        ("norms/lu-kasylv/7?on=1704067200", 422, "on"),
        ("norms/lu-kasylv/7?on=2015-12-31", 422, "on"),
        ("compare/lu-kasylv", 422, "before"),
        ("compare/lu-kasylv?before=2023-12-31", 422, "after"),
        ("compare/lu-kasylv?before=2023-12-31&after=x", 422, "after"),
        ("statutes?language=fr", 422, "language"),
    ],
)
def test_a_refusal_says_where_what_and_what_is_allowed(visitor, path, status, where):
    response = visitor.get(f"/api/law/{path}")
    assert response.status_code == status
    assert set(response.json()) == REFUSAL
    assert response.json()["where"] == where
    assert all(response.json().values())
