# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures that an office entered for those that are unknown here, each with its source, its day and who entered it.

The file is named by `DOMIZIL_FIGURES`. It only fills what is unknown: a figure that is known changes by an amendment.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from .errors import LawError
from .periods import DAY
from .texts import Evidence

NEEDED = ("statute", "id", "since", "value", "source", "entered_by")


def entered(statute: str) -> list[Mapping[str, Any]]:
    """What was entered for a statute. Raises `LawError` for a row that is not whole."""
    path = os.environ.get("DOMIZIL_FIGURES", "")
    if not path:
        return []
    try:
        rows = yaml.safe_load(Path(path).read_text("utf-8"))["figures"]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise LawError(f"{path}: no file of figures ({error}); it holds `figures:` with {', '.join(NEEDED)}") from None
    if not isinstance(rows, list):
        raise LawError(f"{path}: `figures:` holds a list")
    for number, row in enumerate(rows):
        missing = [key for key in NEEDED if not isinstance(row, Mapping) or not row.get(key)]
        if missing or type(row["value"]) is not int or not isinstance(row["since"], date):
            allowed = "value a whole number (Rappen, days or a code), since a day"
            raise LawError(f"{path}: figures[{number}] needs {', '.join(NEEDED)}; {allowed}")
    return [row for row in rows if row["statute"] == statute]


def fill(row: dict[str, Any], entries: list[Mapping[str, Any]]) -> dict[str, Any]:
    """A row of parameters.yaml with what was entered for it. Refuses to change what is known."""
    values = list(row["values"])
    for entry in sorted((entry for entry in entries if entry["id"] == row["id"]), key=lambda entry: entry["since"]):
        last = values[-1]
        if last["evidence"] != Evidence.UNKNOWN.value and "entered_by" not in last:
            raise LawError(f"{row['id']}: is known since {last['since']}; only an unknown figure can be entered")
        if entry["since"] < last["since"]:
            raise LawError(f"{row['id']}: entered from {entry['since']}, but the figure begins on {last['since']}")
        values[-1:] = [] if entry["since"] == last["since"] else [{**last, "until": entry["since"] - DAY}]
        values.append(
            {
                "since": entry["since"],
                "value": entry["value"],
                "evidence": Evidence.VERIFIED.value,
                "norms": last["norms"],
                "source": f"{entry['source']} (entered by {entry['entered_by']})",
                "entered_by": entry["entered_by"],
            }
        )
    return {**row, "values": values}
