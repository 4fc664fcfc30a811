# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The budget sheet of a unit's month as a PDF, in the language of the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from domizil.base import clock, letters
from domizil.law.engine import statute
from domizil.law.engine.money import francs
from domizil.law.engine.texts import Evidence
from domizil.law.lu_kasylv.lines import BudgetLine
from domizil.register.models import Person

from . import messages, wording
from .budget import UnitMonth

TEMPLATE = Path(__file__).parent / "letters" / "budget_sheet.typ"


def budget_sheet(month: UnitMonth) -> bytes:
    """Return the PDF. The month has been assessed; a line that stopped is named with what is missing."""
    return letters.pdf(TEMPLATE, data(month))


def data(month: UnitMonth) -> dict[str, Any]:
    """Return what the template shows, every text in the language of the reader, amounts as people write them."""
    assessment, unit = month.assessment, month.rows.unit
    assert assessment is not None
    title = _("Budgetblatt %(month)s") % {"month": date_format(month.rows.month.first, "F Y")}
    return {
        "language": wording.language(),
        "title": title,
        "authority": settings.AUTHORITY or _("Kanton Luzern"),
        "made": messages.day(clock.today()),
        "footer": f"{unit.number} · {title}",
        "facts": [
            [_("Unterstützungseinheit"), unit.number],
            [_("Gemeinde"), unit.municipality.name],
            [_("getragen von"), unit.get_carried_by_display()],
            [_("Monat"), messages.days(month.rows.month)],
        ],
        "members": [_member(person, month) for person in month.rows.people],
        "unit_lines": [_line(line) for line in assessment.unit_lines],
        "total": francs(assessment.rappen),
        "total_label": _("Total") if assessment.complete else _("Total ohne die Zeilen, die anhalten"),
        "stopped": sorted({wording.stopped(line) for line in assessment.stopped}),
        "readings": list(month.readings),
        "texts": [_text(month, statute_id, text) for statute_id, text in assessment.texts],
        "words": _words(),
    }


def _member(person: Person, month: UnitMonth) -> dict[str, Any]:
    facts, budget = month.member(person), month.budget(person)
    groups = dict.fromkeys(wording.value(dated.value) for dated in facts.group) if facts else {}
    return {
        "position": str(month.rows.position(person)),
        "name": str(person),
        "born": messages.day(person.date_of_birth),
        "group": ", ".join(groups),
        "lines": [_line(line) for line in budget.lines],
        "total": francs(budget.rappen),
    }


def _line(line: BudgetLine) -> dict[str, Any]:
    return {
        "name": wording.label(line.key),
        "cites": "; ".join(wording.cites(line)),
        "reasons": wording.reasons(line),
        "figures": wording.figures(line),
        "amount": None if line.rappen is None else francs(line.rappen),
    }


def _text(month: UnitMonth, statute_id: str, text: Any) -> str:
    home, language = statute(statute_id), wording.language()
    told = f"{home.title[language]} ({home.short}, {home.number}): {text.title[language]}."
    return told if text.evidence is Evidence.VERIFIED or not text.note else f"{told} {text.note[language]}"


def _words() -> dict[str, str]:
    return {
        "people": _("Personen"),
        "position": _("Platz"),
        "name": _("Name"),
        "born": _("Geburtsdatum"),
        "group": _("Gruppe"),
        "line": _("Zeile"),
        "reckoning": _("Berechnung"),
        "francs": _("Franken"),
        "currency": "CHF",
        "sum": _("Zusammen"),
        "whole_unit": _("Ganze Einheit"),
        "stops": _("hält an"),
        "stopped": _("Was fehlt"),
        "readings": _("Annahmen"),
        "law": _("Angewendetes Recht"),
        "page": _("Seite"),
    }
