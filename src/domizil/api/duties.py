# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/duties: the overdue list, the job, letters and fines, as the pages do it, for who is signed in."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema, Status
from ninja.security import SessionAuth

from domizil.base import access, clock, ledger, readlog
from domizil.base.models import Role
from domizil.base.readlog import Why
from domizil.register.duties import actions, job, queries, standing
from domizil.register.duties.models import AppealOutcome, DutyCase, DutyKind, Fine, Ground

from .papers import REFUSED, by

router = Router(tags=["duties"], auth=SessionAuth())


class NewCase(Schema):
    """A case that no computation finds. The same key opens one case only."""

    key: str = Field(min_length=1, max_length=100)
    duty: DutyKind
    ground: Ground
    addressee: str = Field(max_length=201)
    address: str = Field("", max_length=200)
    due_on: date
    note: str = Field("", max_length=500)


class Term(Schema):
    """The last day that a letter sets; none takes the municipality's term."""

    answer_by: date | None = None


class NewFine(Schema):
    """A fine: more than nothing and at most 1000 francs."""

    rappen: int
    reasons: str = Field(max_length=4000)


class Happened(Schema):
    """A day on which something happened."""

    on: date


class Appeal(Happened):
    """An appeal and where it was made."""

    at: str = Field(max_length=200)


class Outcome(Happened):
    """What came of an appeal."""

    outcome: AppealOutcome


class Paid(Happened):
    """A payment."""

    rappen: int
    reference: str = Field(max_length=100)


class Closed(Schema):
    """Why a case is not pursued."""

    why: str = Field(max_length=300)


def _case(case: DutyCase) -> dict[str, Any]:
    names = ("id", "duty", "ground", "addressee", "missing", "due_on", "opened_on", "met_on", "closed_on")
    fine: Fine | None = getattr(case, "fine", None)
    return {
        **{name: getattr(case, name) for name in names},
        "closed_why": case.closed_because,
        "person": case.person_id,
        "next_step": standing.step_due(case, clock.today()).value,
        "letters": [
            {"step": letter.step, "made_on": letter.made_on, "answer_by": letter.answer_by}
            for letter in case.letters.all()
        ],
        "fine": _fine(fine) if fine else None,
    }


def _fine(fine: Fine) -> dict[str, Any]:
    found = standing.finality(fine, clock.today())
    names = ("rappen", "reasons", "decided_on", "served_on", "contested_on", "outcome", "outcome_on")
    return {
        **{name: getattr(fine, name) for name in names},
        "open_rappen": ledger.open_rappen(fine.booking),
        "contestable_until": found.deadline.last_day if found.deadline else None,
        "final": found.final,
        "unknown": found.unknown.what["en"] if found.unknown else None,
    }


@router.get("/{bfs_number}", summary="What is overdue in a municipality", response={200: Any, **REFUSED})
def cases(request: HttpRequest, bfs_number: int, duty: DutyKind | None = None, over: bool = False) -> Any:
    """Open cases, the oldest first, with the step that is due today; `over`: those that have ended."""
    found = list(queries.cases(by(request), bfs_number, duty=duty, over=over)[:1000])
    readlog.looked_at(by(request), {case.person_id for case in found if case.person_id}, Why.WORKLIST)
    return [_case(case) for case in found]


@router.post("/{bfs_number}/run", summary="Bring the list up to the day", response={200: Any, **REFUSED})
def run(request: HttpRequest, bfs_number: int) -> Any:
    """Do what the nightly job does. Twice is once."""
    access.require(by(request), Role.REGISTER, municipality=bfs_number)
    return asdict(job.run(bfs_number, clock.today()))


@router.post("/{bfs_number}/cases", summary="Open a case", response={201: Any, **REFUSED})
def open_case(request: HttpRequest, bfs_number: int, told: NewCase) -> Any:
    """Open a case for somebody who is not in the register or gives no information."""
    fields = told.dict() | {"key": f"api:{told.key}"}
    made = actions.open_case(by=by(request), municipality=bfs_number, **fields)
    return Status(201, _case(made))


@router.get("/cases/{key}", summary="One case", response={200: Any, **REFUSED})
def case(request: HttpRequest, key: int) -> Any:
    """A case with its letters and its fine."""
    return _shown(request, key)


