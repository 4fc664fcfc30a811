# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cost of the amendment as files: XLSX with real numbers, and CSV as Excel with Swiss settings opens it.

CSV: UTF-8 with byte order mark, semicolon between cells (the list separator of Swiss Windows), point in amounts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from domizil.base import clock
from domizil.reports.amendment_cost import AmendmentCost, Share

from .amendment_tables import Table, left_out, tables

MONEY, PERCENT = "#,##0.00", "0.0"
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def heads(first: str) -> list[str]:
    """The columns of a table."""
    return [first, _("Personen"), _("vorher Fr."), _("nachher Fr."), _("Unterschied Fr."), _("Unterschied %")]


def numbers(share: Share) -> list[Any]:
    """Persons, francs before, after, difference, and percent: exact decimals, no binary fractions."""
    change = None if share.per_mille is None else Decimal(share.per_mille).scaleb(-1)
    return [share.persons, *(_francs(rappen) for rappen in (share.before, share.after, share.difference)), change]


def _francs(rappen: int) -> Decimal:
    return Decimal(rappen).scaleb(-2)


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


def title(cost: AmendmentCost, language: str) -> str:
    """What the file holds, in a line."""
    return _("Kosten der Änderung, {0}: {1}").format(f"{cost.month.first:%Y-%m}", cost.text.title[language])


def as_csv(cost: AmendmentCost, language: str) -> bytes:
    """All distributions in one table, then what is left out."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(title(cost, language))])
    writer.writerow([_("Verteilung"), *heads(_("Klasse"))])
    writer.writerow([_("Total"), "", *_cells(cost.total)])
    for table in tables(cost, language):
        for row in table.rows:
            writer.writerow([safe(table.title), safe(row.label), *_cells(row.share)])
    for told in left_out(cost, language):
        writer.writerow([_("Nicht enthalten"), safe(told)])
    return out.getvalue().encode("utf-8-sig")


def _cells(share: Share) -> list[str]:
    return ["" if value is None else str(value) for value in numbers(share)]


def as_xlsx(cost: AmendmentCost, language: str) -> bytes:
    """A sheet for the total, one for each distribution, one for what is left out."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = clock.now().replace(tzinfo=None)
    book.properties.title = title(cost, language)
    total = Table("total", _("Total"), title(cost, language), ())
    _sheet(book, total, [(_("Total"), cost.total)])
    for table in tables(cost, language):
        _sheet(book, table, [(row.label, row.share) for row in table.rows])
    sheet = book.create_sheet(_("Nicht enthalten"))
    sheet.column_dimensions["A"].width = 110
    for told in left_out(cost, language):
        sheet.append([_text(sheet, told)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Any, table: Table, rows: Iterable[tuple[str, Share]]) -> None:
    sheet = book.create_sheet(table.title[:31])
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEF", (46, 12, 18, 18, 18, 14), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.append([_text(sheet, name, bold=True) for name in heads(table.head)])
    for label, share in rows:
        sheet.append([_text(sheet, label), *_number_cells(sheet, share)])


def _number_cells(sheet: Any, share: Share) -> list[Any]:
    cells = []
    for value, form in zip(numbers(share), ("#,##0", MONEY, MONEY, MONEY, PERCENT), strict=True):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = form
        cells.append(cell)
    return cells


def _text(sheet: Any, text: str, *, bold: bool = False) -> Any:
    """A cell of text; it stays text whatever it begins with."""
    cell = WriteOnlyCell(sheet, value=safe(text))
    cell.data_type = "s"
    cell.font, cell.alignment = Font(bold=bold), Alignment(wrap_text=True, vertical="top")
    return cell
