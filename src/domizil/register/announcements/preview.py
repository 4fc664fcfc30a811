# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an entry would do, seen before it is done: the entry is really made, looked at, and undone.

So the check page cannot promise anything else than what the entry then does: same action, same law, same refusals.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q

from domizil.base.models import Worker
from domizil.base.refusal import Refusal
from domizil.register import couples, households, sheets
from domizil.register.models import Dwelling, Person, RegisterEvent, Residence, Task
from domizil.register.papers import service as papers

from . import entering, together
from .forms import Report
from .forms.correction import CIVIL_STATUS
from .models import Kind, Source


@dataclass(frozen=True, slots=True)
class Preview:
    """The events that would be entered, what the law says of each arrival, or why it would be refused.

    `home` is the dwelling, `living_there` who keeps house there already, by household; who has a block is not told.
    `left` came together with whom a correction is about, and are not set right with it; or keep an open address where
    somebody is blocked. `couple` is who is spouse or
    partner afterwards, where the report is about that, and `tasks` what is to be looked at then.
    """

    events: Sequence[RegisterEvent] = ()
    arrivals: Sequence[papers.Arrival] = field(default=())
    refusal: Refusal | None = None
    home: Dwelling | None = None
    living_there: Sequence[Sequence[Person]] = ()
    left: Sequence[Person] = ()
    of_couple: bool = False
    couple: Sequence[sheets.Tie] = ()
    tasks: Sequence[Task] = ()


def preview(*, by: Worker, report: Report) -> Preview:
    """Return what entering a report would do. Nothing is written. Raises `Hidden`."""
    left, there = together.left_out(report), _living_there(report)
    try:
        with transaction.atomic():
            process = uuid.uuid4()
            entering.enter(by=by, report=report, source=Source.COUNTER, process=process)
            events = events_of(process)
            home = report.facts.cleaned_data.get("home")
            of_couple = _of_couple(report)
            seen = Preview(
                events, arrivals_of(events), home=home, living_there=there, left=left, of_couple=of_couple,
                couple=_couple(events[0].person_id) if of_couple else (), tasks=_tasks(events),
            )  # fmt: skip
            transaction.set_rollback(True)
    except Refusal as refusal:
        return Preview(refusal=refusal)
    return seen


def events_of(process: uuid.UUID) -> list[RegisterEvent]:
    """The events of one report, with their persons, in the order in which they were entered."""
    events = RegisterEvent.objects.select_related("person", "municipality", "corrects")
    return list(events.filter(business_process_id=process))


def _of_couple(report: Report) -> bool:
    """Whether a report changes or corrects a civil status."""
    return report.asked.kind == Kind.CIVIL_STATUS or report.facts.cleaned_data.get("field") == CIVIL_STATUS


def _couple(person: int) -> list[sheets.Tie]:
    """Who was and is the spouse or partner of a person."""
    rows = couples.of(person).select_related("person", "other")
    return [sheets.Tie(row.kind, row.other if row.person_id == person else row.person, row) for row in rows]


def _tasks(events: Sequence[RegisterEvent]) -> list[Task]:
    """What events leave to be looked at."""
    named = [Q(key__startswith=str(event.uuid)) for event in events]
    return list(Task.objects.filter(reduce(or_, named)).select_related("person").order_by("id")) if named else []


def _living_there(report: Report) -> list[list[Person]]:
    """Who keeps house in the dwelling before the persons of a report that asks about it come, by household."""
    facts = report.facts.cleaned_data
    if "household" not in facts or not facts["home"]:
        return []
    coming = [one.chosen for one in report.persons if one.chosen]
    return households.living_in(facts["home"], facts["on"], besides=coming)


def arrivals_of(events: Sequence[RegisterEvent]) -> list[papers.Arrival]:
    """What the law says of the residences that events began: papers owed and until when."""
    begun = [event for event in events if event.kind == "move_in"]
    residences = Residence.objects.select_related("person", "municipality").filter(
        person__in={event.person_id for event in begun},
        municipality__in={event.municipality_id for event in begun},
        valid__startswith__in={event.event_date for event in begun},
    )
    return papers.arrivals(list(residences))
