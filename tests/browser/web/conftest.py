# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A running Domizil on a small made-up world, and Chromium to look at it."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.postgres import Database

from domizil.base import pg
from domizil.base.accounts import PASSWORD

ROOT = Path(__file__).parents[3]
PATIENCE = 60  # seconds until the pages must answer


@pytest.fixture(scope="session")
def site(new_database: Callable[[str], Database]) -> Iterator[str]:
    """The address of Domizil in demo mode, with the world of `world.py`."""
    database = new_database("browser")
    surroundings = {**os.environ, **database.environment, "DOMIZIL_DEMO": "1", "DOMIZIL_TODAY": "2024-12-31"}
    as_owner = {**surroundings, "DOMIZIL_DATABASE_ROLE": pg.OWNER_ROLE, "DJANGO_SETTINGS_MODULE": "domizil.settings"}
    subprocess.run([sys.executable, "-m", "tests.browser.web.world"], cwd=ROOT, env=as_owner, check=True)
    port = _free_port()
    command = [sys.executable, "-m", "domizil", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[Any]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended by itself"
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.1)
    raise AssertionError(f"{url} did not answer within {PATIENCE} seconds")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium of the system."""
    program = shutil.which("chromium")
    assert program, "Chromium is missing: run `make test`, which installs it, or apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, site: str) -> Iterator[Callable[..., BrowserContext]]:
    """Open a browser window: its cookies are its own, and it ends with the test."""
    with contextlib.ExitStack() as stack:

        def opened(**options: Any) -> BrowserContext:
            context = chromium.new_context(**{"base_url": site, "locale": "de-CH", **options})
            stack.callback(context.close)
            return context

        yield opened


@pytest.fixture
def visitor(window: Callable[..., BrowserContext]) -> Page:
    """A page of somebody who is not signed in."""
    return window().new_page()


@pytest.fixture(scope="session")
def session(chromium: Browser, site: str) -> Any:
    """What a browser keeps of a caseworker's sign-in, so that not every test signs in."""
    context = chromium.new_context(base_url=site, locale="de-CH")
    page = context.new_page()
    sign_in(page)
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def page(window: Callable[..., BrowserContext], session: Any) -> Page:
    """A page of a caseworker of the canton."""
    return window(storage_state=session).new_page()


def sign_in(page: Page, username: str = "sozialhilfe") -> None:
    page.goto("/sign-in/")
    page.get_by_label("Benutzername").fill(username)
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
