# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How values of the register read: codes and numbers as words, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from babel import Locale
from django.db.models import Field
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from domizil.law.engine import statute
from domizil.law.lu_ng.facts import STATUTE, Purpose

from . import codes
from .nationalities import Status
from .numbers import written_vn


def word(column: Field[Any, Any], value: Any) -> str:
    """Return what a reader sees for the value of a column; "" for what is not known."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    if column.name in _CODED:
        return _CODED[column.name](value)
    return str(dict(getattr(column, "flatchoices", ())).get(value, value))


def _religion(code: str) -> str:
    """The name of a religious community, also of one that is in the list no more; "000" says nothing."""
    return "" if code == "000" else codes.name("religion", code, language=_reader())


def _language(code: str) -> str:
    return str(Locale(_reader()).languages.get(code, code))


def _purpose(code: str) -> str:
    return statute(STATUTE).word(str(Purpose(code)), _reader()) or code


def _reader() -> str:
    return "en" if (get_language() or "de").startswith("en") else "de"


_CODED: dict[str, Callable[[Any], str]] = {
    "religion": _religion,
    "language_of_correspondence": _language,
    "purpose": _purpose,
    "nationality_status": lambda status: "" if status == Status.KNOWN else str(Status(status).label),
    "vn": written_vn,
}
