# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of numbers, addresses for letters and further features; and of an entry that is corrected."""

from __future__ import annotations

import copy
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from domizil.base import clock
from domizil.register import names
from domizil.register.models import DataBlockKind, ExtraFeature, GuardianKind
from domizil.register.models.features import SCHEME_PATTERN

from .fields import ArticlesField, CountryField, DayField, EventField, NameField, VnField
from .parts import FactsForm, Group
from .ties import CARES, listed

YES = "yes"
NOTHING = "-"
"""The answer that empties a field."""


class AddressPart(forms.Form):
    """A postal address."""

    ADDRESS = ("addressee", "street", "house_number", "zip_code", "town", "country")

    addressee = NameField(label=_("Zuhanden von"), required=False)
    street = NameField(label=_("Strasse oder Postfach"), required=False, max_length=60)
    house_number = NameField(label=_("Hausnummer"), required=False, max_length=12)
    zip_code = NameField(label=_("Postleitzahl"), required=False, max_length=15)
    town = NameField(label=_("Ort"), required=False, max_length=40)
    country = CountryField(label=_("Staat"), empty=_("Schweiz"), required=False)


class ContactForm(AddressPart, FactsForm):
    """Letters go to another address than the dwelling, for a time or until further notice; or home again."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Wohin gehen Briefe?"), ("ends", *AddressPart.ADDRESS)),
        (_("Wann"), ("on", "until")),
    )

    ends = forms.ChoiceField(
        label=_("Briefe gehen"),
        choices=[("", _("an die folgende Adresse")), (YES, _("wieder an die Wohnadresse"))],
        required=False,
    )
    until = DayField(label=_("Bis und mit"), required=False, help_text=_("leer: bis auf Weiteres"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Gilt ab")

    def clean(self) -> dict[str, Any]:
        """Put the address into `to`; None where letters go to the dwelling again."""
        facts = super().clean() or {}
        facts["to"] = None if facts.get("ends") else {name: facts.get(name) for name in self.ADDRESS}
        for name in ("zip_code", "town"):
            if facts["to"] and not facts.get(name) and name not in self.errors:
                self.add_error(name, _("Geben Sie Postleitzahl und Ort an."))
        if facts.get("on") and facts.get("until") and facts["until"] < facts["on"]:
            self.add_error("until", _("Das Ende liegt vor dem Beginn."))
        return facts


class NumbersForm(FactsForm):
    """Numbers that a person received."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Neue Nummern"), ("on", "vn", "zemis_number", "scheme", "number")),)

    vn = VnField(label=_("AHV-Nummer"), required=False)
    zemis_number = forms.RegexField(r"^[0-9]{1,20}$", label=_("ZEMIS-Nummer"), required=False)
    scheme = forms.RegexField(
        SCHEME_PATTERN, label=_("Kategorie der Nummer"), required=False, help_text=_("zum Beispiel MU.1061 oder CT.LU")
    )
    number = forms.CharField(label=_("Nummer"), required=False, max_length=36)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Gilt ab")

    def clean(self) -> dict[str, Any]:
        """Put the numbers into `numbers`, by their category; there must be one."""
        facts = super().clean() or {}
        facts["numbers"] = {name: facts[name] for name in ("vn", "zemis_number") if facts.get(name)}
        if facts.get("scheme") and facts.get("number"):
            facts["numbers"][facts["scheme"]] = facts["number"]
        elif (facts.get("scheme") or facts.get("number")) and not {"scheme", "number"} & set(self.errors):
            self.add_error("number", _("Kategorie und Nummer gehören zusammen."))
        elif not facts["numbers"] and not self.errors:
            self.add_error("vn", _("Geben Sie mindestens eine Nummer an."))
        return facts


def _features() -> list[tuple[str, Any]]:
    rows = ExtraFeature.objects.filter(valid__contains=clock.today()).order_by("key")
    english = (get_language() or "de").startswith("en")
    return [("", "–"), *((row.key, row.name_en if english else row.name_de) for row in rows)]


