# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text that tells a reader of the guide what is wrong, by the key in `BadInput.says`."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEMS: Mapping[str, Promise] = {
    "guide.empty": _("Bitte wählen Sie eine Antwort."),
    "guide.unknown": _("Diese Antwort gibt es nicht. Bitte wählen Sie eine aus der Liste."),
    "guide.unknown_state": _("Diesen Staat gibt es in der Liste nicht. Bitte wählen Sie einen aus der Liste."),
    "guide.no_day": _("Das ist kein Tag des Kalenders. Schreiben Sie ihn so: 2026-03-31."),
    "guide.contradiction": _("Diese Angabe passt nicht zu Ihren anderen Antworten. Bitte prüfen Sie sie."),
    "guide.stay_half": _("Es fehlt der Tag der Einreise oder der Tag der Ausreise."),
    "guide.stay_reversed": _("Die Ausreise liegt vor der Einreise."),
}
NOT_KNOWN_YET = _("Das Recht vor dem {first} ist hier nicht erfasst. Gezeigt wird das Recht vom {first}.")
NO_DAY = _("«{given}» ist kein Tag. Gezeigt wird das Recht vom {shown}.")
