# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places of origin of a Swiss citizen (Art. 6 lit. i RHG)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from domizil.base.models import Worker

from .. import identity, messages, undo_messages
from ..models import EventKind, EventSource, Person, RegisterEvent
from ..reporting import Evidence, Origin
from ..writing import Report, alive, lock, responsible, writing


def set_origins(
    *,
    by: Worker,
    person: Person,
    on: date,
    origins: Sequence[Origin],
    reason: str = "",
    corrects: RegisterEvent | None = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Let these be all places of origin from a day on; with a `reason` it is a correction.

    Whoever gets one by naturalisation is entered by `change_nationality`. Raises Refusal (no Swiss citizen, none left,
    nothing changes) and Hidden.
    """
    origin = EventSource.CORRECTION if reason.strip() else source
    report = Report(
        by, responsible(person, on), on, origin, process, evidence, reason=reason.strip(), corrects=corrects
    )  # fmt: skip
    with writing(report):
        lock(person)
        person.refresh_from_db()
        alive(person, on)
        if person.nationality_id != identity.SWITZERLAND or not origins:
            raise undo_messages.origins_of_citizens(str(person))
        changed = identity.set_origins(person, origins, on)
        if not any(changed["origins"]):
            raise messages.nothing_changes()
        kind = EventKind.CORRECT_PERSON if report.reason else EventKind.CHANGE_FEATURES
        return report.event(kind, person, **changed)
