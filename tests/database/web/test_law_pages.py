# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The law pages are open to all and say what the law floor holds."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from domizil.law.engine import statute, statutes
from domizil.law.engine.cases import cases
from domizil.law.engine.coverage import Standing, coverage

EVERY_NORM = sorted({(home.id, norm.id) for home in statutes() for norm in home.norms})
STATUTES = [home.id for home in statutes()]


@pytest.fixture
def visitor() -> Client:
    """Somebody who is not signed in."""
    return Client()


def said(response) -> str:
    """The text of a page without markup, blanks made one."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_norm_has_a_page(visitor, language):
    visitor.cookies["django_language"] = language
    for statute_id, norm in EVERY_NORM:
        day = statute(statute_id).begins.isoformat()
        response = visitor.get(f"/law/{norm}/?on={day}")
        assert response.status_code == 200, norm
        words = {entry.says[language] for entry in statute(statute_id).norms if entry.id == norm}
        assert all(" ".join(one.split()) in said(response) for one in words), norm


@pytest.mark.parametrize("path", ["/law/", "/law/coverage/", *(f"/law/{id}/" for id in STATUTES)])
def test_lists_are_open_to_all(visitor, path):
    assert visitor.get(path).status_code == 200


def test_both_texts_stand_side_by_side_and_the_day_tells_which_holds(visitor):
    before = said(visitor.get("/law/lu-kasylv/7/2/?on=2023-06-01"))
    after = said(visitor.get("/law/lu-kasylv/7/2/?on=2024-06-01"))
    for page in (before, after):
        assert "Stammfassung, Stand 1. Januar 2023" in page
        assert "Änderung in Kraft ab 1. Januar 2024" in page
    assert "gilt am 1.6.2023" in before
    assert "gilt am 1.6.2024" in after


def test_the_tables_stand_beside_each_other_with_what_changes(visitor):
    rows = re.findall(
        r"<tr><th scope=\"row\">(.*?)</tr>", visitor.get("/law/lu-kasylv/7/2/").content.decode(), re.DOTALL
    )
    cells = [re.findall(r">([^<]+)<", f">{row}<") for row in rows]
    assert ["1", "11.50", "12.50", "+1.00"] in cells
    assert ["jede weitere", "5.05", "10.00", "+4.95"] in cells


def test_a_figure_that_nobody_entered_says_who_can(visitor):
    page = said(visitor.get("/law/lu-kasylv/7/2/"))
    assert "nicht erfasst" in page
    assert "Angeben kann sie: Dienststelle Asyl- und Flüchtlingswesen." in page


def test_a_rule_stands_in_words_beside_its_source(visitor):
    response = visitor.get("/law/lu-kasylv/7/2/")
    page = said(response)
    assert "Wenn Unterkunft ist Kollektivunterkunft:" in page
    assert "return rate(TABLE_2, household_size, person_number)" in re.sub(r"<[^>]+>", "", response.content.decode())
    for version in statute("lu-kasylv").rules["daily_basic_need"]:
        assert version.doc.splitlines()[0] in page


def test_worked_cases_are_computed_anew_and_shown_with_derivation(visitor):
    mine = [case for case in cases("lu-kasylv") if "lu-kasylv/7/2" in case.norms]
    assert mine
    for case in mine:
        response = visitor.get(f"/law/lu-kasylv/7/2/?case={case.name}")
        page = said(response)
        assert f"Quelle: {' '.join(case.source.split())}" in page
        assert "nicht wie erwartet" not in page
        assert 'class="derivation"' in response.content.decode() or not case.household


def test_a_case_of_another_norm_is_not_there(visitor):
    assert visitor.get("/law/lu-kasylv/7/2/?case=nothing").status_code == 404


def test_a_norm_that_does_not_exist_on_the_day_says_so(visitor):
    page = said(visitor.get("/law/lu-kasylv/7/4/?on=2023-06-01"))
    assert "Am 1.6.2023 gibt es diese Bestimmung nicht." in page
    assert "Diese Fassung kennt die Bestimmung nicht." in page


def test_a_paragraph_shows_all_its_parts(visitor):
    page = visitor.get("/law/lu-kasylv/7/?on=2024-03-01").content.decode()
    for part in ("1", "2", "3", "4"):
        assert f'href="/law/lu-kasylv/7/{part}/?on=2024-03-01"' in page


@pytest.mark.parametrize(
    "path",
    ["/law/nothing/", "/law/lu-kasylv/99/", "/law/lu-kasylv/7/9/", "/law/lu-kasylv/7/2/x/", "/law/lu-kasylv/7/2/x/y/"],
)
def test_what_is_no_law_is_not_there(visitor, path):
    assert visitor.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/law/lu-kasylv/", "/law/lu-kasylv/7/", "/law/lu-kasylv/7/2/", "/law/lu-kasylv/compare/"]
)
@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2015-12-31", "Der 31.12.2015 liegt vor der KAsylV. Erlaubt ist ein Tag ab dem 1.1.2016"),
        ("morgen", "«morgen» ist kein Tag. Erlaubt ist ein Tag wie 2024-01-01."),
        ("2024-02-30", "«2024-02-30» ist kein Tag."),
        ("<script>", "«<script>» ist kein Tag."),
    ],
)
def test_a_bad_day_is_refused_and_says_what_is_allowed(visitor, path, on, told):
    response = visitor.get(path, {"on": on})
    assert response.status_code == 400
    assert told in unescape(response.content.decode())
    assert "<script>" not in response.content.decode()


def test_comparison_lists_each_change_under_its_paragraph(visitor):
    page = said(visitor.get("/law/lu-kasylv/compare/?from=2023-12-31&to=2024-01-01"))
    assert "KAsylV: vom 31.12.2023 zum 1.1.2024" in page
    assert page.index("§ 7 Grundbedarf") < page.index("Geänderte Zahlen zu § 7") < page.index("§ 10 Zulage")
    assert "11.50 · 11.00" in page


def test_comparison_of_days_of_one_text_says_that_nothing_changes(visitor):
    page = said(visitor.get("/law/lu-kasylv/compare/?from=2024-02-01&to=2024-03-01"))
    assert "Zwischen diesen Tagen ändert sich nichts." in page


def test_a_draft_is_compared_but_never_in_force(visitor):
    page = said(visitor.get("/law/lu-ng/compare/"))
    assert "Der Entwurf gilt nicht." in page
    assert "ändert sich nichts" not in page
    without = said(visitor.get("/law/lu-ng/compare/?from=2026-12-31&to=2027-01-01&draft="))
    assert "Zwischen diesen Tagen ändert sich nichts." in without
    assert "gilt am" not in said(visitor.get("/law/lu-ng/compare/?draft=2027"))


def test_a_draft_is_marked_wherever_it_stands(visitor):
    compared = said(visitor.get("/law/lu-ng/compare/?draft=2027"))
    assert "in Kraft, am 31.12.2026" in compared
    assert "Entwurf geplant ab 1.1.2027" in compared
    assert "Geplant ist der 1. Januar 2027. Bekannt sind nur" in compared
    assert "Die Hinterlegung des Heimatscheins entfällt (§ 9 des Entwurfs)." in compared
    assert "am 1.1.2027" not in compared.replace("vom 31.12.2026 zum 1.1.2027", "")
    page = said(visitor.get("/law/lu-ng/?on=2027-01-01"))
    assert page.count("Entwurf dazu") == 6
    assert "geplant ab 1.1.2027" in page
    norm = said(visitor.get("/law/lu-ng/3/1/a/?on=2027-01-01"))
    assert "Entwurf: gilt nicht" in norm
    assert "gilt am 1.1.2027" in norm  # the act in force, on the planned day too
    assert norm.index("gilt am 1.1.2027") < norm.index("Entwurf: gilt nicht") < norm.index("nur im Vergleich")


def test_what_is_no_draft_is_refused(visitor):
    response = visitor.get("/law/lu-kasylv/compare/?draft=2024")
    assert response.status_code == 400
    assert "«2024» ist kein Entwurf zur KAsylV. Erlaubt: keiner." in unescape(response.content.decode())


@pytest.mark.parametrize("name", ["from", "to"])
def test_comparison_refuses_a_bad_day(visitor, name):
    assert visitor.get("/law/lu-kasylv/compare/", {name: "x"}).status_code == 400
    assert visitor.get("/law/lu-kasylv/compare/", {name: "1999-01-01"}).status_code == 400


def test_coverage_shows_the_counts_of_the_law_floor(visitor):
    page = visitor.get("/law/coverage/").content.decode()
    for home in statutes():
        row = re.search(rf'href="/law/{home.id}/">.*?</tr>', page, re.DOTALL)
        assert row is not None
        counts = [int(count) for count in re.findall(r'<td class="num"[^>]*>(\d+)</td>', row.group())]
        assert counts == [coverage(home).count(standing) for standing in Standing]


def test_english_is_complete(visitor):
    page = said(english(visitor).get("/law/lu-kasylv/7/2/?on=2024-03-01"))
    assert "Otherwise:" in page
    for german in ("Sonst", "gilt am", "Zahlen", "Quelle", "nicht erfasst", "Durchgerechnete", "läuft", "Stand am"):
        assert not re.search(rf"\b{german}\b", page), german


def test_nothing_runs_or_is_styled_inline(visitor):
    for path in ("/law/", "/law/coverage/", "/law/lu-kasylv/", "/law/lu-kasylv/7/2/", "/law/lu-kasylv/compare/"):
        page = visitor.get(path).content.decode()
        assert not re.search(r"<script|\sstyle=|\son[a-z]+=", page), path


def test_pages_are_only_looked_at(visitor):
    assert visitor.post("/law/lu-kasylv/7/2/").status_code == 405


def test_days_in_the_wrong_order_are_refused():
    response = Client().get("/law/lu-kasylv/compare/?from=2024-06-01&to=2024-01-01")
    assert response.status_code == 400
    assert "Verglichen wird vom früheren zum späteren Tag" in response.content.decode()
    told = Client().get("/api/law/compare/lu-kasylv?before=2024-06-01&after=2024-01-01")
    assert (told.status_code, told.json()["allowed"]) == (422, "a day from 2024-06-01 on")
