# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of people beside a person: parents and custody, representatives, the household."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from domizil.register import codes
from domizil.register.models import Care, GuardianKind, HouseholdKind, RelationshipKind

from .fields import ArticlesField, DayField, NameField, ReferenceField
from .parts import FactsForm, Group, PersonLookup

LISTED = {"de": "de", "en": "en"}


def listed(key: str) -> list[tuple[str, Any]]:
    """The codes of a list as an answer may choose them, in the reader's language."""
    return [("", "–"), *codes.choices(key, language=(get_language() or "de")[:2])]


class OtherPart(FactsForm):
    """A second person, looked up in the register."""

    OTHER_NEEDED: ClassVar[bool] = False

    other_search = forms.CharField(
        label=_("Im Register suchen"), required=False, max_length=100, help_text=_("Name, Geburtsdatum oder AHV-Nummer")
    )
    other = ReferenceField()

    @property
    def lookup(self) -> PersonLookup:
        """The other person, looked up."""
        return PersonLookup(self, "other")

    def clean(self) -> dict[str, Any]:
        """Put the other person into `other_person`."""
        facts = super().clean() or {}
        facts["other_person"] = self.lookup.clean(facts, required=self.OTHER_NEEDED)
        return facts


CARES = tuple((str(care.value), care.label) for care in Care)


class CareForm(OtherPart):
    """A parent or foster parent, and which custody that one has."""

    ENDS = "ends"
    OTHER_NEEDED: ClassVar[bool] = True
    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Elternteil"), ("other_search", "tie")),
        (_("Sorgerecht"), ("care", "on")),
    )

    tie = forms.ChoiceField(
        label=_("Ist"),
        choices=[
            (RelationshipKind.PARENT.value, RelationshipKind.PARENT.label),
            (RelationshipKind.FOSTER.value, RelationshipKind.FOSTER.label),
        ],
        initial=RelationshipKind.PARENT.value,
        required=False,
    )
    care = forms.ChoiceField(
        label=_("Sorgerecht"),
        choices=[("", "–"), *CARES, (ENDS, _("das Pflegeverhältnis endet"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Gilt ab")

    def clean_tie(self) -> str:
        """A parent, where nothing is said."""
        return str(self.cleaned_data["tie"] or RelationshipKind.PARENT.value)

    def clean_care(self) -> int | None:
        """The code; None for the end."""
        answer = self.cleaned_data["care"]
        return None if answer == self.ENDS else int(answer)


class GuardianForm(OtherPart):
    """A measure of child or adult protection begins; or one that stands changes or ends."""

    BEGIN, CHANGE, END = "begin", "change", "end"
    COLUMNS = ("kind", "name", "based_on", "measure", "capacity", "decided_by", "reference")
    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Was ist geschehen?"), ("step", "on", "until")),
        (_("Wer vertritt?"), ("kind", "other_search", "name")),
        (_("Massnahme"), ("measure", "based_on", "capacity", "decided_by", "reference")),
    )

    step = forms.ChoiceField(
        label=_("Meldung"),
        choices=[
            (BEGIN, _("eine Vertretung beginnt")),
            (CHANGE, _("die Vertretung oder ihr Umfang ändert")),
            (END, _("die Vertretung endet")),
        ],
        required=False,
    )
    until = DayField(label=_("Bis und mit"), required=False, help_text=_("leer: bis auf Weiteres"))
    kind = forms.TypedChoiceField(
        label=_("Art der Vertretung"), choices=[("", "–"), *GuardianKind.choices], coerce=int, required=False,
        empty_value=None,
    )  # fmt: skip
    name = NameField(
        label=_("Name der Vertretung"), required=False, max_length=200,
        help_text=_("Person oder Stelle, wenn sie nicht im Register steht"),
    )  # fmt: skip
    measure = forms.CharField(
        label=_("Massnahme in Worten"), required=False, max_length=100,
        help_text=_("wie von der Behörde mitgeteilt, zum Beispiel Vertretungsbeistandschaft"),
    )  # fmt: skip
    based_on = ArticlesField(label=_("Artikel des ZGB"), required=False)
    capacity = forms.ChoiceField(
        label=_("Handlungsfähigkeit"), choices=lambda: listed("capacity"), required=False
    )  # fmt: skip
    decided_by = forms.CharField(label=_("Angeordnet von"), required=False, max_length=200)
    reference = forms.CharField(label=_("Nummer der Behörde"), required=False, max_length=36)
    guardian = ReferenceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day; a measure that stands is chosen where the page was opened."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Gilt ab")
        self.fields["on"].help_text = _("bei einem Ende: der erste Tag ohne Vertretung")

    def clean(self) -> dict[str, Any]:
        """Put what is told of the measure into `values`; a new one has a kind and somebody who represents."""
        facts = super().clean()
        facts["step"] = facts.get("step") or (self.CHANGE if facts.get("guardian") else self.BEGIN)
        facts["values"] = {name: facts[name] for name in self.COLUMNS if facts.get(name)}
        if facts["other_person"]:
            facts["values"] |= {"other": facts["other_person"], "name": ""}
        if facts["step"] != self.BEGIN and not facts.get("guardian"):
            self.add_error("step", _("Beginnen Sie beim Eintrag der Vertretung auf der Seite der Person."))
        if facts["step"] == self.BEGIN:
            self._named(facts)
        return facts

    def _named(self, facts: dict[str, Any]) -> None:
        if not facts.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Wählen Sie die Art der Vertretung."))
        unnamed = not facts["other_person"] and not facts.get("name")
        if unnamed and not {"name", "other_search"} & set(self.errors):
            self.add_error("name", _("Suchen Sie die Vertretung im Register, oder schreiben Sie ihren Namen."))


class HouseholdForm(OtherPart):
    """Persons of one dwelling keep house on their own, or with somebody who lives there."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Haushalt"), ("on", "kind")),
        (_("Zum Haushalt von (leer: ein eigener Haushalt)"), ("other_search",)),
    )

    kind = forms.TypedChoiceField(
        label=_("Haushaltsart"), choices=HouseholdKind.choices, coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Gilt ab")

    def clean_kind(self) -> int:
        """A private household, where nothing is said."""
        return int(self.cleaned_data["kind"] or HouseholdKind.PRIVATE)
