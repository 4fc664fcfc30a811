# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages in and out, and what a clerk decides about one that waits."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from domizil.base import access, readlog
from domizil.base.models import Role, Worker
from domizil.base.readlog import Why
from domizil.base.refusal import Refusal
from domizil.exchange import actions, queries
from domizil.exchange.content_messages import nobody_to_hand_on_to
from domizil.exchange.messages import TITLES, nobody_chosen, title
from domizil.exchange.models import Direction, Message, State

from ..pages import form, page, worker
from .steps import steps

ON_A_PAGE = 30
WHO_IS_MEANT = "several_persons"
"""The one question that choosing a person answers."""
LISTS = {
    "waiting": _("Zu entscheiden"),
    "trouble": _("Nicht angekommen"),
    "in": _("Eingegangen"),
    "out": _("Ausgehend"),
}


@page
def messages(request: HttpRequest) -> HttpResponse:
    """List messages: those that wait first."""
    by, which = worker(request), request.GET.get("list", "waiting")
    if which not in LISTS:
        raise Http404
    rows = Paginator(queries.messages(by, which), ON_A_PAGE).get_page(request.GET.get("page"))
    readlog.looked_at(by, [row.person_id for row in rows if row.person_id], Why.WORKLIST)
    counted, names = queries.counts(by), queries.names(rows)
    context = {
        "rows": [_line(row, which, names) for row in rows],
        "page": rows,
        "lists": [(name, label, counted.get(name)) for name, label in LISTS.items()],
        "which": which,
    }
    return render(request, "web/exchange/messages.html", context)


def _line(row: Message, which: str, names: dict[str, str]) -> dict[str, Any]:
    """A message as a line of a list: whom it is about (a message that waits says so itself), and the other side."""
    number = row.recipient if row.direction == Direction.OUT else row.sender
    return {
        "message": row,
        "kind": title(row.kind),
        "title": capfirst(TITLES.get(row.code, row.code)),
        "about": str(row.person or "") or (queries.named(row) if which == "waiting" else ""),
        "number": number,
        "name": names.get(number, ""),
    }


@form
def message(request: HttpRequest, key: int) -> HttpResponse:
    """Show a message; decide on one that waits."""
    by = worker(request)
    found, refusal = queries.message(by, key), None
    if request.method == "POST":
        try:
            _decide(request, by, found)
            return redirect("exchange_message", key)
        except Refusal as refused:
            refusal, found = refused, queries.message(by, key)
    meant = queries.meant(found)
    seen = [found.person_id] if found.person_id else []
    seen += [one.pk for one in meant.candidates] if meant else []
    readlog.looked_at(by, seen, Why.ENTRY)
    names = queries.names([found])
    open_to = access.reach(by, Role.REGISTER).covers(found.municipality_id)
    decide = open_to and found.state == State.WAITING and bool(found.content)
    context = {
        "message": found,
        "kind": title(found.kind),
        "title": TITLES.get(found.code, ""),
        "meant": meant,
        "refusal": refusal,
        "decide": decide,
        "steps": steps(by, found, meant) if decide else [],
        "said": request.POST.get("words", ""),
        "xml": bool(found.content) and open_to,
        "sender": names.get(found.sender, ""),
        "recipient": names.get(found.recipient, ""),
        "others": queries.others(found),
        "can_assign": found.code == WHO_IS_MEANT,
    }
    return render(request, "web/exchange/message.html", context, status=422 if refusal else 200)


def _decide(request: HttpRequest, by: Worker, found: Message) -> None:
    do, words = request.POST.get("do", ""), request.POST.get("words", "")
    if do == "assign":
        meant, chosen = queries.meant(found), request.POST.get("person", "")
        person = next((one for one in meant.candidates if str(one.pk) == chosen), None) if meant else None
        if person is None:
            raise nobody_chosen()
        actions.assign(by=by, message=found, person=person)
    elif do == "by_hand":
        actions.done_by_hand(by=by, message=found, what=words)
    elif do == "hand_on":
        to = queries.others(found).filter(pk=_key(request.POST.get("to", ""))).first()
        if to is None:
            raise nobody_to_hand_on_to()
        actions.hand_on(by=by, message=found, to=to)
    elif do == "refuse":
        actions.refuse(by=by, message=found, why=words)
    else:
        raise Http404


def _key(typed: str) -> int:
    """A key as a form sends it; 0 for what is none."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


@page
def document(request: HttpRequest, key: int) -> HttpResponse:
    """Return a message as it came or goes, for the residents' office. It may hold a blocked address."""
    by = worker(request)
    found = queries.message(by, key)
    access.require(by, Role.REGISTER, municipality=found.municipality_id)
    if not found.content:
        raise Http404
    readlog.looked_at(by, [found.person_id] if found.person_id else [], Why.MESSAGE)
    name = f"{found.kind}-{found.message_id}.xml"
    return HttpResponse(
        found.content.encode(),
        content_type="application/xml",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
