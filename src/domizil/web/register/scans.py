# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of an announcement at the counter: scan, hand out, take away."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from domizil.base import scans
from domizil.base.refusal import Refusal
from domizil.base.typed import typed_number
from domizil.register.announcements import actions, queries

from ..pages import form, page, worker
from ..uploads import SCAN_BODY, handed_out, limited, sent_file
from .report import shown


@form
def _too_large(request: HttpRequest, key: int) -> HttpResponse:
    return shown(request, key, scans.too_large())


@form
def _keep(request: HttpRequest, key: int) -> HttpResponse:
    """Add a paper, or take one away that the office added; a refusal stands on the page of the announcement."""
    if request.method != "POST":
        return redirect("register_announcement", key=key)
    do, _, which = request.POST.get("do", "").partition(":")
    try:
        if do == "drop":
            actions.detach(by=worker(request), announcement=key, attachment=typed_number(which) or 0)
        else:
            name, content = sent_file(request)
            actions.attach(by=worker(request), announcement=key, name=name, content=content)
    except Refusal as refusal:
        return shown(request, key, refusal)
    return redirect("register_announcement", key=key)


attachments = limited(SCAN_BODY, _too_large)(_keep)


@page
def attachment(request: HttpRequest, key: int, paper: int) -> HttpResponse:
    """Hand out a paper as a file and never as a page."""
    found = queries.announcement(key, by=worker(request)).attachments.filter(pk=paper).first()
    if found is None:
        raise Http404
    return handed_out(found)
