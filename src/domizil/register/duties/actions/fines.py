# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fine: decided within its bounds, booked to the municipality, served, contested, paid."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from domizil.base import access, clock, ledger
from domizil.base.ledger import Payment
from domizil.base.models import Role, Worker
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.sanctions import Treasury
from domizil.register.papers.service import Practice, practice

from .. import messages, standing, wording
from ..models import AppealOutcome, DutyCase, DutyKind, Fine, Letter, Step
from .cases import locked_case

NORM = "lu-ng/18/1"


@transaction.atomic
def fine(*, by: Worker, case: DutyCase, rappen: int, reasons: str, on: date | None = None) -> Fine:
    """Decide a fine (§ 18), book it to the municipality and write the decision with reasons and remedy (§ 19).

    Raises Hidden, and Refusal before the reminder has run out, for papers, outside of the bounds, without reasons and
    where the instruction on remedies lacks the body or the form.
    """
    locked, on = locked_case(by, case), on or clock.today()
    law, own = Law.on(on), practice(locked.municipality_id)
    if standing.letter_of(locked, Step.FINE) is not None:
        raise messages.taken_already(str(Step.FINE.label))
    may = law.derive(STATUTE, "may_fine", dunning=standing.dunning(locked), day=on)
    if not may.value:
        raise messages.no_fine_for_papers() if locked.duty == DutyKind.DEPOSIT else messages.fine_without_reminder()
    if not law.value(STATUTE, "fine_is_within_bounds", amount_rappen=rappen):
        raise messages.fine_out_of_bounds(standing.fine_cap(on))
    if not reasons.strip():
        raise messages.reasons_missing()
    _instruct(law, own)
    letter = Letter.objects.create(
        case=locked, step=Step.FINE, made_on=on, derivation=may.to_json(), made_by=by,
        contents=wording.letter(
            locked, Step.FINE, on=on, practice=own, rappen=rappen, reasons=reasons.strip(), decided_on=on
        ),
    )  # fmt: skip
    return Fine.objects.create(
        case=locked, rappen=rappen, reasons=reasons.strip(), decided_on=on, decided_by=by,
        booking=_booked(law, letter, rappen),
    )  # fmt: skip


def _instruct(law: Law, own: Practice) -> None:
    """Refuse a decision whose instruction on remedies is not whole; a term that is unknown is told in words."""
    told = {"body": own.remedy_body, "deadline": wording.deadline(law.on_day), "form": own.remedy_form}
    missing = law.value(STATUTE, "instruction_missing", told=[part for part, words in told.items() if words.strip()])
    if missing:
        raise messages.instruction_incomplete([wording.part(part) for part in missing])


def _booked(law: Law, letter: Letter, rappen: int) -> ledger.Booking:
    case = letter.case
    goes_to = law.value(STATUTE, "fine_goes_to")
    return ledger.book(
        key=f"fine:{case.pk}", kind="fine", debtor=case.addressee[:200], rappen=rappen, norm=NORM, on=letter.made_on,
        municipality=case.municipality_id if goes_to is Treasury.MUNICIPALITY else None,
    )  # fmt: skip


@transaction.atomic
def serve_fine(*, by: Worker, fine: Fine, on: date | None = None) -> Fine:
    """Record when the decision was handed to its addressee: the term to contest it runs from there."""
    locked, on = _locked(by, fine), on or clock.today()
    if locked.served_on is not None or not locked.decided_on <= on <= clock.today():
        raise messages.bad_order()
    locked.served_on = on
    locked.save(update_fields=["served_on"])
    return locked


@transaction.atomic
def contest_fine(*, by: Worker, fine: Fine, at: str, on: date | None = None) -> Fine:
    """Record an appeal and where it was made; whether it is in time, the body of appeal decides."""
    locked, on = _locked(by, fine), on or clock.today()
    if locked.contested_on is not None or not at.strip() or not locked.decided_on <= on <= clock.today():
        raise messages.bad_order()
    locked.contested_on, locked.contested_at = on, at.strip()[:200]
    locked.save(update_fields=["contested_on", "contested_at"])
    return locked


@transaction.atomic
def record_outcome(*, by: Worker, fine: Fine, outcome: AppealOutcome, on: date | None = None) -> Fine:
    """Record what came of an appeal; a fine that is annulled is taken off the books."""
    locked, on = _locked(by, fine), on or clock.today()
    if locked.contested_on is None or locked.outcome or not locked.contested_on <= on <= clock.today():
        raise messages.bad_order()
    locked.outcome, locked.outcome_on = outcome, on
    locked.save(update_fields=["outcome", "outcome_on"])
    if outcome == AppealOutcome.ANNULLED:
        ledger.cancel(locked.booking, on=on, why=str(outcome.label))
    return locked


def pay_fine(*, by: Worker, fine: Fine, rappen: int, reference: str, on: date | None = None) -> Payment:
    """Record a payment of the fine. Raises Hidden, and Refusal for more than is owed."""
    access.require(by, Role.REGISTER, Role.FINANCE, municipality=fine.case.municipality_id)
    return ledger.pay(fine.booking, rappen=rappen, on=on or clock.today(), reference=reference.strip()[:100])


def _locked(by: Worker, fine: Fine) -> Fine:
    access.require(by, Role.REGISTER, municipality=fine.case.municipality_id)
    return Fine.objects.select_for_update(of=("self",)).select_related("case", "booking").get(pk=fine.pk)
