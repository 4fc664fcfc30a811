# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search: persons by name, birth, number or address; support units by number."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from domizil.base.models import Role, Worker
from domizil.base.readlog import Why, looked_at
from domizil.base.refusal import Refusal
from domizil.register import queries as register
from domizil.support import queries as support

from .pages import grants, page, worker

ON_A_PAGE = 25
LONGEST = 100


@page
def search(request: HttpRequest) -> HttpResponse:
    """Show what fits `q`; the number of a unit leads straight to it."""
    typed = " ".join(request.GET.get("q", "").split())
    _check(typed)
    number = support.number_typed(typed)
    if number and support.units(worker(request)).filter(number=number).exists():
        return redirect("support_unit", number=number)
    context = {"typed": typed} | (_found(typed, request) if typed else {})
    return render(request, "web/search.html", context)


def _check(typed: str) -> None:
    """Refuse what no name and no number can be."""
    if len(typed) > LONGEST:
        raise Refusal(
            "search_too_long",
            _("Der Suchtext ist zu lang."),
            _("Er hat %(length)d Zeichen; erlaubt sind bis zu %(most)d Zeichen.")
            % {"length": len(typed), "most": LONGEST},
            _("Suchen Sie mit einem Namen, einem Geburtsdatum oder einer Nummer."),
        )
    if not typed.isprintable():
        raise Refusal(
            "search_unprintable",
            _("Der Suchtext enthält ein Steuerzeichen."),
            _("Solche Zeichen stehen in keinem Namen und keiner Nummer; sie kommen meist aus einer kopierten Tabelle."),
            _("Tippen Sie den Suchtext von Hand ein."),
        )


def _found(typed: str, request: HttpRequest) -> dict[str, Any]:
    try:
        found = register.search(typed)
    except register.NoDate:
        told = _("In «%(typed)s» steht kein Datum, das es gibt. Zum Beispiel 24.3.1999, 3.1999 oder 1999.")
        return {"error": told % {"typed": typed}}
    rows = Paginator(found.keys, ON_A_PAGE).get_page(request.GET.get("page"))
    people = _people(list(rows), "" if found.address else typed, worker(request))
    return {
        "people": people,
        **_columns(request),
        "units": any(row["unit"] for row in people),
        "rows": rows,
        "query": urlencode({"q": typed}),
        "capped": len(found.keys) == register.MOST,
        "by_address": found.address,
    }


def _columns(request: HttpRequest) -> dict[str, bool]:
    """Which number tells people apart: the AHV's in a residents' office, ZEMIS' where foreigners are looked after."""
    roles = {role for role, _place in grants(request)}
    office = roles & {Role.REGISTER, Role.SUPERVISOR}
    return {"vn": bool(office), "zemis": not office or bool(roles - {Role.REGISTER, Role.SUPERVISOR})}


def _people(keys: list[int], typed: str, by: Worker) -> list[dict[str, Any]]:
    looked_at(by, keys, Why.SEARCH)
    people = register.persons(keys)
    units = support.units_of(keys, by=by)
    homes, others = register.addresses(keys), register.other_names(people, typed)
    return [
        {
            "person": person,
            "others": others.get(person.pk, ()),
            "home": homes.get(person.pk),
            "unit": units.get(person.pk),
        }
        for person in people
    ]
