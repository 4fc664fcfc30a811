# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The jobs of the nights, for administrators: what ran last, what it did, and what somebody has to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from domizil.base import access, clock
from domizil.base.jobs import TROUBLE, Job, JobRun, Outcome
from domizil.base.models import Role

from .pages import page, worker

NIGHTS = 15  # on a page
LATE = timedelta(hours=26)
BADGES = {Outcome.DONE: "good", Outcome.REFUSED: "warn", Outcome.FAILED: "bad"}
COUNTED = {
    "opened": gettext_lazy("eröffnet"),
    "met": gettext_lazy("beendet"),
    "demanded": gettext_lazy("eingefordert"),
    "reminded": gettext_lazy("gemahnt"),
    "waiting": gettext_lazy("warten"),
    "decide": gettext_lazy("zu entscheiden"),
    "sent": gettext_lazy("gesendet"),
    "compared": gettext_lazy("verglichen"),
    "deleted": gettext_lazy("gelöscht"),
    "received": gettext_lazy("empfangen"),
    "receipts": gettext_lazy("Quittungen"),
    "told": gettext_lazy("neue Meldungen"),
    "handed_over": gettext_lazy("übergeben"),
    "quarantined": gettext_lazy("beiseitegelegt"),
}
"""What the numbers of a job count (names of `base.jobs.Result.counts`)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A run as the page shows it."""

    run: JobRun
    badge: str
    counts: list[str]
    told: list[str]


@page
def jobs(request: HttpRequest) -> HttpResponse:
    """List the nights with their jobs, the newest first; say where none has run for longer than a day."""
    access.require(worker(request), Role.ADMINISTRATOR)
    moments = JobRun.objects.order_by("-night").values_list("night", flat=True).distinct()
    nights = Paginator(moments, NIGHTS).get_page(request.GET.get("page"))
    shown = list(nights)
    last = moments.first()
    newest = {Outcome(run.outcome) for run in JobRun.objects.filter(night=last)} if last else set()
    context = {
        "pages": nights,
        "nights": [(night, rows, sum(row.run.outcome in TROUBLE for row in rows)) for night, rows in _rows(shown)],
        "last": last,
        "late": last is None or clock.now() - last > LATE,
        "running": Outcome.RUNNING in newest,
        "trouble": bool(newest & set(TROUBLE)),
        "first_page": nights.number == 1,
    }
    return render(request, "web/jobs.html", context)


def _rows(nights: list[datetime]) -> list[tuple[datetime, list[Row]]]:
    order = {job: place for place, job in enumerate(Job.values)}
    found: dict[datetime, list[JobRun]] = {night: [] for night in nights}
    for run in JobRun.objects.filter(night__in=nights):
        found[run.night].append(run)
    return [
        (night, [_row(run) for run in sorted(runs, key=lambda run: order[run.job])]) for night, runs in found.items()
    ]


def _row(run: JobRun) -> Row:
    counts = [f"{COUNTED.get(name, name)}: {count}" for name, count in run.counts.items() if count]
    return Row(run, BADGES.get(Outcome(run.outcome), ""), counts, [_(line) for line in run.told.splitlines()])
