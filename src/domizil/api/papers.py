# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/papers: checklist, deposit, receipt, return and the control, as the pages do it, for who is signed in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from ninja.security import SessionAuth

from domizil.base import clock, readlog
from domizil.base.models import Worker
from domizil.base.readlog import Why
from domizil.register.papers import actions, queries, sheets
from domizil.register.papers.models import BlockAuthority, ControlKind, Handling, Paper, PaperKind, Receipt, Scan
from domizil.register.papers.queries import Asked

from .asked import SCAN_BODY, scan_body, scan_name, scan_told
from .refusals import Refusal

LINES = 1_000
"""Lines of the control in one answer."""

router = Router(tags=["papers"], auth=SessionAuth())
REFUSED = {401: Refusal, 404: Refusal, 422: Refusal}


class NewPaper(Schema):
    """A paper as it lies on the counter."""

    kind: PaperKind
    number: str = Field(max_length=60)
    issuer: str = Field(max_length=120)
    handling: Handling = Handling.DEPOSIT
    issued_on: date | None = None
    valid_until: date | None = None
    treaty: bool = Field(False, description="the home state has a settlement treaty")
    liable_to_service: bool = Field(False, description="owes military service or its substitute (NG § 11)")


class Papers(Schema):
    """Papers by their keys."""

    papers: list[int] = Field(max_length=100)


class GivenBack(Papers):
    """Papers to be handed back."""

    receipt_given_back: bool = False
    foreign_basis: str = Field("", max_length=300, description="on what the return rests, for foreigners")


class Revoked(Schema):
    """Why a receipt is revoked."""

    why: str = Field(max_length=300)


class NewBlock(Schema):
    """A block as it was ordered."""

    authority: BlockAuthority
    office: str = Field(max_length=120)
    reference: str = Field(max_length=60)
    accused_or_suspected: bool
    ordered_on: date


class Lifted(Schema):
    """By which order a block ends."""

    reference: str = Field(max_length=60)


def by(request: HttpRequest) -> Worker:
    """Who is signed in."""
    assert isinstance(request.user, Worker), "the session was asked for"
    return request.user


@router.get(
    "/{bfs_number}/persons/{person}", summary="Checklist and papers of a family", response={200: Any, **REFUSED}
)
def checklist(request: HttpRequest, bfs_number: int, person: int) -> Any:
    """What each member of the household owes, with the derivation, and what lies here."""
    worker, today = by(request), clock.today()
    found = queries.person(worker, person, bfs_number)
    family = queries.family(worker, found, bfs_number, today)
    readlog.looked_at(worker, {person, *(each.arrival.residence.person_id for each in family)}, Why.PERSON)
    block = queries.block(found, bfs_number, today)
    return {
        "family": [_checked(each) for each in family],
        "papers": [_paper(paper) for paper in queries.papers(found, bfs_number)],
        "receipts": [_receipt(receipt) for receipt in queries.receipts(found, bfs_number)],
        "block": {"office": block.office, "reference": block.reference} if block else None,
    }


def _checked(checked: Any) -> dict[str, Any]:
    arrival = checked.arrival
    return {
        "person": arrival.residence.person_id,
        "judged": arrival.judged,
        "due_on": arrival.due.last_day if arrival.due else None,
        "lines": [
            {"duty": line.duty.name.lower(), "met": line.met, "due_on": line.due_on, "expired_on": line.expired_on}
            for line in checked.lines
        ],
        "derivation": arrival.owed.to_json() if arrival.owed else None,
    }


def _paper(paper: Paper) -> dict[str, Any]:
    names = ("kind", "handling", "number", "issuer", "issued_on", "valid_until", "received_on", "returned_on")
    return {
        "id": paper.pk,
        "receipt": paper.receipt.number if paper.receipt else None,
        **{name: getattr(paper, name) for name in names},
    }


def _receipt(receipt: Receipt) -> dict[str, Any]:
    standing = queries.standing(receipt, clock.today()).value
    names = ("number", "issued_on", "fee_rappen", "revoked_on", "given_back_on")
    return {"standing": standing, "contents": queries.told(receipt), **{name: getattr(receipt, name) for name in names}}


@router.post("/{bfs_number}/persons/{person}/papers", summary="Take a paper", response={201: Any, **REFUSED})
def deposit(request: HttpRequest, bfs_number: int, person: int, paper: NewPaper) -> Any:
    """Enter a paper that is deposited or shown."""
    told = paper.dict()
    liable = told.pop("liable_to_service")
    taken = actions.deposit_paper(
        by=by(request), municipality=bfs_number, person=queries.person(by(request), person, bfs_number),
        paper=actions.NewPaper(**told), liable_to_service=liable,
    )  # fmt: skip
    return Status(201, _paper(taken))


@router.post("/{bfs_number}/persons/{person}/receipts", summary="Issue a receipt", response={201: Any, **REFUSED})
def receipt(request: HttpRequest, bfs_number: int, person: int, asked: Papers) -> Any:
    """Issue the receipt for deposited papers, with the next number of the municipality."""
    found = queries.person(by(request), person, bfs_number)
    held = list(queries.papers(found, bfs_number).filter(pk__in=asked.papers))
    made = actions.issue_receipt(by=by(request), municipality=bfs_number, person=found, papers=held)
    return Status(201, _receipt(made))


@router.get("/{bfs_number}/persons/{person}/scans", summary="Scans of papers", response={200: Any, **REFUSED})
def scans(request: HttpRequest, bfs_number: int, person: int) -> Any:
    """The scans of all papers of a person here, without their bytes."""
    found = queries.person(by(request), person, bfs_number)
    readlog.looked_at(by(request), [person], Why.PERSON)
    return [_scan(scan) for scan in queries.scans(found, bfs_number)]


