# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The main job in a browser, with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import sign_in
from .pages import PAGES
from .world import UNIT


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_caseworker_opens_a_unit_reads_why_compares_and_prints(window, script: bool):
    page = window(java_script_enabled=script, accept_downloads=True).new_page()
    sign_in(page)
    page.get_by_label("Person oder Unterstützungseinheit suchen").fill("olena kovalenko")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("link", name=re.compile(UNIT)).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Unterstützungseinheit {UNIT}")
    page.get_by_role("link", name=re.compile("November 2024")).click()
    expect(page.get_by_role("heading", name="Budget November 2024")).to_be_visible()
    page.get_by_label("Monat", exact=True).fill("2024-12")
    page.get_by_role("button", name="Zeigen").click()
    expect(page).to_have_url(re.compile(re.escape(f"/support/units/{UNIT}/?month=2024-12") + "$"))
    why = page.get_by_role("group", name="Budget von Kovalenko Olena").locator("details").first
    expect(why.get_by_text("Haushaltsgrösse").first).to_be_hidden()
    why.locator("summary").first.click()
    expect(why.get_by_text("Haushaltsgrösse").first).to_be_visible()
    expect(page.get_by_role("heading", name="Was sich mit dem geänderten Text ändert")).to_be_visible()
    sheet = page.request.get(page.get_by_role("link", name="Budgetblatt (PDF)").get_attribute("href"))
    assert sheet.ok
    assert sheet.body().startswith(b"%PDF")
    page.get_by_role("button", name="Abmelden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Anmelden")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_language_changes_on_the_spot(window, session, script: bool):
    page = window(storage_state=session, java_script_enabled=script).new_page()
    page.goto(f"/support/units/{UNIT}/?month=2024-03")
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url(re.compile(re.escape(f"/support/units/{UNIT}/?month=2024-03") + "$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Support unit {UNIT}")
    expect(page.get_by_role("heading", name="What changes with the amended text")).to_be_visible()
    page.get_by_role("button", name="Deutsch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Unterstützungseinheit {UNIT}")


def test_citations_lead_to_the_law_of_the_month(page: Page):
    page.goto(f"/support/units/{UNIT}/?month=2023-12")
    page.get_by_role("link", name="§ 7 Abs. 2 KAsylV").first.click()
    expect(page).to_have_url(re.compile(re.escape("/law/lu-kasylv/7/2/?on=2023-12-01")))
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_the_browser_refuses_nothing(page: Page, address: str):
    """Nothing that the content security policy forbids, no file that is missing, no error of a script."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    status = page.goto(address).status
    page.wait_for_load_state("networkidle")
    expected = [] if status == 200 else [f"Failed to load resource: the server responded with a status of {status}"]
    assert [text.split(" (")[0] for text in told] == expected


def test_the_printed_page_is_the_budget_alone(page: Page):
    page.goto(PAGES["unit"])
    page.emulate_media(media="print")
    expect(page.locator(".site-head")).to_be_hidden()
    expect(page.locator(".month-bar form")).to_be_hidden()
    expect(page.get_by_role("heading", name="Budget Dezember 2024")).to_be_visible()
