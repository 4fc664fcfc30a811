# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Uploads with a limit: a body that is too large is refused before it is read, whatever the form says.

A page that takes files says how much by `limited`; for every other page `nothing_huge` holds.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from domizil.base import scans
from domizil.base.scans import Scanned

from . import errors

View = Callable[..., HttpResponse]

SCAN_BODY = scans.LARGEST + 100_000
"""Bytes of a form with one scan."""


def sent_file(request: HttpRequest) -> tuple[str, bytes]:
    """Name and bytes of the file of a form; no bytes where none was chosen, one too many of one that is too large."""
    file = request.FILES.get("file")
    return (file.name or "", file.read(scans.LARGEST + 1)) if file else ("", b"")


def handed_out(scan: Scanned) -> HttpResponse:
    """A scan as a file to save, never as a page: nothing in it runs."""
    return HttpResponse(
        bytes(scan.content),
        content_type=scan.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{scan.name}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )


def limited(most: int, refused: View) -> Callable[[View], View]:
    """Let a view see bodies of at most `most` bytes; `refused` answers the others without reading them.

    The check of the form's token reads the body; therefore it comes after the check of the length. A body without a
    declared length is read as empty by the server (WSGI).
    """

    def wrapped(view: View) -> View:
        checked = csrf_protect(view)

        @csrf_exempt
        @functools.wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if _is_longer(request, most):
                return refused(request, *args, **kwargs)
            return checked(request, *args, **kwargs)

        answered.takes_files = True  # type: ignore[attr-defined]
        return answered

    return wrapped


def _is_longer(request: HttpRequest, most: int) -> bool:
    """Whether the declared length is over the limit, or no length at all."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not (length.isascii() and length.isdigit() and len(length) < 19) or int(length) > most


class NothingHuge:
    """Middleware: refuse what is sent to a page that takes no files, before the check of the form's token reads it.

    Else anybody fills the disk with a file sent to the page for signing in. The API limits what it reads by itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on: the view has to be known first."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        """Answer a body that is too large with 413."""
        if getattr(view, "takes_files", False) or request.path.startswith("/api/"):
            return None
        if _is_longer(request, settings.DATA_UPLOAD_MAX_MEMORY_SIZE):
            return errors.too_large(request)
        return None
