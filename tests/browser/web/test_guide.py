# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public guide as people use it: in every language, without script, going back, at 320 pixels, in a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from domizil.guide.jurisdictions import JURISDICTIONS

from .test_accessibility import CLIPPED, OPEN_ALL, SMALL, violations

ON = "?on=2026-09-20"
STUDIES = {"nationalities": "IN", "purpose": "studies", "document": "passport", "length": "longer", "title": "none"}
WAYS: dict[str, tuple[str, dict[str, str]]] = {
    "a right": ("lux", {"nationalities": "FR", "purpose": "studies", "document": "identity_card", "length": "longer"}),
    "discretion": ("lux", STUDIES),
    "not verified": ("lux", {"nationalities": "FR", "purpose": "studies", "document": "expired"}),
    "not open": ("lux", {"nationalities": "IN", "purpose": "visit", "document": "none"}),
    "moving in": ("lucerne", {"concern": "live", "citizenship": "swiss", "civil_status": "other", "origin": "abroad"}),
}
LANGUAGES = [(key, code) for key, place in JURISDICTIONS.items() for code in place.languages]


def answer(page: Page, name: str, value: str) -> None:
    if page.locator("select").count():
        page.locator("select").first.select_option(value)
    else:
        page.locator(f"input[name={name}][value={value}]").check()
    page.locator(".guide-go").click()


def go(page: Page, place: str, language: str, answers: dict[str, str], start: str = "") -> None:
    """Answer the questions in the order in which they are asked."""
    page.goto(f"/guide/{place}/{language}/{start}{ON}")
    for name, value in answers.items():
        answer(page, name, value)


@pytest.fixture
def phone(window: Callable[..., BrowserContext]) -> Page:
    """Somebody's small phone, without JavaScript."""
    return window(java_script_enabled=False, viewport={"width": 320, "height": 640}).new_page()


def sound(page: Page) -> None:
    """No violation of accessibility, one heading, nothing cut off, nothing too small to touch."""
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    assert page.locator("h1").count() == 1
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize(("place", "language"), LANGUAGES)
def test_every_kind_of_page_in_every_language_is_accessible(window: Any, place: str, language: str):
    """The first question (its list of states is long), a long question, the answer with days, and its reasons."""
    page = window(viewport={"width": 320, "height": 800}).new_page()
    way = dict(STUDIES if place == "lux" else WAYS["moving in"][1])
    page.goto(f"/guide/{place}/{language}/{ON}")
    sound(page)
    assert page.locator("html").get_attribute("lang") == language
    first = next(iter(way))
    answer(page, first, way.pop(first))
    sound(page)
    for name, value in way.items():
        answer(page, name, value)
    page.locator("form[aria-labelledby=days] input[type=date]").first.fill("2026-10-01")
    page.locator("form[aria-labelledby=days] button").click()
    expect(page.locator(".guide-when").first).to_be_visible()
    sound(page)
    page.goto(f"/guide/{place}/{language}/answer/why/{ON}")
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_answer_is_accessible(window: Any, scheme: str):
    for place, way in WAYS.values():
        page = window(color_scheme=scheme).new_page()
        go(page, place, "de", way)
        assert "/answer/" in page.url
        sound(page)
        page.close()


def test_the_other_pages_are_accessible(visitor: Page):
    for address in ("/guide/", f"/guide/lux/de/days/{ON}", "/guide/lux/de/?on=2019-01-01", f"/guide/lux/de/embed/{ON}"):
        visitor.goto(address)
        sound(visitor)
    visitor.goto(f"/guide/lux/de/{ON}")
    visitor.locator(".guide-go").click()
    expect(visitor.get_by_role("alert")).to_have_text("Bitte wählen Sie eine Antwort.")
    sound(visitor)


def test_without_script_and_by_hand(phone: Page):
    go(phone, "lux", "de", STUDIES)
    expect(phone.locator("h1")).to_contain_text("Der Minister entscheidet")
    phone.locator("#entry").fill("2026-10-01")
    phone.get_by_role("button", name="Ausrechnen").click()
    expect(phone.get_by_text("spätestens am 4. Oktober 2026")).to_be_visible()


def test_the_way_back_and_a_changed_answer(visitor: Page):
    go(visitor, "lux", "de", STUDIES)
    expect(visitor.locator("h1")).to_contain_text("Der Minister entscheidet")
    answered = visitor.url
    visitor.go_back()
    expect(visitor.locator("input[name=title]:checked")).to_have_value("none")
    visitor.go_back()
    expect(visitor.locator("input[name=length]:checked")).to_have_value("longer")
    visitor.goto(answered)
    visitor.get_by_role("link", name="ändern Staatsangehörigkeiten").click()
    answer(visitor, "nationalities", "DE")
    expect(visitor.locator("h1")).to_contain_text("Sie dürfen länger als drei Monate bleiben")
    visitor.get_by_role("link", name="ändern Staatsangehörigkeiten").click()
    answer(visitor, "nationalities", "IN")
    expect(visitor.locator("h1")).to_contain_text("Der Minister entscheidet")  # nothing had to be answered again


def test_no_answer_stands_in_an_address(window: Any):
    page = window().new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    go(page, "lux", "de", {"nationalities": "IN", "purpose": "protection"})
    expect(page.locator("h1")).to_contain_text("internationalen Schutz")
    assert any("/ask/purpose/" in url for url in seen)
    assert not any(answer in url for url in seen for answer in ("protection", "=IN"))


def test_in_a_frame_no_cookie_is_set(window: Any):
    context = window()
    page = context.new_page()
    page.goto(f"/guide/lux/de/embed/{ON}")
    for name, value in STUDIES.items():
        answer(page, name, value)
    expect(page.locator("h1")).to_contain_text("Der Minister entscheidet")
    assert context.cookies() == []
    sound(page)
    page.get_by_role("button", name="ändern Anliegen").click()
    answer(page, "purpose", "school")
    expect(page.get_by_text("Schule, Austausch")).to_be_visible()
    page.locator("#entry").fill("2026-10-01")
    page.get_by_role("button", name="Ausrechnen").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Fristen in den Kalender").click()
    assert download.value.suggested_filename == "domizil-lux-2026-09-20.ics"


def test_days_are_counted_by_hand_and_more_rows_come(phone: Page):
    phone.goto(f"/guide/lux/de/days/{ON}")
    phone.locator("#first-1").fill("2026-05-01")
    phone.locator("#last-1").fill("2026-07-20")
    phone.locator("#planned").fill("2026-09-25")
    phone.get_by_role("button", name="Weitere Zeilen").click()
    assert phone.locator("#first-8").count() == 1
    expect(phone.locator("#first-1")).to_have_value("2026-05-01")
    phone.get_by_role("button", name="Zählen").click()
    expect(phone.get_by_role("status")).to_contain_text("3. Oktober 2026")
    phone.locator("#last-1").fill("2026-04-01")
    phone.get_by_role("button", name="Zählen").click()
    expect(phone.get_by_role("alert")).to_have_text("Die Ausreise liegt vor der Einreise.")
    expect(phone.locator("#last-1")).to_have_value("2026-04-01")
