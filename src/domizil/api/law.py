# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""/api/law: statutes, norms on a day, what changes, coverage. Open to all."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Path, Router

from domizil.base.clock import today
from domizil.law.engine import BadInput, Law, NoSuchLaw, Statute, statute, statutes
from domizil.law.engine.compare import compare
from domizil.law.engine.coverage import coverage
from domizil.law.engine.describe import change_data, coverage_data, norm_data, norms_on, statute_data

from .asked import Language, day, day_parameter
from .refusals import Refusal

router = Router(tags=["law"])
_REFUSED = {404: Refusal, 422: Refusal}


@router.get("/statutes", summary="Statutes with their texts")
def list_statutes(request: HttpRequest, language: Language = "de") -> Any:
    """Every statute, each text with its day, status and evidence."""
    return [statute_data(home, language) for home in statutes()]


@router.get("/coverage", summary="Which norms run")
def show_coverage(request: HttpRequest) -> Any:
    """For each statute how its norms stand: running, declaratory, open, unclaimed."""
    return [coverage_data(coverage(home)) for home in statutes()]


@router.get("/compare/{statute_id}", summary="What changes between two days", response={200: Any, **_REFUSED})
def compare_days(
    request: HttpRequest,
    statute_id: str = Path(description="such as lu-kasylv"),
    before: str = day_parameter("the earlier day", needed=True),
    after: str = day_parameter("the later day", needed=True),
    language: Language = "de",
) -> Any:
    """Norms, rules and figures that are not the same on both days."""
    home = statute(statute_id)
    days = _day_of(home, "before", before), _day_of(home, "after", after)
    return [change_data(home, change, language) for change in compare(home, days[0], days[1])]


@router.get("/norms/{path:norm}", summary="A norm on a day", response={200: Any, **_REFUSED})
def show_norm(
    request: HttpRequest,
    norm: str = Path(description="such as lu-kasylv/7/2 or lu-kasylv/7"),
    on: str | None = day_parameter("the day (default: today)"),
    language: Language = "de",
) -> Any:
    """A norm such as lu-kasylv/7/2, or all norms of a paragraph such as lu-kasylv/7: words, rules, figures."""
    asked = norm.strip("/")
    home = statute(asked.split("/")[0])
    found = _day_of(home, "on", on or today().isoformat())
    shown = [norm_data(home, entry, Law.on(found), language) for entry in norms_on(home, asked, found)]
    return {"on": found.isoformat(), "norms": shown}


def _day_of(home: Statute, where: str, text: str | None) -> date:
    found = day(where, text)
    if found is None:
        raise BadInput(where, "no day", "a day written YYYY-MM-DD")
    try:
        home.chain(found)
    except NoSuchLaw as error:
        raise BadInput(where, str(error), f"a day from {home.begins.isoformat()} on") from None
    return found
