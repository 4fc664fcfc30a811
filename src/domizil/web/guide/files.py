# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to take along: a letter (PDF) and a calendar (ICS). Made from the answers and kept by nobody."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from domizil.guide.answer import answer
from domizil.guide.calendar_file import calendar_file as make_calendar
from domizil.guide.letter import letter as make_letter

from . import pages, shown
from .asked import Asked, of_guide


def letter(asked: Asked) -> HttpResponse:
    """The answer as a PDF; to the open question where there is no answer yet."""
    flow = asked.follow(asked.answers())
    if flow.outcome is None:
        return pages.onward(asked, flow)
    given = [(row["name"], row["answer"]) for row in shown.way(asked, flow)]
    made = make_letter(flow, asked.words, answer(flow, asked.words), given)
    return _file(made, "application/pdf", f"{_name(asked)}.pdf")


def calendar(asked: Asked) -> HttpResponse:
    """The terms of the answer as a calendar."""
    flow = asked.follow(asked.answers())
    if flow.outcome is None:
        return pages.onward(asked, flow)
    made = make_calendar(flow, asked.words, answer(flow, asked.words))
    return _file(made, "text/calendar; charset=utf-8", f"{_name(asked)}.ics")


letter_file = require_safe(of_guide(letter))
calendar_file = require_safe(of_guide(calendar))


def _name(asked: Asked) -> str:
    return f"domizil-{asked.place.key}-{asked.on.isoformat()}"


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
