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
from domizil.law.engine.periods import day_written
from domizil.law.engine.texts import LegalText, Status

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
        found = day_written(given) if given else default or max(today(), home.begins)
    except ValueError:
        wrong = _("«{0}» ist kein Tag. Erlaubt ist ein Tag wie 2024-01-01.")
        raise BadRequest(wrong.format(given[:40])) from None
    if found < home.begins:
        early = _("Der {0} liegt vor der {1}. Erlaubt ist ein Tag ab dem {2}, dem Beginn der ältesten Fassung.")
        raise BadRequest(early.format(day(found), home.short, day(home.begins)))
    return found


def in_order(before: date, after: date) -> None:
    """Insist on the earlier day first. Raises `BadRequest`."""
    if after < before:
        wrong = _("Der {0} liegt vor dem {1}. Verglichen wird vom früheren zum späteren Tag.")
        raise BadRequest(wrong.format(day(after), day(before)))


def drafts_of(home: Statute) -> list[LegalText]:
    """The drafts of a statute."""
    return [text for text in home.texts.values() if text.status is Status.DRAFT]


def asked_draft(request: HttpRequest, home: Statute, default: LegalText) -> str:
    """The draft to overlay; "" for none. Where the address says nothing at all, `default` if it is a draft.

    Raises `BadRequest` for what is no draft of the statute.
    """
    drafts = [text.id for text in drafts_of(home)]
    given = request.GET.get("draft")
    if given is None:
        return default.id if default.id in drafts and not request.GET.keys() & {"from", "to"} else ""
    if given and given not in drafts:
        wrong = _("«{0}» ist kein Entwurf zur {1}. Erlaubt: {2}.")
        raise BadRequest(wrong.format(given[:40], home.short, ", ".join(drafts) or _("keiner")))
    return given
