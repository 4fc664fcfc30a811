# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Evidence of what people tell about themselves (§ 2a para. 2 NG): where it is still open, that is a task."""

from __future__ import annotations

from collections.abc import Iterable

from domizil.base.models import Worker
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.register_features import Evidence
from domizil.register import legal_facts, tasks
from domizil.register.models import EventSource, RegisterEvent

from .models import Kind

NEEDED = frozenset({Kind.CIVIL_STATUS, Kind.NAME, Kind.NATIONALITY, Kind.BIRTH, Kind.DEATH, Kind.CARE, Kind.GUARDIAN})
"""What a document is needed for ("as far as needed"); papers of arrivals have their own checklist."""
TOLD_BY_PEOPLE = frozenset({EventSource.COUNTER, EventSource.PORTAL})
"""Messages of other registers are evidence themselves."""


def open_tasks(by: Worker, kind: Kind, events: Iterable[RegisterEvent]) -> None:
    """Open a task for each event whose evidence the law says is open; its outcome tells what was seen."""
    for event in events:
        needed = kind in NEEDED and event.source in TOLD_BY_PEOPLE
        if legal_facts.known(event.event_date) and _is_open(by, event, needed=needed):
            day = f"{event.event_date.day}.{event.event_date.month}.{event.event_date.year}"
            tasks.open_task(
                municipality=event.municipality_id, kind=tasks.EVIDENCE, key=str(event.uuid), person=event.person_id,
                subject=tasks.SHOW_EVIDENCE, params={"day": day},
            )  # fmt: skip


def _is_open(by: Worker, event: RegisterEvent, *, needed: bool) -> bool:
    seen = Evidence(
        kind=event.evidence_kind, number=event.evidence_number, issuer=event.evidence_issuer,
        seen_on=event.recorded_at.date(), seen_by=by.get_username(),
    )  # fmt: skip
    law = Law.on(event.event_date)
    return bool(law.value(STATUTE, "evidence_is_open", needed=needed, evidence=seen))
