# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page has computed is kept until somebody writes anything anywhere, or a day has passed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.utils.translation import get_language

from domizil.base import audit, clock
from domizil.base.access import Reach

KEPT = 60 * 60  # seconds
_Kept = TypeVar("_Kept")


def until_written(what: str, where: Reach, compute: Callable[[], _Kept]) -> _Kept:
    """Return what `compute` gives, or gave for the same `what`, reach, day and language since the last write.

    Only for what depends on the reach alone, not on who asks; what it gives can be pickled and is not None.
    """
    places = "canton" if where.canton else ",".join(map(str, sorted(where.municipalities)))
    asked = f"{audit.changes()} {clock.today()} {get_language()} {places} {what}"
    key = hashlib.sha256(asked.encode()).hexdigest()
    found: _Kept | None = cache.get(key)
    if found is None:
        found = compute()
        cache.set(key, found, KEPT)
    return found
