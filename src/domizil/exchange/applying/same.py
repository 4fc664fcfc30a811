# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A message that tells what the register says already is no contradiction: there is nothing to enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domizil.base.refusal import Refusal
from domizil.register.models import RegisterEvent

_NOTHING_CHANGES = "nothing_changes"


def unless_same(action: Callable[..., Any], **values: Any) -> list[RegisterEvent]:
    """Call an action of the register and return its events; none where it would change nothing."""
    try:
        entered = action(**values)
    except Refusal as refused:
        if refused.code == _NOTHING_CHANGES:
            return []
        raise
    return entered if isinstance(entered, list) else [entered]
