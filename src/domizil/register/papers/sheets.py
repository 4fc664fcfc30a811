# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt as a PDF; the control as XLSX and PDF."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook

from domizil.base import letters
from domizil.base.models import Municipality
from domizil.law.engine.money import francs
from domizil.law.lu_ng.receipts import RECEIPT_CONTENTS, VALIDITY

from . import contents, wording
from .messages import day
from .models import ControlEntry, Receipt

_LETTERS = Path(__file__).parent / "letters"
_DATES = ("issued_on", "date_of_birth")
MOST_IN_PDF = 1_500
"""Lines of an extract as a PDF: more would fill the memory of the pages."""
# What a cell of a spreadsheet may not begin with, or a program takes it for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def receipt_pdf(receipt: Receipt, told: dict[str, Any] | None = None) -> bytes:
    """The receipt as it was issued, in the official language; a revoked one says so.

    `told`: what of it the reader may see (`queries.shown`); None: all, as it goes to the person.
    """
    with override(contents.LETTERS):
        return letters.pdf(_LETTERS / "receipt.typ", _receipt(receipt, receipt.contents if told is None else told))


def _receipt(receipt: Receipt, told: dict[str, Any]) -> dict[str, Any]:
    keys = [*RECEIPT_CONTENTS[:-1], *([VALIDITY] if told[VALIDITY] else []), RECEIPT_CONTENTS[-1]]
    number = f"{receipt.municipality_id}-{receipt.number}"
    sent_to = told.get(contents.SENT_TO) or []
    return {
        "language": contents.LETTERS,
        "title": _("Schriftenempfangsschein Nr. %(number)s") % {"number": number},
        "authority": _("Gemeinde %(place)s") % {"place": receipt.municipality.name},
        "office": _("Einwohnerkontrolle"),
        "addressee": [f"{told['first_name']} {told['official_name']}", *sent_to] if sent_to else [],
        "facts": [[contents.name_of(key, contents.LETTERS), _shown(key, told[key])] for key in keys],
        "revoked": _revoked(receipt),
        "paragraphs": [
            _("Dieser Schein weist die gesetzlich geregelte Niederlassung aus, sofern ihn die Gemeinde nicht innert "
              "eines Monats widerruft (§ 10 Abs. 1 NG, SRL Nr. 5)."),
            _("Beim Wegzug erhalten Sie die Schriften gegen diesen Schein kostenlos zurück (§ 14 Abs. 1 NG)."),
        ],
        "signature": _("Gemeinde %(place)s") % {"place": receipt.municipality.name} + ", " + day(receipt.issued_on),
    }  # fmt: skip


def _shown(key: str, value: Any) -> str:
    if key in _DATES:
        return day(date.fromisoformat(value))
    if key == "fee":
        return f"Fr. {francs(value)}"
    if key == VALIDITY:
        named = [entry.rsplit(": ", 1) for entry in value]
        return ", ".join(f"{name}: {day(date.fromisoformat(until))}" for name, until in named)
    return ", ".join(value) if isinstance(value, list) else str(value)


def _revoked(receipt: Receipt) -> str:
    if receipt.revoked_on:
        return _("Widerrufen am %(on)s") % {"on": day(receipt.revoked_on)}
    if receipt.given_back_on:
        return _("Zurückgegeben am %(on)s") % {"on": day(receipt.given_back_on)}
    return ""


def control_columns() -> list[str]:
    """The headings of the control."""
    return [
        _("Nr."), _("Datum"), _("Name"), _("Vorgang"), _("Schrift"), _("Schein"), _("Bemerkung"), _("durch"),
    ]  # fmt: skip


def control_row(entry: ControlEntry) -> list[str]:
    """A line of the control as text."""
    return [
        str(entry.number),
        day(entry.on),
        entry.name,
        str(entry.get_kind_display()),
        f"{entry.paper.get_kind_display()} {entry.paper.number}" if entry.paper else "",
        str(entry.receipt.number) if entry.receipt else "",
        entry.note,
        entry.worker.get_full_name() or entry.worker.get_username(),
    ]


def control_pdf(place: Municipality, entries: Iterable[ControlEntry], *, lead: str) -> bytes:
    """An extract of the control as a PDF, in the reader's language; `lead` says what it shows."""
    title = _("Schriftenkontrolle %(place)s") % {"place": place.name}
    return letters.pdf(
        _LETTERS / "control.typ",
        {
            "language": wording.language(),
            "title": title,
            "authority": place.name,
            "lead": lead,
            "footer": title,
            "words": {"page": _("Seite")},
            "columns": control_columns(),
            "rows": [control_row(entry) for entry in entries],
        },
    )


def control_xlsx(place: Municipality, entries: Iterable[ControlEntry]) -> bytes:
    """An extract of the control as a workbook. Numbers and days are such; no text can act as a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(f"{place.pk}")
    sheet.append(control_columns())
    for entry in entries:
        row: list[Any] = [plain_cell(text) for text in control_row(entry)]
        row[0], row[1] = entry.number, entry.on
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def plain_cell(text: str) -> str:
    """A text for a cell of a spreadsheet; what a program would take for a formula begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text
