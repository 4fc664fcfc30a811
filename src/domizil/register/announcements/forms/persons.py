# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person that an announcement is about: described as somebody would at the counter, or chosen from the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from domizil.base import clock
from domizil.register.births import DAY
from domizil.register.models import MaritalStatus, Sex

from .births import BornField
from .features import religions
from .fields import SWITZERLAND, CountryField, DayField, NameField, OriginsField, PersonNameField, QuietForm, VnField
from .nationality import NationalityField

NEW = "new"
"""The answer that a described person is nobody whom the register knows."""


RELATIONS = (
    ("", _("keine")),
    ("spouse", _("Ehegatte")),
    ("partner", _("eingetragene Partnerin, eingetragener Partner")),
    ("child", _("Kind")),
    ("child_of_both", _("Kind der ersten Person und ihres Ehegatten")),
)
"""What somebody is to the first person of the announcement."""
COUPLE = {"spouse": MaritalStatus.MARRIED, "partner": MaritalStatus.PARTNERSHIP}
"""The civil status of who is that to somebody."""


class PersonForm(QuietForm):
    """One person. `person` is the key of the register, `new` for somebody it does not know, or not yet decided."""

    SHORT = ("official_name", "first_name", "date_of_birth", "sex", "nationality")
    MORE = (
        "relation", "vn", "zemis_number", "origins", "marital_status", "marital_status_on", "original_name",
        "alliance_name", "foreign_name", "alias_name", "call_name", "birth_country", "place_of_birth", "religion",
        "language", "father_name", "father_first_name", "mother_name", "mother_first_name",
    )  # fmt: skip

    person = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    official_name = PersonNameField(label=_("Amtlicher Name"))
    first_name = PersonNameField(label=_("Vornamen"), help_text=_("alle, wie im Ausweis"))
    date_of_birth = BornField(label=_("Geburtsdatum"))
    sex = forms.TypedChoiceField(label=_("Geschlecht"), choices=[("", "–"), *Sex.choices], coerce=int)
    nationality = NationalityField(label=_("Staatsangehörigkeit"))
    relation = forms.ChoiceField(label=_("Verwandtschaft mit der ersten Person"), choices=RELATIONS, required=False)
    vn = VnField(label=_("AHV-Nummer"), required=False)
    zemis_number = forms.RegexField("^[0-9]{1,20}$", label=_("ZEMIS-Nummer"), required=False)
    origins = OriginsField(label=_("Heimatorte"), required=False)
    marital_status = forms.TypedChoiceField(
        label=_("Zivilstand"),
        choices=[("", "–"), *MaritalStatus.choices],
        coerce=int,
        required=False,
        empty_value=None,
    )
    marital_status_on = DayField(label=_("Zivilstand seit"), required=False)
    original_name = PersonNameField(label=_("Lediger Name"), required=False)
    alliance_name = PersonNameField(label=_("Allianzname"), required=False)
    foreign_name = PersonNameField(label=_("Name im ausländischen Pass"), required=False)
    alias_name = PersonNameField(label=_("Aliasname"), required=False)
    call_name = PersonNameField(label=_("Rufname"), required=False)
    birth_country = CountryField(label=_("Geburtsstaat"), empty=_("unbekannt"), required=False)
    place_of_birth = NameField(label=_("Geburtsort"), required=False)
    religion = forms.ChoiceField(label=_("Religionsgemeinschaft"), choices=religions, required=False)
    language = forms.ChoiceField(
        label=_("Korrespondenzsprache"),
        choices=[("", "–"), ("de", "Deutsch"), ("fr", "Français"), ("it", "Italiano"), ("en", "English")],
        required=False,
    )
    father_name = PersonNameField(label=_("Name des Vaters bei der Geburt"), required=False)
    father_first_name = PersonNameField(label=_("Vornamen des Vaters bei der Geburt"), required=False)
    mother_name = PersonNameField(label=_("Name der Mutter bei der Geburt"), required=False)
    mother_first_name = PersonNameField(label=_("Vornamen der Mutter bei der Geburt"), required=False)

    use_required_attribute = False

    def __init__(self, *args: Any, known: bool = False, **kwargs: Any) -> None:
        """`known`: only who the register knows can be meant, so nationality and sex need not be told."""
        super().__init__(*args, **kwargs)
        self.known = known
        chosen = str(self.data.get(self.add_prefix("person"), "")) if self.is_bound else ""
        self.chosen = int(chosen) if chosen.isascii() and chosen.isdigit() else None
        spared = self.fields.keys() if self.chosen else ("sex", "nationality") if known else ()
        for name in spared:
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Hold the facts of one person against each other."""
        facts = super().clean() or {}
        told = facts.get("date_of_birth")
        born = facts["date_of_birth"] = told.stands if told else None
        facts["birth_known"] = told.known if told else DAY
        if self.chosen:
            return facts
        if born and born > clock.today():
            self.add_error("date_of_birth", _("Das Geburtsdatum liegt in der Zukunft."))
        since = facts.get("marital_status_on")
        if born and since and since < born:
            self.add_error("marital_status_on", _("Der Zivilstand kann nicht vor der Geburt begonnen haben."))
        status = COUPLE.get(facts.get("relation", ""))
        if status and facts.get("marital_status") not in (None, status):
            told = _("«%(relation)s» passt nicht zu diesem Zivilstand.")
            self.add_error("marital_status", told % {"relation": dict(RELATIONS)[facts["relation"]]})
        if facts.get("origins") and facts.get("nationality") not in (None, SWITZERLAND):
            self.add_error("origins", _("Heimatorte hat nur, wer das Schweizer Bürgerrecht besitzt."))
        return facts

    @property
    def country_words(self) -> dict[str, str]:
        """The names of the states by their number, as text."""
        field = self.fields["nationality"]
        assert isinstance(field, CountryField)
        return field.words

    @property
    def short(self) -> list[forms.BoundField]:
        """The few fields that come first; of who comes along, also how they are related."""
        along = not self.known and self.prefix != "p0"
        return [self[name] for name in (*self.SHORT, *(("relation",) if along else ()))]

    @property
    def more(self) -> list[forms.BoundField]:
        """What can be told as well."""
        return [self[name] for name in self.MORE if name != "relation"]

    @property
    def more_is_open(self) -> bool:
        """Whether something of it is told or wrong."""
        return any(field.errors or (self.is_bound and field.value()) for field in self.more)
