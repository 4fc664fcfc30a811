# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who changed what and when: every model keeps its history by database triggers (django-pghistory).

The triggers run once a statement, not once a row, so that a COPY of 100 000 persons is audited set by set. They stand
in the migrations and run with the owner's rights: the app role can read history and cannot write it (see `protect`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pghistory


def audited(*, exclude: Sequence[str] = ()) -> Callable[[type[Any]], type[Any]]:
    """Keep a row in `<Model>Event` for every insert, update and delete of a model, by whatever way it was written.

    `exclude`: fields that are derived from others or secret and are not kept in history.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        level=pghistory.Statement,
        append_only=True,
    )
