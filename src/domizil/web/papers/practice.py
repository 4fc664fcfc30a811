# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a municipality sets for itself: terms, bodies, tariff."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from domizil.base.access import Hidden
from domizil.register.papers import actions, queries
from domizil.register.papers.models import Tariff
from domizil.register.papers.service import practice as kept

from ..pages import form, worker
from .fields import acted, rappen_typed, valid
from .forms import PracticeForm, TariffForm


@form
def practice(request: HttpRequest, bfs_number: int) -> HttpResponse:
    """Show and change what a municipality has set; only its residents' office does."""
    by = worker(request)
    place = queries.municipality(by, bfs_number)
    if not queries.may_write(by, bfs_number):
        raise Hidden(str(bfs_number))
    sent = request.POST.get("do", "")
    terms = PracticeForm(request.POST if sent == "terms" else None, instance=kept(bfs_number))
    tariff = TariffForm(request.POST if sent == "tariff" else None, prefix="tariff")

    def set_terms(request: HttpRequest) -> str:
        actions.set_practice(by=by, municipality=bfs_number, **valid(terms))
        return _("Die Vorgaben sind gespeichert.")

    def set_tariff(request: HttpRequest) -> str:
        told = valid(tariff)
        actions.enter_tariff(
            by=by, municipality=bfs_number, for_swiss=bool(told["for_swiss"]), rappen=rappen_typed(told["amount"]),
            since=told["since"], source=told["source"],
        )  # fmt: skip
        return _("Die Zeile des Tarifs ist erfasst.")

    refusal, done = acted(request, {"terms": set_terms, "tariff": set_tariff})
    if done:
        return redirect("papers_practice", bfs_number=bfs_number)
    context = {
        "place": place,
        "terms": terms,
        "tariff": tariff,
        "tariffs": Tariff.objects.filter(municipality=bfs_number),
        "refusal": refusal,
    }
    return render(request, "web/papers/practice.html", context, status=422 if refusal else 200)
