# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that counts the 90 days in 180. What is typed is computed with and forgotten; no cookie carries it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from domizil.base.clock import today
from domizil.guide import travel
from domizil.law.engine import BadInput
from domizil.law.engine.periods import Period

from . import shown
from .asked import Asked, of_guide
from .pages import get_or_post

ROWS, MORE = 4, 4


@get_or_post
@of_guide
def days(asked: Asked) -> HttpResponse:
    """How long may I stay? Former stays, the next entry; the last day of it."""
    if not asked.place.counts_days:
        raise Http404("days")
    rows, planned = _typed(asked)
    context: dict[str, Any] = {"planned": planned, "today": today()}
    if asked.request.method == "POST" and "more" not in asked.request.POST:
        context |= _counted(asked, rows, planned)
    room = max(ROWS, len(rows)) + (MORE if "more" in asked.request.POST else 0)
    context["rows"] = (rows + [{"first": "", "last": "", "problem": ""}] * room)[: min(room, travel.MOST_STAYS)]
    context["action"] = asked.address("guide_days")
    status = 422 if context.get("problem") or any(row["problem"] for row in rows) else 200
    return render(asked.request, "web/guide/days.html", shown.frame(asked) | context, status=status)


def _typed(asked: Asked) -> tuple[list[dict[str, str]], str]:
    """The rows that hold something, and the planned entry, as typed."""
    form = asked.request.POST
    pairs = zip(form.getlist("first"), form.getlist("last"), strict=False)
    rows = [{"first": first.strip(), "last": last.strip(), "problem": ""} for first, last in pairs]
    return [row for row in rows if row["first"] or row["last"]][: travel.MOST_STAYS], form.get("planned", "").strip()


def _counted(asked: Asked, rows: list[dict[str, str]], planned: str) -> dict[str, Any]:
    stays: list[Period] = []
    for number, row in enumerate(rows):
        try:
            found = travel.stay(number, row["first"], row["last"])
        except BadInput as bad:
            row["problem"] = asked.words.wrong(bad)
            continue
        stays += [found] if found else []
    try:
        entry: date = travel.day("planned", planned) if planned else today()
    except BadInput as bad:
        return {"problem": asked.words.wrong(bad)}
    if any(row["problem"] for row in rows):
        return {}
    found_days = travel.counted(entry, stays, asked.on)
    told = {name: asked.words.day(day) for name in ("entry", "last", "possible") if (day := getattr(found_days, name))}
    return {"counted": found_days, "said": told}
