# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A date of birth as people type it: a day, or a month or year where no more is known."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from domizil.register import names
from domizil.register.births import ASSUMED_DAY, ASSUMED_MONTH, MONTH, YEAR, Born
from domizil.register.queries import NoDate, typed_date

from .fields import DAY_ATTRS

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(?P<month>\d{1,2})[./]\s?(?P<year>\d{4})|(?P<first>\d{4})-(?P<second>\d{2})")
_WORD = re.compile(r"(?P<word>[^\W\d]+)\.? (?P<year>\d{4})")


def typed_born(typed: str) -> Born | None:
    """Read `24.3.1999`, `1999-03-24`, `3.1999`, `1999-03`, `März 1999` or `1999`; None for anything else.

    Raises NoDate for a day or month that does not exist.
    """
    typed = " ".join(typed.replace(",", ".").split())
    if day := typed_date(typed):
        return Born.of(day)
    if _YEAR.fullmatch(typed):
        return _checked(int(typed), ASSUMED_MONTH, YEAR)
    if found := _MONTH.fullmatch(typed):
        return _checked(int(found["year"] or found["first"]), int(found["month"] or found["second"]), MONTH)
    if (found := _WORD.fullmatch(typed)) and (month := _month_named(found["word"])):
        return _checked(int(found["year"]), month, MONTH)
    return None


def _checked(year: int, month: int, known: str) -> Born:
    try:
        return Born.of(date(year, month, ASSUMED_DAY), known)
    except ValueError:
        raise NoDate(f"{month}.{year}") from None


def _month_named(word: str) -> int | None:
    """Return the number of a month by its German or English name."""
    for language in ("de", "en"):
        with override(language):
            for number, name in MONTHS.items():
                if names.fold(str(name)) == names.fold(word):
                    return int(number)
    return None


class BornField(forms.CharField):
    """A date of birth, typed 24.3.1999; where no more is known, 3.1999, März 1999 or 1999."""

    def __init__(self, **options: Any) -> None:
        """Give the examples that say how."""
        options.setdefault("help_text", _("zum Beispiel 24.3.1999; ist nicht mehr bekannt: 3.1999 oder 1999"))
        super().__init__(max_length=20, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Mark the control as one for a day."""
        return super().widget_attrs(widget) | DAY_ATTRS

    def clean(self, value: Any) -> Born | None:
        """Return what is known. Raises ValidationError and says what is allowed."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            born = typed_born(typed)
        except NoDate:
            born = None
        if born is None:
            raise forms.ValidationError(
                _(
                    "«%(typed)s» ist kein Tag, den es gibt. Schreiben Sie ihn wie 24.3.1999; ist nur der Monat oder "
                    "das Jahr bekannt, wie 3.1999 oder 1999."
                ),
                code="day",
                params={"typed": typed},
            )
        return born
