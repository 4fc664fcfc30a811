# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the residents' office: differences, third parties and their keys, deliveries."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from domizil.base import clock, readlog
from domizil.base.models import Municipality, Worker
from domizil.base.readlog import Why
from domizil.base.refusal import Refusal
from domizil.base.typed import typed_number
from domizil.register.third_parties import access_keys, actions, queries
from domizil.register.third_parties.models import ASKED, AccessKey, Difference
from domizil.register.third_parties.queries import Sides

from ..pages import form, page, worker
from ..uploads import limited
from . import files
from .forms import KeyForm, ReporterForm

ON_A_PAGE = 20
# What a clerk does about a difference, and the page of the register where that is done (kind of report).
LEADS = {
    Difference.NOT_REGISTERED: (gettext_lazy("Zuzug erfassen"), "arrival"),
    Difference.UNKNOWN_PERSON: (gettext_lazy("Zuzug erfassen"), "arrival"),
    Difference.OTHER_DWELLING: (gettext_lazy("Umzug erfassen"), "move"),
    Difference.NOT_DEREGISTERED: (gettext_lazy("Wegzug erfassen"), "departure"),
    Difference.NOT_ON_LIST: (gettext_lazy("Wegzug erfassen"), "departure"),
}


@form
def differences(request: HttpRequest) -> HttpResponse:
    """Show what does not agree, the two sides beside each other; compare again on demand."""
    by = worker(request)
    if request.method == "POST":
        compared = sum(actions.compare_again(by=by, municipality=place.pk) for place in queries.municipalities(by))
        return redirect(f"{reverse('third_parties')}?compared={compared}")
    kind = request.GET.get("kind", "")
    if kind and kind not in Difference.values:
        raise Http404
    counted = queries.counts(by)
    rows = Paginator(queries.differences(by, kind), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": rows,
        "shown": _shown(by, list(rows)),
        "counted": counted,
        "open": sum(count for _difference, count in counted),
        "kind": kind,
        "query": f"kind={kind}" if kind else "",
        "compared": request.GET.get("compared", ""),
        "may_write": queries.may_write(by),
        "today": clock.today(),
    }
    return render(request, "web/third_parties/differences.html", context)


def _shown(by: Worker, tasks: list[Any]) -> list[dict[str, Any]]:
    """Tasks with their two sides and where they lead; whoever is shown is noted in the log of reads."""
    sides = queries.sides(tasks)
    readlog.looked_at(by, [side.task.person_id for side in sides if side.task.person_id], Why.WORKLIST)
    return [{"side": side, "lead": _lead(side)} for side in sides]


def _lead(side: Sides) -> dict[str, Any]:
    """The action that a difference leads to, with what is known filled in; a search where a clerk decides first."""
    label, kind = LEADS.get(side.difference, (_("Person suchen"), ""))
    task = side.task
    if not kind:
        return {"label": label, "address": f"{reverse('search')}?{urlencode({'q': task.params['name']})}"}
    known = {"municipality": task.municipality_id} | ({"person": task.person_id} if task.person_id else {})
    return {"label": label, "address": f"{reverse('register_report', args=[kind])}?{urlencode(known)}"}


@form
def close(request: HttpRequest, key: int) -> HttpResponse:
    """Show one difference; close it with what came of it."""
    by = worker(request)
    task = queries.difference(by, key)
    refusal = None
    if request.method == "POST":
        try:
            actions.settle(by=by, task=task, outcome=request.POST.get("outcome", ""))
            return redirect("third_parties")
        except Refusal as refused:
            refusal = refused
    context = {
        "row": _shown(by, [task])[0],
        "refusal": refusal,
        "today": clock.today(),
        "may_write": queries.may_write(by),
    }
    return render(request, "web/third_parties/task.html", context, status=422 if refusal else 200)


