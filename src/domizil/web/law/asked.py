# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an address asks for: a statute that exists, a day on which it holds."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from domizil.base.clock import today
from domizil.law.engine import NoSuchLaw, Statute, statute

from .words import day


def asked_statute(statute_id: str) -> Statute:
    """The statute of an address. Raises `Http404`."""
    try:
        return statute(statute_id)
    except NoSuchLaw as error:
        raise Http404(str(error)) from None


def asked_day(request: HttpRequest, home: Statute, name: str = "on", default: date | None = None) -> date:
    """The day in the query, not before the statute; without one `default`, else today.

    Raises `BadRequest`, whose text says what is wrong and what is allowed.
    """
    given = request.GET.get(name, "").strip()
    try:
        found = date.fromisoformat(given) if given else default or max(today(), home.begins)
    except ValueError:
        wrong = _("«{0}» ist kein Tag. Erlaubt ist ein Tag wie 2024-01-01.")
        raise BadRequest(wrong.format(given[:40])) from None
    if found < home.begins:
        early = _("Der {0} liegt vor der {1}. Erlaubt ist ein Tag ab dem {2}, dem Beginn der ältesten Fassung.")
        raise BadRequest(early.format(day(found), home.short, day(home.begins)))
    return found
