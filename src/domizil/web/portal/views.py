# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Announce an arrival, a move or a departure online: begin, fill in, check, submit, see how far it is."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from domizil.base import readlog
from domizil.base.models import Municipality
from domizil.base.refusal import Refusal
from domizil.base.typed import typed_number
from domizil.register.announcements import codes, drafts, keeping, letter, messages, outlook, reads
from domizil.register.announcements.forms import ASKED, Asked, Report, data_of_post
from domizil.register.announcements.models import Announcement

from .session import begun, code_is_written_down, code_to_show, leave, public, remember


def _asked(kind: str) -> Asked:
    asked = ASKED.get(kind)
    if asked is None or not asked.portal:
        raise Http404
    return asked


def _report(mine: Announcement, data: dict[str, Any] | None = None) -> Report:
    given = mine.data if data is None else data
    return Report(mine.kind, given, municipality=mine.municipality, at_portal=True)


@public
def start(request: HttpRequest) -> HttpResponse:
    """Choose what to announce, or go on with a code."""
    refusal = None
    if request.method == "POST":
        try:
            code_hash = codes.hashed(request.POST.get("code", ""))
            if code_hash is None:
                raise messages.no_such_code()
            drafts.mine(code_hash=code_hash)
            remember(request, code_hash)
            return redirect("portal_status")
        except Refusal as refused:
            refusal = refused
    kinds = [asked for asked in ASKED.values() if asked.portal]
    context = {"kinds": kinds, "refusal": refusal, "typed": request.POST.get("code", "")}
    return render(request, "web/portal/start.html", context, status=422 if refusal else 200)


@public
def begin(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for the municipality and begin."""
    asked = _asked(kind)
    places = Municipality.objects.filter(successor=None)
    missing = False
    if request.method == "POST":
        chosen = request.POST.get("municipality", "")
        place = places.filter(pk=typed_number(chosen) or 0).first()
        if place is not None:
            made, code = drafts.begin(
                kind=asked.kind, municipality=place, language="en" if get_language() == "en" else "de"
            )
            remember(request, made.code_hash or "", code)
            return redirect("portal_code")
        missing = True
    context = {"asked": asked, "places": places, "missing": missing}
    return render(request, "web/portal/begin.html", context, status=422 if missing else 200)


@begun
def code(request: HttpRequest, code_hash: str) -> HttpResponse:
    """Show the code once."""
    if request.method == "POST":
        code_is_written_down(request)
        return redirect("portal_announcement")
    shown = code_to_show(request)
    if shown is None:
        return redirect("portal_announcement")
    return render(request, "web/portal/code.html", {"code": shown, "mine": drafts.mine(code_hash=code_hash)})


@begun
def code_letter(request: HttpRequest, code_hash: str) -> HttpResponse:
    """The code on paper, while it is shown."""
    shown = code_to_show(request)
    if shown is None:
        return redirect("portal_announcement")
    made = letter.resume_code_pdf(
        drafts.mine(code_hash=code_hash), shown, request.build_absolute_uri(reverse("portal"))
    )
    headers = {"Content-Disposition": 'attachment; filename="code.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@begun
def announcement(request: HttpRequest, code_hash: str) -> HttpResponse:
    """Fill in; whatever is typed is kept, right or wrong."""
    mine = drafts.mine(code_hash=code_hash)
    if not mine.is_open:
        return redirect("portal_status")
    if request.method != "POST":
        given = _report(mine, dict(mine.data) | {"persons": mine.data.get("persons") or [{}]})
        return _form(request, mine, given)
    given = _report(mine, _posted(request))
    mine = drafts.save(code_hash=code_hash, data=given.data)
    do = request.POST.get("do", "")
    if do == "later":
        return redirect("portal_status")
    if do == "check" and given.is_complete:
        return redirect("portal_papers")
    return _form(request, mine, given, checked=do == "check")


def _posted(request: HttpRequest) -> dict[str, Any]:
    data = data_of_post(request.POST)
    do, _, which = request.POST.get("do", "").partition(":")
    people = data["persons"]
    for person in people:
        person.pop("person", None)  # a visitor points at nobody in the register
    place = typed_number(which)
    if do == "drop" and place is not None and place < len(people):
        del people[place]
    if do == "add":
        people.append({})
    return data


def _form(request: HttpRequest, mine: Announcement, given: Report, *, checked: bool = False) -> HttpResponse:
    if not checked:
        given.quiet()
    context = {"mine": mine, "asked": given.asked, "report": given, "checked": checked, "may_describe": True}
    return render(request, "web/portal/announcement.html", context, status=422 if checked else 200)


@begun
def check(request: HttpRequest, code_hash: str) -> HttpResponse:
    """Show everything once more with what the law asks next; then submit."""
    mine = drafts.mine(code_hash=code_hash)
    refusal = None
    if request.method == "POST":
        try:
            drafts.submit(code_hash=code_hash)
            return redirect("portal_status")
        except Refusal as refused:
            refusal = refused
    given = _report(mine)
    context = {
        "mine": mine,
        "asked": given.asked,
        "report": given,
        "refusal": refusal,
        "next": outlook.of_report(given) if given.is_complete else None,
    }
    return render(request, "web/portal/check.html", context, status=422 if refusal else 200)


@begun
def status(request: HttpRequest, code_hash: str) -> HttpResponse:
    """Show how far it is and what comes next; leave this browser, or withdraw."""
    if request.method == "POST":
        if request.POST.get("do") == "withdraw":
            drafts.withdraw(code_hash=code_hash)
            return redirect("portal_status")
        leave(request)
        return redirect("portal")
    mine = drafts.mine(code_hash=code_hash)
    given = _report(mine)
    context = {
        "mine": mine,
        "asked": given.asked,
        "kept_until": keeping.kept_until(mine),
        "next": outlook.of_report(given) if mine.data and given.is_complete else None,
    }
    return render(request, "web/portal/status.html", context)


@public
def my_data(request: HttpRequest) -> HttpResponse:
    """Show a resident who looked at the own data, by the personal code of the counter and the birth date."""
    if request.method != "POST":
        return render(request, "web/portal/my_data.html", {})
    typed = {name: request.POST.get(name, "") for name in ("code", "date_of_birth")}
    try:
        seen = reads.by_code(**typed)
    except Refusal as refused:
        return render(request, "web/portal/my_data.html", {"refusal": refused, "typed": typed}, status=422)
    return render(
        request, "web/portal/my_data.html", {"seen": seen, "shown": True, "about_times": readlog.about_times()}
    )
