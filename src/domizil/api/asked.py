# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a request asks for, read strictly: JSON without tricks, scans, days, the language."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal, NoReturn

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query

from domizil.base import clock, scans
from domizil.law.engine import BadInput
from domizil.law.engine.periods import day_written

from .refusals import BadBody

LARGEST_BODY = 200_000
"""Bytes; a household of 99 persons with every fact needs less."""

Language = Annotated[Literal["de", "en"], Query(description="language of the words")]


def day_parameter(description: str, *, needed: bool = False) -> Any:
    """A query parameter that holds a day; read it with `day`."""
    return Query(... if needed else None, description=description, format="date")


def day(where: str, text: str | None) -> date | None:
    """The day written YYYY-MM-DD; None where nothing is written. Raises `BadInput`."""
    if not text:
        return None
    try:
        return day_written(text)
    except ValueError:
        what = _("«{0}» ist kein Tag des Kalenders").format(text[:40])
        raise BadInput(where, what, _("ein Tag, geschrieben JJJJ-MM-TT")) from None


def json_body(request: HttpRequest, *, most: int = LARGEST_BODY, shape: str = "what /api/docs says") -> Any:
    """The body as plain data, of at most so many bytes; `shape` says where its form is told.

    Raises `BadBody` when it is too large, no UTF-8, no JSON, or says a key twice.
    """
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if size > most:
        raise BadBody("body", f"{size:,} bytes", f"at most {most:,} bytes")
    try:
        return json.loads(request.body.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    except BadBody:
        raise
    except UnicodeDecodeError as error:
        raise BadBody("body", f"byte {error.start} is not UTF-8", "JSON in UTF-8") from None
    except json.JSONDecodeError as error:
        raise BadBody(f"line {error.lineno}, column {error.colno}", error.msg, "JSON") from None
    except (ValueError, RecursionError):
        raise BadBody("body", "not readable as JSON", shape) from None


SCAN_BODY = {
    "requestBody": {
        "required": True,
        "description": f"the file itself: PDF, JPEG or PNG, at most {scans.LARGEST:,} bytes",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
"""How a scan is sent, for the description of the API."""


def scan_body(request: HttpRequest) -> bytes:
    """A scan sent as the body. One that says it is too large is refused before it is read. Raises `Refusal`."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > scans.LARGEST:
        raise scans.too_large()
    content = request.read(scans.LARGEST + 1)
    assert isinstance(content, bytes)
    return content


def scan_name() -> Any:
    """The query parameter with the name of a scan."""
    return Query("", description="the name of the file; its content tells what it is", max_length=150)


def scan_told(scan: scans.Scanned) -> dict[str, Any]:
    """A scan as plain data, without its bytes."""
    told = {name: getattr(scan, name) for name in ("name", "content_type", "size", "sha256")}
    return {"id": scan.pk, **told, "added_at": scan.added_at.astimezone(clock.ZONE).isoformat()}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise BadBody("body", f"{', '.join(sorted(twice))} stands twice", "each key once")
    return dict(pairs)


def _no_number(constant: str) -> NoReturn:
    raise BadBody("body", f"{constant} is no number", "whole numbers")
