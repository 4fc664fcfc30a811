# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages for third parties: they enter with their key, and see what is theirs."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from domizil.base.access import Hidden
from domizil.base.refusal import Refusal
from domizil.law.lu_ng.third_parties import Party
from domizil.register.third_parties import access_keys, actions, queries
from domizil.register.third_parties.access_keys import Giver
from domizil.register.third_parties.actions.slips import SlipFacts
from domizil.register.third_parties.models import ASKED, Channel, ReporterKind
from domizil.register.third_parties.reading import files as reading

from .. import errors
from ..uploads import limited
from . import files
from .forms import ReportForm, SlipForm

View = Callable[..., HttpResponse]
_KEY = "third_party"
ON_A_PAGE = 25
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def entered(view: View) -> View:
    """Make a view a page for whoever entered, given as `by`; without a key that holds, back to the start."""

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                by = access_keys.enter(request.session.get(_KEY, ""))
                return view(request, by, *args, **kwargs)
        except Hidden:
            raise Http404 from None
        except Refusal as refusal:
            if refusal.code == "no_such_key":
                request.session.pop(_KEY, None)
                return redirect("report")
            return errors.refused(request, refusal)

    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(answered))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask for the key; who has entered sees what was handed in."""
    refusal = None
    if request.method == "POST":
        kept = access_keys.digest(request.POST.get("key", "")[:200])
        try:
            access_keys.enter(kept)
            request.session.cycle_key()
            request.session[_KEY] = kept
            return redirect("report")
        except Refusal as refused:
            refusal = refused
    elif _KEY in request.session:
        return overview(request)
    return render(request, "web/third_parties/enter.html", {"refusal": refusal}, status=422 if refusal else 200)


@entered
def overview(request: HttpRequest, by: Giver) -> HttpResponse:
    """Show the third party's deliveries and what it can do."""
    rows = Paginator(queries.own_deliveries(by), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/third_parties/overview.html", {**_about(by), "rows": rows})


def _about(by: Giver) -> dict[str, Any]:
    kind = by.reporter.kind
    return {
        "reporter": by.reporter,
        "hosts": kind == ReporterKind.LODGING_HOST,
        "lists": kind == ReporterKind.COLLECTIVE_HOUSEHOLD,
        "may_report": kind not in ASKED,
        "megabytes": reading.MOST_BYTES // 1_000_000,
        "most_rows": reading.MOST_ROWS,
    }


@require_http_methods(["POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the key in this browser."""
    request.session.pop(_KEY, None)
    return redirect("report")


@entered
def one(request: HttpRequest, by: Giver) -> HttpResponse:
    """Take one report."""
    form = ReportForm(request.POST or None, party=Party(by.reporter.kind))
    refusal = None
    if request.method == "POST" and form.is_valid():
        cells = {key: value for key, value in form.cleaned_data.items() if value}
        try:
            _delivery, sheet = actions.hand_in(by=by, rows=[cells], channel=Channel.FORM, dry_run=True)
            if not sheet.problems:
                delivery, _sheet = actions.hand_in(by=by, rows=[cells], channel=Channel.FORM)
                assert delivery is not None, "no dry run"
                return redirect("report_delivery", delivery.pk)
            form.take_over(sheet)
        except Refusal as refused:
            refusal = refused
    status = 422 if refusal or form.errors else 200
    return render(
        request, "web/third_parties/one.html", {**_about(by), "form": form, "refusal": refusal}, status=status
    )


def _upload_page(request: HttpRequest, by: Giver, refusal: Refusal | None = None) -> HttpResponse:
    context = {**_about(by), "refusal": refusal}
    return render(request, "web/third_parties/upload.html", context, status=422 if refusal else 200)


@entered
def _too_large(request: HttpRequest, by: Giver) -> HttpResponse:
    return _upload_page(request, by, files.too_large(by))


@limited(files.MOST_BODY, _too_large)
@entered
def upload(request: HttpRequest, by: Giver) -> HttpResponse:
    """Check a file and show what would be taken over."""
    if request.method != "POST":
        return _upload_page(request, by)
    delivery, refusal = files.checked(by, request.FILES.get("file"))
    if delivery is None:
        return _upload_page(request, by, refusal)
    return redirect("report_delivery", delivery.pk)


@entered
def delivery(request: HttpRequest, by: Giver, key: int) -> HttpResponse:
    """Show a delivery; take over or drop one that waits."""
    found = queries.own_delivery(by, key)
    refusal = None
    if request.method == "POST":
        refusal = files.decided(by, found, request)
        if refusal is None:
            return redirect("report_delivery", key)
    context = {
        **_about(by),
        **files.shown(found, refusal),
        "reports": queries.own_reports(by).filter(delivery=found)[:200],
    }
    return render(request, "web/third_parties/delivery.html", context, status=422 if refusal else 200)


@entered
def problems(request: HttpRequest, by: Giver, key: int) -> HttpResponse:
    """The problems of a waiting file."""
    return files.problem_file(queries.own_delivery(by, key))


@require_http_methods(["GET", "HEAD"])
def template(request: HttpRequest) -> HttpResponse:
    """An empty workbook with the columns."""
    headers = {"Content-Disposition": 'attachment; filename="meldungen.xlsx"'}
    return HttpResponse(reading.template(), content_type=_XLSX, headers=headers)


@entered
def hotel(request: HttpRequest, by: Giver) -> HttpResponse:
    """Take one hotel slip."""
    form = SlipForm(request.POST or None)
    refusal, done = None, ""
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            actions.add_slips(by=by, slips=[SlipFacts(**{**values, "nationality": values["nationality"].pk})])
            done = _("Gemeldet: {0} {1}").format(values["official_name"], values["first_name"])
            form = SlipForm()
        except Refusal as refused:
            refusal = refused
    context = {**_about(by), "form": form, "refusal": refusal, "done": done}
    return render(request, "web/third_parties/hotel.html", context, status=422 if refusal or form.errors else 200)
