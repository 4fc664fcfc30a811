# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way in: which guide, in which language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from domizil.guide import languages
from domizil.guide.jurisdictions import JURISDICTIONS
from domizil.guide.words import Words

from .asked import asked_place, reader_language


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every jurisdiction with its languages, in the language of the reader."""
    spoken = tuple(code for code in languages.LANGUAGES if code != languages.EASY)
    language = reader_language(request, spoken)
    with languages.speaking(language):
        places = [
            {
                "title": Words(place, language).of(place.statute.title),
                "languages": [
                    (languages.LANGUAGES[code], reverse("guide_start", args=(key, code))) for code in place.languages
                ],
            }
            for key, place in JURISDICTIONS.items()
        ]
        response = render(request, "web/guide/index.html", {"places": places, "language": language})
    response["Content-Language"] = language
    return response


@require_safe
def place_page(request: HttpRequest, place: str) -> HttpResponse:
    """To the guide of a jurisdiction in the reader's language; what the address carries goes along."""
    found = asked_place(place)
    target = reverse("guide_start", args=(found.key, reader_language(request, found.languages)))
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{target}?{query}" if query else target)
