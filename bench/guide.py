# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast the public guide answers under load: requests at a fixed rate, whether or not the ones before are done.

`python bench/guide.py` starts Domizil with its own empty database (as `domizil serve` does) and stops it again;
`--url` measures one that runs. What must hold: p95 of a question page <= 50 ms and of an answer <= 100 ms at 50
requests a second. A time is counted from the moment the request was due, so that waiting in a queue counts too.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

ON = "?on=2026-09-20"
WAYS = {
    "lux": {"nationalities": "IN", "purpose": "studies", "document": "passport", "length": "longer", "title": "none"},
    "lucerne": {"concern": "live", "citizenship": "swiss", "civil_status": "other", "origin": "abroad"},
}
MOST = {"question": 50.0, "answer": 100.0}
Page = tuple[str, str, str]  # kind, address, cookies


def walked(base: str, place: str) -> list[Page]:
    """Every question and the answer of one way, each with the cookies it is fetched with."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    jar = next(one.cookiejar for one in browser.handlers if hasattr(one, "cookiejar"))
    address, pages = f"{base}/guide/{place}/de/{ON}", []
    for name, value in WAYS[place].items():
        html = browser.open(address).read().decode()
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
        pages.append(("question", address.removeprefix(base), cookies))
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
        assert token, address
        form = urllib.parse.urlencode({name: value, "csrfmiddlewaretoken": token[1]}).encode()
        target = urllib.parse.urljoin(address, f"/guide/{place}/de/ask/{name}/{ON}")
        address = browser.open(urllib.request.Request(target, form, {"Referer": address})).url
    assert "/answer/" in address, f"{place}: the way ends at {address}"
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    return [*pages, *[("answer", address.removeprefix(base), cookies)] * len(pages)]


class Load:
    """Fetches pages at a rate and keeps how long each kind took, in milliseconds."""

    def __init__(self, base: str) -> None:
        self.host = urllib.parse.urlsplit(base).netloc
        self.took: dict[str, list[float]] = defaultdict(list)
        self._own = threading.local()
        self._lock = threading.Lock()

    def fetch(self, page: Page, due: float) -> None:
        kind, address, cookies = page
        if not hasattr(self._own, "line"):
            self._own.line = http.client.HTTPConnection(self.host, timeout=30)
        try:
            self._own.line.request("GET", address, headers={"Cookie": cookies})
            response = self._own.line.getresponse()
            response.read()
        except (http.client.HTTPException, OSError):
            del self._own.line
            return self.fetch(page, due)
        assert response.status == 200, f"{address}: {response.status}"
        with self._lock:
            self.took[kind].append((time.perf_counter() - due) * 1000)
        return None

    def run(self, pages: list[Page], rate: int, seconds: int) -> None:
        with ThreadPoolExecutor(32) as pool:
            begin, waiting = time.perf_counter() + 0.2, []
            for number, page in zip(range(rate * seconds), cycle(pages), strict=False):
                due = begin + number / rate
                time.sleep(max(0.0, due - time.perf_counter()))
                waiting.append(pool.submit(self.fetch, page, due))
            for one in waiting:
                one.result()


def percentile(values: list[float], share: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The address of a Domizil of our own."""
    with socket.socket() as probe, tempfile.TemporaryDirectory(prefix="domizil-bench-") as home:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        Path(home).chmod(0o755)
        surroundings = {**os.environ, "DOMIZIL_HOME": home, "DOMIZIL_TODAY": "2026-09-20"}
        domizil = [sys.executable, "-m", "domizil"]
        subprocess.run([*domizil, "migrate"], env=surroundings, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*domizil, "serve", "--port", str(port)], env=surroundings, stdout=subprocess.DEVNULL)
        try:
            base = f"http://127.0.0.1:{port}"
            for _ in range(600):
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{base}/healthz", timeout=5):
                    break
                time.sleep(0.1)
            yield base
        finally:
            server.terminate()
            server.wait()


def measure(base: str, rate: int, seconds: int) -> bool:
    """Measure and print; say whether the figures hold."""
    pages = [page for place in WAYS for page in walked(base, place)]
    Load(base).run(pages, rate, 3)  # warm
    load = Load(base)
    load.run(pages, rate, seconds)
    print(f"{rate} requests a second for {seconds} s, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for kind, most in MOST.items():
        took = load.took[kind]
        told = " ".join(f"p{share} {percentile(took, share):6.1f}" for share in (50, 95, 99))
        print(f"{kind:9} {len(took):5} requests  {told} ms  (p95 at most {most:.0f} ms)")
    return all(percentile(load.took[kind], 95) <= most for kind, most in MOST.items())


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--url", help="a Domizil that runs; without it one is started")
    options.add_argument("--rate", type=int, default=50)
    options.add_argument("--seconds", type=int, default=20)
    asked = options.parse_args()
    with contextlib.nullcontext(asked.url.rstrip("/")) if asked.url else served() as base:
        return 0 if measure(base, asked.rate, asked.seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
