# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A lawyer reads a paragraph, an analyst sees what the amendment costs: with and without JavaScript."""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from .conftest import sign_in
from .pages import PAGES
from .test_accessibility import SMALL, violations

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])


@SCRIPT
def test_a_lawyer_finds_a_paragraph_and_reads_it_on_two_days(window, script: bool):
    page = window(java_script_enabled=script).new_page()
    page.goto("/law/")
    page.get_by_role("link", name="Kantonale Asylverordnung").click()
    page.get_by_role("link", name="§ 7", exact=True).click()
    page.get_by_role("link", name="Abs. 2", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "§ 7 Abs. 2 KAsylV"
    page.get_by_label("Stand am").fill("2023-06-01")
    page.get_by_role("button", name="Anzeigen").click()
    assert page.url.endswith("/law/lu-kasylv/7/2/?on=2023-06-01")
    holds = page.locator(".version-holds")
    assert holds.count() == 1
    assert holds.locator("h3").inner_text() == "Stammfassung, Stand 1. Januar 2023"
    page.get_by_role("link", name="§ 7 Abs. 3 ›").click()
    assert page.get_by_role("heading", level=1).inner_text() == "§ 7 Abs. 3 KAsylV"


@SCRIPT
def test_a_worked_case_opens_step_by_step(window, script: bool):
    page = window(java_script_enabled=script).new_page()
    page.goto(PAGES["norm with tables"])
    page.locator(".case-list a").nth(1).click()
    shown = page.locator("#case")
    assert shown.get_by_role("heading").first.inner_text() == page.locator(".case-list a[aria-current]").inner_text()
    opened = shown.locator("details").evaluate_all("all => all.map(one => one.open)")
    closed = shown.locator("details").nth(opened.index(False))
    inside = closed.locator(".step").first
    assert not inside.is_visible()
    closed.locator("summary").first.click()
    assert inside.is_visible()


@SCRIPT
def test_an_analyst_sees_the_cost_and_takes_the_files(window, script: bool):
    page = window(java_script_enabled=script).new_page()
    sign_in(page, "auswertung")
    page.get_by_role("link", name="Kosten der Änderung").click()
    page.get_by_label("Monat").fill("2024-12")
    page.get_by_role("button", name="Anzeigen").click()
    page.wait_for_url("**/reports/amendment/?month=2024-12")
    page.get_by_role("img", name="Nach Personengruppe").wait_for()
    table = page.get_by_role("region", name=re.compile("^Nach Personengruppe"))
    assert table.get_by_role("row").count() >= 3
    shown = table.locator("tfoot td").nth(1).inner_text()
    workbook = page.request.get(page.get_by_role("link", name="XLSX").get_attribute("href"))
    total = load_workbook(io.BytesIO(workbook.body()))["Total"]["C2"].value
    assert f"{total:,.2f}".replace(",", "'") == shown
    text = page.request.get(page.get_by_role("link", name="CSV").get_attribute("href"))
    assert f"Total;;{total_persons(page)};{shown.replace(chr(39), '')};" in text.body().decode("utf-8-sig")


def total_persons(page: Page) -> str:
    return page.locator("tfoot td").first.inner_text().replace("'", "")


def test_bars_stay_within_their_chart_on_a_phone(window, session):
    page = window(storage_state=session, viewport={"width": 320, "height": 640}).new_page()
    page.goto(PAGES["cost of the amendment"])
    outside = page.evaluate(
        """() => [...document.querySelectorAll('.bars')].flatMap(chart => {
            const frame = chart.getBoundingClientRect();
            return [...chart.querySelectorAll('rect, text')].filter(one => {
                const box = one.getBoundingClientRect();
                return box.right > frame.right + 1 || box.left < frame.left - 1;
            }).map(one => one.textContent || one.className.baseVal);
        })"""
    )
    assert page.locator(".bars rect").count() > 0
    assert outside == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["norm with tables", "comparison of texts", "cost of the amendment", "statute"])
def test_targets_are_large_enough(window, session, name: str, width: int):
    page = window(storage_state=session, viewport={"width": width, "height": 800}).new_page()
    page.goto(PAGES[name])
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("name", ["norm with tables", "comparison of texts", "cost of the amendment"])
def test_axe_finds_nothing_in_the_dark(window, session, name: str):
    page = window(storage_state=session, color_scheme="dark").new_page()
    page.goto(PAGES[name])
    assert violations(page) == []


def test_law_and_api_are_open_to_who_is_not_signed_in(visitor: Page):
    for name in ("law", "norm with tables", "description of the API"):
        visitor.goto(PAGES[name])
        assert visitor.locator("h1").is_visible()
        assert violations(visitor) == []
    visitor.goto(PAGES["cost of the amendment"])
    assert "/sign-in/?next=" in visitor.url
