# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil demo` as somebody who tries it: it starts, lets them in, stops cleanly, starts again."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener, urlopen

import pytest

from domizil.base import accounts

PATIENCE = 90  # seconds; the machine may be busy
MEGABYTE = 1024


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    """A home of its own, with a small canton in it."""
    home = Path(f"/var/tmp/domizil-test-demo-{os.getpid()}")
    variables = {key: value for key, value in os.environ.items() if not key.startswith(("DATABASE", "DOMIZIL", "PG"))}
    variables |= {
        "DOMIZIL_HOME": str(home),
        "DOMIZIL_DEMO": "1",
        "DOMIZIL_TODAY": "2024-12-31",
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "domizil", "demo-data", "--scale", "1/50"]
    subprocess.run(command, env=variables, check=True, stdout=subprocess.DEVNULL)
    yield {key: value for key, value in variables.items() if key not in ("DOMIZIL_DEMO", "DOMIZIL_TODAY")}
    subprocess.run(
        [sys.executable, "-m", "domizil", "db", "stop"], env=variables, check=True, stdout=subprocess.DEVNULL
    )
    shutil.rmtree(home)


@contextlib.contextmanager
def running(environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The running demonstration and the lines it has printed until it was ready."""
    command = [sys.executable, "-m", "domizil", "demo"]
    demo = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = []
    try:
        for line in demo.stdout:
            lines.append(line.rstrip())
            if line.startswith("Ctrl-C stops"):
                break
        yield demo, lines
    finally:
        demo.terminate()
        demo.wait(PATIENCE)
        demo.stdout.close()


def address(lines: list[str]) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+/", "\n".join(lines))
    assert found, lines
    return found.group()


def signed_in(site: str, username: str) -> OpenerDirector:
    """A browser in which an account has signed in."""
    cookies = CookieJar()
    browser = build_opener(HTTPCookieProcessor(cookies))
    page = browser.open(site).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
    form = {"csrfmiddlewaretoken": token, "username": username, "password": accounts.PASSWORD}
    target = browser.open(site).url
    browser.open(target, urlencode(form).encode())
    assert "sessionid" in {cookie.name for cookie in cookies}
    return browser


def processes_of(home: str) -> list[int]:
    """Every process whose command line or working folder is in a home."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if home in str((process / "cwd").readlink()):
                found.append(int(process.name))
    return found


def children(parent: int) -> list[int]:
    """The processes started by one, and by those."""
    direct = [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    return direct + [grandchild for child in direct for grandchild in children(child)]


def resident_kilobytes(process: int) -> int:
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text()).group(1))


def test_it_prints_an_address_and_one_sign_in_a_role(environment):
    with running(environment) as (_, lines):
        text = "\n".join(lines)
        assert address(lines)
        assert "Day: 2024-12-31" in text
        assert accounts.PASSWORD in text
        assert [account.username for account in accounts.ACCOUNTS if account.username not in text] == []


def test_it_starts_again_in_ten_seconds_with_the_same_data(environment):
    begin = time.monotonic()
    with running(environment) as (_, lines):
        assert time.monotonic() - begin < 10
        assert any("The canton is there" in line for line in lines)


def test_everybody_gets_in_and_the_pages_stay_small(environment):
    with running(environment) as (demo, lines):
        for account in accounts.ACCOUNTS:
            page = signed_in(address(lines), account.username).open(address(lines))
            assert page.status == 200
        sizes = {process: resident_kilobytes(process) for process in children(demo.pid)}
        assert len(sizes) >= 3  # one that leads and two that serve
        assert max(sizes.values()) < 300 * MEGABYTE


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_with_its_database(environment, number):
    with running(environment) as (demo, _lines):
        family = children(demo.pid)
        demo.send_signal(number)
        rest, _ = demo.communicate(timeout=PATIENCE)
        assert demo.returncode == 0
        assert "Everything is stopped; the data stays." in rest
        assert "Traceback" not in rest
    assert processes_of(environment["DOMIZIL_HOME"]) == []
    assert [process for process in family if Path(f"/proc/{process}/status").exists()] == []


def test_two_run_side_by_side_and_the_last_stops_the_database(environment):
    with running(environment) as (_, first):
        with running(environment) as (_, second):
            assert address(first) != address(second)
        assert urlopen(f"{address(first)}healthz").status == 200
        command = [sys.executable, "-m", "domizil", "demo-reset"]
        reset = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert reset.returncode == 1
        assert "in use by another Domizil. Stop that one first." in reset.stderr
    assert processes_of(environment["DOMIZIL_HOME"]) == []
