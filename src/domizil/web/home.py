# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worklist: what waits for the worker who is signed in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from domizil.base import audit, clock
from domizil.base.access import Reach
from domizil.base.readlog import Why, looked_at
from domizil.support import queries
from domizil.support.worklist import LISTS, Task, TaskList

from .pages import page, worker

SHOWN = 5
LOOKED_AT = 20  # rows of a list that the law is asked about before the worklist gives up finding SHOWN tasks
ON_A_PAGE = 50
KEPT = 60 * 60  # seconds


def _first(kind: TaskList, where: Reach) -> dict[str, Any]:
    """The first tasks of a list; `more`: there may be others; `count`: how many, None where only the law can tell."""
    rows, tasks, more = kind.rows(where), [], True
    for begin in range(0, LOOKED_AT, SHOWN):
        some = list(rows[begin : begin + SHOWN])
        tasks += kind.tasks(some)
        more = len(some) == SHOWN
        if not more or len(tasks) >= SHOWN:
            break
    return {"kind": kind, "tasks": tasks[:SHOWN], "more": more, "count": rows.count() if more and kind.exact else None}


def _lists(where: Reach) -> list[dict[str, Any]]:
    """The lists of a reach, kept until somebody writes anything anywhere: the law is asked about units once."""
    day, language = clock.today().isoformat(), get_language()
    places = "canton" if where.canton else ",".join(map(str, sorted(where.municipalities)))
    key = hashlib.sha256(f"{audit.changes()} {day} {language} {places}".encode()).hexdigest()
    found: list[dict[str, Any]] | None = cache.get(key)
    if found is None:
        found = [_first(kind, where) for kind in LISTS]
        cache.set(key, [one | {"kind": one["kind"].slug} for one in found], KEPT)
        return found
    kinds = {kind.slug: kind for kind in LISTS}
    return [one | {"kind": kinds[one["kind"]]} for one in found]


@page
def worklist(request: HttpRequest) -> HttpResponse:
    """Show the first rows of each list; those with nothing to do are named at the end."""
    where = queries.reach(worker(request))
    lists = _lists(where)
    _looked_at(request, [task for found in lists for task in found["tasks"]])
    waiting = [found for found in lists if found["tasks"]]
    return render(
        request, "web/home.html", {"lists": waiting, "done": [found for found in lists if not found["tasks"]]}
    )


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
