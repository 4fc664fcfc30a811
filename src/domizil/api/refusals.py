# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every refusal of the API has one shape: where it is, what is wrong, what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import Field

from domizil.base import refusal
from domizil.base.access import Hidden
from domizil.law.engine import BadInput, NoSuchLaw
from domizil.support.budget import BadMonth


class Refusal(Schema):
    """Why a request is refused."""

    where: str = Field(description="the part of the request: a path in the body, or the name of a parameter")
    what: str = Field(description="what is wrong with it")
    allowed: str = Field(description="what is allowed, or what to do")
    code: str = Field("", description="of an action: the kind of refusal, for programs")
    why: str = Field("", description="of an action: the reason")
    norm: str | None = Field(None, description="of an action: the paragraph it rests on, such as lu-ng/3/1")


class BadBody(BadInput):
    """The body itself cannot be read: too large, no JSON."""


def in_json(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Tell a program in JSON, too, that an address below /api/ does not exist (404) or takes another method (405)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        told = {404: _NOTHING, 405: _OTHER_METHOD}.get(response.status_code)
        if told is None or not request.path.startswith("/api/") or "json" in response.get("Content-Type", ""):
            return response
        answer = JsonResponse(dict(zip(("where", "what", "allowed"), told, strict=True)), status=response.status_code)
        if response.has_header("Allow"):
            answer["Allow"] = response["Allow"]
        return answer

    return middleware


def handle(api: NinjaAPI) -> None:
    """Answer every error of the API in the one shape."""
    api.add_exception_handler(ValueError, _no_null)
    for error, status in _STATUS.items():
        api.add_exception_handler(error, _handler(api, status))


def _no_null(_: HttpRequest, error: Any) -> HttpResponse:
    """Tell what the database cannot hold; any other wrong value is a mistake of ours. Raises what it is given."""
    if "NUL" not in str(error):
        raise error
    return JsonResponse(dict(zip(("where", "what", "allowed"), _TOO_MUCH, strict=True)), status=422)


def _handler(api: NinjaAPI, status: int) -> Any:
    def answer(request: HttpRequest, error: Exception) -> HttpResponse:
        return api.create_response(request, refused(error), status=status)

    return answer


def refused(error: Exception) -> dict[str, str | None]:
    """An error in the one shape; the refusal of an action tells its code, reason and paragraph as well."""
    where, what, allowed = _told(error)
    told: dict[str, str | None] = {"where": where, "what": what, "allowed": allowed}
    if isinstance(error, refusal.Refusal):
        told |= {"code": error.code, "why": error.why, "norm": error.norm}
    return told


def _told(error: Exception) -> tuple[str, str, str]:
    """Where, what, allowed. Absent and forbidden are told alike."""
    if isinstance(error, refusal.Refusal):
        return "request", error.what, error.what_next
    if isinstance(error, BadInput):
        return "body" if error.where == "file" else error.where, error.what, error.allowed
    if isinstance(error, BadMonth):
        return "month", str(error), "a month written YYYY-MM"
    if isinstance(error, NoSuchLaw):
        return "address", str(error), "GET /api/law/statutes and /api/law/coverage list what there is"
    if isinstance(error, ValidationError):
        first = error.errors[0]
        return str(first["loc"][-1]), str(first["msg"]), "what /api/docs says"
    return _TOO_MUCH if isinstance(error, DataError) else _OTHER[type(error)]


_STATUS: dict[type[Exception], int] = {
    BadBody: 400,
    RequestDataTooBig: 400,
    AuthenticationError: 401,
    Hidden: 404,
    Http404: 404,
    NoSuchLaw: 404,
    refusal.Refusal: 422,
    BadInput: 422,
    DataError: 422,
    BadMonth: 422,
    ValidationError: 422,
    Throttled: 429,
    HttpError: 400,
}
_NOTHING = ("address", "nothing is there, or it is not yours to see", "an address that /api/docs names")
_OTHER_METHOD = ("method", "this address takes another method", "what /api/docs says")
_TOO_MUCH = (
    "request",
    "a value that cannot be stored: a text with the character U+0000, or more than fits",
    "text without U+0000, numbers and lengths as /api/docs says",
)
_CREDENTIALS = "sign in first (the session cookie is the credential), or, where /api/docs asks for one, a valid key"
_OTHER: dict[type[Exception], tuple[str, str, str]] = {
    RequestDataTooBig: ("body", "too large", "a smaller body"),
    AuthenticationError: ("session", "nobody is known by these credentials", _CREDENTIALS),
    Hidden: _NOTHING,
    Http404: _NOTHING,
    Throttled: ("address", "too many requests from this address", "try again in a minute"),
    HttpError: ("request", "not possible", "what /api/docs says"),
}
