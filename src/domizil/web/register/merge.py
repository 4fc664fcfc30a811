# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons entered twice: compared side by side, merged and taken apart again, each step by two workers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from domizil.base.models import Worker
from domizil.base.readlog import Why, looked_at
from domizil.base.refusal import Refusal
from domizil.register import actions
from domizil.register.announcements import compare, queries

from ..pages import form, worker


@form
def merge(request: HttpRequest, key: int) -> HttpResponse:
    """Show who may be the same person, side by side; propose a merge."""
    by = worker(request)
    person = queries.person(key, by=by)
    refusal = None
    if request.method == "POST":
        try:
            _propose(request, by, key)
            return redirect("register_merges")
        except Refusal as refused:
            refusal = refused
    matches = queries.similar(person)
    looked_at(by, [key, *(match.person.pk for match in matches)], Why.PERSON)
    context = {
        "person": person,
        "matches": matches,
        "rows": compare.side_by_side(person, [match.person for match in matches]),
        "refusal": refusal,
        "reason": request.POST.get("reason", ""),
        "chosen": request.POST.get("drop", ""),
    }
    return render(request, "web/register/merge.html", context, status=422 if refusal else 200)


def _propose(request: HttpRequest, by: Worker, key: int) -> None:
    typed = request.POST.get("drop", "")
    drop = queries.person(int(typed) if typed.isascii() and typed.isdigit() else key, by=by)
    actions.propose_merge(by=by, keep=queries.person(key, by=by), drop=drop, reason=request.POST.get("reason", ""))


@form
def merges(request: HttpRequest) -> HttpResponse:
    """Show what waits for a second worker, and what was merged; confirm, or propose to take apart."""
    by = worker(request)
    refusal = None
    if request.method == "POST":
        try:
            _step(request, by)
            return redirect("register_merges")
        except Refusal as refused:
            refusal = refused
    rows = queries.merges(by)
    looked_at(by, [key for row in rows for key in (row.keep_id, row.drop_id)], Why.WORKLIST)
    shown = [{"merge": row, "rows": compare.side_by_side(row.keep, [row.drop])} for row in rows]
    return render(
        request, "web/register/merges.html", {"shown": shown, "refusal": refusal}, status=422 if refusal else 200
    )


def _step(request: HttpRequest, by: Worker) -> None:
    typed = request.POST.get("merge", "")
    found = queries.merge(int(typed) if typed.isascii() and typed.isdigit() else 0, by=by)
    do = request.POST.get("do", "")
    if do == "apart":
        actions.propose_unmerge(by=by, merge=found, reason=request.POST.get("reason", ""))
    elif do in _STEPS:
        _STEPS[do](by=by, merge=found)


_STEPS: dict[str, Callable[..., Any]] = {
    "confirm": actions.confirm_merge,
    "confirm_apart": actions.confirm_unmerge,
    "withdraw": actions.withdraw_merge,
}
