# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The personal code of a resident as a letter, while it is shown at the counter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from domizil.base import access
from domizil.base.models import Role
from domizil.base.readlog import Why, looked_at
from domizil.register.announcements import letter, queries

from ..pages import form, worker


@form
def access_code_letter(request: HttpRequest, key: int) -> HttpResponse:
    """Make the letter of the code that was just issued; the browser sends it along, because nothing keeps it."""
    by = worker(request)
    access.require(by, Role.REGISTER)
    person = queries.person(key, by=by)
    if request.method != "POST":
        return redirect("register_access_code", key=key)
    looked_at(by, [key], Why.LETTER)
    made = letter.access_code_pdf(
        person, request.POST.get("code", "")[:30], request.build_absolute_uri(reverse("portal_my_data"))
    )
    return HttpResponse(
        made, content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="code-{key}.pdf"', "Cache-Control": "no-store"},
    )  # fmt: skip
