# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/third-parties: reports of landlords and hosts, with the key that the residents' office issued.

The key goes in the header `Authorization: Bearer …`; nobody signs in. A third party sees its own deliveries only.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query, Router, Schema, Status
from ninja.security import HttpBearer
from pydantic import Field

from domizil.base.refusal import Refusal as Refused
from domizil.law.engine import BadInput
from domizil.register.third_parties import access_keys, actions, messages, queries
from domizil.register.third_parties.access_keys import Giver
from domizil.register.third_parties.actions.slips import SlipFacts
from domizil.register.third_parties.models import Channel, Delivery, DeliveryState
from domizil.register.third_parties.reading.columns import COLUMNS
from domizil.register.third_parties.reading.facts import Sheet
from domizil.register.third_parties.reading.files import MOST_BYTES, MOST_ROWS

from .asked import json_body
from .refusals import BadBody, Refusal, refused

MOST_JSON = 2_000_000
"""Bytes; more comes as a file."""
MOST_SLIPS = 1_000


class Key(HttpBearer):
    """The key of a third party; it opens the request's transaction for what is its own."""

    def authenticate(self, request: HttpRequest, token: str) -> Giver | None:
        """Return who hands in; None for a key that opens nothing (401)."""
        try:
            return access_keys.enter(access_keys.digest(token[:200]))
        except Refused:
            return None


router = Router(tags=["third parties"], auth=Key())


class Problem(Schema):
    """What is wrong with a row."""

    row: int
    column: str
    reason: str
    allowed: str


class Handed(Schema):
    """What became of a delivery."""

    delivery: int | None = Field(description="its number; null in a dry run of JSON")
    state: str = Field(description="checked, taken, dropped or refused")
    good: int = Field(description="rows that are taken over, or would be")
    bad: int = Field(description="rows that are left out")
    problems: list[Problem] = Field([], description="what is wrong with these")
    notes: list[str] = Field([], description="what concerns all of it")


class RefusedRows(Refusal):
    """Why a delivery is refused; with what is wrong with each row where that is the reason."""

    problems: list[Problem] = Field([], description="what is wrong with the rows")


class Slip(Schema):
    """A guest of an inn or boarding house."""

    official_name: str
    first_name: str
    date_of_birth: date
    nationality: int = Field(description="number of the federal list of states, such as 8207")
    arrives: date
    leaves: date
    document: str = ""


_COLUMNS = {column.key: {"type": ["string", "integer", "null"]} for column in COLUMNS}
_BODY = {
    "requestBody": {
        "required": True,
        "description": f"at most {MOST_JSON:,} bytes; days as 2024-12-31 or 31.12.2024",
        "content": {
            "application/json": {"schema": {"type": "array", "items": {"type": "object", "properties": _COLUMNS}}}
        },
    }
}
_FILE = {
    "requestBody": {
        "required": True,
        "description": f"a CSV, XLSX or eCH-0112 file as it is, at most {MOST_BYTES:,} bytes",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_ANSWERS: dict[int, Any] = {200: Handed, 400: Refusal, 401: Refusal, 422: RefusedRows}


@router.post("/reports", summary="Hand in reports", response=_ANSWERS, openapi_extra=_BODY)
def reports(request: Any, dry_run: bool = Query(False, description="check only, take over nothing")) -> Any:
    """Take over the good ones of these reports and compare them; tell what is wrong with the others."""
    rows = _rows(json_body(request, most=MOST_JSON))
    try:
        delivery, sheet = actions.hand_in(by=request.auth, rows=rows, channel=Channel.API, dry_run=dry_run)
    except messages.NothingGood as refusal:
        return _refused_rows(refusal)
    return _told(delivery, sheet)


def _refused_rows(refusal: messages.NothingGood) -> Status:
    return Status(422, {**refused(refusal), "problems": [asdict(problem) for problem in refusal.problems]})


def _rows(body: Any) -> list[dict[str, Any]]:
    keys = {column.key for column in COLUMNS}
    if not isinstance(body, list) or not body or len(body) > MOST_ROWS:
        raise BadInput("body", _("keine Liste von Meldungen"), _("eine Liste von 1 bis {0} Objekten").format(MOST_ROWS))
    for number, row in enumerate(body):
        if not isinstance(row, dict) or (unknown := sorted(row.keys() - keys)):
            what = _("unbekannt: {0}").format(", ".join(unknown)) if isinstance(row, dict) else _("kein Objekt")
            raise BadInput(f"body[{number}]", what, ", ".join(sorted(keys)))
    return body


@router.post("/files", summary="Hand in a file", response=_ANSWERS, openapi_extra=_FILE)
def files(
    request: Any,
    name: str = Query(description="the name of the file; its ending tells the format", max_length=150),
    dry_run: bool = Query(False, description="check only; take it over with POST /deliveries/{id}/take"),
) -> Any:
    """Take over the good rows of a file. A file that is refused as a whole is kept as refused, without its content."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise BadBody("body", "too large", f"at most {MOST_BYTES:,} bytes")
    try:
        with transaction.atomic():
            delivery, sheet = actions.check_file(by=request.auth, name=name, content=_body(request))
            if not dry_run:
                actions.take(by=request.auth, delivery=delivery)
                delivery.refresh_from_db()
    except Refused as refusal:
        actions.refuse(by=request.auth, name=name, refusal=refusal)
        if isinstance(refusal, messages.NothingGood):
            return _refused_rows(refusal)
        raise
    return _told(delivery, sheet)


def _body(request: HttpRequest) -> bytes:
    """The body, read up to the limit; Django's own limit is for forms."""
    content = request.read(MOST_BYTES + 1)
    assert isinstance(content, bytes)
    return content


@router.get("/deliveries", summary="Own deliveries", response={200: list[Handed], 401: Refusal})
def deliveries(request: Any) -> Any:
    """The newest hundred, with what became of them."""
    return [_told(delivery, Sheet()) for delivery in queries.own_deliveries(request.auth)[:100]]


@router.post("/deliveries/{delivery}/take", summary="Take over a checked file", response={**_ANSWERS, 404: Refusal})
def take(request: Any, delivery: int = Path(description="its number")) -> Any:
    """Take over the good rows of a file that was checked in a dry run."""
    found = queries.own_delivery(request.auth, delivery)
    try:
        sheet = actions.take(by=request.auth, delivery=found)
    except messages.NothingGood as refusal:
        return _refused_rows(refusal)
    found.refresh_from_db()
    return _told(found, sheet)


@router.post("/hotel-slips", summary="Hand in hotel slips", response={200: int, 401: Refusal, 422: Refusal})
def hotel_slips(request: Any, slips: list[Slip]) -> Any:
    """Take over slips of guests, all or none; returns how many."""
    if len(slips) > MOST_SLIPS:
        raise BadInput("body", _("{0} Hotelmeldungen").format(len(slips)), _("höchstens {0}").format(MOST_SLIPS))
    return len(actions.add_slips(by=request.auth, slips=[SlipFacts(**slip.model_dump()) for slip in slips]))


def _told(delivery: Delivery | None, sheet: Sheet) -> dict[str, Any]:
    return {
        "delivery": delivery.pk if delivery else None,
        "state": delivery.state if delivery else DeliveryState.CHECKED.value,
        "good": delivery.good if delivery else len(sheet.facts),
        "bad": delivery.bad if delivery else sheet.bad,
        "problems": [asdict(problem) for problem in sheet.problems],
        "notes": sheet.notes,
    }
