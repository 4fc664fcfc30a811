# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The guide inside a page of somebody else: no cookie, the answers go along in the form, signed.

Which sites may frame it, the operator says (`DOMIZIL_GUIDE_FRAMES`); none unless said.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from domizil.guide import state
from domizil.guide.facts import Fact, facts_of
from domizil.guide.flow import Flow
from domizil.law.engine import BadInput

from . import files, pages, shown
from .asked import Asked, of_guide

View = Callable[..., HttpResponse]


def framed(view: View) -> View:
    """Make a view a page that may stand in a frame. It writes nothing and knows nobody, so it needs no token."""

    @of_guide
    def embedded(asked: Asked) -> HttpResponse:
        asked.embedded = True
        return view(asked)

    @csrf_exempt
    @wraps(view)
    def held(request: HttpRequest, **where: Any) -> HttpResponse:
        sites = settings.GUIDE_FRAMES
        page: View = csp_replace({"frame-ancestors": sites or ["'none'"]})(embedded)
        return (xframe_options_exempt(page) if sites else page)(request, **where)

    return held


@pages.get_or_post
@framed
def embed(asked: Asked) -> HttpResponse:
    """A question or the answer, as the form says: `fact` was answered, `change` asks again, `anew` forgets."""
    form = asked.request.POST
    answers = {} if "anew" in form else asked.answers() or state.restored(asked.place, asked.request.GET)
    typed: dict[str, str] = {}
    wrong: dict[str, str] = {}
    if "days" in form:
        answers, typed, wrong = pages.with_days(asked, answers)
    elif fact := facts_of(asked.place.key).get(form.get("fact", "")):
        given = pages.posted(asked.request, fact)
        try:
            answers = {**answers, fact.id: fact.read(given)}
        except BadInput as bad:
            return _question(asked, asked.follow(answers), fact, given, asked.words.wrong(bad))
    flow = pages.settled(asked, asked.follow(answers), typed, wrong)
    return _shown(asked, flow, typed, wrong)


def _shown(asked: Asked, flow: Flow, typed: dict[str, str], wrong: dict[str, str]) -> HttpResponse:
    again = asked.request.POST.get("change", "")
    name = again if again in flow.asked else pages.open_question(flow)
    if name:
        told = asked.words.wrong(flow.wrong) if flow.wrong and pages.where(flow.wrong) == name else ""
        return _question(asked, flow, facts_of(asked.place.key)[name], None, told)
    context = shown.frame(asked) | shown.answer_shown(asked, flow, typed, wrong) | _forms(asked, flow.answers)
    return render(asked.request, "web/guide/embed.html", context, status=422 if wrong else 200)


def _question(asked: Asked, flow: Flow, fact: Fact, typed: Any, problem: str) -> HttpResponse:
    context = {
        "question": shown.question(asked, flow, fact, typed, problem),
        "way": shown.way(asked, flow, leave_out=fact.id),
    }
    context |= shown.frame(asked) | _forms(asked, flow.answers)
    return render(asked.request, "web/guide/embed.html", context, status=422 if problem else 200)


def _forms(asked: Asked, answers: Any) -> dict[str, str]:
    """Where the forms go, and the state that goes with them."""
    return {
        "action": asked.address("guide_embed"),
        "state": state.sealed(asked.place, answers),
        "pdf": asked.address("guide_embed_pdf"),
        "ics": asked.address("guide_embed_ics"),
    }


letter_file = require_POST(framed(files.letter))
calendar_file = require_POST(framed(files.calendar))
