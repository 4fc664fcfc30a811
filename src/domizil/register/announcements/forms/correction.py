# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked where a feature of a person was entered wrongly: which one, what is right, for which time, and why."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from domizil.register import codes, names
from domizil.register.messages import fields as columns
from domizil.register.models import MaritalStatus, Person, PersonState, Separation, Sex

from .births import BornField
from .features import LANGUAGES, NO, YES
from .fields import CountryField, DayField, EventField, NameField, ReferenceField, VnField
from .nationality import NationalityField
from .parts import FactsForm, Group, PersonLookup

EMPTY = "-"
"""What is typed where right is that nothing stands there."""
CIVIL_STATUS = "marital_status"
_DAYS = ("marital_status_on", "nationality_since", "date_of_death")
_NAMES = (
    "official_name", "first_name", "original_name", "alliance_name", "foreign_name", "alias_name", "call_name",
    "place_of_birth", "father_name", "father_first_name", "mother_name", "mother_first_name",
)  # fmt: skip
_YES_OR_NO = (
    "parents_proven", "fire_service", "fire_service_liability", "votes_federation", "votes_canton",
    "votes_municipality",
)  # fmt: skip
_MAY_BE_EMPTY = (*_NAMES[2:], *_YES_OR_NO, *_DAYS, "separation", "birth_country", "birth_municipality", "vn",
                 "zemis_number")  # fmt: skip


def _religions() -> list[tuple[str, str]]:
    return codes.choices("religion", language=(get_language() or "de")[:2])


_READERS: dict[str, forms.Field] = {
    "date_of_birth": BornField(),
    "vn": VnField(),
    "zemis_number": forms.RegexField("^[0-9]{1,20}$"),
    "sex": forms.TypedChoiceField(choices=Sex.choices, coerce=int),
    "marital_status": forms.TypedChoiceField(choices=MaritalStatus.choices, coerce=int),
    "separation": forms.TypedChoiceField(choices=Separation.choices, coerce=int),
    "nationality": NationalityField(),
    "birth_country": CountryField(),
    "birth_municipality": forms.IntegerField(min_value=1, max_value=9999),
    "religion": forms.ChoiceField(choices=_religions),
    "language_of_correspondence": forms.ChoiceField(choices=LANGUAGES),
    **dict.fromkeys(_NAMES, NameField()),
    **dict.fromkeys(_DAYS, DayField()),
    **dict.fromkeys(
        _YES_OR_NO,
        forms.TypedChoiceField(choices=[(YES, _("ja")), (NO, _("nein"))], coerce=lambda answer: answer == YES),
    ),
}
"""How the right value of each feature is read: as where it is entered."""


def _label(name: str) -> str:
    return capfirst(str((columns(PersonState) | columns(Person))[name].verbose_name))


def _fields() -> list[tuple[str, str]]:
    """Every feature that can be corrected, by its name in the reader's language."""
    known = [(name, _label(name)) for name in _READERS]
    return [("", "–"), *sorted(known, key=lambda one: names.fold(one[1]))]


class ChosenField(forms.ChoiceField):
    """The right value of a feature that has a list: chosen from it, or sent as its code or its word."""

    def valid_value(self, value: Any) -> bool:
        """Leave it to `corrected`, which reads words too."""
        return True

    def prepare_value(self, value: Any) -> Any:
        """Mark the choice that a word means."""
        words = {names.fold(str(word)): code for code, word in list(cast("Any", self.choices))}
        return words.get(names.fold(str(value or "")), value)


def _value_of(field: str) -> forms.Field | None:
    """The field in which the right value of a feature is chosen, where it has a list."""
    asked = _READERS.get(field)
    if not isinstance(asked, forms.ChoiceField):
        return None
    nothing = [(EMPTY, _("nichts"))] if field in _MAY_BE_EMPTY else []
    choices = [(str(code), word) for code, word in list(cast("Any", asked.choices)) if code != ""]
    return ChosenField(label=_("Richtig ist"), choices=[("", "–"), *nothing, *choices])


