# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fines as accounting sees them: what is owed, what was paid, the decision; nothing else of a case."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from domizil.base import ledger, readlog
from domizil.base.readlog import Why
from domizil.register.duties import actions, queries
from domizil.register.duties.models import Step

from ..pages import form, page, worker
from ..papers.fields import acted, rappen_typed, valid
from ..papers.person import pdf
from .forms import PayForm

ON_A_PAGE = 50


@page
def fines(request: HttpRequest) -> HttpResponse:
    """List the fines, those with something open first."""
    by = worker(request)
    rows = Paginator(queries.fines(by), ON_A_PAGE).get_page(request.GET.get("page"))
    readlog.looked_at(by, {row.case.person_id for row in rows if row.case.person_id}, Why.WORKLIST)
    return render(request, "web/duties/fines.html", {"rows": rows})


@form
def fine(request: HttpRequest, key: int) -> HttpResponse:
    """Show one fine with its payments; record a payment."""
    by = worker(request)
    found = queries.fine(by, key)
    paying = PayForm(request.POST if request.method == "POST" else None, prefix="pay")

    def pay(request: HttpRequest) -> str:
        told = valid(paying)
        rappen = rappen_typed(told["amount"])
        actions.pay_fine(by=by, fine=found, rappen=rappen, reference=told["reference"], on=told["on"])
        return _("Die Zahlung ist erfasst.")

    refusal, done = acted(request, {"pay": pay})
    if done:
        return redirect("fine", key=key)
    readlog.looked_at(by, [found.case.person_id] if found.case.person_id else [], Why.PERSON)
    context = {
        "fine": found, "case": found.case, "form": paying, "refusal": refusal,
        "payments": found.booking.payments.order_by("paid_on", "id"), "open_rappen": ledger.open_rappen(found.booking),
        "may_pay": queries.may_pay(by, found.case.municipality_id),
    }  # fmt: skip
    return render(request, "web/duties/fine.html", context, status=422 if refusal else 200)


@page
def decision(request: HttpRequest, key: int) -> HttpResponse:
    """Return the decision on a fine as a PDF."""
    by = worker(request)
    found = queries.fine(by, key)
    if found.case.person_id:
        readlog.looked_at(by, [found.case.person_id], Why.LETTER)
    return pdf(queries.decision_pdf(by, found), f"{found.case.municipality_id}-{key}-{Step.FINE.value}.pdf")
