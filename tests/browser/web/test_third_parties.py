# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the key to the closed difference as people do it; each page looked at by axe and at 320 pixels."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect
from tests import third_party_files as sample

from .conftest import sign_in
from .test_accessibility import CLIPPED, SMALL, violations

NARROW, WIDE = {"width": 320, "height": 700}, {"width": 1280, "height": 900}
BAD = ("Einzug", "Weber", "", "31.2.2024", "", "x", "1000")


def look(page: Page, heading: str) -> None:
    """The page has this heading, nothing for axe to find, and fits on a phone."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        assert violations(page) == [], heading
        assert page.evaluate(CLIPPED) == [], heading
        assert page.evaluate(SMALL) == [], heading


def test_from_the_key_to_the_closed_difference(window: Callable[..., BrowserContext]):
    desk = window().new_page()
    sign_in(desk, "einwohnerkontrolle")
    desk.goto("/third-parties/reporters/")
    look(desk, "Meldende Stellen")
    desk.get_by_label("Art", exact=True).select_option("property_manager")
    desk.get_by_label("Name", exact=True).fill("Muster Immobilien")
    desk.get_by_role("button", name="Eintragen").click()
    desk.get_by_label("Wofür der Schlüssel ist").fill("Büro")
    desk.get_by_role("button", name="Schlüssel ausstellen").click()
    look(desk, "Muster Immobilien")
    hand_in(window().new_page(), desk.locator(".secret").inner_text())
    close(desk)


def hand_in(visitor: Page, secret: str) -> None:
    """One report in the form, one file."""
    visitor.goto("/report/")
    look(visitor, "Mieter und Bewohner melden")
    visitor.get_by_label("Zugangsschlüssel").fill(secret)
    visitor.get_by_role("button", name="Weiter").click()
    look(visitor, "Muster Immobilien")
    visitor.get_by_role("link", name="Jemanden melden").click()
    visitor.get_by_label("Name", exact=True).fill("Frei")
    visitor.get_by_role("button", name="Melden", exact=True).click()
    look(visitor, "Eine Meldung")
    expect(visitor.get_by_label("Name", exact=True)).to_have_value("Frei")
    visitor.get_by_role("link", name="Datei").click()
    look(visitor, "Datei hochladen")
    content = sample.csv(sample.GOOD, BAD)
    visitor.get_by_label("Datei").set_input_files({"name": "m.csv", "mimeType": "text/csv", "buffer": content})
    visitor.get_by_role("button", name="Prüfen").click()
    look(visitor, "Lieferung")
    visitor.get_by_role("button", name="1 Meldung übernehmen").click()
    expect(visitor.get_by_role("status")).to_contain_text("1 Meldung ist bei der Gemeinde")
    look(visitor, "Lieferung")


def close(desk: Page) -> None:
    """The clerk sees what does not agree, asks an employer, and closes it."""
    desk.goto("/third-parties/")
    look(desk, "Meldungen Dritter")
    desk.get_by_role("link", name="Müller Anna", exact=True).first.click()
    look(desk, "Müller Anna")
    desk.get_by_role("button", name="Erledigt").click()
    expect(desk.get_by_role("alert")).to_contain_text("Sagen Sie, was daraus geworden ist")
    desk.get_by_label("Ergebnis").fill("hat sich angemeldet")
    desk.get_by_role("button", name="Erledigt").click()
    for address, heading in (
        ("deliveries/", "Lieferungen"), ("requests/", "Auskunftsersuchen"), ("hotel/?q=niemand", "Hotelmeldungen"),
    ):  # fmt: skip
        desk.goto(f"/third-parties/{address}")
        look(desk, heading)


def test_a_report_without_script(window: Callable[..., BrowserContext]):
    page = window(java_script_enabled=False).new_page()
    page.goto("/report/")
    page.get_by_label("Zugangsschlüssel").fill("falsch")
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("alert")).to_contain_text("Dieser Zugangsschlüssel gilt nicht")
