# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which duties nobody has met in a municipality on a day: computed by law from residences and papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from domizil.law.engine import Law, Step
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.last_day import with_last_day
from domizil.register import legal_facts
from domizil.register.models import Person, Residence
from domizil.register.papers.service import Checked, checked

from .models import DutyKind, Ground

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """A duty that is overdue. `key` stays the same from day to day; `missing` are the papers owed (law values).

    `why` derives it, for the few that become a case.
    """

    key: str
    duty: DutyKind
    ground: Ground
    person: Person
    due_on: date
    why: Callable[[], dict[str, Step | None]]
    missing: list[str] = field(default_factory=list)

    @property
    def derivation(self) -> dict[str, Any]:
        """Why the duty is one and since when it is over, as a case keeps it."""
        return {name: step.to_json() if step else None for name, step in self.why().items()}


def findings(municipality: int, since: date, on: date) -> Iterator[Finding]:
    """Return every overdue duty of who lives or stays in the municipality on a day and came on or after `since`."""
    rows = _residences(municipality, since, on)
    keys = list(rows.values_list("pk", flat=True))
    for begin in range(0, len(keys), AT_ONCE):
        batch = list(rows.filter(pk__in=keys[begin : begin + AT_ONCE]))
        yield from _of(batch, on)


def _residences(municipality: int, since: date, on: date) -> QuerySet[Residence]:
    rows = Residence.objects.select_related("person", "municipality").order_by("pk")
    return rows.filter(municipality=municipality, valid__contains=on, valid__startswith__gte=since)


def _of(residences: Sequence[Residence], on: date) -> Iterator[Finding]:
    stays = {residence.pk: residence for residence in residences}
    for checklist in checked(residences, on):
        residence = stays[checklist.arrival.residence.pk]
        yield from _papers(checklist, on)
        yield from _stay_over(residence, on)


def _papers(checklist: Checked, on: date) -> Iterator[Finding]:
    """Papers that were never handed in are due by the day the act says; an expired proof since its last day."""
    arrival, residence = checklist.arrival, checklist.arrival.residence
    by_ground: defaultdict[tuple[Ground, date], list[str]] = defaultdict(list)
    for line in checklist.lines:
        if line.met or line.due_on is None or line.due_on >= on:
            continue
        ground = Ground.PROOF_EXPIRED if line.expired_on else Ground.PAPERS
        by_ground[ground, line.due_on].append(line.duty.name.lower())
    for (ground, due_on), missing in by_ground.items():
        suffix = f":{due_on.isoformat()}" if ground is Ground.PROOF_EXPIRED else ""
        yield Finding(
            key=f"{ground}:{residence.pk}{suffix}", duty=DutyKind.DEPOSIT, ground=ground, person=residence.person,
            due_on=due_on, why=lambda: {"owed": arrival.owed, "registration": arrival.handing_in}, missing=missing,
        )  # fmt: skip


def _stay_over(residence: Residence, on: date) -> Iterator[Finding]:
    """A stay whose planned end has passed, and nobody reported a departure or a longer stay (§ 2a)."""
    planned = residence.planned_end
    if planned is None or planned >= on or not legal_facts.known(planned):
        return
    law = Law.on(planned)
    due = law.derive(STATUTE, "move_due", moved_on=planned)
    last_day = with_last_day(law, planned, due.value, residence.municipality_id).last_day
    if last_day < on:
        yield Finding(
            key=f"{Ground.STAY_OVER}:{residence.pk}:{planned.isoformat()}",
            duty=DutyKind.REPORT,
            ground=Ground.STAY_OVER,
            person=residence.person,
            due_on=last_day,
            why=lambda: {"registration": due},
        )
