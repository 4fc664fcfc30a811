# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A message that tells what the register says already is no contradiction: there is nothing to enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from domizil.base.refusal import Refusal
from domizil.register.models import RegisterEvent
from domizil.register.sets import Outcome

_NOTHING_CHANGES = "nothing_changes"


def same_is_nothing(enter: Callable[[Sequence[Any]], list[Outcome]]) -> Callable[[Sequence[Any]], list[Outcome]]:
    """Let an action that takes a set of reports return no events for those that would change nothing."""

    def entered(reports: Sequence[Any]) -> list[Outcome]:
        return [[] if getattr(one, "code", "") == _NOTHING_CHANGES else one for one in enter(reports)]

    return entered


def unless_same(action: Callable[..., Any], **values: Any) -> list[RegisterEvent]:
    """Call an action of the register and return its events; none where it would change nothing."""
    try:
        entered = action(**values)
    except Refusal as refused:
        if refused.code == _NOTHING_CHANGES:
            return []
        raise
    return entered if isinstance(entered, list) else [entered]
