# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns of a file of reports: their names, what they hold, and how a cell is read.

A cell is text (CSV, form, JSON) or what a spreadsheet keeps (number, day). What cannot be read is told in words: what
is wrong, and what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from domizil.register import names, queries
from domizil.register.numbers import is_vn, written_vn

from ..models import ReportKind


class BadCell(ValueError):
    """A cell holds what it may not."""

    def __init__(self, reason: str, allowed: str) -> None:
        """Say what is wrong and what is allowed."""
        super().__init__(reason)
        self.reason, self.allowed = reason, allowed


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `key` names the field of `ReportFacts`; headings are its key, label or other names, folded."""

    key: str
    label: Any
    read: Callable[[Any], Any]
    example: str
    others: tuple[str, ...] = ()

    def fits(self, heading: str) -> bool:
        """Whether a heading (folded) means this column."""
        return heading in {names.fold(name) for name in (self.key, str(self.label), *self.others)}


def text(longest: int) -> Callable[[Any], str]:
    """A reader of text in the characters of Swiss registers, up to a length."""

    def read(cell: Any) -> str:
        typed = " ".join(_written(cell).split())
        if len(typed) > longest:
            raise BadCell(_("zu lang: {0} Zeichen").format(len(typed)), _("höchstens {0} Zeichen").format(longest))
        if bad := names.bad_character(typed):
            raise BadCell(
                _("Zeichen «{0}»").format(bad), _("Zeichen der Schweizer Personenregister (lateinische Schrift)")
            )
        return typed

    return read


def number(low: int, high: int) -> Callable[[Any], int | None]:
    """A reader of whole numbers within bounds; blanks and apostrophes between digits do not matter."""

    def read(cell: Any) -> int | None:
        typed = re.sub(r"[\s'’]", "", _written(cell))
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and low <= int(typed[:20]) <= high):
            raise BadCell(_("«{0}»").format(typed[:40]), _("eine ganze Zahl von {0} bis {1}").format(low, high))
        return int(typed)

    return read


def day(cell: Any) -> date | None:
    """Read a day: of a spreadsheet, `24.3.1999` or `1999-03-24`, not before 1900."""
    allowed = _("ein Tag, zum Beispiel 24.3.1999")
    if isinstance(cell, datetime):
        cell = cell.date()
    if not isinstance(cell, date):
        typed = _written(cell).strip()
        if not typed:
            return None
        try:
            cell = queries.typed_date(typed)
        except queries.NoDate:
            raise BadCell(_("«{0}» gibt es im Kalender nicht").format(typed[:40]), allowed) from None
        if cell is None:
            raise BadCell(_("«{0}» ist kein Tag").format(typed[:40]), allowed)
    if not 1900 <= cell.year <= 2200:
        raise BadCell(_("das Jahr {0}").format(cell.year), allowed)
    return date(cell.year, cell.month, cell.day)


def vn(cell: Any) -> str:
    """Read an AHV number, with or without points."""
    typed = re.sub(r"[\s.]", "", _written(cell))
    if typed and not is_vn(typed):
        raise BadCell(
            _("«{0}» ist keine AHV-Nummer").format(written_vn(typed[:40])),
            _("13 Ziffern, am Anfang 756, mit Prüfziffer"),
        )
    return typed


_KINDS = {
    "move in": ReportKind.MOVE_IN, "einzug": ReportKind.MOVE_IN, "zuzug": ReportKind.MOVE_IN,
    "move within": ReportKind.MOVE_WITHIN, "umzug": ReportKind.MOVE_WITHIN,
    "move out": ReportKind.MOVE_OUT, "auszug": ReportKind.MOVE_OUT, "wegzug": ReportKind.MOVE_OUT,
    "resident": ReportKind.RESIDENT, "bewohner": ReportKind.RESIDENT, "bewohnerin": ReportKind.RESIDENT,
}  # fmt: skip


def kind(cell: Any) -> str:
    """Read what is reported; empty stays empty."""
    typed = names.fold(_written(cell))
    if typed and typed not in _KINDS:
        raise BadCell(_("«{0}»").format(_written(cell)[:40]), _("Einzug, Umzug, Auszug oder Bewohner"))
    return _KINDS[typed].value if typed else ""


def _written(cell: Any) -> str:
    """A cell as text. A number of a spreadsheet is whole or no number that a report holds."""
    if cell is None:
        return ""
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float)):
        raise BadCell(_("«{0}»").format(str(cell)[:40]), _("Text oder eine ganze Zahl"))
    if isinstance(cell, float):
        if not cell.is_integer():
            raise BadCell(_("«{0}»").format(cell), _("eine ganze Zahl"))
        cell = int(cell)
    typed = str(cell)
    if typed.lstrip().startswith(("=", "+", "-", "@")):
        raise BadCell(_("eine Formel («{0}»)").format(typed.strip()[:40]), _("der Wert selbst, keine Formel"))
    if "\x00" in typed:
        raise BadCell(_("ein unsichtbares Steuerzeichen"), _("Text"))
    return typed


_l = gettext_lazy
COLUMNS = (
    Column("kind", _l("Meldung"), kind, "Einzug", ("report", "art")),
    Column("official_name", _l("Name"), text(100), "Muster", ("nachname", "familienname", "last name")),
    Column("first_name", _l("Vorname"), text(100), "Anna", ("vornamen", "first name")),
    Column("date_of_birth", _l("Geburtsdatum"), day, "24.3.1990", ("geboren", "birth date")),
    Column("vn", _l("AHV-Nummer"), vn, "", ("ahv nr", "ahvn13", "ahv number")),
    Column("begins", _l("Mietbeginn"), day, "1.12.2024", ("einzug am", "beginn", "start of tenancy")),
    Column("ends", _l("Mietende"), day, "", ("auszug am", "ende", "end of tenancy")),
    Column("egid", _l("EGID"), number(1, 999_999_999), "1000123"),
    Column("ewid", _l("EWID"), number(1, 999), "4"),
    Column("dwelling_number", _l("Wohnungsnummer"), text(12), "", ("wohnung nr", "dwelling number")),
    Column("street", _l("Strasse"), text(60), "Musterstrasse", ("street",)),
    Column("house_number", _l("Hausnummer"), text(12), "12a", ("hausnr", "nr", "house number")),
    Column("swiss_zip_code", _l("PLZ"), number(1000, 9999), "6000", ("postleitzahl", "zip code")),
    Column("town", _l("Ort"), text(40), "Luzern", ("town",)),
    Column(
        "other_address", _l("Bisherige oder neue Adresse"), text(200), "", ("other address", "adresse", "zieht nach")
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
