# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file of results, as CSV or Parquet, that is there whole or not at all."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from domizil.law.engine import BadInput

from .population_parquet import arrow

Values = Mapping[str, NDArray[Any]]
Write = Callable[[Values], None]


@contextmanager
def written(target: Path) -> Iterator[Write]:
    """Give a function that appends rows. `target` appears, or is replaced, once everything is written without a fault.

    Raises `BadInput` when the ending is neither .csv nor .parquet, or the file cannot be written.
    """
    if target.suffix not in (".csv", ".parquet"):
        raise BadInput(target.name, f"ends with {target.suffix or 'nothing'}", ".csv or .parquet")
    if target.is_dir():
        raise BadInput(target.name, "is a folder", "the name of a file")
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.touch()
        with (_csv if target.suffix == ".csv" else _parquet)(draft) as write:
            yield write
        draft.replace(target)
    except OSError as error:
        what = f"cannot be written ({error.strerror or error})"
        raise BadInput(str(target), what, "a folder to write in, with room") from None
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _csv(path: Path) -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        header: list[str] = []

        def write(values: Values) -> None:
            if not header:
                header.extend(values)
                rows.writerow(header)
            rows.writerows(zip(*(column.tolist() for column in values.values()), strict=True))

        yield write


@contextmanager
def _parquet(path: Path) -> Iterator[Write]:
    pa = arrow()
    writers: list[Any] = []

    def write(values: Values) -> None:
        table = pa.table({name: pa.array(column) for name, column in values.items()})
        if not writers:
            writers.append(pa.parquet.ParquetWriter(path, table.schema))
        writers[0].write_table(table)

    try:
        yield write
    finally:
        for writer in writers:
            writer.close()
