# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the 77 statements of the public guide stand against the law."""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib.resources import files

import yaml


class GuideIs(Enum):
    """How a statement of the guide stands against the law."""

    OK = "ok"
    IMPRECISE = "imprecise"
    INCOMPLETE = "incomplete"
    OUTDATED = "outdated"
    WRONG = "wrong"
    UNVERIFIED = "unverified"


@cache
def guide_verdicts() -> dict[str, GuideIs]:
    """Each statement's norm with its standing. What it says and what holds is in the norm's own words."""
    rows = yaml.safe_load(files(__package__ or "").joinpath("norms.yaml").read_text("utf-8"))["norms"]
    return {row["id"]: GuideIs(row["guide_is"]) for row in rows if "guide_is" in row}
