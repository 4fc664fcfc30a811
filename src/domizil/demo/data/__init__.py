# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the canton is made from: published figures, and plausible assumptions around them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def read(name: str) -> dict[str, Any]:
    """Return one of the YAML files beside this module."""
    return yaml.load((resources.files(__name__) / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
