# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts with which a municipality is refused: it is none of the canton, or none on that day."""

from __future__ import annotations

from datetime import date

from domizil.base.kept_text import text as _
from domizil.base.models import Municipality
from domizil.base.refusal import Refusal

from .messages import day


def no_municipality(bfs_number: int, on: date, known: Municipality | None) -> Refusal:
    """A municipality is none of the canton, or none on that day: not known yet, or part of another."""
    code = "no_municipality"
    if known is None:
        what = _("Eine Gemeinde mit der Nummer %(number)s gibt es im Kanton nicht.") % {"number": bfs_number}
        return Refusal(code, what, what_next=_("Die Nummer im Gemeindeverzeichnis des Bundes nachsehen."))
    told = {"name": known.name, "day": day(on), "since": day(known.valid.lower)}
    if on < known.valid.lower:
        return Refusal(
            code,
            _("%(name)s ist erst seit dem %(since)s bekannt; der %(day)s liegt davor.") % told,
            _("Das Gemeindeverzeichnis dieses Systems beginnt mit diesem Tag; die Gemeinde kann älter sein."),
            _("Das Datum prüfen. Was davor geschah, lässt sich hier nicht erfassen."),
        )
    told |= {"until": day(known.valid.upper), "other": known.successor.name if known.successor else "–"}
    return Refusal(
        code,
        _("%(name)s gibt es seit dem %(until)s nicht mehr; der %(day)s liegt danach.") % told,
        _("Die Gemeinde gehört jetzt zu: %(other)s.") % told,
        _("Die heutige Gemeinde angeben."),
    )
