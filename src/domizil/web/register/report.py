# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reporting an event at the counter: the form, and the check before the entry."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from domizil.base import access, scans
from domizil.base.models import Municipality, Role, Worker
from domizil.base.readlog import Why, looked_at
from domizil.base.refusal import Refusal
from domizil.exchange import queries as exchange
from domizil.exchange.messages import title
from domizil.register.announcements import actions, hiding, lookups, papers, preview, queries, together
from domizil.register.announcements.forms import ASKED, People, Report, data_of_post
from domizil.register.announcements.models import Announcement, State
from domizil.register.models import RegisterEvent

from ..pages import form, worker
from . import filling


@form
def report(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for the facts of an event; what is complete goes on to the check."""
    asked = ASKED.get(kind)
    if asked is None:
        raise Http404
    by = worker(request)
    places = list(queries.municipalities(by))
    place = _place(request, places)
    if request.method == "POST":
        return _posted(request, by, Report(kind, filling.posted(request), municipality=place), places)
    begun = filling.begun(asked, request.GET)
    companions = together.of_report(Report(kind, begun, municipality=place))
    return _shown(request, Report(kind, filling.with_companions(begun, companions), municipality=place), places)


@form
def change(request: HttpRequest, key: int) -> HttpResponse:
    """Change the facts of an announcement that is not entered yet."""
    by = worker(request)
    kept = queries.announcement(key, by=by)
    if request.method == "POST":
        given = Report(kept.kind, filling.posted(request), municipality=kept.municipality)
        return _posted(request, by, given, [kept.municipality], kept)
    given = Report(kept.kind, filling.asked_again(kept), municipality=kept.municipality)
    return _shown(request, given, [kept.municipality], kept)


def _posted(
    request: HttpRequest, by: Worker, given: Report, places: list[Municipality], kept: Announcement | None = None
) -> HttpResponse:
    if request.POST.get("do") != "check":
        return _shown(request, given, places, kept)
    if not given.is_complete:
        return _shown(request, given, places, kept, checked=True)
    kept = actions.keep(
        by=by,
        kind=given.asked.kind,
        municipality=given.municipality,
        data=given.data,
        announcement=kept.pk if kept else None,
    )
    return redirect("register_announcement", key=kept.pk)


def _place(request: HttpRequest, places: list[Municipality]) -> Municipality:
    """The municipality that was chosen; the worker's only one needs no choice."""
    chosen = request.POST.get("municipality") or request.GET.get("municipality") or ""
    return next((place for place in places if str(place.pk) == chosen), places[0])


def _shown(
    request: HttpRequest,
    given: Report,
    places: list[Municipality],
    kept: Announcement | None = None,
    *,
    checked: bool = False,
) -> HttpResponse:
    if not checked:
        given.quiet()
    known = lookups.summaries([one.chosen for one in given.persons if one.chosen])
    family = filling.family(given)
    companions = together.of_report(given)
    shown = [*known, *(one.pk for one in family), *(one.person.pk for one in companions)]
    looked_at(worker(request), shown, Why.ENTRY)
    context = {
        "asked": given.asked,
        "report": given,
        "places": places,
        "kept": kept,
        "checked": checked,
        "known": known,
        "family": family,
        "companions": companions,
        "along": filling.along(request, given, companions),
        "event": _corrected(given),
        "address_hidden": kept is not None and request.method == "GET" and hiding.is_hidden(kept),
        "may_describe": given.asked.people is not People.ONE or not given.persons,
    }
    return render(request, "web/register/report.html", context, status=422 if checked else 200)


def _corrected(given: Report) -> RegisterEvent | None:
    """The event that a correction was begun at."""
    person = given.persons[0].chosen if given.persons else None
    return together.event_named(given.facts.typed("corrects"), person) if person else None


@form
def announcement(request: HttpRequest, key: int) -> HttpResponse:
    """Show what would be entered, beside the register; then enter it, or send it back. Afterwards: what comes next."""
    by = worker(request)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            _done(request, by, key)
            return redirect("register_announcement", key=key)
        except Refusal as refused:
            refusal = refused
    return shown(request, key, refusal)


def shown(request: HttpRequest, key: int, refusal: Refusal | None = None) -> HttpResponse:
    """The page of an announcement, with a refusal where something was refused."""
    by = worker(request)
    kept = queries.announcement(key, by=by)
    try:
        found = _entered(kept, by) if kept.state == State.ENTERED else _to_check(kept, by)
    except Refusal as refused:  # somebody in it is no longer to be seen: it can still be changed or given up
        refusal, found = refusal or refused, {"report": Report(kept.kind, kept.data, municipality=kept.municipality)}
    typed = {"typed": hiding.to_show(kept), "address_hidden": kept.is_open and hiding.is_hidden(kept)}
    context = {"kept": kept, "asked": ASKED[kept.kind], "refusal": refusal, **_papers(kept, by), **typed, **found}
    return render(request, "web/register/announcement.html", context, status=422 if refusal else 200)


def _papers(kept: Announcement, by: Worker) -> dict[str, Any]:
    """The papers of an announcement, and what the form that adds one says."""
    return {
        "attachments": kept.attachments.defer("content").select_related("added_by"),
        "may_scan": kept.is_open and access.reach(by, Role.REGISTER).covers(kept.municipality_id),
        "megabytes": scans.LARGEST // 1_000_000,
        "most": papers.MOST,
    }


def _done(request: HttpRequest, by: Worker, key: int) -> None:
    do = request.POST.get("do")
    if do == "match":
        answers = {place: person["person"] for place, person in _answers(request) if "person" in person}
        actions.match(by=by, announcement=key, answers=answers)
    elif do == "enter":
        if household := request.POST.get("household"):
            actions.keep_house(by=by, announcement=key, household=household)
        actions.enter(by=by, announcement=key)
    elif do == "back":
        actions.send_back(by=by, announcement=key, reason=request.POST.get("reason", ""))
    elif do == "discard":
        actions.discard(by=by, announcement=key)


def _answers(request: HttpRequest) -> list[tuple[int, dict[str, Any]]]:
    return list(enumerate(data_of_post(request.POST)["persons"]))


def _entered(kept: Announcement, by: Worker) -> dict[str, Any]:
    assert kept.process is not None, "the database holds no entered announcement without"
    events = preview.events_of(kept.process)
    looked_at(by, {event.person_id for event in events}, Why.ENTRY)
    told = [(one, title(one.kind)) for one in exchange.going_out(by, kept.process)]
    return {"events": events, "arrivals": preview.arrivals_of(events), "told": told}


def _to_check(kept: Announcement, by: Worker) -> dict[str, Any]:
    """The report, whom the register knows already, and what the entry would do as soon as nothing is open."""
    given = Report(kept.kind, kept.data, municipality=kept.municipality)
    if not given.is_complete:
        return {"report": given}
    asked = queries.questions(given)
    shown = {match.person.pk for question in asked for match in question.matches}
    looked_at(by, shown | {question.chosen.pk for question in asked if question.chosen}, Why.ENTRY)
    decided = not any(question.is_open for question in asked)
    seen = preview.preview(by=by, report=given) if decided and kept.is_open else None
    asks = any(question.matches or question.is_open for question in asked)
    return {"report": given, "questions": asked, "asks": asks, "decided": decided, "preview": seen}
