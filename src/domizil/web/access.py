# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to a request for access: all that is held on a person, as page, PDF and JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from domizil.base import readlog
from domizil.base.refusal import Refusal
from domizil.reports import access_letter
from domizil.reports.access_export import AccessExport, access_export

from .pages import form, worker

_LONGEST_REASON = 300


@form
def access(request: HttpRequest, person: int) -> HttpResponse:
    """Show it; with a reason typed, with the address of a person who has a block."""
    try:
        return _shown(request, access_export(person, by=worker(request), reason=_reason(request)))
    except Refusal as refusal:
        return _refused(request, person, refusal)


@form
def access_pdf(request: HttpRequest, person: int) -> HttpResponse:
    """Return it as a letter."""
    try:
        made = access_letter.access_letter(access_export(person, by=worker(request), reason=_reason(request)))
    except Refusal as refusal:
        return _refused(request, person, refusal)
    return HttpResponse(made, content_type="application/pdf", headers=_named(person, "pdf"))


@form
def access_json(request: HttpRequest, person: int) -> HttpResponse:
    """Return it as data."""
    try:
        told = access_export(person, by=worker(request), reason=_reason(request)).to_json()
    except Refusal as refusal:
        return _refused(request, person, refusal)
    return JsonResponse(told, headers=_named(person, "json"), json_dumps_params={"ensure_ascii": False, "indent": 2})


def _reason(request: HttpRequest) -> str | None:
    """What a blocked address is needed for; None where nobody asks for one."""
    return request.POST.get("reason", "").strip()[:_LONGEST_REASON] if request.method == "POST" else None


def _refused(request: HttpRequest, person: int, refusal: Refusal) -> HttpResponse:
    """Show the answer without the address, and why."""
    return _shown(request, access_export(person, by=worker(request)), refusal)


def _shown(request: HttpRequest, export: AccessExport, refusal: Refusal | None = None) -> HttpResponse:
    context = {"export": export, "lead": access_letter.lead(export), "closed": access_letter.closed(export)}
    context |= {
        "reads": access_letter.reads(export),
        "about_times": readlog.about_times(),
        "refusal": refusal,
        "longest": _LONGEST_REASON,
    }
    return render(request, "web/access.html", context, status=422 if refusal else 200)


def _named(person: int, kind: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="auskunft-{person}.{kind}"'}
