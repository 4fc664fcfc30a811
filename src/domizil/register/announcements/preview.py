# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an entry would do, seen before it is done: the entry is really made, looked at, and undone.

So the check page cannot promise anything else than what the entry then does: same action, same law, same refusals.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from domizil.base.models import Worker
from domizil.base.refusal import Refusal
from domizil.register.models import RegisterEvent, Residence
from domizil.register.papers import service as papers

from . import entering
from .forms import Report
from .models import Source


@dataclass(frozen=True, slots=True)
class Preview:
    """The events that would be entered, what the law says of each arrival, or why it would be refused."""

    events: Sequence[RegisterEvent] = ()
    arrivals: Sequence[papers.Arrival] = field(default=())
    refusal: Refusal | None = None


def preview(*, by: Worker, report: Report) -> Preview:
    """Return what entering a report would do. Nothing is written. Raises `Hidden`."""
    try:
        with transaction.atomic():
            process = uuid.uuid4()
            entering.enter(by=by, report=report, source=Source.COUNTER, process=process)
            events = events_of(process)
            seen = Preview(events, arrivals_of(events))
            transaction.set_rollback(True)
    except Refusal as refusal:
        return Preview(refusal=refusal)
    return seen


def events_of(process: uuid.UUID) -> list[RegisterEvent]:
    """The events of one report, with their persons, in the order in which they were entered."""
    return list(RegisterEvent.objects.select_related("person", "municipality").filter(business_process_id=process))


def arrivals_of(events: Sequence[RegisterEvent]) -> list[papers.Arrival]:
    """What the law says of the residences that events began: papers owed and until when."""
    begun = [event for event in events if event.kind == "move_in"]
    residences = Residence.objects.select_related("person", "municipality").filter(
        person__in={event.person_id for event in begun},
        municipality__in={event.municipality_id for event in begun},
        valid__startswith__in={event.event_date for event in begun},
    )
    return papers.arrivals(list(residences))
