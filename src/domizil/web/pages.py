# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page has in common: who is signed in, that hidden looks like absent, and that a refusal is shown."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from domizil.base import access
from domizil.base.access import Hidden
from domizil.base.models import Role, Worker
from domizil.base.refusal import Refusal

from . import errors

View = Callable[..., HttpResponse]


def page(view: View) -> View:
    """Make a view a page to look at: GET only, signed in only; `Hidden` is answered with 404, `Refusal` with 400."""
    return require_http_methods(["GET", "HEAD"])(login_required(_answered(view)))


def form(view: View) -> View:
    """Make a view a page with a form: as `page`, and POST; what a refused POST has written is undone.

    A view that shows the refusal beside its form catches `Refusal` itself, around a call that is one transaction.
    """

    @functools.wraps(view)
    def undone(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        _without_nul(request)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return require_http_methods(["GET", "HEAD", "POST"])(login_required(_answered(undone)))


def _without_nul(request: HttpRequest) -> None:
    """Raise Refusal where a text holds a NUL: no database keeps it, and no keyboard writes it."""
    if any("\x00" in text for _name, texts in request.POST.lists() for text in texts):
        raise Refusal(
            "nul",
            _("In einem Feld steht ein unsichtbares Steuerzeichen."),
            _("Das Register kann es nicht speichern; es kommt meist aus einer kopierten Stelle."),
            _("Gehen Sie zurück, und schreiben Sie den Text neu statt ihn einzufügen."),
        )


def _answered(view: View) -> View:
    """Answer `Hidden` and `Refusal`."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Hidden:
            raise Http404 from None
        except Refusal as refusal:
            return errors.refused(request, refusal)

    return wrapped


def grants(request: HttpRequest) -> frozenset[tuple[Role, int | None]]:
    """Return what who is asking may do today, and where; read once a request, nothing for a visitor."""
    user = getattr(request, "user", None)  # a refused host is told before anybody is known
    if not isinstance(user, Worker):
        return frozenset()
    if not hasattr(request, "held_grants"):
        request.held_grants = access.grants(user)  # type: ignore[attr-defined]
    return request.held_grants  # type: ignore[attr-defined]


def worker(request: HttpRequest) -> Worker:
    """Return who is asking; only on a `page` or `form`, where somebody is."""
    assert isinstance(request.user, Worker)
    return request.user
