# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of what is wrong with a delivery, as a CSV file to work through."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from django.utils.translation import gettext as _

from .facts import Problem


def problem_csv(problems: Sequence[Problem]) -> bytes:
    """Row, column, reason and what is allowed; UTF-8 with byte order mark and semicolons, as Excel opens it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Zeile"), _("Spalte"), _("Grund"), _("Erlaubt ist")])
    for problem in problems:
        writer.writerow([problem.row, *map(_safe, (problem.column, problem.reason, problem.allowed))])
    return out.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
