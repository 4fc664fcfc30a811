# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/register: report events with the same facts as the pages, and read a person as valid and known on a day."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Router, Status
from ninja.security import SessionAuth

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.base.readlog import Why, looked_at
from domizil.law.engine import BadInput
from domizil.register import actions as register_actions
from domizil.register import addresses, sheets
from domizil.register.announcements import actions, queries
from domizil.register.announcements.forms import ASKED, Report, not_read
from domizil.register.births import Born
from domizil.register.messages import fields as columns
from domizil.register.models import PersonState, RegisterEvent

from .asked import day, day_parameter, json_body
from .refusals import Refusal

router = Router(tags=["register"])
_BODY = {
    "requestBody": {
        "required": True,
        "description": "municipality (BFS number), the facts of the event by name, and persons: each by `person` (the "
        "key in the register, or `new`) or described; GET /api/register/events/{kind} lists the names",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker), "the session was asked for"
    return request.user


@router.get(
    "/events/{kind}", summary="What is asked for an event", auth=SessionAuth(),
    response={200: Any, 401: Refusal, 404: Refusal},
)  # fmt: skip
def asked_for(request: HttpRequest, kind: str = Path(description="such as arrival")) -> Any:
    """The names of the facts, which of them are needed, and their choices."""
    place = queries.municipalities(_worker(request))[0]
    report = Report(_kind(kind), {"persons": [{}]}, municipality=place)
    return {
        "kind": kind,
        "title": str(report.asked.title),
        "norms": list(report.asked.norms),
        "facts": [_field(bound) for bound in report.facts],
        "person": [_field(bound) for bound in report.persons[0]],
    }


def _field(bound: Any) -> dict[str, Any]:
    choices = [[str(code), str(word)] for code, word in getattr(bound.field, "choices", ()) if code]
    told = {"name": bound.name, "label": str(bound.label), "needed": bound.field.required}
    return told | ({"choices": choices} if choices else {})


@router.post(
    "/events/{kind}", summary="Report an event", auth=SessionAuth(), openapi_extra=_BODY,
    response={201: Any, 400: Refusal, 401: Refusal, 404: Refusal, 422: Refusal},
)  # fmt: skip
def report_event(request: HttpRequest, kind: str = Path(description="such as arrival")) -> Any:
    """Enter it exactly as the page does: same facts, same law, same refusals. Nothing is written when it is refused."""
    body, by = json_body(request), _worker(request)
    asked = _kind(kind)
    if not isinstance(body, dict):
        raise BadInput("body", _("kein Objekt"), _("ein Objekt mit `municipality`, den Angaben und `persons`"))
    place = _place(body, by)
    report = Report(asked, body, municipality=place)
    if problem := next(chain(not_read(report, body), report.problems), None):
        raise BadInput(problem.path, problem.what, _("was GET %(address)s nennt") % {"address": request.path})
    events = actions.report(by=by, report=report)
    looked_at(by, {event.person_id for event in events}, Why.ENTRY)
    told = {"process": str(events[0].business_process_id), "events": [_event(event) for event in events]}
    return Status(201, told)


def _kind(kind: str) -> str:
    if kind not in ASKED:
        raise access.Hidden("No such kind of event.")
    return kind


def _place(body: dict[str, Any], by: Worker) -> Any:
    places = {place.pk: place for place in queries.municipalities(by)}
    number = body.get("municipality")
    if number is None and len(places) == 1:
        return next(iter(places.values()))
    if not isinstance(number, int) or number not in places:
        what = _("«%(number)s» ist keine Ihrer Gemeinden") % {"number": str(number)[:40]}
        raise BadInput("municipality", what, _("die BFS-Nummer einer Gemeinde, für die Sie arbeiten"))
    return places[number]


def _event(event: RegisterEvent) -> dict[str, Any]:
    return {
        "uuid": str(event.uuid),
        "kind": event.kind,
        "person": event.person_id,
        "municipality": event.municipality_id,
        "date": event.event_date.isoformat(),
        "source": event.source,
        "changed": event.data,
        "derivation": event.derivation,
    }


@router.get(
    "/persons/{key}", summary="A person, as valid and as known on a day",
    response={200: Any, 401: Refusal, 404: Refusal, 422: Refusal}, auth=SessionAuth(),
)  # fmt: skip
def person(
    request: HttpRequest,
    key: int = Path(description="the key in the register"),
    valid: str | None = day_parameter("the day that it holds on (default: today)"),
    known: str | None = day_parameter("by what was known at the end of this day (default: now)"),
) -> Any:
    """Features, residences and numbers. A person you may not see answers like one that does not exist."""
    by = _worker(request)
    access.require(by, Role.REGISTER, Role.SUPERVISOR)
    on, until = day("valid", valid) or clock.today(), day("known", known)
    then = sheets.person_as(key, valid_on=on, known_on=sheets.end_of(until))
    blocked = bool(addresses.blocked([key]))
    looked_at(by, [key], Why.EXPORT)
    return {
        "person": key,
        "valid": on.isoformat(),
        "known": until.isoformat() if until else None,
        "features": _features(then.state),
        "date_of_birth": _born(then.person).iso if then.person else None,
        "reckoned_with": _born(then.person).stands.isoformat() if then.person else None,
        "vn": then.person.vn if then.person else None,
        "origins": [[origin.name, origin.canton] for origin in then.origins],
        "ids": {one.scheme: one.value for one in then.ids},
        "entries": {kind: [_plain_entry(row) for row in rows] for kind, rows in _shown(then.several, blocked)},
        "ties": [_tie(tie) for tie in then.ties],
        "residences": [_residence(row) for row in then.residences],
        "blocked": blocked,
        "dwellings": [] if blocked else [row.dwelling_id and _dwelling(row.dwelling) for row in then.occupancies],
    }


def _born(person: Any) -> Born:
    return Born.of(person.date_of_birth, person.birth_known)


def _shown(several: dict[str, list[Any]], blocked: bool) -> list[tuple[str, list[Any]]]:
    """The entries by their kind; where a block hides the address, that for letters is hidden too."""
    return [(kind, [] if blocked and kind == "address" else rows) for kind, rows in several.items()]


def _plain_entry(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items()}


def _tie(tie: Any) -> dict[str, Any]:
    return {
        "entry": None if hasattr(tie.row, "pgh_obj_id") else f"tie-{tie.row.pk}",
        "kind": tie.kind,
        "other": tie.other.pk,
        "care": tie.row.care,
        "from": tie.row.valid.lower.isoformat(),
        "until_before": tie.row.valid.upper.isoformat() if tie.row.valid.upper else None,
    }


def _features(state: Any) -> dict[str, Any] | None:
    """The features by column; None where none were known."""
    if state is None:
        return None
    names = [column.attname for name, column in columns(PersonState).items() if name not in ("id", "person", "valid")]
    return {name.removesuffix("_id"): _plain(getattr(state, name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _residence(row: Any) -> dict[str, Any]:
    return {
        "municipality": row.municipality_id,
        "kind": row.kind,
        "purpose": row.purpose,
        "from": row.valid.lower.isoformat(),
        "until_before": row.valid.upper.isoformat() if row.valid.upper else None,
        "comes_from": row.comes_from,
        "goes_to": row.goes_to,
    }


def _dwelling(home: Any) -> dict[str, Any]:
    return {"egid": home.egid, "ewid": home.ewid, "address": str(home)}


@router.post(
    "/persons/{key}/address", summary="A blocked address, for a reason that stays", auth=SessionAuth(),
    response={200: Any, 400: Refusal, 401: Refusal, 404: Refusal, 422: Refusal},
    openapi_extra={
        "requestBody": {"required": True, "description": "reason: what it is needed for",
                        "content": {"application/json": {"schema": {"type": "object"}}}}
    },
)  # fmt: skip
def disclose_address(request: HttpRequest, key: int = Path(description="the key in the register")) -> Any:
    """Told to the responsible office; the reason is entered as an event of the person."""
    body, by = json_body(request), _worker(request)
    reason = body.get("reason") if isinstance(body, dict) else None
    if not isinstance(reason, str):
        raise BadInput("reason", _("kein Text"), _("wofür die Adresse gebraucht wird"))
    address = register_actions.disclose_address(by=by, person=queries.person(key, by=by), reason=reason)
    looked_at(by, [key], Why.EXPORT)
    return {
        "person": key,
        "municipality": address.municipality,
        "dwelling": _dwelling(address.dwelling) if address.dwelling else None,
    }
