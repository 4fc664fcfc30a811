# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register's pages and the portal as people use them: axe, 320 pixels, without script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import sign_in
from .test_accessibility import OPEN_ALL, violations

OFFICE = (
    "/register/", "/register/tasks/", "/register/merges/", "/register/report/arrival/", "/register/report/stay/",
    "/register/report/departure/", "/register/report/correction/", "/register/report/birth/",
    "/register/report/contact/", "/register/report/guardian/", "/register/report/care/", "/register/report/numbers/",
    "/register/report/household/", "/register/report/extra/", "/register/report/features/",
    "/register/report/separation/", "/register/report/residence/", "/register/report/origins/",
    "/register/report/take_back/",
    "/register/persons/1/address/",
)  # fmt: skip
PUBLIC = ("/portal/", "/portal/begin/move/", "/portal/my-data/")


@pytest.fixture(scope="module")
def office(chromium, site: str) -> Any:
    """What a browser keeps of a sign-in at the residents' office."""
    context = chromium.new_context(base_url=site, locale="de-CH")
    page = context.new_page()
    sign_in(page, "einwohnerkontrolle")
    kept = context.storage_state()
    context.close()
    return kept


def holds(page: Page) -> None:
    """Nothing that axe finds, and nothing beyond the window."""
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", OFFICE)
def test_pages_of_the_office_are_for_everybody(window, office, address: str):
    page = window(storage_state=office, viewport={"width": 320, "height": 800}).new_page()
    assert page.goto(address).status == 200
    holds(page)


@pytest.mark.parametrize("address", PUBLIC)
def test_pages_of_the_portal_are_for_everybody(window, address: str):
    page = window(viewport={"width": 320, "height": 800}).new_page()
    assert page.goto(address).status == 200
    holds(page)


def test_a_person_is_found_looked_at_and_seen_as_of_another_day(window, office):
    page = window(storage_state=office, viewport={"width": 320, "height": 800}).new_page()
    page.goto("/search/?q=Kovalenko Olena")
    page.get_by_role("link", name="Kovalenko Olena").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kovalenko Olena")
    holds(page)
    page.get_by_label("Gültig am").fill("1.6.2019")
    page.get_by_role("button", name="Anzeigen").click()
    expect(page.get_by_text("Was am 1.6.2019 galt")).to_be_visible()
    holds(page)


def test_an_arrival_is_announced_online_without_script_and_checked_at_the_office(window, office):
    visitor = window(java_script_enabled=False).new_page()
    visitor.goto("/portal/begin/arrival/")
    visitor.locator("#municipality").select_option(label="Luzern")
    visitor.get_by_role("button", name="Beginnen").click()
    code = visitor.locator(".secret-code").inner_text()
    visitor.get_by_role("button", name="Ich habe ihn aufgeschrieben").click()
    visitor.locator("button[value=check]:visible").click()
    expect(visitor.get_by_role("alert")).to_contain_text("Angaben fehlen")
    for name, text in {
        "p0-official_name": "Portal", "p0-first_name": "Petra", "p0-date_of_birth": "3.4.1988", "on": "20.12.2024",
        "address": "Musterstrasse 1",
    }.items():  # fmt: skip
        visitor.locator(f"[name={name}]").fill(text)
    visitor.locator("[name=p0-sex]").select_option("2")
    visitor.locator("[name=p0-nationality]").select_option(index=1)
    visitor.locator("button[value=check]:visible").click()
    visitor.get_by_role("main").get_by_role("link", name="Weiter", exact=True).click()
    expect(visitor.get_by_role("heading", name="Was das Gesetz verlangt")).to_be_visible()
    visitor.get_by_role("button", name="Meldung absenden").click()
    expect(visitor.get_by_text("Ihre Meldung ist eingegangen")).to_be_visible()

    clerk = window(storage_state=office).new_page()
    clerk.goto("/register/announcements/")
    clerk.get_by_role("main").get_by_role("link", name="Zuzug").first.click()
    expect(clerk.get_by_text("Portal", exact=True)).to_be_visible()
    clerk.get_by_label("Zurückgeben, weil").fill("Der Mietvertrag fehlt.")
    clerk.get_by_role("button", name="Zurückgeben").click()

    later = window().new_page()
    later.goto("/portal/")
    later.get_by_label("Ihr Code").fill(code)
    later.get_by_role("button", name="Weiter").click()
    expect(later.get_by_text("Der Mietvertrag fehlt.")).to_be_visible()


def arrive(page: Page, first_name: str) -> None:
    """Report somebody's arrival at Haushaltweg 5, as far as the check."""
    page.goto("/register/report/arrival/")
    for name, text in {
        "p0-official_name": "Hausfrau", "p0-first_name": first_name, "p0-date_of_birth": "3.4.1988",
        "on": "20.12.2024", "address": "Haushaltweg 5",
    }.items():  # fmt: skip
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=p0-sex]").select_option("2")
    page.locator("[name=p0-nationality]").select_option(index=1)
    page.locator("button[value=check]:visible").click()
    page.wait_for_url("**/announcements/*/")


def test_with_whom_somebody_keeps_house_is_chosen_by_keyboard_and_goes_along_with_the_entry(window, office):
    page = window(storage_state=office, viewport={"width": 320, "height": 800}).new_page()
    for name, household in (("Erste", ""), ("Zweite", "eigener Haushalt")):
        arrive(page, name)
        if household:  # somebody of the same birthday is known: the check asks first who it is
            holds(page)
            page.get_by_role("radio", name="Neue Person").check()
            page.get_by_role("button", name="Zuordnung übernehmen").click()
        holds(page)
        if household:
            expect(page.get_by_role("radio", name="gemeinsamer Haushalt mit Hausfrau Erste")).to_be_checked()
            page.get_by_role("radio", name="gemeinsamer Haushalt mit Hausfrau Erste").press("ArrowDown")
            expect(page.get_by_role("radio", name=household)).to_be_checked()
        page.get_by_role("button", name="Eintragen").click()
    page.get_by_role("main").get_by_role("link", name="Hausfrau Zweite").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hausfrau Zweite")
    expect(page.locator("section[aria-labelledby=family]")).not_to_contain_text("Hausfrau Erste")
