# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of reports: guarded, then read row by row. What cannot be a file of reports is refused as a whole (`BadFile`).

A workbook is a ZIP: what is in it is counted before it is unpacked, programs and document types in it are refused, and
formulas are no values. CSV is UTF-8 with semicolons, because anything else would have to be guessed.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from domizil.register import names

from .. import messages
from .columns import COLUMNS, Column

MOST_BYTES = 10_000_000
MOST_UNPACKED = 200_000_000
MOST_MEMBERS = 2_000
MOST_ROWS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # xls, and any workbook with a password
_PROGRAMS = ("vbaproject", "activex", "embeddings/", "macrosheets", "customui")
_NEEDED = ("official_name", "first_name")


def rows(name: str, content: bytes, notes: list[str] | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give each row of a CSV or XLSX file as (number of the line, cells by column). Raises `BadFile`.

    `notes` is told which columns are not read, once the first row is.
    """
    notes = [] if notes is None else notes
    if not content:
        raise messages.empty()
    if len(content) > MOST_BYTES:
        raise messages.too_large(MOST_BYTES)
    suffix = name.lower().rpartition(".")[2]
    if suffix in ("xlsm", "xltm", "xlsb", "xlam", "xls"):
        raise messages.macros()
    if content.startswith(_OLE):
        raise messages.broken_workbook()
    if content.startswith(b"PK"):
        return _named(_workbook(content), notes)
    if suffix not in ("csv", "txt"):
        raise messages.unknown_format(name)
    return _named(_csv(content), notes)


def _named(lines: Iterator[Sequence[Any]], notes: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows below the headings; empty rows are passed over. Raises `BadFile` for headings that miss something."""
    headings = next(lines, ())
    columns = _columns(headings)
    if unread := [str(typed) for typed, column in zip(headings, columns, strict=True) if typed and column is None]:
        notes.append(messages.columns_not_read(unread, [str(column.label) for column in COLUMNS]))
    for line, cells in enumerate(lines, start=2):
        if line > MOST_ROWS + 1:
            raise messages.too_many_rows(MOST_ROWS)
        if any(cell not in (None, "") for cell in cells):
            yield line, {column.key: cell for column, cell in zip(columns, cells, strict=False) if column is not None}


def _columns(headings: Iterable[Any]) -> list[Column | None]:
    """Which column each heading means; None for columns that Domizil does not read."""
    folded = [names.fold(str(heading or "")) for heading in headings]
    columns = [next((column for column in COLUMNS if column.fits(heading)), None) for heading in folded]
    there = [column.key for column in columns if column is not None]
    if missing := [str(column.label) for column in COLUMNS if column.key in _NEEDED and column.key not in there]:
        raise messages.headings(", ".join(missing))
    for column in columns:
        if column is not None and there.count(column.key) > 1:
            raise messages.heading_twice(str(column.label))
    return columns


def _csv(content: bytes) -> Iterator[Sequence[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise messages.encoding(error.start) from None
    first = text.partition("\n")[0]
    for other in (",", "\t"):
        if ";" not in first and other in first:
            raise messages.delimiter(other)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        yield from reader
    except csv.Error:
        raise messages.broken_lines(reader.line_num) from None


def _workbook(content: bytes) -> Iterator[Sequence[Any]]:
    _guard(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
    except Exception:  # noqa: BLE001 - openpyxl raises whatever the broken file makes it stumble on
        raise messages.broken_workbook() from None
    try:
        yield from sheet.iter_rows(values_only=True, max_col=60)
    except messages.BadFile:
        raise
    except Exception:  # noqa: BLE001 - as above
        raise messages.broken_workbook() from None
    finally:
        book.close()


def _guard(content: bytes) -> None:
    """Refuse a workbook by its table of contents: bombs, programs, document types."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
                raise messages.inflates(MOST_UNPACKED)
            if any(part in member.filename.lower() for member in members for part in _PROGRAMS):
                raise messages.macros()
            if any(_declares(packed, member) for member in members):
                raise messages.broken_workbook()
            if b"macroEnabled" in packed.read("[Content_Types].xml"):
                raise messages.macros()
    except (zipfile.BadZipFile, KeyError, RuntimeError, EOFError, OSError):
        raise messages.broken_workbook() from None


def _declares(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a part of the workbook begins with a document type, in whatever encoding."""
    if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
        return False
    with packed.open(member) as part:
        return b"<!" in part.read(4_000).replace(b"\x00", b"").replace(b"<!--", b"")


def template() -> bytes:
    """An empty workbook with the columns, the ones of the law first, and one example."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.append([str(column.label) for column in COLUMNS])
    sheet.append([column.example for column in COLUMNS])
    for number, cell in enumerate(sheet[1], start=1):
        sheet.column_dimensions[get_column_letter(number)].width = max(12, len(str(cell.value)) + 2)
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
