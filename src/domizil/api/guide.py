# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/guide: what the law answers to "what must I do?". Open to all, nothing is kept."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from domizil.guide import flow
from domizil.guide.assessing import assessment, schema
from domizil.guide.jurisdictions import JURISDICTIONS, Jurisdiction, NoSuchJurisdiction
from domizil.guide.jurisdictions import jurisdiction as jurisdiction_of
from domizil.law.engine import BadInput, NoSuchLaw

from .asked import day, day_parameter, json_body
from .limits import OpenCalculation
from .refusals import Refusal

router = Router(tags=["guide"])
Key = Annotated[str, Path(description=f"one of {', '.join(JURISDICTIONS)}")]
Spoken = Annotated[str, Query(description="language of the words, one of those of the jurisdiction")]
_BODY = {
    "requestBody": {
        "required": True,
        "description": "facts as GET /api/guide/{jurisdiction}/schema describes them",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


@router.get("/", summary="Jurisdictions of the guide")
def list_places(request: HttpRequest) -> Any:
    """Where the guide answers, in which languages, and from which day on the law is known."""
    return [
        {"jurisdiction": key, "languages": place.languages, "since": flow.first_day(place).isoformat()}
        for key, place in JURISDICTIONS.items()
    ]


@router.get(
    "/{jurisdiction}/schema", summary="The JSON Schema of the facts", response={200: Any, 404: Refusal, 422: Refusal}
)
def facts_schema(request: HttpRequest, jurisdiction: Key, language: Spoken = "en") -> Any:
    """What POST /api/guide/{jurisdiction}/assess takes."""
    return schema(_asked(jurisdiction, language), language)


@router.post(
    "/{jurisdiction}/assess",
    summary="What must I do?",
    response={200: Any, 400: Refusal, 404: Refusal, 422: Refusal, 429: Refusal},
    throttle=OpenCalculation(),
    openapi_extra=_BODY,
)
def assess(
    request: HttpRequest,
    jurisdiction: Key,
    on: str | None = day_parameter("by the law of this day (default: today)"),
    language: Spoken = "de",
    why: bool = Query(False, description="with the derivation"),
) -> Any:
    """The outcome for one person's facts: verdict, steps with terms and papers, corrections, what is not covered.

    A fact that the rules need and that is missing is refused with its name. Nothing of the request is kept or logged.
    """
    asked = _asked(jurisdiction, language)
    return assessment(
        asked,
        json_body(request, shape=f"the shape of GET /api/guide/{jurisdiction}/schema"),
        day("on", on) or flow.default_day(asked),
        language,
        why=why,
    )


def _asked(key: str, language: str) -> Jurisdiction:
    try:
        found = jurisdiction_of(key)
    except NoSuchJurisdiction as error:
        raise NoSuchLaw(str(error)) from None
    if language not in found.languages:
        raise BadInput("language", f"{language[:20]!r} is not spoken here", ", ".join(found.languages))
    return found
