# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The control of papers (§ 12): chronological or alphabetical, for a period, as a page, XLSX and PDF."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from domizil.base import readlog
from domizil.base.models import Municipality
from domizil.base.readlog import Why
from domizil.base.refusal import Refusal
from domizil.base.typed import typed_number
from domizil.register import queries as register
from domizil.register.papers import queries, sheets
from domizil.register.papers.messages import day, too_long_for_pdf, unknown_filter
from domizil.register.papers.models import ControlKind
from domizil.register.papers.queries import Asked

from ..pages import page, worker
from .forms import ControlForm
from .person import pdf

ON_A_PAGE = 50
AT_ONCE = 2_000  # lines of an extract in memory
LONGEST = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def place_asked(request: HttpRequest) -> Municipality:
    """The municipality of the address, or the worker's first. Raises Hidden."""
    typed = request.GET.get("municipality", "")
    return queries.municipality(worker(request), typed_number(typed))


def _asked(filters: ControlForm) -> Asked:
    told = filters.cleaned_data if filters.is_valid() else {}
    if filters.errors:
        raise Refusal(
            "bad_period",
            _("Der Zeitraum ist kein Zeitraum."),
            what_next=_("Geben Sie Tage an, zum Beispiel 31.12.2024."),
        )
    kind = told.get("kind")
    return Asked(told.get("since"), told.get("until"), ControlKind(kind) if kind else None, told.get("order") == "name")


@page
def control(request: HttpRequest) -> HttpResponse:
    """Show the control, and find the person whose papers are to be handled."""
    by, place = worker(request), place_asked(request)
    filters = ControlForm(request.GET)
    rows = Paginator(queries.control(by, place.pk, _asked(filters)), ON_A_PAGE).get_page(request.GET.get("page"))
    people = _people(request, place)
    readlog.looked_at(by, {*(row.person_id for row in rows), *(person.pk for person in people)}, Why.WORKLIST)
    kept = {name: request.GET[name] for name in ("since", "until", "kind", "order") if request.GET.get(name)}
    context = {
        "place": place,
        "places": queries.municipalities(by),
        "filters": filters,
        "rows": rows,
        "query": urlencode({"municipality": place.pk, **kept}),
        "typed": request.GET.get("q", "")[:LONGEST],
        "people": people,
        "may_write": queries.may_write(by, place.pk),
    }
    return render(request, "web/papers/control.html", context)


def _people(request: HttpRequest, place: Municipality) -> list[Any]:
    typed = request.GET.get("q", "").strip()[:LONGEST].replace("\x00", "")
    if not typed:
        return []
    try:
        keys = register.found(typed)
    except register.NoDate:
        return []
    here = queries.known_here(keys, place.pk)
    return register.persons([key for key in keys if key in here][:ON_A_PAGE])


@page
def extract(request: HttpRequest, bfs_number: int, suffix: str) -> HttpResponse:
    """Return the control as a file: all rows that the filter leaves."""
    by = worker(request)
    place = queries.municipality(by, bfs_number)
    filters = ControlForm(request.GET)
    if unknown := sorted(request.GET.keys() - filters.fields.keys() - {"municipality"}):
        raise unknown_filter(unknown[0], ", ".join(filters.fields))
    asked = _asked(filters)
    rows = queries.control(by, bfs_number, asked)
    if suffix == "pdf" and (lines := rows.count()) > sheets.MOST_IN_PDF:
        raise too_long_for_pdf(lines, sheets.MOST_IN_PDF)
    readlog.looked_at(by, set(rows.order_by().values_list("person", flat=True)), Why.EXPORT)
    name = f"schriftenkontrolle-{bfs_number}.{suffix}"
    entries = rows.iterator(chunk_size=AT_ONCE)
    if suffix == "pdf":
        return pdf(sheets.control_pdf(place, entries, lead=_period(asked)), name)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(sheets.control_xlsx(place, entries), content_type=XLSX, headers=headers)


def _period(asked: Asked) -> str:
    since = day(asked.since) if asked.since else _("Beginn")
    until = day(asked.until) if asked.until else _("heute")
    order = _("alphabetisch") if asked.alphabetical else _("chronologisch")
    return _("Von %(since)s bis %(until)s, %(order)s.") % {"since": since, "until": until, "order": order}