def _shown(request: HttpRequest, key: int) -> dict[str, Any]:
    found = queries.case(by(request), key)
    readlog.looked_at(by(request), [found.person_id] if found.person_id else [], Why.PERSON)
    return _case(found)


@router.post("/cases/{key}/demand", summary="Write the demand", response={200: Any, **REFUSED})
def demand(request: HttpRequest, key: int, term: Term) -> Any:
    """The demand (§ 16), once."""
    actions.demand(by=by(request), case=queries.case(by(request), key), answer_by=term.answer_by)
    return _shown(request, key)


@router.post("/cases/{key}/reminder", summary="Write the reminder", response={200: Any, **REFUSED})
def remind(request: HttpRequest, key: int, term: Term) -> Any:
    """The reminder (§ 18), once, when the demand has run out."""
    actions.remind(by=by(request), case=queries.case(by(request), key), answer_by=term.answer_by)
    return _shown(request, key)


@router.post("/cases/{key}/fine", summary="Decide a fine", response={200: Any, **REFUSED})
def fine(request: HttpRequest, key: int, told: NewFine) -> Any:
    """A fine, after the reminder has run out, booked to the municipality."""
    actions.fine(by=by(request), case=queries.case(by(request), key), rappen=told.rappen, reasons=told.reasons)
    return _shown(request, key)


@router.post("/cases/{key}/fine/served", summary="Record the service", response={200: Any, **REFUSED})
def served(request: HttpRequest, key: int, told: Happened) -> Any:
    """The term to contest the decision runs from here."""
    actions.serve_fine(by=by(request), fine=_fine_of(request, key), on=told.on)
    return _shown(request, key)


@router.post("/cases/{key}/fine/appeal", summary="Record an appeal", response={200: Any, **REFUSED})
def appeal(request: HttpRequest, key: int, told: Appeal) -> Any:
    """An appeal; the decision is not final until its outcome."""
    actions.contest_fine(by=by(request), fine=_fine_of(request, key), at=told.at, on=told.on)
    return _shown(request, key)


@router.post("/cases/{key}/fine/outcome", summary="Record the outcome of an appeal", response={200: Any, **REFUSED})
def outcome(request: HttpRequest, key: int, told: Outcome) -> Any:
    """A fine that is annulled is taken off the books."""
    actions.record_outcome(by=by(request), fine=_fine_of(request, key), outcome=told.outcome, on=told.on)
    return _shown(request, key)


@router.post("/cases/{key}/fine/payments", summary="Record a payment", response={200: Any, **REFUSED})
def pay(request: HttpRequest, key: int, told: Paid) -> Any:
    """A payment, at most what is owed."""
    found = _fine_of(request, key)
    actions.pay_fine(by=by(request), fine=found, rappen=told.rappen, reference=told.reference, on=told.on)
    return _shown(request, key)


@router.post("/cases/{key}/met", summary="Record that the duty is met", response={200: Any, **REFUSED})
def met(request: HttpRequest, key: int, told: Happened) -> Any:
    """Nothing more is sent then."""
    actions.mark_met(by=by(request), case=queries.case(by(request), key), on=told.on)
    return _shown(request, key)


@router.post("/cases/{key}/close", summary="Close a case", response={200: Any, **REFUSED})
def close(request: HttpRequest, key: int, told: Closed) -> Any:
    """Do not pursue a case, with the reason."""
    actions.close_case(by=by(request), case=queries.case(by(request), key), why=told.why)
    return _shown(request, key)


def _fine_of(request: HttpRequest, key: int) -> Fine:
    found = getattr(queries.case(by(request), key), "fine", None)
    if found is None:
        raise access.Hidden(str(key))
    assert isinstance(found, Fine)
    return found


@router.get("/cases/{key}/{step}.pdf", summary="A letter as a PDF", response={200: Any, **REFUSED})
def letter(request: HttpRequest, key: int, step: str) -> Any:
    """A letter of a case (demand, reminder, fine, collection) as it was written."""
    found, content = queries.letter_pdf(by(request), key, step)
    if found.case.person_id:
        readlog.looked_at(by(request), [found.case.person_id], Why.LETTER)
    return HttpResponse(content, content_type="application/pdf")
