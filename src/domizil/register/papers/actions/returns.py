# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing papers back: against the receipt, free of charge, and never while they are blocked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.receipts import Return
from domizil.register.models import Person

from .. import messages
from ..facts import is_swiss
from ..models import ControlKind, Handling, Paper, PaperBlock, Receipt
from .control import enter, tell_section_chief


def return_papers(
    *,
    by: Worker,
    municipality: int,
    person: Person,
    papers: Sequence[Paper],
    receipt_given_back: bool = False,
    foreign_basis: str = "",
    on: date | None = None,
) -> list[Paper]:
    """Hand papers back to their owner (§ 14); the fee is always nothing. All papers of a receipt go with it.

    `foreign_basis`: on what the return of a foreigner's papers rests (§ 14 para. 2). Raises Hidden, and Refusal while
    the papers are blocked, without the receipt, and for papers that are not here. An attempt on blocked papers stays in
    the control: it is written before the refusal, outside the transaction that the refusal undoes.
    """
    access.require(by, Role.REGISTER, municipality=municipality)
    on = on or clock.today()
    block = PaperBlock.objects.filter(municipality=municipality, person=person, valid__contains=on).first()
    if block is not None:
        _keep_the_attempt(by=by, municipality=municipality, person=person, on=on, block=block)
        raise messages.papers_blocked(block.office, block.reference)
    return _returned(
        by=by, municipality=municipality, person=person, papers=papers, on=on,
        receipt_given_back=receipt_given_back, foreign_basis=foreign_basis.strip(),
    )  # fmt: skip


@transaction.atomic
def _keep_the_attempt(*, by: Worker, municipality: int, person: Person, on: date, block: PaperBlock) -> None:
    enter(
        ControlKind.RETURN_REFUSED, by=by, person=person, municipality=municipality, on=on, note=block.reference
    )  # fmt: skip


@transaction.atomic
def _returned(
    *,
    by: Worker,
    municipality: int,
    person: Person,
    papers: Sequence[Paper],
    receipt_given_back: bool,
    foreign_basis: str,
    on: date,
) -> list[Paper]:
    here = _here(municipality, person, papers, on)
    _allowed(person, here, receipt_given_back=receipt_given_back, foreign_basis=foreign_basis, on=on)
    for receipt in Receipt.objects.filter(papers__in=here).distinct():
        receipt.given_back_on = on
        receipt.save(update_fields=["given_back_on"])
        enter(
            ControlKind.RECEIPT_RETURNED, by=by, person=person, municipality=municipality, on=on, receipt=receipt
        )  # fmt: skip
    for paper in here:
        paper.returned_on, paper.returned_why = on, foreign_basis[:300]
        paper.save(update_fields=["returned_on", "returned_why"])
        entry = enter(
            ControlKind.RETURNED, by=by, person=person, municipality=municipality, on=on, paper=paper,
            receipt=paper.receipt, note=foreign_basis,
        )  # fmt: skip
        tell_section_chief(paper, entry)
    return here


def _here(municipality: int, person: Person, papers: Sequence[Paper], on: date) -> list[Paper]:
    """The papers asked for and all others on the same receipts, locked; every one of them lies here."""
    rows = Paper.objects.select_for_update(of=("self",)).select_related("person").order_by("pk")
    mine = rows.filter(municipality=municipality, person=person, handling=Handling.DEPOSIT, returned_on=None)
    asked = list(mine.filter(pk__in=[paper.pk for paper in papers], received_on__lte=on))
    if not asked or len(asked) != len({paper.pk for paper in papers}):
        raise messages.nothing_to_return()
    receipts = {paper.receipt_id for paper in asked if paper.receipt_id}
    return asked + list(mine.filter(receipt__in=receipts).exclude(pk__in=[paper.pk for paper in asked]))


def _allowed(
    person: Person, papers: Sequence[Paper], *, receipt_given_back: bool, foreign_basis: str, on: date
) -> None:
    """Ask the law; without a receipt ever issued there is none to be given back."""
    nothing_to_give = not any(paper.receipt_id for paper in papers)
    answer = Law.on(on).value(
        STATUTE,
        "papers_return",
        swiss=is_swiss(person),
        blocked=False,
        receipt_given_back=receipt_given_back or nothing_to_give,
    )
    if answer is Return.RECEIPT_MISSING:
        raise messages.receipt_needed()
    if answer is Return.LAW_ON_FOREIGNERS and not foreign_basis:
        raise messages.foreign_law()
