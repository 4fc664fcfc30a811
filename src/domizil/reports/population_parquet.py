# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A population as Parquet. Needs pyarrow (extra `[simulate]`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domizil.law.engine import BadInput
from domizil.law.engine.bulk.program import Column

from .population import LABELS, Codes, Stretch, bad_cell, check_names

ROWS = 1 << 20


def arrow() -> Any:
    """The module pyarrow, with its Parquet part. Raises `BadInput` when it is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError:
        raise BadInput("Parquet", "pyarrow is not installed", "install domizil[simulate], or use .csv") from None
    return pa


class ParquetPopulation:
    """Reads a Parquet file in stretches of `ROWS` rows. Places are rows, the first being row 1."""

    place = "row"

    def __init__(self, path: Path) -> None:
        self.pa = arrow()
        try:
            self.file = self.pa.parquet.ParquetFile(path)
        except self.pa.ArrowException as error:
            raise BadInput("file", f"cannot be read ({_short(error)})", "Parquet") from None
        self.rows = max(1, self.file.metadata.num_rows)
        self.read = 0
        self.names = list(self.file.schema_arrow.names)
        self.codes: dict[str, Codes] = {}

    def begin(self, columns: tuple[Column, ...]) -> None:
        """Look at the schema. Raises `BadInput` when the columns are not those that are wanted."""
        check_names(self.names, columns)
        self.codes = {column.name: Codes(column) for column in columns}
        for field in self.file.schema_arrow:
            self._check_type(field.name, field.type)

    @property
    def done(self) -> float:
        """How much of the file is read, from 0 to 1."""
        return self.read / self.rows

    def close(self) -> None:
        """Let the file go."""
        self.file.close()

    def _check_type(self, name: str, kind: Any) -> None:
        types = self.pa.types
        kind = kind.value_type if types.is_dictionary(kind) else kind
        is_text = types.is_string(kind) or types.is_large_string(kind)
        wants_text = name in LABELS or self.codes[name].column.codes is not None
        if not types.is_integer(kind) and not (is_text and wants_text):
            allowed = "a column of whole numbers or text" if wants_text else "a column of whole numbers"
            raise BadInput(f"column {name}", f"is of the type {kind}", allowed)

    def stretches(self) -> Iterator[Stretch]:
        """The rows in their order. Raises `BadCell`, `BadInput`."""
        try:
            for batch in self.file.iter_batches(batch_size=ROWS):
                places = np.arange(self.read + 1, self.read + 1 + batch.num_rows)
                self.read += batch.num_rows
                yield Stretch({name: self._column(name, batch.column(name), places) for name in self.names}, places)
        except (self.pa.ArrowException, OSError) as error:
            raise BadInput(f"behind row {self.read}", f"cannot be read ({_short(error)})", "Parquet") from None

    def _column(self, name: str, cells: Any, places: NDArray[np.int64]) -> NDArray[Any]:
        if cells.null_count:
            place = places[np.flatnonzero(cells.is_null().to_numpy(zero_copy_only=False))[0]]
            allowed = "a name or number" if name in LABELS else self.codes[name].column.allowed
            raise bad_cell(self, place, name, "is empty (null)", allowed)
        if self.pa.types.is_integer(cells.type):
            return np.asarray(cells.to_numpy())
        if name in LABELS:
            return np.array(cells.to_pylist(), dtype=object)
        return self._by_name(name, cells.dictionary_encode(), places)

    def _by_name(self, name: str, cells: Any, places: NDArray[np.int64]) -> NDArray[Any]:
        codes = self.codes[name]
        meanings = np.empty(len(cells.dictionary), dtype=codes.column.width)
        positions = cells.indices.to_numpy()
        for number, text in enumerate(cells.dictionary.to_pylist()):
            try:
                meanings[number] = codes[str(text)]
            except KeyError:
                place = places[np.flatnonzero(positions == number)[0]]
                raise bad_cell(self, place, name, f"{str(text)[:60]!r}", codes.column.allowed) from None
        return np.asarray(meanings[positions])


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:120]
