# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk of the residents' office: what waits, and where to begin."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from domizil.base.refusal import Refusal
from domizil.register.announcements import actions, queries
from domizil.register.announcements.forms import ASKED, Asked, People
from domizil.register.announcements.models import Kind

from ..pages import form, page, worker

SHOWN = 8
ON_A_PAGE = 50


@page
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits: announcements from the portal, tasks, own drafts; and what can be reported."""
    by = worker(request)
    context = {
        "waiting": queries.waiting(by)[:SHOWN],
        "drafts": queries.drafts(by)[:SHOWN],
        "tasks": queries.tasks(by)[:SHOWN],
        "kinds": [asked for asked in ASKED.values() if asked.people is People.ANYBODY],
        "of_person": [asked for asked in ASKED.values() if asked.people is not People.ANYBODY and not _of_entry(asked)],
    }
    return render(request, "web/register/desk.html", context)


def _of_entry(asked: Asked) -> bool:
    """Whether it begins at an entry or event on a person's page, and nowhere else."""
    return asked.kind in (Kind.ENTRY, Kind.TAKE_BACK)


@page
def announcements(request: HttpRequest) -> HttpResponse:
    """Show all announcements that wait for somebody to look at them."""
    rows = Paginator(queries.waiting(worker(request)), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/register/announcements.html", {"rows": rows})


@form
def tasks(request: HttpRequest) -> HttpResponse:
    """Show all open tasks; close one with what came of it."""
    by = worker(request)
    refusal = None
    if request.method == "POST":
        try:
            key = request.POST.get("task", "")
            actions.finish_task(
                by=by, task=int(key) if key.isascii() and key.isdigit() else 0, outcome=request.POST.get("outcome", "")
            )
            return redirect("register_tasks")
        except Refusal as refused:
            refusal = refused
    rows = Paginator(queries.tasks(by), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"rows": rows, "refusal": refusal}
    return render(request, "web/register/tasks.html", context, status=422 if refusal else 200)
