# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Refusals of taking an event back, and of places of origin."""

from __future__ import annotations

from datetime import date

from domizil.base.kept_text import text as _
from domizil.base.refusal import Refusal

from .messages import day


def not_taken_back(kind: str) -> Refusal:
    """An event of a kind that a person must undo, step by step."""
    return Refusal(
        "not_taken_back",
        _("«%(kind)s» lässt sich nicht in einem Schritt zurücknehmen.") % {"kind": kind},
        _("Daran hängen Einträge, über die jemand entscheiden muss: andere Gemeinden, Schriften, Fristen, Schreiben."),
        _("Auf der Seite der Person Schritt für Schritt berichtigen."),
    )


def built_on(kind: str, on: date) -> Refusal:
    """Something later rests on the event."""
    return Refusal(
        "built_on",
        _("Auf diesem Eintrag baut schon «%(kind)s» vom %(day)s auf.") % {"kind": kind, "day": day(on)},
        _("Zurückgenommen wird nur, worauf nichts aufbaut."),
        _("Zuerst den späteren Eintrag prüfen und berichtigen."),
    )


def origins_of_citizens(name: str) -> Refusal:
    """Places of origin for somebody who has none, or none for a citizen."""
    return Refusal(
        "origins_of_citizens",
        _("%(name)s: Heimatorte haben nur Schweizerinnen und Schweizer, und jede und jeder mindestens einen.")
        % {"name": name},
        what_next=_("Zuerst die Staatsangehörigkeit prüfen."),
    )
