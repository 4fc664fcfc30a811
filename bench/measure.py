# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times, in rounds: every competitor has a turn in each round, so that what else the machine does meets all alike."""

import gc
import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TURN = 0.25
"""Seconds that a turn lasts at least: several short runs, or one long one."""
QUIET = 0.3
"""A turn in which other programs took more processors than that is left out, as long as enough turns remain."""
TURNS = 5


@dataclass(frozen=True)
class Turn:
    """Milliseconds of the runs of one turn, and how many processors other programs took meanwhile."""

    runs: tuple[float, ...]
    foreign: float


@dataclass
class Times:
    """All turns of one competitor."""

    turns: list[Turn] = field(default_factory=list)

    @property
    def quiet(self) -> list[Turn]:
        """The turns that nobody disturbed."""
        return [turn for turn in self.turns if turn.foreign <= QUIET]

    @property
    def undisturbed(self) -> bool:
        """Whether enough turns were quiet; else all of them count."""
        return len(self.quiet) >= TURNS

    @property
    def runs(self) -> list[float]:
        """The runs that count, in milliseconds."""
        return [run for turn in (self.quiet if self.undisturbed else self.turns) for run in turn.runs]

    @property
    def median(self) -> float:
        """Of the runs that count, in milliseconds."""
        return statistics.median(self.runs)

    @property
    def best(self) -> float:
        """Of the runs that count, in milliseconds."""
        return min(self.runs)


def in_rounds(competitors: dict[str, Callable[[], object]], seconds: float) -> dict[str, Times]:
    """Run all once for nothing, then in rounds until each had enough quiet turns or time is up; five at least."""
    times = {name: Times() for name in competitors}
    for run in competitors.values():
        run()
    begin, rounds = time.monotonic(), 0
    while rounds < TURNS or (time.monotonic() - begin < seconds and not all(t.undisturbed for t in times.values())):
        rounds += 1
        for name, run in competitors.items():
            times[name].turns.append(_turn(run))
    return times


def _turn(run: Callable[[], object]) -> Turn:
    gc.collect()
    gc.disable()
    busy, own, begin = _busy(), time.process_time(), time.perf_counter()
    runs = []
    while (elapsed := time.perf_counter() - begin) < TURN:
        start = time.perf_counter()
        run()
        runs.append((time.perf_counter() - start) * 1000)
    foreign = (_busy() - busy) - (time.process_time() - own)
    gc.enable()
    return Turn(tuple(runs), max(0.0, foreign / elapsed))


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
