# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/support: compute a household's month (open to all, nothing is kept); a unit's budget (for who may see it)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from ninja.security import SessionAuth

from domizil.base.models import Worker
from domizil.base.places import municipality_meant
from domizil.base.readlog import Why, looked_at
from domizil.law.lu_kasylv.assessment import assess
from domizil.law.lu_kasylv.household_file import parse, schema
from domizil.support import month_rows, queries
from domizil.support.budget import UnitMonth, month_asked, unit_month

from .asked import day, day_parameter, json_body
from .limits import OpenCalculation
from .refusals import Refusal

router = Router(tags=["support"])
_BODY = {
    "requestBody": {
        "required": True,
        "description": "a household as GET /api/support/schema describes it",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


@router.post(
    "/assess",
    summary="Compute a household's month",
    response={200: Any, 400: Refusal, 422: Refusal, 429: Refusal},
    throttle=OpenCalculation(),
    openapi_extra=_BODY,
)
def assess_household(
    request: HttpRequest, on: str | None = day_parameter("all days by the law of this one day")
) -> Any:
    """The budget of the month with its derivation, exactly as `domizil support assess --json` prints it.

    Nothing of the request is kept or logged; nobody needs to sign in.
    """
    household = parse(json_body(request, shape="the shape of GET /api/support/schema"))
    if household.municipality is not None:
        municipality_meant(household.municipality, household.month.first)
    return assess(household, law_on=day("on", on)).to_json()


@router.get("/schema", summary="The JSON Schema of a household", response=Any)
def household_schema(request: HttpRequest) -> Any:
    """What POST /api/support/assess takes."""
    return schema()


@router.get(
    "/units/{number}/budget",
    summary="A support unit's month",
    response={200: Any, 401: Refusal, 404: Refusal, 422: Refusal},
    auth=SessionAuth(),
)
def unit_budget(
    request: HttpRequest,
    number: str = Path(description="such as LU-2024-000123"),
    month: str | None = Query(None, description="YYYY-MM (default: the month of today)"),
) -> Any:
    """The budget of a unit as its page shows it. A unit that is not yours answers like one that does not exist."""
    assert isinstance(request.user, Worker), "the session was asked for"
    unit = queries.unit(number, by=request.user)
    asked = month_asked(month)
    shown = unit_month(month_rows.read(unit, asked))
    looked_at(request.user, (person.pk for person in shown.rows.people), Why.UNIT)
    return {"unit": unit.number, "month": f"{asked.first:%Y-%m}", **_budget(shown)}


def _budget(shown: UnitMonth) -> dict[str, Any]:
    """The assessment; None where facts are missing (then named) or nobody was supported."""
    people = [
        {"id": str(person.pk), "position": shown.rows.position(person), "name": str(person)}
        for person in shown.rows.people
    ]
    return {
        "people": people,
        "budget": shown.assessment.to_json() if shown.assessment else None,
        "missing": list(shown.missing),
        "readings": list(shown.readings),
    }
