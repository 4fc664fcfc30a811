# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The law pages' words for the codes that the law floor uses."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from domizil.law.engine.coverage import Standing
from domizil.law.engine.periods import Period
from domizil.law.engine.texts import Evidence, Status

STATUS: dict[Status, Promise] = {
    Status.IN_FORCE: _("in Kraft"),
    Status.ADOPTED: _("beschlossen"),
    Status.DRAFT: _("Entwurf"),
}
EVIDENCE: dict[Evidence, Promise] = {
    Evidence.VERIFIED: _("in der Quelle gelesen"),
    Evidence.COMMUNICATED: _("mitgeteilt, Rechtssammlung nicht gelesen"),
    Evidence.DRAFT: _("aus einem Entwurf"),
    Evidence.UNKNOWN: _("nicht erfasst"),
}
STANDING: dict[Standing, Promise] = {
    Standing.RUNNING: _("läuft"),
    Standing.DECLARATORY: _("erklärt"),
    Standing.OPEN: _("offen"),
    Standing.UNCLAIMED: _("von niemandem beansprucht"),
}
ONLY_COMPARED = _("nur im Vergleich")
"""What happens to a norm of a draft."""
STANDING_BADGE: dict[Standing, str] = {
    Standing.RUNNING: "good",
    Standing.DECLARATORY: "",
    Standing.OPEN: "warn",
    Standing.UNCLAIMED: "bad",
}
KIND: dict[str, Promise] = {
    "competence": _("Zuständigkeit"),
    "counting": _("Zählweise"),
    "criteria": _("Kriterium"),
    "data": _("Daten"),
    "deadline": _("Frist"),
    "declaratory": _("Grundsatz"),
    "definition": _("Begriff"),
    "discretion": _("Ermessen"),
    "duty": _("Pflicht"),
    "ending": _("Ende"),
    "evidence": _("Nachweis"),
    "procedure": _("Verfahren"),
    "question": _("Frage"),
    "repealed": _("aufgehoben"),
    "right": _("Recht"),
    "scope": _("Geltung"),
    "tariff": _("Ansatz"),
    "transition": _("Übergang"),
}
WAITS_FOR: dict[str, Promise] = {
    "allocation": _("Zuweisung an die Gemeinden"),
    "exchange": _("Datenaustausch"),
    "register": _("Einwohnerregister"),
    "housing": _("Unterbringung"),
    "support payments": _("Zahlungen und Rückerstattung"),
}
UNIT: dict[str, Promise] = {
    "rappen": _("Franken"),
    "rappen/day": _("Franken pro Person und Tag"),
    "rappen/month": _("Franken pro Monat"),
    "persons": _("Personen"),
    "days": _("Tage"),
    "months": _("Monate"),
    "years": _("Jahre"),
    "percent": _("Prozent"),
    "code": _("Schlüssel"),
    "times": _("Mal"),
    "cents": _("Euro"),
    "cents/month": _("Euro pro Monat"),
    "cents/year": _("Euro pro Jahr"),
    "list": _("Liste"),
}
WHAT_CHANGED: dict[str, Promise] = {"new": _("neu"), "gone": _("weggefallen"), "changed": _("geändert")}


def day(value: date) -> str:
    """A day as it is written in Switzerland, in both languages: 1.1.2024."""
    return f"{value.day}.{value.month}.{value.year}"


def days(period: Period) -> str:
    """A period: from – to, or from – (nothing: until further notice)."""
    return f"{day(period.first)} – {day(period.last) if period.last else ''}".rstrip()
