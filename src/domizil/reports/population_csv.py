# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A population as CSV: UTF-8, a header, commas or semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from domizil.law.engine import BadInput
from domizil.law.engine.bulk.program import Column

from .population import LABELS, Codes, Stretch, bad_cell, check_names

ROWS = 1 << 14
LONGEST_LINE = 10_000


class CsvPopulation:
    """Reads a CSV file in stretches of `ROWS` rows. Places are line numbers, the header being line 1."""

    place = "line"

    def __init__(self, path: Path) -> None:
        self.size = max(1, path.stat().st_size)
        self.read = 0
        self.file: BinaryIO = path.open("rb")
        self.text = io.TextIOWrapper(self.file, "utf-8-sig", newline="")
        self.names: list[str] = []
        self.codes: dict[str, Codes] = {}

    def begin(self, columns: tuple[Column, ...]) -> None:
        """Read the header. Raises `BadInput` when the columns are not those that are wanted."""
        lines = _lines(self.text)
        with self._readable():
            header = next(lines, "")
            delimiter = ";" if ";" in header and "," not in header else ","
            self.names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter, strict=True), [""])]
        check_names(self.names, columns)
        self.records = csv.reader(lines, delimiter=delimiter, strict=True)
        self.codes = {column.name: Codes(column) for column in columns}

    @property
    def done(self) -> float:
        """How much of the file is read, from 0 to 1."""
        return self.file.tell() / self.size

    def close(self) -> None:
        """Let the file go."""
        self.text.close()

    def stretches(self) -> Iterator[Stretch]:
        """The rows in their order. Raises `BadCell`, `BadInput`."""
        while records := self._records():
            places = np.arange(self.read + 2, self.read + 2 + len(records))
            self.read += len(records)
            texts = zip(*records, strict=True)
            yield Stretch(
                {name: self._column(name, cells, places) for name, cells in zip(self.names, texts, strict=True)}, places
            )

    def _records(self) -> list[list[str]]:
        """The next rows: a line each, with as many fields as the header."""
        with self._readable():
            records = list(islice(self.records, ROWS))
        fields = len(self.names)
        line = self.read + 1
        for record in records if self._irregular(records) else ():
            line += 1
            if len(record) != fields:
                what = f"has {len(record)} fields" if record else "is empty"
                raise BadInput(f"line {line}", what, f"{fields} fields, as in the header")
            if any("\n" in cell or "\r" in cell for cell in record):
                raise BadInput(f"line {line}", "has a field with a line break", "one person a line")
        return records

    def _irregular(self, records: list[list[str]]) -> bool:
        """Whether the rows are not each one line with as many fields as the header."""
        one_line_each = self.records.line_num == self.read + len(records)
        return not one_line_each or set(map(len, records)) - {len(self.names)} != set()

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """Say where a file stops to be CSV in UTF-8."""
        try:
            yield
        except csv.Error as error:
            raise BadInput(f"behind line {self.read + 1}", f"cannot be read ({error})", "CSV in UTF-8") from None
        except UnicodeDecodeError:
            raise BadInput(f"behind line {self.read + 1}", "is not UTF-8", "CSV in UTF-8") from None

    def _column(self, name: str, cells: tuple[str, ...], places: NDArray[np.int64]) -> NDArray[Any]:
        if name in LABELS:
            if "" in cells:
                raise bad_cell(self, places[cells.index("")], name, "is empty", "a name or number")
            return np.array(cells, dtype=object)
        codes = self.codes[name]
        try:
            return np.array([codes[cell] for cell in cells], dtype=codes.column.width)
        except KeyError as error:
            text = str(error.args[0])
        what = f"{text[:60]!r}" if text else "is empty"
        raise bad_cell(self, places[cells.index(text)], name, what, codes.column.allowed)


def _lines(file: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a file, none of them longer than memory likes."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise BadInput(f"line {number}", f"is longer than {LONGEST_LINE} characters", "one person a line")
        yield line
