# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers sent along with an announcement: PDF, JPEG or PNG, up to a limit that holds before anything is read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from domizil.base import scans
from domizil.base.refusal import Refusal
from domizil.base.typed import typed_number
from domizil.register.announcements import drafts, papers

from ..uploads import SCAN_BODY, limited, sent_file
from .session import begun


def _shown(request: HttpRequest, code_hash: str, refusal: Refusal | None = None) -> HttpResponse:
    mine = drafts.mine(code_hash=code_hash)
    if not mine.is_open:
        return redirect("portal_status")
    context = {
        "mine": mine,
        "attachments": mine.attachments.defer("content"),
        "refusal": refusal,
        "megabytes": scans.LARGEST // 1_000_000,
        "most": papers.MOST,
    }
    return render(request, "web/portal/papers.html", context, status=422 if refusal else 200)


@begun
def _too_large(request: HttpRequest, code_hash: str) -> HttpResponse:
    return _shown(request, code_hash, scans.too_large())


@limited(SCAN_BODY, _too_large)
@begun
def attachments(request: HttpRequest, code_hash: str) -> HttpResponse:
    """List the papers; add one or take one away."""
    if request.method != "POST":
        return _shown(request, code_hash)
    do, _, which = request.POST.get("do", "").partition(":")
    try:
        if do == "drop":
            drafts.detach(code_hash=code_hash, attachment=typed_number(which) or 0)
        else:
            name, content = sent_file(request)
            drafts.attach(code_hash=code_hash, name=name, content=content)
    except Refusal as refusal:
        return _shown(request, code_hash, refusal)
    return redirect("portal_papers")
