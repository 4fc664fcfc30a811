# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts with which a correction is refused: of somebody else, or of an event that is not there."""

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
