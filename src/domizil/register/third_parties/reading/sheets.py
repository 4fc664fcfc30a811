# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A delivery of any kind becomes one sheet of facts and problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from domizil.law.lu_ng.third_parties import Party

from . import ech0112, files
from .facts import Sheet
from .rows import Reader


def of_file(name: str, content: bytes, *, party: Party, on: date) -> Sheet:
    """Read a CSV, XLSX or eCH-0112 file. Raises `BadFile` where it is refused as a whole."""
    if len(content) > files.MOST_BYTES or not content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(
        (b"<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
    ):
        notes: list[str] = []
        sheet = of_rows(files.rows(name, content, notes), party=party, on=on)
    else:
        cells, notes = ech0112.read(content)
        sheet = of_rows([(1, cells)], party=party, on=on)
    sheet.notes += notes
    return sheet


def of_rows(rows: Iterable[tuple[int, Mapping[str, Any]]], *, party: Party, on: date) -> Sheet:
    """Read rows of cells, each with its number. Raises `BadFile` as the rows do."""
    reader = Reader(party, on)
    for row, cells in rows:
        reader.read(row, cells)
    return reader.sheet
