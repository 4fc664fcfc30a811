# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page has in common: somebody is signed in, and what is hidden looks like what is absent."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from domizil.base.access import Hidden
from domizil.base.models import Worker

from . import errors

View = Callable[..., HttpResponse]


class Refused(Exception):
    """A page was asked for something that cannot be; the text says what, and what is allowed.

    It is shown and never logged, because it may name a person or what somebody typed (Django logs a `BadRequest`).
    """


def page(view: View) -> View:
    """Make a view a page to look at: GET only, signed in only; `Hidden` is answered with 404 and `Refused` with 400."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Hidden:
            raise Http404 from None
        except Refused as refused:
            return errors.refusal(request, str(refused))

    return cast(View, require_safe(login_required(wrapped)))


def worker(request: HttpRequest) -> Worker:
    """Return who is asking; only on a `page`, where somebody is."""
    assert isinstance(request.user, Worker)
    return request.user
