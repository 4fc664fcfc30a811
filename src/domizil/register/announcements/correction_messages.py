# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts with which a report is refused that names beside its person somebody for whom it cannot hold."""

from __future__ import annotations

from collections.abc import Sequence

from domizil.base.kept_text import text as _
from domizil.base.refusal import Refusal


def not_together(key: int, person: str, together: Sequence[tuple[int, str]]) -> Refusal:
    """A correction names somebody who neither came nor was reported with the person whom it is about."""
    told = ", ".join(f"{number} ({name})" for number, name in together)
    allowed = _("Erlaubt: %(keys)s.") % {"keys": told} if told else _("Zu dieser Meldung gehört niemand sonst.")
    return Refusal(
        "not_together",
        _("Nr. %(key)s gehört nicht zur selben Meldung wie %(person)s.") % {"key": key, "person": person},
        allowed,
        _("Nur nennen, wer zusammen gemeldet oder zugezogen ist; die anderen einzeln berichtigen."),
    )


def not_beside(key: int, person: str, beside: Sequence[tuple[int, str]]) -> Refusal:
    """A block names somebody who does not live with the person, or has one already."""
    told = ", ".join(f"{number} ({name})" for number, name in beside)
    allowed = _("Erlaubt: %(keys)s.") % {"keys": told} if told else _("Niemand sonst der Wohnung ist ohne Sperre.")
    return Refusal(
        "not_beside",
        _("Nr. %(key)s wohnt nicht mit %(person)s, oder ist schon gesperrt.") % {"key": key, "person": person},
        allowed,
        _("Nur nennen, wer heute in derselben Wohnung oder im selben Haushalt lebt; andere einzeln sperren."),
    )
