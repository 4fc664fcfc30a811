# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the residents' office: information requests with their letters, and the search in hotel slips."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from domizil.base import access, readlog
from domizil.base.readlog import Why
from domizil.base.refusal import Refusal
from domizil.register import queries as register
from domizil.register.models import Person
from domizil.register.third_parties import actions, queries
from domizil.register.third_parties.letter import request_pdf
from domizil.register.third_parties.models import ASKED

from ..pages import form, page, worker
from .forms import RequestForm


@form
def requests(request: HttpRequest) -> HttpResponse:
    """List information requests; make a new one."""
    by = worker(request)
    asked = queries.reporters(by).filter(kind__in=ASKED, closed_on__isnull=True)
    entry = RequestForm(request.POST or None, addressees=asked, initial=_begun(request))
    refusal = None
    if request.method == "POST" and entry.is_valid():
        values = entry.cleaned_data
        person = Person.objects.filter(pk=values.pop("person") or 0).first()
        try:
            made = actions.ask(by=by, person=person, **values)
            return redirect("third_party_request", made.pk)
        except Refusal as refused:
            refusal = refused
    context = {"rows": queries.requests(by)[:100], "form": entry, "refusal": refusal, "nobody": not asked.exists()}
    context["may_write"] = queries.may_write(by)
    status = 422 if refusal or entry.errors else 200
    return render(request, "web/third_parties/requests.html", context, status=status)


def _begun(request: HttpRequest) -> dict[str, str]:
    """What the page of a difference gives along: the person and the day."""
    return {name: request.GET[name] for name in ("person", "person_name", "happened_on", "egid") if name in request.GET}


@form
def request_page(request: HttpRequest, key: int) -> HttpResponse:
    """Show a request; record its answer."""
    by = worker(request)
    found = queries.request(by, key)
    if found.person_id:
        readlog.looked_at(by, [found.person_id], Why.PERSON)
    refusal = None
    answer = request.POST.get("answer", "").strip()
    if request.method == "POST" and answer:
        try:
            actions.record_answer(by=by, request=found, answer=answer)
            return redirect("third_party_request", key)
        except Refusal as refused:
            refusal = refused
    context = {"asked": found, "refusal": refusal, "empty": request.method == "POST" and not answer}
    return render(request, "web/third_parties/request.html", context, status=422 if request.method == "POST" else 200)


@page
def letter(request: HttpRequest, key: int) -> HttpResponse:
    """The letter of a request."""
    by = worker(request)
    found = queries.request(by, key)
    if found.person_id:
        readlog.looked_at(by, [found.person_id], Why.LETTER)
    headers = {"Content-Disposition": f'inline; filename="auskunftsersuchen-{found.pk}.pdf"'}
    return HttpResponse(request_pdf(found), content_type="application/pdf", headers=headers)


@form
def slips(request: HttpRequest) -> HttpResponse:
    """Search hotel slips by name and day; delete those whose time is over."""
    by = worker(request)
    access.require(by, *queries.ROLES)
    refusal, deleted, bad_day = None, None, ""
    if request.method == "POST":
        try:
            deleted = sum(
                actions.delete_old_slips(by=by, municipality=place.pk) for place in queries.municipalities(by)
            )
        except Refusal as refused:
            refusal = refused
    typed, typed_day = request.GET.get("q", "").strip()[:100], request.GET.get("on", "").strip()[:20]
    day = None
    try:
        day = register.typed_date(typed_day) if typed_day else None
        bad_day = typed_day if typed_day and day is None else ""
    except register.NoDate:
        bad_day = typed_day
    found = queries.slips(by, typed, day) if (typed or day) and not bad_day else []
    context = {"typed": typed, "on": typed_day, "bad_day": bad_day, "rows": found, "asked": bool(typed or typed_day)}
    context |= {"refusal": refusal, "deleted": deleted, "most": queries.MOST_SLIPS, "may_write": queries.may_write(by)}
    return render(request, "web/third_parties/slips.html", context, status=422 if refusal else 200)
