# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to a request for access: all that is held on a person, as page, PDF and JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from domizil.base import readlog
from domizil.reports import access_letter
from domizil.reports.access_export import access_export

from .pages import page, worker


@page
def access(request: HttpRequest, person: int) -> HttpResponse:
    """Show it."""
    export = access_export(person, by=worker(request))
    context = {"export": export, "lead": access_letter.lead(export), "closed": access_letter.closed(export)}
    context["about_times"] = readlog.about_times()
    return render(request, "web/access.html", context)


@page
def access_pdf(request: HttpRequest, person: int) -> HttpResponse:
    """Return it as a letter."""
    made = access_letter.access_letter(access_export(person, by=worker(request)))
    return HttpResponse(made, content_type="application/pdf", headers=_named(person, "pdf"))


@page
def access_json(request: HttpRequest, person: int) -> HttpResponse:
    """Return it as data."""
    told = access_export(person, by=worker(request)).to_json()
    return JsonResponse(told, headers=_named(person, "json"), json_dumps_params={"ensure_ascii": False, "indent": 2})


def _named(person: int, kind: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="auskunft-{person}.{kind}"'}