class ExtraForm(FactsForm):
    """A further feature, which an act or ordinance provides for (§ 13 para. 3 NG)."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Merkmal"), ("feature", "value", "on")),)

    feature = forms.ChoiceField(label=_("Merkmal"), choices=_features)
    value = forms.CharField(
        label=_("Wert"), required=False, max_length=1000, help_text=_("leer: das Merkmal gilt nicht mehr")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Gilt ab")

    def clean(self) -> dict[str, Any]:
        """Put the feature into `feature_row`; a value of a list is read by its word or code."""
        facts = super().clean() or {}
        row = ExtraFeature.objects.select_related("list").filter(key=facts.get("feature")).first()
        facts["feature_row"] = row
        if row is not None and row.list and facts.get("value"):
            facts["value"] = self._code(row, facts["value"])
        return facts

    def _code(self, row: ExtraFeature, typed: str) -> str:
        assert row.list is not None  # the caller asked
        day = self.cleaned_data.get("on") or clock.today()
        codes = list(row.list.codes.filter(valid__contains=day).order_by("code"))
        for code in codes:
            if names.fold(typed) in (names.fold(code.code), names.fold(code.name_de), names.fold(code.name_en)):
                return str(code.code)
        allowed = ", ".join(f"{code.code} {code.name_de}" for code in codes[:20])
        self.add_error("value", _("«%(typed)s» steht nicht zur Wahl. Erlaubt: %(allowed)s.")
                       % {"typed": typed[:40], "allowed": allowed})  # fmt: skip
        return typed


_COLUMNS: dict[str, dict[str, forms.Field]] = {
    "id": {
        "scheme": forms.RegexField(SCHEME_PATTERN, label=_("Kategorie der Nummer")),
        "value": forms.CharField(label=_("Nummer"), max_length=36),
    },
    "origin": {
        "name": NameField(label=_("Heimatort"), max_length=50),
        "canton": forms.RegexField("^[A-Z]{2}$", label=_("Kanton"), help_text=_("zwei Buchstaben: LU")),
    },
    "address": {name: AddressPart.base_fields[name] for name in AddressPart.ADDRESS},
    "tie": {"care": forms.TypedChoiceField(label=_("Sorgerecht"), coerce=int, empty_value=None,
                                           choices=[("", "–"), *CARES])},
    "guardian": {
        "kind": forms.TypedChoiceField(
            label=_("Art der Vertretung"), choices=[("", "–"), *GuardianKind.choices], coerce=int, empty_value=None
        ),
        "name": NameField(label=_("Name der Vertretung"), max_length=200),
        "measure": forms.CharField(label=_("Massnahme in Worten"), max_length=100),
        "based_on": ArticlesField(label=_("Artikel des ZGB")),
        "capacity": forms.ChoiceField(label=_("Handlungsfähigkeit"), choices=lambda: listed("capacity")),
        "decided_by": forms.CharField(label=_("Angeordnet von"), max_length=200),
        "reference": forms.CharField(label=_("Nummer der Behörde"), max_length=36),
    },
    "extra": {"value": forms.CharField(label=_("Wert"), max_length=1000)},
    "block": {
        "kind": forms.TypedChoiceField(
            label=_("Art"), choices=[("", "–"), *DataBlockKind.choices], coerce=int, empty_value=None
        ),
        "reason": forms.CharField(label=_("Grund der Sperre"), max_length=300),
        "ordered_by": forms.CharField(label=_("Verlangt oder angeordnet von"), max_length=200),
    },
    "household": {},
}  # fmt: skip
"""What is asked of each kind of entry beside its time, by column."""


def _optional(field: forms.Field) -> forms.Field:
    asked = copy.deepcopy(field)
    asked.required = False
    return asked


class EntryForm(FactsForm):
    """One entry of a person was wrong: its values, its time, or all of it.

    What stays empty stays as it is; a hyphen empties a text.
    """

    RIGHT = "right_"
    on = None  # type: ignore[assignment]
    entry = forms.RegexField(
        r"^[a-z]{2,10}-\d{1,18}$", widget=forms.HiddenInput, label=_("Eintrag"),
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Beginnen Sie beim Eintrag auf der Seite der Person, mit «berichtigen».")
        ),
    )  # fmt: skip
    since = DayField(label=_("Gilt ab"), required=False, help_text=_("leer: bleibt wie bisher"))
    until = DayField(label=_("Bis und mit"), required=False, help_text=_("leer: bleibt wie bisher"))
    open_end = forms.ChoiceField(
        label=_("Ende"), choices=[("", _("bleibt wie bisher")), (YES, _("gilt weiter: das Ende streichen"))],
        required=False,
    )  # fmt: skip
    never = forms.ChoiceField(
        label=_("Ganzer Eintrag"), choices=[("", _("bleibt")), (YES, _("war nie richtig: streichen"))], required=False
    )
    reason = forms.CharField(label=_("Grund der Korrektur"), max_length=300)
    corrects = EventField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the columns of the kind of entry that is named."""
        super().__init__(*args, **kwargs)
        self.columns = _COLUMNS.get(self.typed("entry").partition("-")[0], {})
        for name, field in self.columns.items():
            self.fields[f"{self.RIGHT}{name}"] = _optional(field)

    def sections(self) -> tuple[Group, ...]:
        """The columns of this kind of entry, the time, and why."""
        return (
            (_("Richtig ist («-» leert ein Feld)"), tuple(f"{self.RIGHT}{name}" for name in self.columns)),
            (_("Für welche Zeit?"), ("since", "until", "open_end", "never")),
            (_("Warum?"), ("reason",)),
        )

    def clean(self) -> dict[str, Any]:
        """Put what was typed into `values`, by column; an end is either set or taken back."""
        facts = super().clean() or {}
        told = {name: facts.get(f"{self.RIGHT}{name}") for name in self.columns}
        facts["values"] = {
            name: "" if value == NOTHING else value for name, value in told.items() if value not in (None, "")
        }
        if facts.get("until") and facts.get("open_end"):
            self.add_error("open_end", _("Geben Sie entweder das Ende an, oder streichen Sie es."))
        if facts.get("since") and facts.get("until") and facts["until"] < facts["since"]:
            self.add_error("until", _("Das Ende liegt vor dem Beginn."))
        return facts