class CorrectionForm(FactsForm):
    """An entry turned out to be wrong."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Was ist falsch?"), ("field", "value", "reason")),
        (_("Für welche Zeit?"), ("since", "until")),
    )
    COUPLE: ClassVar[Group] = (_("Ehegatte, Partnerin oder Partner"), ("partner_search", "along"))

    on = None  # type: ignore[assignment]
    field = forms.ChoiceField(label=_("Merkmal"), choices=_fields)
    value = forms.CharField(
        label=_("Richtig ist"), max_length=100,
        help_text=_("so geschrieben, wie es im Register stehen soll; «-», wenn nichts stehen soll"),
    )  # fmt: skip
    reason = forms.CharField(label=_("Grund der Korrektur"), max_length=300)
    since = DayField(label=_("Ab"), required=False, help_text=_("leer: von Anfang an"))
    until = DayField(label=_("Bis und mit"), required=False, help_text=_("leer: bis heute"))
    partner_search = forms.CharField(
        label=_("Im Register suchen"), required=False, max_length=100,
        help_text=_("nur wenn sie richtig ein Paar sind: Name, Geburtsdatum oder AHV-Nummer"),
    )  # fmt: skip
    partner = ReferenceField()
    along = forms.ChoiceField(
        label=_("Zivilstand der zweiten Person"),
        required=False,
        choices=[("", _("bleibt wie bisher")), (YES, _("ebenso berichtigen"))],
        help_text=_("passt er danach nicht mehr, entsteht eine Aufgabe"),
    )
    corrects = EventField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the choices of the feature that was named."""
        super().__init__(*args, **kwargs)
        if chosen := _value_of(self.typed("field")):
            self.fields["value"] = chosen

    def sections(self) -> tuple[Group, ...]:
        """With a civil status also who is, or was, the other one of the couple."""
        return (*self.GROUPS[:1], self.COUPLE, *self.GROUPS[1:]) if self._of_couple else self.GROUPS

    @property
    def _of_couple(self) -> bool:
        return self.typed("field") == CIVIL_STATUS

    @property
    def lookup(self) -> PersonLookup:
        """The other one of a couple, looked up."""
        return PersonLookup(self, "partner")

    def clean(self) -> dict[str, Any]:
        """Read the right value as its field is read, into `right`; the other one of a couple into `partner_person`."""
        facts = super().clean() or {}
        facts["partner_person"] = self.lookup.clean(facts, required=False) if self._of_couple else None
        since, until = facts.get("since"), facts.get("until")
        if until and not since:
            self.add_error("since", _("Wenn die Korrektur ein Ende hat, braucht sie auch einen Anfang."))
        if since and until and until < since:
            self.add_error("until", _("Das Ende liegt vor dem Beginn."))
        if facts.get("field") and facts.get("value"):
            try:
                facts["right"] = corrected(facts["field"], facts["value"])
            except forms.ValidationError as error:
                self.add_error("value", error)
        return facts


def corrected(field: str, typed: str) -> Any:
    """Read a corrected value as the field is read in a report; a choice by its word or code. Raises ValidationError."""
    if typed == EMPTY and field in _MAY_BE_EMPTY:
        return "" if field in _NAMES else None
    asked = _READERS[field]
    if not isinstance(asked, forms.ChoiceField):
        return asked.clean(typed)
    choices = [(str(code), str(word)) for code, word in list(cast("Any", asked.choices)) if code]
    words = {names.fold(word): code for code, word in choices}
    try:
        return asked.clean(words.get(names.fold(typed), typed))
    except forms.ValidationError:
        some = ", ".join(word for _code, word in choices[:10])
        raise forms.ValidationError(
            _("«%(typed)s» steht nicht zur Wahl. Zum Beispiel: %(some)s."), params={"typed": typed, "some": some}
        ) from None