@form
def reporters(request: HttpRequest) -> HttpResponse:
    """List third parties; enter a new one."""
    by = worker(request)
    may_write = queries.may_write(by)
    places = queries.municipalities(by) if may_write or request.method == "POST" else Municipality.objects.none()
    entry = ReporterForm(request.POST or None, municipalities=places)
    refusal = None
    if request.method == "POST" and entry.is_valid():
        values = entry.cleaned_data
        try:
            made = actions.add_reporter(by=by, **{**values, "municipality": values["municipality"].pk})
            return redirect("third_party_reporter", made.pk)
        except Refusal as refused:
            refusal = refused
    rows = Paginator(queries.reporters(by), 50).get_page(request.GET.get("page"))
    context = {"rows": rows, "form": entry, "refusal": refusal, "may_write": may_write}
    status = 422 if refusal or entry.errors else 200
    return render(request, "web/third_parties/reporters.html", context, status=status)


@form
def reporter(request: HttpRequest, key: int) -> HttpResponse:
    """Show a third party; issue and revoke its keys."""
    by = worker(request)
    found = queries.reporter(by, key)
    do, _colon, which = request.POST.get("do", "").partition(":")
    entry, secret = KeyForm(request.POST if do == "issue" else None), ""
    if do == "revoke":
        number = typed_number(which)
        for held in found.keys.filter(pk=number) if number is not None else ():
            actions.revoke_key(by=by, key=held)
        return redirect("third_party_reporter", key)
    if do == "close":
        actions.close_reporter(by=by, reporter=found)
        return redirect("third_party_reporter", key)
    if do == "issue" and entry.is_valid():
        values = entry.cleaned_data
        _key, secret = actions.issue_key(by=by, reporter=found, label=values["label"], until=values["until"])
        entry = KeyForm()
    context = {
        "reporter": found,
        "may_write": queries.may_write(by),
        "form": entry,
        "secret": secret,
        "address": request.build_absolute_uri(reverse("report")),
        "keys": AccessKey.objects.filter(reporter=found).select_related("issued_by"),
        "deliveries": queries.deliveries(by).filter(reporter=found)[:20],
        "asked": found.kind in ASKED,
        "today": clock.today(),
    }
    return render(request, "web/third_parties/reporter.html", context, status=422 if entry.errors else 200)


def _upload_page(request: HttpRequest, key: int, refusal: Refusal | None = None) -> HttpResponse:
    context = {"reporter": queries.reporter(worker(request), key), "refusal": refusal, "megabytes": files.MEGABYTES}
    return render(request, "web/third_parties/upload_for.html", context, status=422 if refusal else 200)


@form
def _too_large(request: HttpRequest, key: int) -> HttpResponse:
    by = access_keys.on_behalf_of(worker(request), key)
    return _upload_page(request, key, files.too_large(by))


@limited(files.MOST_BODY, _too_large)
@form
def upload(request: HttpRequest, key: int) -> HttpResponse:
    """Check a file that a third party brought to the counter."""
    by = access_keys.on_behalf_of(worker(request), key)
    if request.method != "POST":
        return _upload_page(request, key)
    delivery, refusal = files.checked(by, request.FILES.get("file"))
    if delivery is None:
        return _upload_page(request, key, refusal)
    return redirect("third_party_delivery", delivery.pk)


@page
def deliveries(request: HttpRequest) -> HttpResponse:
    """List what was handed in, with what was refused and why."""
    rows = Paginator(queries.deliveries(worker(request)), 50).get_page(request.GET.get("page"))
    return render(request, "web/third_parties/deliveries.html", {"rows": rows})


@form
def delivery(request: HttpRequest, key: int) -> HttpResponse:
    """Show a delivery and its reports; take over or drop one that waits."""
    by = worker(request)
    found = queries.delivery(by, key)
    refusal = None
    if request.method == "POST":
        refusal = files.decided(access_keys.on_behalf_of(by, found.reporter_id), found, request)
        if refusal is None:
            return redirect("third_party_delivery", key)
    context = {**files.shown(found, refusal), "reports": found.reports.all()[:200], "office": True}
    return render(request, "web/third_parties/delivery_for.html", context, status=422 if refusal else 200)


@page
def problems(request: HttpRequest, key: int) -> HttpResponse:
    """The problems of a waiting file."""
    return files.problem_file(queries.delivery(worker(request), key))
