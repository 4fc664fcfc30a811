# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worklist: what waits for the worker who is signed in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from domizil.base import access
from domizil.base.access import Reach
from domizil.base.readlog import Why, looked_at
from domizil.register.announcements import queries as register
from domizil.support import queries
from domizil.support.worklist import LISTS, Task, TaskList

from . import kept
from .pages import page, worker

SHOWN = 5
LOOKED_AT = 20  # rows of a list that the law is asked about before the worklist gives up finding SHOWN tasks
ON_A_PAGE = 50


def _first(kind: TaskList, where: Reach) -> dict[str, Any]:
    """The first tasks of a list; `more`: there may be others; `count`: how many, None where only the law can tell."""
    rows, tasks, more = kind.rows(where), [], True
    for begin in range(0, LOOKED_AT, SHOWN):
        some = list(rows[begin : begin + SHOWN])
        tasks += kind.tasks(some)
        more = len(some) == SHOWN
        if not more or len(tasks) >= SHOWN:
            break
    return {
        "kind": kind.slug,
        "tasks": tasks[:SHOWN],
        "more": more,
        "count": rows.count() if more and kind.exact else None,
    }


def _lists(where: Reach) -> list[dict[str, Any]]:
    """The lists of a reach, kept until somebody writes anything anywhere: the law is asked about units once."""
    kinds = {kind.slug: kind for kind in LISTS}
    found = kept.until_written("worklist", where, lambda: [_first(kind, where) for kind in LISTS])
    return [one | {"kind": kinds[one["kind"]]} for one in found]


@page
def worklist(request: HttpRequest) -> HttpResponse:
    """Show what waits in each room the worker works in; lists of support with nothing to do are named at the end."""
    by = worker(request)
    where = queries.reach(by)
    lists = _lists(where) if where else []
    _looked_at(request, [task for found in lists for task in found["tasks"]])
    waiting = [found for found in lists if found["tasks"]]
    done = [found for found in lists if not found["tasks"]]
    office = _residents_office(request)
    return render(request, "web/home.html", {"lists": waiting, "done": done, **office})


def _residents_office(request: HttpRequest) -> dict[str, Any]:
    """The first announcements and tasks of a residents' office, for who works in one or supervises them."""
    by = worker(request)
    if not access.reach(by, *register.READERS):
        return {}
    announced, tasks = list(register.waiting(by)[:SHOWN]), list(register.tasks(by)[:SHOWN])
    looked_at(by, {task.person_id for task in tasks if task.person_id}, Why.WORKLIST)
    return {"office": True, "announced": announced, "tasks": tasks}


@page
def task_list(request: HttpRequest, kind: str) -> HttpResponse:
    """Show one list as a whole, page by page."""
    for found in LISTS:
        if found.slug == kind:
            rows = Paginator(found.rows(queries.reach(worker(request))), ON_A_PAGE).get_page(request.GET.get("page"))
            tasks = found.tasks(list(rows))
            _looked_at(request, tasks)
            return render(request, "web/task_list.html", {"kind": found, "tasks": tasks, "rows": rows})
    raise Http404


def _looked_at(request: HttpRequest, tasks: Iterable[Task]) -> None:
    looked_at(worker(request), (task.who.pk for task in tasks if task.who is not None), Why.WORKLIST)
