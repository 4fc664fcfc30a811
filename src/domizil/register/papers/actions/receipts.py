# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt for papers (Schriftenempfangsschein): issued with all that the act asks for, revoked within a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.law.engine import Law, Unknown
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.receipts import ProofOfSettlement, ReceiptStanding
from domizil.register.models import Person

from .. import contents, messages, queries
from ..facts import is_swiss
from ..models import ControlKind, Handling, Paper, Receipt, Tariff
from ..numbers import RECEIPTS, next_number
from .control import enter


@transaction.atomic
def issue_receipt(
    *, by: Worker, municipality: int, person: Person, papers: Sequence[Paper], on: date | None = None
) -> Receipt:
    """Issue the receipt for deposited papers (§ 10 para. 1), with the next number of the municipality.

    Raises Hidden, and Refusal for foreigners, for papers that are not here or have a receipt already, and where the
    register or the tariff lacks what the receipt must say.
    """
    access.require(by, Role.REGISTER, municipality=municipality)
    on = on or clock.today()
    law, held = Law.on(on), _held(municipality, person, papers, on)
    proof = law.derive(STATUTE, "proof_issued", swiss=is_swiss(person), deposited=bool(held))
    if proof.value is ProofOfSettlement.FOREIGNERS_CARD:
        raise messages.foreigners_card()
    if proof.value is ProofOfSettlement.NOTHING:
        raise messages.no_papers()
    fee = fee_of(municipality, swiss=True, on=on)
    told = contents.of(person, held, municipality=municipality, on=on, fee_rappen=fee)
    missing = law.value(
        STATUTE,
        "receipt_missing",
        given=[key for key, value in told.items() if value not in ("", [], None)],
        papers_expire=any(paper.valid_until for paper in held),
    )
    if missing:
        raise messages.receipt_lacks([contents.name_of(content) for content in missing])
    assert fee is not None, "a receipt that lacks nothing says its fee"
    receipt = Receipt.objects.create(
        municipality_id=municipality,
        number=next_number(municipality, RECEIPTS),
        person=person,
        issued_on=on,
        contents=told,
        derivation=proof.to_json(),
        fee_rappen=fee,
        issued_by=by,
    )
    Paper.objects.filter(pk__in=[paper.pk for paper in held]).update(receipt=receipt)
    enter(ControlKind.RECEIPT_ISSUED, by=by, person=person, municipality=municipality, on=on, receipt=receipt)
    return receipt


def fee_of(municipality: int, *, swiss: bool, on: date) -> int | None:
    """The fee for papers in Rappen by the tariff of the day; None while nobody has entered a tariff (§ 15)."""
    tariff = Tariff.objects.filter(municipality=municipality, for_swiss=swiss, valid__contains=on).first()
    try:
        fee: int = Law.on(on).value(
            STATUTE, "papers_fee", swiss=swiss, tariff_rappen=None if tariff is None else tariff.rappen
        )
    except Unknown:
        return None
    return fee


def _held(municipality: int, person: Person, papers: Sequence[Paper], on: date) -> list[Paper]:
    """The papers, locked, if all of them are deposited here and none has a receipt."""
    asked = {paper.pk for paper in papers}
    rows = Paper.objects.select_for_update().order_by("pk")  # no join: who waited here must see the other's receipt
    held = list(rows.filter(pk__in=asked, municipality=municipality, person=person, handling=Handling.DEPOSIT))
    here = [paper for paper in held if paper.returned_on is None and paper.received_on <= on]
    if len(here) != len(asked):
        raise messages.no_papers()
    for paper in here:
        if paper.receipt is not None:
            raise messages.has_receipt(paper.receipt.number)
    return here


@transaction.atomic
def revoke_receipt(*, by: Worker, receipt: Receipt, why: str, on: date | None = None) -> Receipt:
    """Revoke a receipt within a month of its issue (§ 10 para. 1); its papers may get another one.

    Raises Hidden, and Refusal without a reason, for a receipt that is over and after the month.
    """
    access.require(by, Role.REGISTER, municipality=receipt.municipality_id)
    on = on or clock.today()
    locked = Receipt.objects.select_for_update(of=("self",)).select_related("person").get(pk=receipt.pk)
    if not why.strip():
        raise messages.reason_missing()
    if queries.standing(locked, on) is not ReceiptStanding.PROVES:
        raise messages.receipt_is_over(locked.number)
    if not queries.revocable(locked, on):
        until = Law.on(locked.issued_on).value(STATUTE, "revocable_until", issued_on=locked.issued_on)
        raise messages.revocation_too_late(until)
    locked.revoked_on, locked.revoked_why = on, why.strip()[:300]
    locked.save(update_fields=["revoked_on", "revoked_why"])
    locked.papers.update(receipt=None)
    enter(
        ControlKind.RECEIPT_REVOKED, by=by, person=locked.person, municipality=locked.municipality_id, on=on,
        receipt=locked, note=why.strip(),
    )  # fmt: skip
    return locked
