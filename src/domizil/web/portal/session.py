# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which announcement a visitor is at: the session keeps the hash of the code, never the code.

The code itself stays in the session only until the visitor says that it is written down.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from domizil.base.access import Hidden
from domizil.base.refusal import Refusal
from domizil.register.announcements import codes

from .. import errors

View = Callable[..., HttpResponse]
_HASH, _CODE = "portal_hash", "portal_code"


def public(view: View) -> View:
    """Make a view a page of the portal: open to everybody, one transaction, never kept by a browser."""

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic(), codes.forgotten_after():
                return view(request, *args, **kwargs)
        except Hidden:
            raise Http404 from None
        except Refusal as refusal:
            return errors.refused(request, refusal)

    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(answered))


def begun(view: View) -> View:
    """Make a view a page about the visitor's announcement, given as `code_hash`; without one, back to the start."""

    @public
    @functools.wraps(view)
    def found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code_hash = request.session.get(_HASH)
        if not code_hash:
            return redirect("portal")
        return view(request, code_hash, *args, **kwargs)

    return found


def remember(request: HttpRequest, code_hash: str, code: str | None = None) -> None:
    """Go on with this announcement in this browser; a new code is kept until it is written down."""
    request.session.cycle_key()
    request.session[_HASH] = code_hash
    if code:
        request.session[_CODE] = code


def code_to_show(request: HttpRequest) -> str | None:
    """The code that is not written down yet."""
    code: str | None = request.session.get(_CODE)
    return code


def code_is_written_down(request: HttpRequest) -> None:
    """Forget the code."""
    request.session.pop(_CODE, None)


def leave(request: HttpRequest) -> None:
    """Forget the announcement in this browser; with the code it is found again."""
    request.session.flush()
