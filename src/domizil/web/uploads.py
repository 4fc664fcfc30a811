# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Uploads with a limit: a body that is too large is refused before it is read, whatever the form says."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


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
            length = request.META.get("CONTENT_LENGTH") or "0"
            if not length.isdigit() or int(length) > most:
                return refused(request, *args, **kwargs)
            return checked(request, *args, **kwargs)

        return answered

    return wrapped
