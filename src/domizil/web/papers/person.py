# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers of a person: the checklist of the family, what lies here, receipts, return and block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from domizil.base import clock, readlog, scans
from domizil.base.models import Municipality, Worker
from domizil.base.readlog import Why
from domizil.base.refusal import Refusal
from domizil.base.typed import typed_number
from domizil.register.models import Person
from domizil.register.papers import actions, queries, sheets
from domizil.register.papers.models import BlockAuthority, Handling, Paper, PaperKind, Receipt

from ..pages import form, page, worker
from . import forms
from .fields import acted, valid


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who acts for whom, where, and the forms of the page; the one that was sent is bound."""

    by: Worker
    person: Person
    place: Municipality
    forms: dict[str, django_forms.Form]

    def chosen(self, request: HttpRequest) -> list[Paper]:
        """The papers that were ticked."""
        keys = {typed_number(key) or 0 for key in request.POST.getlist("paper")}
        return list(queries.papers(self.person, self.place.pk).filter(pk__in=keys))


@form
def person(request: HttpRequest, bfs_number: int, key: int) -> HttpResponse:
    """Show a person's papers in a municipality, and do what the residents' office does with them."""
    desk = _desk(request, bfs_number, key)
    refusal, done = acted(request, {do: partial(act, desk) for do, act in _ACTS.items()})
    if done:
        return redirect("papers_person", bfs_number=bfs_number, key=key)
    return shown(request, bfs_number, key, refusal, desk)


def shown(
    request: HttpRequest, bfs_number: int, key: int, refusal: Refusal | None, desk: _Desk | None = None
) -> HttpResponse:
    """The page of a person's papers, with a refusal where something was refused."""
    by, today = worker(request), clock.today()
    desk = desk or _desk(request, bfs_number, key)
    found, place = desk.person, desk.place
    family = queries.family(by, found, bfs_number, today)
    readlog.looked_at(by, {found.pk, *(each.arrival.residence.person_id for each in family)}, Why.PERSON)
    papers = list(queries.papers(found, bfs_number))
    context = {
        "person": found,
        "place": place,
        "family": family,
        "papers": papers,
        "scans": queries.scans(found, bfs_number),
        "megabytes": scans.LARGEST // 1_000_000,
        "most": actions.MOST_SCANS,
        "here": [each for each in papers if each.handling == Handling.DEPOSIT and each.returned_on is None],
        "others": [each for each in papers if each.handling != Handling.DEPOSIT or each.returned_on is not None],
        "receipts": queries.receipts(found, bfs_number),
        "issued": queries.issued(found, bfs_number, today),
        "paper_block": queries.block(found, bfs_number, today),
        "may_write": queries.may_write(by, bfs_number),
        "refusal": refusal,
        "forms": desk.forms,
        "opened": request.POST.get("do", "").partition(":")[0],
    }
    return render(request, "web/papers/person.html", context, status=422 if refusal else 200)


def _desk(request: HttpRequest, bfs_number: int, key: int) -> _Desk:
    by = worker(request)
    found = queries.person(by, key, bfs_number)
    return _Desk(by, found, queries.municipality(by, bfs_number), _forms(request))


_FORMS = {
    "deposit": forms.DepositForm,
    "issued": forms.IssuedForm,
    "revoke": forms.RevokeForm,
    "return": forms.ReturnForm,
    "block": forms.BlockForm,
    "lift": forms.LiftForm,
}


def _forms(request: HttpRequest) -> dict[str, django_forms.Form]:
    sent = request.POST.get("do", "")
    return {name: made(request.POST if name == sent else None, prefix=name) for name, made in _FORMS.items()}


def _deposit(desk: _Desk, request: HttpRequest) -> str:
    told = dict(valid(desk.forms["deposit"]))
    liable = told.pop("liable_to_service")
    new = actions.NewPaper(
        kind=PaperKind(told["kind"]), handling=Handling(told["handling"]), number=told["number"],
        issuer=told["issuer"], issued_on=told["issued_on"], valid_until=told["valid_until"],
        treaty=told["kind"] == PaperKind.TREATY_PAPER,
    )  # fmt: skip
    actions.deposit_paper(
        by=desk.by, municipality=desk.place.pk, person=desk.person, paper=new, liable_to_service=liable
    )
    return _("Die Schrift ist erfasst.")


def _issued(desk: _Desk, request: HttpRequest) -> str:
    told = dict(valid(desk.forms["issued"]))
    kind = PaperKind(told.pop("kind"))
    actions.note_issued_paper(by=desk.by, municipality=desk.place.pk, person=desk.person, kind=kind, **told)
    return _("Die ausgestellte Schrift ist vorgemerkt.")


def _receipt(desk: _Desk, request: HttpRequest) -> str:
    made = actions.issue_receipt(
        by=desk.by, municipality=desk.place.pk, person=desk.person, papers=desk.chosen(request)
    )
    return _("Der Empfangsschein Nr. %(number)s ist ausgestellt.") % {"number": made.number}


def _revoke(desk: _Desk, request: HttpRequest) -> str:
    why = valid(desk.forms["revoke"])["why"]
    receipt = queries.receipt(desk.by, desk.place.pk, _number(request))
    actions.revoke_receipt(by=desk.by, receipt=receipt, why=why)
    return _("Der Empfangsschein ist widerrufen.")


def _number(request: HttpRequest) -> int:
    return typed_number(request.POST.get("number", "")) or 0


def _return(desk: _Desk, request: HttpRequest) -> str:
    told = valid(desk.forms["return"])
    actions.return_papers(
        by=desk.by, municipality=desk.place.pk, person=desk.person, papers=desk.chosen(request), **told
    )
    return _("Die Schriften sind zurückgegeben. Das ist kostenlos.")


def _block(desk: _Desk, request: HttpRequest) -> str:
    told = dict(valid(desk.forms["block"]))
    authority = BlockAuthority(told.pop("authority"))
    actions.block_papers(by=desk.by, municipality=desk.place.pk, person=desk.person, authority=authority, **told)
    return _("Die Schriften sind gesperrt.")


def _lift(desk: _Desk, request: HttpRequest) -> str:
    block = queries.block(desk.person, desk.place.pk, clock.today())
    if block is None:
        return _("Die Schriften sind nicht gesperrt.")
    lifted = actions.lift_block(by=desk.by, block=block, reference=valid(desk.forms["lift"])["reference"])
    day = lifted.valid.upper
    return _("Die Sperre ist aufgehoben: ab dem %(day)s dürfen die Schriften zurückgegeben werden.") % {
        "day": f"{day.day}.{day.month}.{day.year}"
    }


_ACTS: dict[str, Callable[[_Desk, HttpRequest], str]] = {
    "deposit": _deposit,
    "issued": _issued,
    "receipt": _receipt,
    "revoke": _revoke,
    "return": _return,
    "block": _block,
    "lift": _lift,
}


@page
def receipt_pdf(request: HttpRequest, bfs_number: int, number: int) -> HttpResponse:
    """Return a receipt as a PDF."""
    by = worker(request)
    found: Receipt = queries.receipt(by, bfs_number, number)
    readlog.looked_at(by, [found.person_id], Why.LETTER)
    name = f"empfangsschein-{bfs_number}-{number}.pdf"
    return pdf(sheets.receipt_pdf(found, queries.shown(by, found)), name)


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF to look at."""
    headers: dict[str, Any] = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
