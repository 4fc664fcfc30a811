# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms: what is typed is read by the room, so that a form, a file and the API refuse alike."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from domizil.base import clock, facts
from domizil.base.models import Country
from domizil.law.lu_ng.third_parties import Party
from domizil.register.announcements.forms.fields import DAY_ATTRS, DayField
from domizil.register.third_parties.models import Reporter, ReporterKind
from domizil.register.third_parties.reading.columns import COLUMNS
from domizil.register.third_parties.reading.facts import Sheet
from domizil.register.third_parties.reading.rows import owed_columns

_KINDS = [("Einzug", _("Einzug")), ("Umzug", _("Umzug im Haus oder in der Gemeinde")), ("Auszug", _("Auszug"))]
_ASKED_BY_FEDERAL_LAW = {ReporterKind.POST.value: _("Post (Art. 12 Abs. 2 RHG)")}
_DAY = {"placeholder": "31.12.2024", **DAY_ATTRS}


def _states() -> QuerySet[Country]:
    """What can be a nationality: the states, no territories."""
    return Country.objects.filter(pk__in=facts.nationalities())


class ReportForm(forms.Form):
    """One report. Cells are checked by the room; `take_over` puts what it found to the fields."""

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        """`party` decides what the law demands; a collective household has one kind of report."""
        super().__init__(*args, **kwargs)
        for column in COLUMNS:
            if column.key == "kind":
                if party != Party.COLLECTIVE_HOUSEHOLD:
                    self.fields["kind"] = forms.ChoiceField(label=column.label, choices=_KINDS)
                continue
            owed = column.key in owed_columns(party, clock.today())
            hint = _("beim Auszug") if owed and column.key == "ends" else "" if owed else _("freiwillig")
            attributes = _DAY if column.key in ("date_of_birth", "begins", "ends") else {"autocomplete": "off"}
            self.fields[column.key] = forms.CharField(
                label=column.label, help_text=hint, required=False, max_length=250, widget=forms.TextInput(attributes)
            )

    def take_over(self, sheet: Sheet) -> None:
        """Show the problems of a sheet of one row at their fields."""
        keys = {str(column.label): column.key for column in COLUMNS}
        for problem in sheet.problems:
            key = keys[problem.column]
            told = _("{0}. Erlaubt ist: {1}.").format(capfirst(problem.reason), problem.allowed)
            self.add_error(key if key in self.fields else None, told)


class ReporterForm(forms.ModelForm):
    """A new third party."""

    class Meta:
        model = Reporter
        fields = ("municipality", "kind", "name", "contact", "e_mail", "address", "egid")
        widgets = {"address": forms.Textarea({"rows": 3})}
        help_texts = {"egid": _("nur beim Kollektivhaushalt: das Gebäude, dessen Bewohner verglichen werden")}

    def __init__(self, *args: Any, municipalities: Any, **kwargs: Any) -> None:
        """`municipalities`: those of the worker; a single one is chosen already."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["municipality"]
        field.queryset, field.empty_label = municipalities, None
        kind: Any = self.fields["kind"]
        kind.choices = [(value, _ASKED_BY_FEDERAL_LAW.get(value, label)) for value, label in ReporterKind.choices]

    def _post_clean(self) -> None:
        """Leave what belongs together to the action, which says it in its own words."""


class KeyForm(forms.Form):
    """A new key."""

    label = forms.CharField(
        label=_("Wofür der Schlüssel ist"), max_length=80, help_text=_("zum Beispiel: Büro, Software")
    )
    until = DayField(label=_("Letzter gültiger Tag"), required=False, help_text=_("leer: bis zum Widerruf"))


class RequestForm(forms.Form):
    """A new information request."""

    addressee = forms.ModelChoiceField(label=_("Wer gefragt wird"), queryset=Reporter.objects.none())
    person_name = forms.CharField(label=_("Name und Vorname der Person"), max_length=201)
    person = forms.IntegerField(required=False, widget=forms.HiddenInput)
    happened_on = DayField(label=_("Tag des Zuzugs, Umzugs oder Wegzugs"))
    egid = forms.IntegerField(label="EGID", required=False, min_value=1, max_value=999_999_999,
                              widget=forms.TextInput({"inputmode": "numeric"}))  # fmt: skip

    def __init__(self, *args: Any, addressees: Any, **kwargs: Any) -> None:
        """`addressees`: the employers and utilities of the worker."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["addressee"]
        field.queryset = addressees


class SlipForm(forms.Form):
    """One hotel slip."""

    official_name = forms.CharField(label=_("Name"), max_length=100)
    first_name = forms.CharField(label=_("Vornamen"), max_length=100)
    date_of_birth = DayField(label=_("Geburtsdatum"))
    nationality = forms.ModelChoiceField(label=_("Staatsangehörigkeit"), queryset=_states())
    document = forms.CharField(label=_("Ausweis und Nummer"), max_length=60, required=False)
    arrives = DayField(label=_("Ankunft"))
    leaves = DayField(label=_("Abreise"))
