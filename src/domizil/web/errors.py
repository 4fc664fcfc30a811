# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages for what went wrong: each says what it is and what to do next."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from domizil.base.refusal import Refusal


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address asks for something that cannot be. The message of a `BadRequest` is shown."""
    told = str(exception) if isinstance(exception, BadRequest) else ""
    return refused(request, Refusal("bad_request", told or _("Die Anfrage ist so nicht möglich.")))


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """400: something cannot be done as asked, as the refusal says."""
    context = {"title": _("Das geht so nicht"), "refusal": refusal, "next": refusal.what_next, "code": 400}
    return render(request, "web/error.html", context, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403: a form was sent without its token, mostly because the page had been open for long."""
    context = {
        "title": _("Das Formular ist nicht mehr gültig"),
        "what": _("Die Seite war zu lange offen oder stammt aus einer anderen Sitzung."),
        "next": _("Laden Sie die Seite neu und senden Sie das Formular noch einmal ab."),
        "code": 403,
    }
    return render(request, "web/error.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing is there for this worker. Whether it does not exist or is not theirs, nobody learns."""
    context = {
        "title": _("Hier ist nichts"),
        "what": _("Diese Seite gibt es nicht, oder sie gehört nicht zu Ihrem Bereich."),
        "code": 404,
    }
    return render(request, "web/error.html", context, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: Domizil failed. Nothing was written; the page needs neither database nor session."""
    return HttpResponse(render_to_string("web/broken.html"), status=500)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than a form without files can hold. Nothing of it was read."""
    context = {
        "title": _("Das ist zu gross"),
        "what": _("Diese Seite nimmt keine Dateien an. Es wurde nichts gelesen und nichts gespeichert."),
        "next": _("Gehen Sie zur Seite zurück, und senden Sie das Formular ohne Datei."),
        "code": 413,
    }
    return render(request, "web/error.html", context, status=413)


def not_allowed(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give 405 a page: middleware, because a view that is asked in the wrong way answers with nothing at all."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != 405 or request.path.startswith("/api/"):
            return response
        context = {
            "title": _("So geht diese Seite nicht"),
            "what": _("Diese Adresse wird nicht auf diese Art aufgerufen."),
            "next": _("Gehen Sie zur Seite zurück, und benutzen Sie ihre Knöpfe."),
            "code": 405,
        }
        told = render(request, "web/error.html", context, status=405)
        told["Allow"] = response.get("Allow", "")
        return told

    return middleware


def locked(request: HttpRequest, credentials: object = None, *args: object, **kwargs: object) -> HttpResponse:
    """429: too many wrong passwords (see AXES_ settings)."""
    context = {
        "title": _("Anmeldung gesperrt"),
        "what": _("Zu viele falsche Passwörter. Das Konto ist von diesem Gerät aus eine Stunde lang gesperrt."),
        "next": _("Warten Sie eine Stunde, oder bitten Sie die Systemverwaltung, die Sperre aufzuheben."),
        "code": 429,
    }
    return render(request, "web/error.html", context, status=429)
