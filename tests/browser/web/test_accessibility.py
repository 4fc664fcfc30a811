# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page for everybody: axe, structure, 320 pixels, 400 percent, keyboard."""

from __future__ import annotations

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .pages import PAGES
from .world import UNIT

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OPEN_ALL = "document.querySelectorAll('details').forEach(details => details.open = true)"
# What stands out to the right of the window although it is in no scroll region of its own.
CLIPPED = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > window.innerWidth + 1
        && !element.closest('.table-scroll') && !element.closest('.kern-sr-only');
}).map(element => element.outerHTML.slice(0, 120))"""
# Targets below 24 pixels that are no link inside a line of text (WCAG 2.2, 2.5.8).
SMALL = """() => [...document.querySelectorAll(
    'button, input:not([type=hidden]), summary, nav a, .button, .cite, .tasks a'
)].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.width < 24 || box.height < 23.5);
}).map(element => element.outerHTML.slice(0, 120) + ' ' + element.getBoundingClientRect().height)"""


def violations(page: Page) -> list[str]:
    results = Axe().run(page, options=RULES)
    return [
        f"{found['id']}: {found['help']}: {node['html'][:200]}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(page: Page, address: str):
    page.goto(address)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []


@pytest.mark.parametrize("address", [PAGES["unit"], PAGES["worklist"], PAGES["bad month"]])
def test_axe_finds_nothing_in_the_dark(window, session, address: str):
    page = window(storage_state=session, color_scheme="dark").new_page()
    page.goto(address)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []


def test_axe_finds_nothing_before_signing_in(visitor: Page):
    visitor.goto("/sign-in/")
    assert violations(visitor) == []
    visitor.get_by_label("Benutzername").fill("niemand")
    visitor.get_by_label("Passwort").fill("falsch")
    visitor.get_by_role("button", name="Anmelden").click()
    expect(visitor.get_by_role("alert")).to_be_visible()
    assert violations(visitor) == []


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_a_page_has_one_heading_landmarks_and_a_language(page: Page, address: str):
    page.goto(address)
    assert page.locator("h1").count() == 1
    for landmark in ("header", "main", "footer", "nav[aria-label]"):
        assert page.locator(landmark).count() >= 1, landmark
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.title().endswith(" – Domizil")
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_titles_tell_pages_apart(page: Page):
    titles = {}
    for name in (
        "worklist",
        "one list",
        "search",
        "search with hits",
        "unit",
        "unit under the former text",
        "bad month",
    ):
        page.goto(PAGES[name])
        titles[name] = page.title()
    assert len(set(titles.values())) == len(titles), titles


@pytest.mark.parametrize("address", [*PAGES.values(), "/sign-in/"])
def test_nothing_is_lost_at_320_pixels(window, session, address: str):
    """1280 pixels at 400 percent are 320 pixels (WCAG 1.4.10); only tables scroll, each in its own region."""
    page = window(storage_state=session, viewport={"width": 320, "height": 640}).new_page()
    page.goto(address)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", [PAGES["worklist"], PAGES["unit"], PAGES["search with hits"]])
def test_targets_are_large_enough(window, session, address: str, width: int):
    page = window(storage_state=session, viewport={"width": width, "height": 800}).new_page()
    page.goto(address)
    assert page.evaluate(SMALL) == []


def test_every_scroll_region_has_a_name_and_takes_the_keyboard(page: Page):
    for address in (PAGES["unit"], PAGES["search with hits"]):
        page.goto(address)
        regions = page.locator(".table-scroll")
        assert regions.count() > 0
        for region in regions.all():
            assert region.get_attribute("tabindex") == "0"
            assert region.get_attribute("aria-label")


def test_the_first_key_skips_to_the_content(page: Page):
    page.goto(PAGES["unit"])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Zum Inhalt"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "content"


def test_a_walk_by_keyboard_reaches_everything_visibly_in_order(page: Page):
    page.goto(PAGES["unit"])
    page.wait_for_load_state("load")
    wanted = page.locator("a[href]:visible, button:visible, input:visible, summary:visible, .table-scroll").count()
    seen = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => { const it = document.activeElement, style = getComputedStyle(it);
            const box = it.getBoundingClientRect();
            return {html: it.outerHTML.slice(0, 80), outline: style.outlineStyle, width: parseFloat(style.outlineWidth),
                    inView: box.bottom > 0 && box.top < window.innerHeight} }"""
        )
        assert here["outline"] != "none", here
        assert here["width"] >= 2, here
        assert here["inView"], here
        seen.append(here["html"])
    assert len(seen) == wanted
    assert any("<summary" in html for html in seen)


def test_a_derivation_opens_step_by_step_by_keyboard(page: Page):
    page.goto(f"/support/units/{UNIT}/?month=2024-03")
    line = page.locator(".line-why details").first
    summary = line.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert line.get_attribute("open") is not None
    for step in ("Grundbedarf pro Tag", "Ansatz"):
        expect(line.get_by_text("Betrag der Tabelle").first).to_be_hidden()
        line.locator("details:not([open]) > summary", has_text=step).last.focus()
        page.keyboard.press("Enter")
    expect(line.get_by_text("Betrag der Tabelle").first).to_be_visible()


def test_an_error_in_a_field_belongs_to_the_field(page: Page):
    page.goto(PAGES["search refused"])
    field = page.get_by_role("searchbox")
    assert field.get_attribute("aria-invalid") == "true"
    described = [page.locator(f"#{name}").inner_text() for name in field.get_attribute("aria-describedby").split()]
    assert any("kein Datum" in text for text in described)
