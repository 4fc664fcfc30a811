# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page "cost of the amendment" and its files."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from domizil.base import access
from domizil.base.models import Municipality, Worker
from domizil.base.refusal import Refusal
from domizil.reports.amendment_cost import ROLES, AmendmentCost, amendment_cost
from domizil.support.budget import BadMonth, month_asked

from . import amendment_files, kept
from .amendment_tables import Row, left_out, number, tables
from .bars import chart
from .law.views import language
from .pages import page, worker


def _cost(request: HttpRequest) -> AmendmentCost:
    """The month that the address asks for, over what the worker may see."""
    try:
        month = month_asked(request.GET.get("month") or None)
    except BadMonth as error:
        raise Refusal("no_month", str(error)) from None
    by = worker(request)
    where = access.require(by, *ROLES)
    return kept.until_written(f"amendment {month.first}", where, lambda: amendment_cost(by=by, month=month))


def _where(by: Worker) -> str:
    """Over which part of the canton the page counts."""
    reach = access.reach(by, *ROLES)
    if reach.canton:
        return _("ganzer Kanton")
    names = Municipality.objects.filter(pk__in=reach.municipalities).values_list("name", flat=True)
    return ", ".join(names)


@page
def amendment(request: HttpRequest) -> HttpResponse:
    """One month of all units under the text before and after the newest amendment."""
    cost = _cost(request)
    shown = tables(cost, language())
    context = {
        "cost": cost,
        "total": Row("", cost.total),
        "units": number(cost.units),
        "where": _where(worker(request)),
        "text": cost.text.title[language()],
        "evidence": cost.text.note[language()] if cost.text.note else "",
        "left_out": left_out(cost, language()),
        "tables": [
            (table, chart([(row.label, row.share.before, row.share.after) for row in table.rows])) for table in shown
        ],
    }
    return render(request, "web/amendment.html", context)


@page
def amendment_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(_cost(request), amendment_files.as_xlsx, kind, "xlsx")


@page
def amendment_csv(request: HttpRequest) -> HttpResponse:
    """The same as one table of text."""
    return _file(_cost(request), amendment_files.as_csv, "text/csv; charset=utf-8", "csv")


def _file(cost: AmendmentCost, write: Callable[[AmendmentCost, str], bytes], kind: str, suffix: str) -> HttpResponse:
    name = f"kasylv-{cost.text.id}-{cost.month.first:%Y-%m}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(cost, language()), content_type=kind, headers=headers)
