# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kinds of answers that many announcements ask for: days, places, names, persons and dwellings that are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.utils import ErrorDict, flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from domizil.base.models import Country
from domizil.register import codes, names
from domizil.register.numbers import validate_vn
from domizil.register.queries import NoDate, typed_date

SWITZERLAND = 8100
UNKNOWN = "unknown"
_LONGEST_NAME = 100
_ORIGIN = re.compile(r"(?P<name>.+?)[ ,(]+(?P<canton>[A-Z]{2})\)?")


class QuietForm(forms.Form):
    """A form that can be shown with what was typed and without its errors."""

    def quiet(self) -> None:
        """Mark nothing as wrong."""
        self._errors = ErrorDict()


DAY_ATTRS = {"class": "short", "autocomplete": "off", "inputmode": "decimal"}
"""Of a control for a day: short, and on a telephone with the keys for digits and points."""


def typed_day(typed: str) -> date | None:
    """Read a day as `typed_date`, also with the commas that some telephones have instead of points. Raises NoDate."""
    return typed_date(typed.strip().replace(",", "."))


class DayField(forms.CharField):
    """A day, typed 24.3.2024 or 2024-03-24: the one field for days on the pages of the register."""

    def __init__(self, **options: Any) -> None:
        """Give the example that says how."""
        options.setdefault("help_text", _("zum Beispiel 24.3.2024"))
        super().__init__(max_length=12, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Mark the control as one for a day."""
        return super().widget_attrs(widget) | DAY_ATTRS

    def prepare_value(self, value: Any) -> Any:
        """Show a day that is given as people write it."""
        return f"{value.day}.{value.month}.{value.year}" if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        """Return the day. Raises ValidationError and says what is allowed."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            day = typed_day(typed)
        except NoDate:
            day = None
        if day is None:
            raise forms.ValidationError(
                _("«%(typed)s» ist kein Tag, den es gibt. Schreiben Sie ihn wie 24.3.2024."),
                code="day",
                params={"typed": typed},
            )
        return day


class NameField(forms.CharField):
    """A name in the characters that Swiss registers hold."""

    def __init__(self, **options: Any) -> None:
        """Limit the length to that of the register."""
        options.setdefault("max_length", _LONGEST_NAME)
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        """Return the name with single blanks. Raises ValidationError and names the character that does not fit."""
        name = " ".join(str(super().clean(value)).split())
        if bad := names.bad_character(name):
            raise forms.ValidationError(
                _(
                    "Das Zeichen «%(bad)s» führen Schweizer Register nicht. Erlaubt sind lateinische Buchstaben mit "
                    "Akzenten (ISO 8859-1 und Latin Extended-A); schreiben Sie den Namen wie im Reisepass."
                ),
                code="character",
                params={"bad": bad},
            )
        return name


class PersonNameField(NameField):
    """A name of a person: without digits and signs that no name has."""

    def clean(self, value: Any) -> str:
        """Return the name. Raises ValidationError and names the character that does not fit."""
        name = super().clean(value)
        if bad := names.not_in_names(name):
            raise forms.ValidationError(
                _("«%(bad)s» kommt in Namen nicht vor. Schreiben Sie den Namen wie im Ausweis, ohne Zusätze."),
                code="character",
                params={"bad": bad},
            )
        return name


class VnField(forms.CharField):
    """An AHV number, with or without its points."""

    def __init__(self, **options: Any) -> None:
        """Show how it looks."""
        options.setdefault("help_text", _("13 Ziffern, zum Beispiel 756.1234.5678.97"))
        super().__init__(max_length=20, **options)

    def clean(self, value: Any) -> str:
        """Return thirteen digits or nothing. Raises ValidationError where the check digit is wrong."""
        number = re.sub(r"[\s.]", "", str(super().clean(value)))
        if number:
            validate_vn(number)
        return number


class OriginsField(forms.CharField):
    """Places of origin with their cantons: «Luzern LU, Emmen LU»."""

    def __init__(self, **options: Any) -> None:
        """Show how they are written."""
        options.setdefault("help_text", _("mit Kanton, mehrere mit Komma getrennt: Luzern LU, Emmen LU"))
        super().__init__(max_length=300, **options)

    def clean(self, value: Any) -> tuple[tuple[str, str], ...]:
        """Return pairs of name and canton. Raises ValidationError and names the part that has no canton."""
        parts = [part.strip() for part in str(super().clean(value)).split(",") if part.strip()]
        return tuple(self._pair(part) for part in parts)

    def _pair(self, part: str) -> tuple[str, str]:
        found = _ORIGIN.fullmatch(part)
        if found is None:
            raise forms.ValidationError(
                _("Bei «%(part)s» fehlt der Kanton. Schreiben Sie zum Beispiel «Luzern LU»."),
                code="canton",
                params={"part": part},
            )
        return found["name"].strip(), found["canton"]


class ArticlesField(forms.CharField):
    """Articles of the Civil Code on which a measure of protection rests: «394, 395», «Art. 327a ZGB»."""

    def __init__(self, **options: Any) -> None:
        """Show how they are written."""
        options.setdefault("help_text", _("mehrere mit Komma: 394, 395"))
        super().__init__(max_length=200, **options)

    def clean(self, value: Any) -> str:
        """Return them as the list writes them, split by blanks. Raises ValidationError for another one."""
        typed = str(super().clean(value))
        if typed == "-":  # empties the field where an entry is corrected
            return typed
        for word in (",", "Art.", "ZGB"):
            typed = typed.replace(word, " ")
        listed = {code.replace("-", ""): code for code, _name in codes.choices("guardian_law")} if typed else {}
        for part in typed.split():
            if part.replace("-", "") not in listed:
                raise forms.ValidationError(
                    _("Auf Artikel «%(typed)s» beruht keine Massnahme. Erlaubt: %(allowed)s."),
                    code="article",
                    params={"typed": part, "allowed": codes.told("guardian_law")},
                )
        return " ".join(listed[part.replace("-", "")] for part in typed.split())


class _LongList(forms.Select):
    """A list of many options, written at once: Django's template for each of them takes most of a page's time."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the same as Django's."""
        context = self.get_context(name, value, attrs)["widget"]
        rows = (
            (one["value"], one["selected"], one["label"]) for _name, group, _at in context["optgroups"] for one in group
        )
        marked = ((value, SafeString(" selected") if selected else "", label) for value, selected, label in rows)
        options = format_html_join("\n", '<option value="{}"{}>{}</option>', marked)
        return format_html('<select name="{}"{}>{}</select>', context["name"], flatatt(context["attrs"]), options)


class CountryField(forms.TypedChoiceField):
    """A state of the federal list, Switzerland first; an empty answer is None."""

    widget = _LongList

    def __init__(self, *, empty: Any = "", **options: Any) -> None:
        """`empty` is what the list offers where nothing is known."""
        self._empty = empty
        super().__init__(choices=self._states, coerce=int, empty_value=None, **options)

    @property
    def words(self) -> dict[str, str]:
        """The names of the states by their number, as text."""
        return {str(code): str(word) for code, word in self._states()}

    def valid_value(self, value: Any) -> bool:
        """Say whether a state has the number, without the whole list."""
        return str(value).isdecimal() and Country.objects.filter(pk=int(value)).exists()

    def _states(self) -> Iterable[tuple[Any, Any]]:
        english = (get_language() or "de").startswith("en")
        states = Country.objects.values_list("bfs_number", "name_en" if english else "name_de")
        by_name = sorted(states, key=lambda state: (state[0] != SWITZERLAND, _folded(state[1])))
        return [("", self._empty or "–"), *((str(number), name) for number, name in by_name)]


_folded = lru_cache(maxsize=1000)(names.fold)


class ReferenceField(forms.CharField):
    """The key of a row that was looked up, or the word `unknown`."""

    default_validators = [MaxLengthValidator(20)]

    def __init__(self, **options: Any) -> None:
        """It is chosen from what was found, never typed."""
        options.setdefault("widget", forms.HiddenInput)
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> int | str | None:
        """Return the key, `unknown`, or None. Raises ValidationError."""
        typed = super().clean(value)
        if typed in ("", UNKNOWN):
            return typed or None
        if not (typed.isascii() and typed.isdigit()):
            raise forms.ValidationError(_("Wählen Sie aus der Liste."), code="reference")
        return int(typed)


class EventField(ReferenceField):
    """An event of the register: the key that a page knows, or the number (UUID) that programs are told."""

    default_validators = [MaxLengthValidator(36)]

    def clean(self, value: Any) -> Any:
        """Return the key, the UUID, or None. Raises ValidationError."""
        try:
            return UUID(str(value or ""))
        except ValueError:
            return super().clean(value)


class KeysField(forms.CharField):
    """Keys of several rows that were ticked, split by blanks."""

    default_validators = [MaxLengthValidator(300)]

    def __init__(self, **options: Any) -> None:
        """They are ticked on a page, never typed."""
        options.setdefault("widget", forms.HiddenInput)
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> tuple[int, ...]:
        """Return the keys. Raises ValidationError."""
        typed = str(super().clean(value)).split()
        if not all(key.isascii() and key.isdigit() for key in typed):
            raise forms.ValidationError(
                _("Erlaubt sind Schlüssel von Personen, zum Beispiel 12 oder 12 15."), code="keys"
            )
        return tuple(dict.fromkeys(map(int, typed)))
