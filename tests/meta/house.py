# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the house is made of: the files that are committed, and the models."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """Return the committed files that fit one of the patterns of `git ls-files` (all without one)."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return tuple(ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file())


def text(file: Path) -> str:
    """Return the text of a file; bytes that are no text count as none."""
    return file.read_text(encoding="utf-8", errors="ignore")


def short(file: Path) -> str:
    """Return a file's name as it stands in the repository."""
    return str(file.relative_to(ROOT))
