# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions and answer with the state in a signed cookie. Every page is fetched by GET: the way back just works."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from domizil.guide import languages, state
from domizil.guide.facts import Fact, facts_of, written
from domizil.guide.flow import Flow
from domizil.law.engine import BadInput
from domizil.law.engine import render as derivations

from . import shown
from .asked import Asked, of_guide

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@of_guide
def start(asked: Asked) -> HttpResponse:
    """What the guide is, and its first question. An address may bring harmless answers along."""
    if restored := state.restored(asked.place, asked.request.GET):
        answers = {**asked.answers(), **restored}
        return asked.keep(onward(asked, asked.follow(answers)), answers)
    first = facts_of(asked.place.key)[asked.follow({}).asked[0]]
    flow = asked.follow(asked.answers())
    context = {"question": shown.question(asked, asked.follow({}), first), "way": shown.way(asked, flow)}
    context |= {
        "action": asked.address("guide_ask", first.id),
        "law": shown.law_shown(asked),
        "next": onward_address(asked, flow),
    }
    return render(asked.request, "web/guide/start.html", shown.frame(asked) | context)


@get_or_post
@of_guide
def ask(asked: Asked, fact: str) -> HttpResponse:
    """One question; its answer leads on. What cannot be is asked again, with what is wrong."""
    known = facts_of(asked.place.key).get(fact)
    if known is None or known.free:
        raise Http404(fact)
    answers = asked.answers()
    if asked.request.method == "POST":
        return _answered(asked, known, answers)
    flow = asked.follow(answers)
    if fact not in flow.asked:
        return onward(asked, flow)
    problem = asked.words.wrong(flow.wrong) if flow.wrong and where(flow.wrong) == fact else ""
    return _question(asked, flow, known, problem=problem)


def _answered(asked: Asked, fact: Fact, answers: dict[str, Any]) -> HttpResponse:
    given = posted(asked.request, fact)
    try:
        answers = {**answers, fact.id: fact.read(given)}
    except BadInput as bad:
        return _question(asked, asked.follow(answers), fact, typed=given, problem=asked.words.wrong(bad))
    return asked.keep(onward(asked, asked.follow(answers)), answers)


def _question(asked: Asked, flow: Flow, fact: Fact, *, typed: Any = None, problem: str = "") -> HttpResponse:
    context = {
        "question": shown.question(asked, flow, fact, typed, problem),
        "way": shown.way(asked, flow, leave_out=fact.id),
        "action": asked.address("guide_ask", fact.id),
    }
    status = 422 if asked.request.method == "POST" else 200
    return render(asked.request, "web/guide/question.html", shown.frame(asked) | context, status=status)


@get_or_post
@of_guide
def answer_page(asked: Asked) -> HttpResponse:
    """The answer. Days that are entered here make its terms exact."""
    answers = asked.answers()
    typed: dict[str, str] = {}
    wrong: dict[str, str] = {}
    if asked.request.method == "POST":
        answers, typed, wrong = with_days(asked, answers)
        if not wrong:
            return asked.keep(onward(asked, asked.follow(answers)), answers)
    flow = settled(asked, asked.follow(answers), typed, wrong)
    if open_question(flow):
        return onward(asked, flow)
    context = shown.frame(asked) | shown.answer_shown(asked, flow, typed, wrong)
    return render(asked.request, "web/guide/answer.html", context, status=422 if asked.request.POST else 200)


@require_safe
@of_guide
def why(asked: Asked) -> HttpResponse:
    """The path that the rules took, made only now."""
    flow = asked.follow(asked.answers())
    if not flow.outcome:
        return onward(asked, flow)
    speech = languages.of_law(asked.language)
    html = mark_safe(derivations.html(flow.derived(), speech, open_levels=2))  # noqa: S308 (the law floor escapes)
    return render(asked.request, "web/guide/why.html", shown.frame(asked) | {"derivation": html, "speech": speech})


@require_POST
@of_guide
def anew(asked: Asked) -> HttpResponse:
    """Forget the answers and begin again."""
    return asked.forget(redirect(asked.address("guide_start")))


def posted(request: HttpRequest, fact: Fact) -> Any:
    """What a form says of a fact."""
    if fact.many:
        return [one for one in request.POST.getlist(fact.id) if one]
    return request.POST.get(fact.id, "")


def with_days(asked: Asked, answers: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
    """The answers with the days of a form; what was typed, and what is wrong with it. An empty day is taken away."""
    typed = {name: asked.request.POST[name].strip() for name in asked.place.free if name in asked.request.POST}
    found, wrong = dict(answers), {}
    for name, text in typed.items():
        found.pop(name, None)
        try:
            if text:
                found[name] = facts_of(asked.place.key)[name].read(text)
        except BadInput as bad:
            wrong[name] = asked.words.wrong(bad)
    return found, typed, wrong


def settled(asked: Asked, flow: Flow, typed: dict[str, str], wrong: dict[str, str]) -> Flow:
    """The flow without the days that cannot be beside the others: they stay in the form with what is wrong."""
    while flow.wrong is not None and (name := where(flow.wrong)) in asked.place.free:
        wrong[name] = asked.words.wrong(flow.wrong)
        typed.setdefault(name, written(flow.answers[name]))
        flow = asked.follow({key: value for key, value in flow.answers.items() if key != name})
    return flow


def where(bad: BadInput) -> str:
    """The fact that is wrong."""
    return bad.where.split("[")[0]


def open_question(flow: Flow) -> str:
    """The question to put now: the one that is missing or the one that is wrong; "" when the answer can be shown."""
    if flow.missing is not None:
        return flow.missing
    return where(flow.wrong) if flow.wrong is not None and where(flow.wrong) not in flow.place.free else ""


def onward_address(asked: Asked, flow: Flow) -> str:
    """Where the answers lead."""
    name = open_question(flow)
    return asked.address("guide_ask", name) if name else asked.address("guide_answer")


def onward(asked: Asked, flow: Flow) -> HttpResponse:
    """To what comes next: a question, or the answer."""
    return redirect(onward_address(asked, flow))
