# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times by what was done, as rows of a table."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Figures:
    """Milliseconds by what was done, and counts."""

    times: dict[str, list[float]] = field(default_factory=dict)
    counts: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, began: float) -> None:
        """Keep how long something took since a moment."""
        self.times.setdefault(name, []).append((time.perf_counter() - began) * 1000)

    def most(self, name: str, count: int) -> None:
        """Keep the largest count of something."""
        self.counts[name] = max(self.counts.get(name, 0), count)

    def line(self, name: str) -> str:
        """Median and 95th percentile of what was done, as a row of a table; with the count of that name, if any."""
        runs = sorted(self.times[name])
        p95 = runs[min(len(runs) - 1, len(runs) * 95 // 100)]
        count = f" {self.counts[name]} |" if name in self.counts else ""
        return f"| {name} | {len(runs)} | {statistics.median(runs):.1f} | {p95:.1f} |{count}"
