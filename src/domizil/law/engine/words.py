# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words in the languages of the users. German comes first; English is complete."""

from __future__ import annotations

from collections.abc import Mapping

from .errors import LawError

LANGUAGES = ("de", "en")
Words = Mapping[str, str]


def words(where: str, value: object) -> dict[str, str]:
    """`value` as words in every language; a statute with a missing translation does not start."""
    if not isinstance(value, Mapping) or not all(value.get(language) for language in LANGUAGES):
        raise LawError(f"{where}: words are needed in each of {', '.join(LANGUAGES)}, found {value!r}")
    return {str(language): str(text).strip() for language, text in value.items()}
