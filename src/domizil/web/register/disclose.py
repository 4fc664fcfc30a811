# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Showing a blocked address once, to the office that is responsible, for a reason that stays as an event."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from domizil.base.readlog import Why, looked_at
from domizil.base.refusal import Refusal
from domizil.register import actions, addresses
from domizil.register.announcements import queries

from ..pages import form, worker


@form
def disclose(request: HttpRequest, key: int) -> HttpResponse:
    """Ask for the reason; then show the address on this one page."""
    by = worker(request)
    person = queries.person(key, by=by)
    refusal, address = None, None
    if request.method == "POST":
        try:
            address = actions.disclose_address(by=by, person=person, reason=request.POST.get("reason", ""))
        except Refusal as refused:
            refusal = refused
    looked_at(by, [key], Why.PERSON)
    context = {
        "person": person,
        "address": address,
        "refusal": refusal,
        "blocked": bool(addresses.blocked([key])),
    }
    return render(request, "web/register/disclose.html", context, status=422 if refusal else 200)
