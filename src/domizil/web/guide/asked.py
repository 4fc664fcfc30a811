# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a request of the guide asks for: where, in which language, by the law of which day, with which answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from domizil.guide import flow, languages, state
from domizil.guide.jurisdictions import Jurisdiction, NoSuchJurisdiction, jurisdiction
from domizil.guide.messages import NO_DAY, NOT_KNOWN_YET
from domizil.guide.words import Words

View = Callable[..., HttpResponse]


@dataclass
class Asked:
    """A request as the guide understands it. `given_day` is the day of the address, where it names one that is known.

    `told`: what was wrong with that day. `embedded`: in a frame of somebody else's page, where no cookie may be set.
    """

    request: HttpRequest
    place: Jurisdiction
    language: str
    on: date
    given_day: date | None = None
    told: str = ""
    embedded: bool = False

    @property
    def words(self) -> Words:
        """The words of this jurisdiction in this language."""
        return Words(self.place, self.language)

    @property
    def cookie(self) -> str:
        """The name of the cookie that carries the answers."""
        return f"guide_{self.place.key}"

    def answers(self) -> dict[str, Any]:
        """The answers so far: in a frame from the form, else from the cookie."""
        if self.embedded:
            return state.opened(self.place, self.request.POST.get("state", ""))
        return state.opened(self.place, self.request.COOKIES.get(self.cookie, ""))

    def follow(self, answers: dict[str, Any]) -> flow.Flow:
        """How far answers carry by the law of the day."""
        return flow.follow(self.place, answers, self.on)

    def address(self, page: str, *more: str, **query: str) -> str:
        """The address of a page of the guide: the same place, language and day."""
        if self.given_day is not None:
            query = {"on": self.given_day.isoformat(), **query}
        path = reverse(page, args=(self.place.key, self.language, *more))
        return f"{path}?{urlencode(query)}" if query else path

    def keep(self, response: HttpResponse, answers: dict[str, Any]) -> HttpResponse:
        """Hand the answers back to the person: signed, for this visit only, for pages of this jurisdiction only."""
        path = reverse("guide_place", args=(self.place.key,))
        sealed = state.sealed(self.place, answers)
        response.set_cookie(self.cookie, sealed, path=path, httponly=True, samesite="Lax", secure=settings.HTTPS)
        return response

    def forget(self, response: HttpResponse) -> HttpResponse:
        """Take the answers away."""
        response.delete_cookie(self.cookie, path=reverse("guide_place", args=(self.place.key,)), samesite="Lax")
        return response


def asked_place(key: str) -> Jurisdiction:
    """The jurisdiction of an address. Raises `Http404`."""
    try:
        return jurisdiction(key)
    except NoSuchJurisdiction as error:
        raise Http404(str(error)) from None


def of_guide(view: View) -> View:
    """Give a view what is asked, let it speak the language of its address, and let nobody keep the page."""

    @never_cache
    @wraps(view)
    def wrapped(request: HttpRequest, place: str, language: str, *args: Any, **kwargs: Any) -> HttpResponse:
        found = asked_place(place)
        if language not in found.languages:
            raise Http404(language)
        with languages.speaking(language):
            response = view(_asked(request, found, language), *args, **kwargs)
        response["Content-Language"] = language
        response["Cache-Control"] = "no-store, private"  # answers must not stay on a device that others use
        return response

    return wrapped


def _asked(request: HttpRequest, place: Jurisdiction, language: str) -> Asked:
    default, first = flow.default_day(place), flow.first_day(place)
    given = request.GET.get("on", "").strip()
    if not given:
        return Asked(request, place, language, default)
    try:
        day = date.fromisoformat(given)
    except ValueError:
        told = NO_DAY.format(given=given[:40], shown=languages.day(default, language))
        return Asked(request, place, language, default, told=told)
    if day < first:
        return Asked(request, place, language, first, told=NOT_KNOWN_YET.format(first=languages.day(first, language)))
    return Asked(request, place, language, day, given_day=day)


def reader_language(request: HttpRequest, offered: tuple[str, ...]) -> str:
    """The language of a reader's browser that is offered; else the first."""
    for part in request.headers.get("Accept-Language", "").split(","):
        code = part.split(";")[0].strip().split("-")[0].lower()
        if code in offered:
            return code
    return offered[0]