def _scan(scan: Scan) -> dict[str, Any]:
    return {"paper": scan.paper_id, **scan_told(scan)}


@router.post(
    "/{bfs_number}/persons/{person}/papers/{paper}/scans", summary="Add a scan of a paper",
    response={201: Any, **REFUSED}, openapi_extra=SCAN_BODY,
)  # fmt: skip
def add_scan(request: HttpRequest, bfs_number: int, person: int, paper: int, name: str = scan_name()) -> Any:
    """Keep a file that shows a paper: recognised by its bytes, without scripts."""
    found = queries.paper(queries.person(by(request), person, bfs_number), bfs_number, paper)
    return Status(201, _scan(actions.add_scan(by=by(request), paper=found, name=name, content=scan_body(request))))


@router.get("/{bfs_number}/persons/{person}/scans/{scan}", summary="A scan", response={200: Any, **REFUSED})
def scan(request: HttpRequest, bfs_number: int, person: int, scan: int) -> Any:
    """The file as it came."""
    found = queries.scan(queries.person(by(request), person, bfs_number), bfs_number, scan)
    readlog.looked_at(by(request), [person], Why.EXPORT)
    return HttpResponse(bytes(found.content), content_type=found.content_type)


@router.delete("/{bfs_number}/persons/{person}/scans/{scan}", summary="Remove a scan", response={204: None, **REFUSED})
def remove_scan(request: HttpRequest, bfs_number: int, person: int, scan: int) -> Any:
    """Take a scan away again; the paper stays."""
    found = queries.scan(queries.person(by(request), person, bfs_number), bfs_number, scan)
    actions.remove_scan(by=by(request), scan=found)
    return Status(204, None)


@router.post("/{bfs_number}/receipts/{number}/revoke", summary="Revoke a receipt", response={200: Any, **REFUSED})
def revoke(request: HttpRequest, bfs_number: int, number: int, told: Revoked) -> Any:
    """Revoke a receipt within a month of its issue."""
    found = queries.receipt(by(request), bfs_number, number)
    return _receipt(actions.revoke_receipt(by=by(request), receipt=found, why=told.why))


@router.post("/{bfs_number}/persons/{person}/return", summary="Hand papers back", response={200: Any, **REFUSED})
def give_back(request: HttpRequest, bfs_number: int, person: int, asked: GivenBack) -> Any:
    """Hand papers back against the receipt, free of charge."""
    found = queries.person(by(request), person, bfs_number)
    held = list(queries.papers(found, bfs_number).filter(pk__in=asked.papers))
    returned = actions.return_papers(
        by=by(request), municipality=bfs_number, person=found, papers=held,
        receipt_given_back=asked.receipt_given_back, foreign_basis=asked.foreign_basis,
    )  # fmt: skip
    return [_paper(paper) for paper in returned]


@router.post("/{bfs_number}/persons/{person}/block", summary="Block papers", response={201: Any, **REFUSED})
def block(request: HttpRequest, bfs_number: int, person: int, told: NewBlock) -> Any:
    """Enter a block on a person's papers."""
    found = queries.person(by(request), person, bfs_number)
    made = actions.block_papers(by=by(request), municipality=bfs_number, person=found, **told.dict())
    return Status(201, {"id": made.pk, "since": made.valid.lower})


@router.delete("/{bfs_number}/persons/{person}/block", summary="Lift the block", response={200: Any, **REFUSED})
def lift(request: HttpRequest, bfs_number: int, person: int, told: Lifted) -> Any:
    """End the block that holds today; `free_from` is the first day without it."""
    found = queries.person(by(request), person, bfs_number)
    held = queries.block(found, bfs_number, clock.today())
    if held is None:
        return {"lifted": False}
    lifted = actions.lift_block(by=by(request), block=held, reference=told.reference)
    return {"lifted": True, "free_from": lifted.valid.upper}


@router.get("/{bfs_number}/control", summary="The control of papers", response={200: Any, **REFUSED})
def control(
    request: HttpRequest,
    bfs_number: int,
    since: date | None = None,
    until: date | None = None,
    kind: ControlKind | None = None,
    alphabetical: bool = Query(False, description="by name instead of by number"),
    skip: int = Query(0, ge=0, le=10_000_000, description="so many lines are left out at the beginning"),
) -> Any:
    """The lines of a period, numbered without gaps, at most 1000; `skip` leads to the next ones."""
    found = queries.control(by(request), bfs_number, Asked(since, until, kind, alphabetical))
    rows = list(found[skip : skip + LINES])
    readlog.looked_at(by(request), {row.person_id for row in rows}, Why.EXPORT)
    columns = ("number", "on", "name", "event", "paper", "receipt", "note", "worker")
    return [dict(zip(columns, sheets.control_row(row), strict=True)) | {"on": row.on} for row in rows]


@router.get("/{bfs_number}/receipts/{number}.pdf", summary="A receipt as a PDF", response={200: Any, **REFUSED})
def receipt_pdf(request: HttpRequest, bfs_number: int, number: int) -> Any:
    """The receipt as it was issued."""
    found = queries.receipt(by(request), bfs_number, number)
    readlog.looked_at(by(request), [found.person_id], Why.LETTER)
    told = queries.shown(by(request), found)
    return HttpResponse(sheets.receipt_pdf(found, told), content_type="application/pdf")
