# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as somebody sends them: in an address, a form, a file."""

from __future__ import annotations

_DIGITS = 18  # whatever has so many fits a key of the database


def typed_number(typed: str) -> int | None:
    """Return the whole number that a text is, None where it is none: «²» is a digit for Unicode and no number."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS else None
