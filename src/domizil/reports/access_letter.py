# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to a request for access as a PDF, in the language of the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from domizil.base import clock, letters

from .access_export import AccessExport

TEMPLATE = Path(__file__).parent / "letters" / "access.typ"


def access_letter(export: AccessExport) -> bytes:
    """Return the PDF."""
    return letters.pdf(TEMPLATE, data(export))


def lead(export: AccessExport) -> str:
    """What the answer is, in a sentence."""
    made = date_format(export.made.astimezone(clock.ZONE), "j.n.Y H:i")
    return _("Alles, was zu %(person)s erfasst ist, Stand %(made)s, und wer es angesehen hat (§ 12 Abs. 2 NG).") % {
        "person": export.person,
        "made": made,
    }


def closed(export: AccessExport) -> list[str]:
    """What is not in it, and who gives it."""
    told = _("Nicht enthalten ist der Bereich «%(room)s»: Auskunft gibt die Stelle, die ihn führt.")
    unchecked = _(
        "Nicht enthalten ist, was jemand online gemeldet hat und noch nicht eingetragen ist: von wem es stammt, ist "
        "noch nicht geprüft. Wer den Code der Meldung hat, sieht es jederzeit."
    )
    return [*(told % {"room": room} for room in export.closed), unchecked]


def data(export: AccessExport) -> dict[str, Any]:
    """Return what the template shows."""
    return {
        "language": (get_language() or "de")[:2],
        "title": _("Auskunft über Personendaten"),
        "authority": settings.AUTHORITY or _("Kanton Luzern"),
        "lead": lead(export),
        "closed": closed(export),
        "sections": [
            {
                "title": f"{section.room}: {section.title}",
                "rows": [[[kept.label, kept.text] for kept in row] for row in section.rows],
            }
            for section in export.sections
        ],
        "reads": [
            [
                date_format(look.at.astimezone(clock.ZONE), "j.n.Y H:i"),
                look.worker or "–",
                ", ".join(look.roles),
                look.why,
            ]
            for look in export.reads
        ],
        "words": {
            "page": _("Seite"),
            "reads": _("Wer die Daten angesehen hat"),
            "nobody": _("Bisher niemand."),
            "heads": [_("Wann"), _("Wer"), _("Rolle"), _("Wozu")],
        },
    }
