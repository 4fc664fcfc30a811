# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""An extract of deadlines and fines of a municipality as a workbook, for the office and for supervision (§ 20)."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook

from domizil.register.papers.service import plain_cell

from . import wording
from .models import DutyCase, Fine, Step


def columns() -> list[str]:
    """The headings of the extract."""
    return [
        _("Fall"), _("Name"), _("Pflicht"), _("Anlass"), _("fehlende Schriften"), _("fällig am"), _("Einforderung"),
        _("Mahnung"), _("erfüllt am"), _("abgeschlossen am"), _("Busse in Rappen"), _("eröffnet am"),
        _("angefochten am"), _("Ausgang"),
    ]  # fmt: skip


def duties_xlsx(bfs_number: int, cases: Iterable[DutyCase]) -> bytes:
    """Return the workbook. Days are days and amounts whole Rappen; no text can act as a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(f"{bfs_number}")
    sheet.append(columns())
    for case in cases:
        sheet.append([plain_cell(value) if isinstance(value, str) else value for value in _row(case)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _row(case: DutyCase) -> list[Any]:
    made = {letter.step: letter.made_on for letter in case.letters.all()}
    fine: Fine | None = getattr(case, "fine", None)
    return [
        f"{case.municipality_id}-{case.pk}",
        case.addressee,
        str(case.get_duty_display()),
        str(case.get_ground_display()),
        ", ".join(wording.papers(case)),
        case.due_on,
        made.get(Step.DEMAND),
        made.get(Step.REMINDER),
        case.met_on,
        case.closed_on,
        *([fine.rappen, fine.served_on, fine.contested_on, str(fine.get_outcome_display())] if fine else [None] * 4),
    ]
