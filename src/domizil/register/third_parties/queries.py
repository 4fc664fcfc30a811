# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every read of this room: for the residents' office of what its grants cover, for a third party of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Model, Q, QuerySet

from domizil.base import access, clock
from domizil.base.access import Hidden
from domizil.base.models import Municipality, Role, Worker
from domizil.register import addresses, names
from domizil.register.models import Occupancy, Residence, Task

from . import matching
from .access_keys import Giver
from .models import Delivery, Difference, HotelSlip, InformationRequest, Match, Report, Reporter

ROLES = (Role.REGISTER, Role.SUPERVISOR)
MOST_SLIPS = 500

Row = TypeVar("Row", bound=Model)


def _of(by: Worker, rows: QuerySet[Row]) -> QuerySet[Row]:
    """The rows of the municipalities that a worker's grants cover. Raises Hidden."""
    found = access.require(by, *ROLES)
    return rows if found.canton else rows.filter(municipality__in=found.municipalities)


def _one(rows: QuerySet[Row], key: int) -> Row:
    try:
        return rows.get(pk=key)
    except ObjectDoesNotExist:
        raise Hidden("Nothing there, or not of this worker.") from None


def municipalities(by: Worker) -> QuerySet[Municipality]:
    """Where a worker enters third parties."""
    found = access.require(by, Role.REGISTER)
    there = Municipality.objects.filter(valid__contains=clock.today())
    return there if found.canton else there.filter(pk__in=found.municipalities)


def may_write(by: Worker) -> bool:
    """Whether a worker keeps third parties anywhere; who supervises reads only (§ 20)."""
    return bool(access.reach(by, Role.REGISTER))


def reporters(by: Worker) -> QuerySet[Reporter]:
    """The third parties, by name, with how many reports each handed in."""
    rows = _of(by, Reporter.objects.select_related("municipality")).annotate(told=Count("reports"))
    return rows.order_by("closed_on", "name", "id")


def reporter(by: Worker, key: int) -> Reporter:
    """One third party. Raises Hidden."""
    return _one(_of(by, Reporter.objects.select_related("municipality")), key)


def deliveries(by: Worker) -> QuerySet[Delivery]:
    """What was handed in, newest first; without the content of waiting files."""
    return _of(by, Delivery.objects.select_related("reporter", "received_by").defer("content"))


def delivery(by: Worker, key: int) -> Delivery:
    """One delivery. Raises Hidden."""
    return _one(_of(by, Delivery.objects.select_related("reporter")), key)


def requests(by: Worker) -> QuerySet[InformationRequest]:
    """Information requests, open ones first."""
    rows = _of(by, InformationRequest.objects.select_related("addressee", "municipality"))
    return rows.order_by("answered_on", "-id")


def request(by: Worker, key: int) -> InformationRequest:
    """One information request. Raises Hidden."""
    return _one(_of(by, InformationRequest.objects.select_related("addressee", "municipality")), key)


def slips(by: Worker, typed: str = "", on: date | None = None) -> list[HotelSlip]:
    """Hotel slips whose name holds each typed word, of guests who were there on a day; the newest MOST_SLIPS."""
    rows = _of(by, HotelSlip.objects.select_related("reporter", "nationality"))
    for word in names.search_text(typed).split():
        rows = rows.filter(search_key__contains=word)
    if on is not None:
        rows = rows.filter(arrives__lte=on, leaves__gte=on)
    return list(rows[:MOST_SLIPS])


def own_deliveries(by: Giver) -> QuerySet[Delivery]:
    """What a third party handed in itself or had handed in."""
    return Delivery.objects.filter(reporter=by.reporter).defer("content")


def own_delivery(by: Giver, key: int) -> Delivery:
    """One of them. Raises Hidden."""
    return _one(Delivery.objects.filter(reporter=by.reporter), key)


def own_reports(by: Giver) -> QuerySet[Report]:
    """What a third party told, newest first; never what the register says."""
    return Report.objects.filter(reporter=by.reporter).order_by("-id")


# --- differences ---


def differences(by: Worker, kind: str = "") -> QuerySet[Task]:
    """The open tasks from third parties, those due first; of one kind of difference or all."""
    prefix = matching.TASK + kind
    fits = Q(kind=prefix) if kind else Q(kind__startswith=prefix)
    rows = _of(by, Task.objects.select_related("municipality", "person")).filter(fits, done_on__isnull=True)
    return rows.order_by("due", "id")


def counts(by: Worker) -> list[tuple[Difference, int]]:
    """How many tasks of each difference are open; none are left out."""
    rows = differences(by).order_by().values_list("kind").annotate(Count("id"))
    by_kind = {kind.removeprefix(matching.TASK): count for kind, count in rows}
    return [(difference, by_kind[difference.value]) for difference in Difference if difference.value in by_kind]


@dataclass(frozen=True, slots=True)
class Sides:
    """A task with its two sides: what was told, and what the register says of the person today.

    `hidden`: the person's data is blocked, and the address is shown on neither side.
    """

    task: Task
    difference: Difference
    report: Report | None
    match: Match | None
    residence: Residence | None
    occupancy: Occupancy | None
    hidden: bool


def sides(tasks: Iterable[Task]) -> list[Sides]:
    """Put the two sides of tasks together, in a few queries for all of them."""
    tasks = list(tasks)
    told = Report.objects.select_related("reporter", "match__dwelling").in_bulk(
        [task.params["report"] for task in tasks if "report" in task.params]
    )
    persons = [task.person_id for task in tasks if task.person_id]
    lives, hidden = _lives(persons), addresses.blocked(persons)
    found = []
    for task in tasks:
        report = told.get(task.params.get("report"))
        match = getattr(report, "match", None)
        occupancy = lives.get((task.person_id or 0, task.municipality_id))
        residence = occupancy.residence if occupancy else None
        found.append(Sides(task, _difference(task), report, match, residence, occupancy, task.person_id in hidden))
    return found


def _difference(task: Task) -> Difference:
    return Difference(task.kind.removeprefix(matching.TASK))


def _lives(persons: list[int]) -> dict[tuple[int, int], Occupancy]:
    """The newest place of each person in each municipality (the one of today, or the last one)."""
    rows = Occupancy.objects.filter(residence__person__in=persons).select_related("residence", "dwelling")
    return {(row.residence.person_id, row.residence.municipality_id): row for row in rows.order_by("valid")}


def difference(by: Worker, key: int) -> Task:
    """The task of one difference, open or done. Raises Hidden."""
    rows = Task.objects.select_related("municipality", "person", "done_by").filter(kind__startswith=matching.TASK)
    return _one(_of(by, rows), key)
