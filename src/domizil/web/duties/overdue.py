# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The overdue list of a municipality, its button, and a case opened by hand."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from domizil.base import access, clock, readlog
from domizil.base.models import Role
from domizil.base.readlog import Why
from domizil.base.refusal import Refusal
from domizil.law.lu_ng.sanctions import NextStep
from domizil.register.duties import actions, job, queries, sheets, standing, wording
from domizil.register.duties.models import DutyCase, DutyKind, Ground
from domizil.register.papers.queries import municipalities

from ..pages import form, page, worker
from ..papers.control import XLSX, place_asked
from ..papers.fields import valid
from .forms import NewCaseForm

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A case of the list with what is to be done next."""

    case: DutyCase
    step: NextStep

    @property
    def papers(self) -> list[str]:
        """The papers still owed, in words."""
        return wording.papers(self.case)


@page
def overdue(request: HttpRequest) -> HttpResponse:
    """Show what is overdue in a municipality, the oldest first."""
    by, place, today = worker(request), place_asked(request), clock.today()
    typed, over = request.GET.get("duty", ""), bool(request.GET.get("over"))
    duty = DutyKind(typed) if typed in DutyKind.values else None
    found = queries.cases(by, place.pk, duty=duty, over=over)
    rows = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    readlog.looked_at(by, {row.person_id for row in rows if row.person_id}, Why.WORKLIST)
    kept = {name: request.GET[name] for name in ("duty", "over") if request.GET.get(name)}
    context = {
        "place": place,
        "places": municipalities(by),
        "rows": rows,
        "cases": [Row(case, standing.step_due(case, today)) for case in rows],
        "duty": duty,
        "duties": DutyKind.choices,
        "over": over,
        "query": urlencode({"municipality": place.pk, **kept}),
        "may_write": queries.may_write(by, place.pk),
    }
    return render(request, "web/duties/overdue.html", context)


@page
def extract(request: HttpRequest, bfs_number: int) -> HttpResponse:
    """Return deadlines and fines as a workbook: the open ones, then those that are over."""
    by = worker(request)
    rows = [case for over in (False, True) for case in queries.cases(by, bfs_number, over=over)]
    readlog.looked_at(by, {case.person_id for case in rows if case.person_id}, Why.EXPORT)
    headers = {"Content-Disposition": f'attachment; filename="fristen-{bfs_number}.xlsx"'}
    return HttpResponse(sheets.duties_xlsx(bfs_number, rows), content_type=XLSX, headers=headers)


@form
def run(request: HttpRequest, bfs_number: int) -> HttpResponse:
    """Bring the list up to the day, as the nightly job does (POST)."""
    access.require(worker(request), Role.REGISTER, municipality=bfs_number)
    if request.method == "POST":
        done = job.run(bfs_number, clock.today())
        if done.kept:
            messages.success(request, _told(done), extra_tags="good")
        else:
            messages.warning(
                request,
                _("Hier wird noch keine Kontrolle geführt: legen Sie in den Vorgaben fest, seit wann."),
                extra_tags="warn",
            )
    return redirect(f"{reverse('duties')}?{urlencode({'municipality': bfs_number})}")


def _told(done: job.Run) -> str:
    told = _("Neue Fälle: %(opened)s, beendet: %(met)s, Einforderungen: %(demanded)s, Mahnungen: %(reminded)s.") % {
        "opened": done.opened, "met": done.met, "demanded": done.demanded, "reminded": done.reminded,
    }  # fmt: skip
    if done.waiting:
        told += " " + _("Auf eine Frist, die die Gemeinde festlegt, warten: %(waiting)s.") % {"waiting": done.waiting}
    return told


@form
def new(request: HttpRequest, bfs_number: int) -> HttpResponse:
    """Open a case by hand."""
    by = worker(request)
    access.require(by, Role.REGISTER, municipality=bfs_number)
    place = queries.municipality(by, bfs_number)
    asked = NewCaseForm(request.POST if request.method == "POST" else None)
    refusal = None
    if request.method == "POST":
        try:
            told = dict(valid(asked))
            duty, ground = DutyKind(told.pop("duty")), Ground(told.pop("ground"))
            key = f"hand:{uuid.uuid4()}"
            made = actions.open_case(by=by, municipality=bfs_number, key=key, duty=duty, ground=ground, **told)
            return redirect("duty_case", key=made.pk)
        except Refusal as refused:
            refusal = refused
    context = {"place": place, "form": asked, "refusal": refusal}
    return render(request, "web/duties/new.html", context, status=422 if refusal else 200)
