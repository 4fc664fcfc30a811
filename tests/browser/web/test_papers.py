# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers and duties in a browser, as a clerk of the residents' office: axe and 320 pixels on each page of the way."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.web.test_accessibility import CLIPPED, OPEN_ALL, SMALL, violations

from .conftest import sign_in


@pytest.fixture
def clerk(window) -> Page:
    page = window().new_page()
    sign_in(page, "einwohnerkontrolle")
    return page


def looks_right(page: Page) -> None:
    """Axe with everything open; at 320 pixels nothing stands out and every target is large enough."""
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(SMALL) == []
    page.set_viewport_size({"width": 1280, "height": 800})


def test_the_way_of_a_clerk(clerk: Page):
    clerk.goto("/papers/1061/terms/")
    clerk.get_by_label("Schriftenkontrolle in Domizil seit").fill("2019-01-01")
    clerk.get_by_label("Frist der Einforderung in Tagen").fill("20")
    clerk.get_by_role("button", name="Speichern").click()
    expect(clerk.get_by_text("Die Vorgaben sind gespeichert.")).to_be_visible()
    looks_right(clerk)

    clerk.goto("/papers/?q=Kovalenko")
    looks_right(clerk)
    clerk.get_by_role("link", name="Kovalenko Olena").click()
    looks_right(clerk)
    clerk.reload()
    clerk.get_by_label("Schrift", exact=True).select_option("passport")
    clerk.locator("#id_deposit-number").fill("P-1")
    clerk.get_by_label("ausgestellt von", exact=False).fill("Passbehörde")
    clerk.get_by_label("gültig bis", exact=False).fill("2024-12-30")
    clerk.get_by_role("button", name="Entgegennehmen").click()
    expect(clerk.get_by_role("alert")).to_contain_text("abgelaufen")
    looks_right(clerk)
    clerk.get_by_label("gültig bis", exact=False).fill("2030-12-30")
    clerk.get_by_role("button", name="Entgegennehmen").click()
    expect(clerk.get_by_text("Die Schrift ist erfasst.")).to_be_visible()
    clerk.get_by_label("Reisepass P-1").check()
    clerk.get_by_role("button", name="Empfangsschein ausstellen").click()
    expect(clerk.get_by_role("alert")).to_contain_text("Amt für Migration")

    clerk.goto("/papers/")
    expect(clerk.get_by_role("row", name=re.compile("Reisepass P-1"))).to_be_visible()
    looks_right(clerk)

    clerk.goto("/duties/1061/new/")
    looks_right(clerk)
    clerk.get_by_label("Name und Vorname").fill("Beispiel Beat")
    clerk.get_by_label("Adresse").fill("Weg 3, 6003 Luzern")
    clerk.get_by_label("Die Frist lief ab am").fill("2024-05-16")
    clerk.get_by_role("button", name="Eröffnen").click()
    looks_right(clerk)
    clerk.reload()
    clerk.get_by_role("button", name="Einfordern").click()
    expect(clerk.get_by_text("Die Einforderung ist geschrieben.")).to_be_visible()
    clerk.goto("/duties/")
    expect(clerk.get_by_role("link", name="Beispiel Beat")).to_be_visible()
    looks_right(clerk)


@pytest.mark.parametrize(("account", "address"), [("verwaltung", "/jobs/"), ("finanzen", "/duties/fines/")])
def test_the_pages_beside_it(window, account: str, address: str):
    page = window().new_page()
    sign_in(page, account)
    assert page.goto(address).status == 200
    looks_right(page)
