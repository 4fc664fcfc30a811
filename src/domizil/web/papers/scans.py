# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scans of a person's papers at the counter: add, hand out, take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from domizil.base import readlog, scans
from domizil.base.readlog import Why
from domizil.base.refusal import Refusal
from domizil.base.typed import typed_number
from domizil.register.papers import actions, queries

from ..pages import form, page, worker
from ..uploads import SCAN_BODY, handed_out, limited, sent_file
from .person import shown


@form
def _too_large(request: HttpRequest, bfs_number: int, key: int) -> HttpResponse:
    return shown(request, bfs_number, key, scans.too_large())


@form
def _keep(request: HttpRequest, bfs_number: int, key: int) -> HttpResponse:
    """Add a scan to a paper of the person, or take one away; a refusal stands on the page of the papers."""
    by = worker(request)
    of = queries.person(by, key, bfs_number)
    do, _, which = request.POST.get("do", "").partition(":")
    if request.method == "POST":
        try:
            if do == "drop":
                actions.remove_scan(by=by, scan=queries.scan(of, bfs_number, typed_number(which) or 0))
            else:
                paper = queries.paper(of, bfs_number, typed_number(request.POST.get("paper", "")) or 0)
                name, content = sent_file(request)
                actions.add_scan(by=by, paper=paper, name=name, content=content)
        except Refusal as refusal:
            return shown(request, bfs_number, key, refusal)
    return redirect("papers_person", bfs_number=bfs_number, key=key)


kept = limited(SCAN_BODY, _too_large)(_keep)


@page
def scan(request: HttpRequest, bfs_number: int, key: int, scan: int) -> HttpResponse:
    """Hand out a scan as a file and never as a page."""
    by = worker(request)
    found = queries.scan(queries.person(by, key, bfs_number), bfs_number, scan)
    readlog.looked_at(by, [key], Why.PERSON)
    return handed_out(found)
