# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times, in rounds: every competitor once a round, so that what else the machine does meets all of them."""

import gc
import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Times:
    """Milliseconds of each run of one competitor, and the share of processors that other programs took meanwhile."""

    runs: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Of all runs, in milliseconds."""
        return statistics.median(self.runs)

    @property
    def best(self) -> float:
        """Of all runs, in milliseconds."""
        return min(self.runs)

    @property
    def foreign(self) -> float:
        """Processors that others took, on average."""
        return statistics.mean(self.others)


def in_rounds(competitors: dict[str, Callable[[], object]], rounds: int, seconds: float) -> dict[str, Times]:
    """Run all once for nothing, then at least `rounds` times, and on until `seconds` are over."""
    times = {name: Times() for name in competitors}
    for run in competitors.values():
        run()
    begin = time.monotonic()
    while len(next(iter(times.values())).runs) < rounds or time.monotonic() - begin < seconds:
        for name, run in competitors.items():
            _once(run, times[name])
    return times


def _once(run: Callable[[], object], into: Times) -> None:
    if not into.runs or into.runs[-1] > 10:
        gc.collect()  # before a short run it would only clear the processor's cache
    gc.disable()
    busy, own, begin = _busy(), time.process_time(), time.perf_counter()
    result = run()
    taken = time.perf_counter() - begin
    foreign = (_busy() - busy) - (time.process_time() - own)
    gc.enable()
    del result
    into.runs.append(taken * 1000)
    into.others.append(max(0.0, foreign / max(taken, 0.01)))


def _busy() -> float:
    """Seconds that all processors together have worked since the machine started (0 where nobody counts them)."""
    path = Path("/proc/stat")
    if not path.exists():
        return 0.0
    user, nice, system, _, _, irq, softirq, *_ = map(int, path.read_text().split("\n", 1)[0].split()[1:])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def machine() -> list[str]:
    """What the figures were taken on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB", f"{platform.system()} {platform.release()}"]


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    if path.exists():
        for line in path.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()
