# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views of the law pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from domizil.law.engine import Statute, statutes
from domizil.law.engine.texts import cite

from . import listing, reading
from .asked import asked_day, asked_draft, asked_statute, drafts_of, in_order
from .comparing import compared
from .figures import figures
from .worked import worked_cases

View = Callable[..., HttpResponse]


def language() -> str:
    """The language of the page, as the law floor names it."""
    return "en" if (get_language() or "de").startswith("en") else "de"


def of_statute(view: View) -> View:
    """Give the view the statute and the day that the address asks for."""

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, statute_id: str, **where: Any) -> HttpResponse:
        home = asked_statute(statute_id)
        return view(request, home, asked_day(request, home), **where)

    return wrapped


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All statutes with their texts."""
    rows = [listing.statute_row(home, language()) for home in statutes()]
    return render(request, "web/law/index.html", {"statutes": rows})


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Which norms run, declare, wait."""
    return render(request, "web/law/coverage.html", {"statutes": listing.coverages(language())})


@of_statute
def statute_page(request: HttpRequest, home: Statute, on: date) -> HttpResponse:
    """The paragraphs of a statute in order, one line for each norm."""
    row = listing.statute_row(home, language())
    context = row | {"row": row, "on": on, "paragraphs": listing.paragraph_rows(home, on, language())}
    return render(request, "web/law/statute.html", context)


@of_statute
def compare_page(request: HttpRequest, home: Statute, on: date) -> HttpResponse:
    """All that changes between two days, perhaps with a draft; by default what the newest text brings."""
    newest = max(home.texts.values(), key=lambda text: text.since)
    before = asked_day(request, home, "from", max(newest.since - timedelta(days=1), home.begins))
    after = asked_day(request, home, "to", newest.since)
    in_order(before, after)
    draft = asked_draft(request, home, default=newest)
    context = {
        "statute": home,
        "before": before,
        "after": after,
        "draft": draft,
        "drafts": [(text.id, text.title[language()]) for text in drafts_of(home)],
        "draft_text": reading.head(home.texts[draft], language()) if draft else None,
    }
    return render(request, "web/law/compare.html", context | compared(home, before, after, draft, language()))


@of_statute
def norm_page(request: HttpRequest, home: Statute, on: date, paragraph: str, **below: str) -> HttpResponse:
    """One norm; or a paragraph with all its norms, where the address names a paragraph that is divided."""
    norm = "/".join([home.id, paragraph, *below.values()])
    ids = list(dict.fromkeys(entry.id for entry in home.norms))
    parts = [id for id in ids if id.startswith(f"{norm}/")]
    if norm not in ids and (below or not parts):
        raise Http404(norm)
    context = {
        "statute": home,
        "on": on,
        "paragraph": paragraph,
        "paragraph_cite": reading.short_cite(home, f"{home.id}/{paragraph}", language()),
        "heading": reading.heading(home, paragraph, language()),
        "divided": bool(below),
        "cite": cite(norm, home.short, language()),
    }
    if norm not in ids:
        context["parts"] = [listing.part(home, id, on, language()) for id in parts]
        return render(request, "web/law/paragraph.html", context)
    context |= _norm(home, norm, on) | _case(home, norm, request.GET.get("case", ""))
    return render(request, "web/law/norm.html", context | listing.neighbours(home, norm, ids, language()))


def _norm(home: Statute, norm: str, on: date) -> dict[str, Any]:
    return {
        "norm": norm,
        "exists": reading.exists(home, norm, on) is not None,
        "versions": reading.versions(home, norm, on, language()),
        "rules": reading.rules(home, norm, on, language()),
        "figures": figures(home, norm, on, language()),
    }


def _case(home: Statute, norm: str, name: str) -> dict[str, Any]:
    """The worked cases, and the one whose derivation is shown: that of the address, else the first."""
    found = worked_cases(home.id, norm, language())
    shown = next((case for case in found if case.name == name), None) if name else next(iter(found), None)
    if name and shown is None:
        raise Http404(name)
    return {"cases": found, "shown": shown}
