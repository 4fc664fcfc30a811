# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked where a residence was entered wrongly."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from domizil.law.lu_ng.facts import Purpose
from domizil.register.models import Dwelling, ResidenceKind

from .. import lookups
from .features import UNCHANGED, YES
from .fields import CountryField, DayField, EventField, KeysField, NameField
from .kinds import STAYS
from .parts import FactsForm, Group, place


class ResidenceCorrectionForm(FactsForm):
    """A residence was entered wrongly: its days, its kind, where from or where to, or the dwelling."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Welcher Eintrag?"), ("during",)),
        (_("Richtig ist"), ("arrival", "departure", "reopen", "kind", "purpose", "planned_end", "proof_valid_until")),
        (_("Woher und wohin"), ("comes_from", "comes_from_country", "goes_to", "goes_to_country")),
        (_("Wohnung an diesem Tag"), ("egid", "ewid", "moved_in")),
        (_("Warum?"), ("reason",)),
    )
    COLUMNS = ("kind", "purpose", "planned_end", "proof_valid_until")
    PLACES = ("comes_from", "goes_to")

    on = None  # type: ignore[assignment]
    during = DayField(
        label=_("An einem Tag, an dem die Person hier gemeldet war"),
        required=False,
        help_text=_("leer: der neuste Eintrag in dieser Gemeinde"),
    )
    arrival = DayField(label=_("Zugezogen am"), required=False, help_text=_("leer: bleibt wie bisher"))
    departure = DayField(label=_("Weggezogen am"), required=False, help_text=_("leer: bleibt wie bisher"))
    reopen = forms.ChoiceField(
        label=_("Wegzug rückgängig machen"),
        choices=[("", _("nein")), (YES, _("ja, die Person wohnt noch hier"))],
        required=False,
    )
    planned_end = DayField(label=_("Geplantes Ende"), required=False, help_text=_("leer: bleibt wie bisher"))
    proof_valid_until = DayField(
        label=_("Heimatausweis gültig bis"), required=False, help_text=_("leer: bleibt wie bisher")
    )
    comes_from = NameField(label=_("Zugezogen von"), required=False, help_text=_("leer: bleibt wie bisher"))
    comes_from_country = CountryField(label=_("Zugezogen aus (Staat)"), empty=_("bleibt wie bisher"), required=False)
    goes_to = NameField(label=_("Weggezogen nach"), required=False, help_text=_("leer: bleibt wie bisher"))
    goes_to_country = CountryField(label=_("Weggezogen nach (Staat)"), empty=_("bleibt wie bisher"), required=False)
    kind = forms.TypedChoiceField(
        label=_("Art"), choices=[UNCHANGED, *ResidenceKind.choices], coerce=int, empty_value=None, required=False
    )
    purpose = forms.ChoiceField(
        label=_("Zweck"), choices=[UNCHANGED, (Purpose.RESIDENCE.value, _("Niederlassung")), *STAYS], required=False
    )
    egid = forms.IntegerField(label="EGID", required=False, min_value=1, max_value=999_999_999)
    ewid = forms.IntegerField(label="EWID", required=False, min_value=1, max_value=999)
    moved_in = DayField(
        label=_("In diese Wohnung eingezogen am"), required=False, help_text=_("leer: bleibt wie bisher")
    )
    reason = forms.CharField(label=_("Grund der Korrektur"), max_length=300)
    also = KeysField(label=_("Gilt auch für"))
    corrects = EventField()

    @property
    def day_meant(self) -> date | None:
        """The day that says which entry is meant, where one is typed that is a day."""
        try:
            day: date | None = self.fields["during"].clean(self.typed("during"))
        except forms.ValidationError:
            return None
        return day

    def clean(self) -> dict[str, Any]:
        """Put other columns into `values`; a departure is either set or taken back."""
        facts = super().clean() or {}
        facts["values"] = {name: facts[name] for name in self.COLUMNS if facts.get(name)}
        for name in self.PLACES:
            facts["values"] |= self._place(name, facts.get(name), facts.get(f"{name}_country"))
        facts["home"] = self._home(facts.get("egid"), facts.get("ewid"))
        if facts.get("departure") and facts.get("reopen"):
            self.add_error("reopen", _("Geben Sie entweder den Tag des Wegzugs an, oder machen Sie ihn rückgängig."))
        self._order(facts.get("arrival"), facts.get("departure"))
        return facts

    def _place(self, name: str, words: str | None, country: int | None) -> dict[str, Any]:
        """A place as columns: in words, and its municipality or state."""
        if not words and country is None:
            return {}
        told = place(country, words or "")
        state = told.get("country")
        columns = {f"{name}_municipality": told.get("municipality"), f"{name}_country_id": state}
        return columns | {name: told["text"] or CountryField().words.get(str(state), "")}

    def _home(self, egid: int | None, ewid: int | None) -> Dwelling | None:
        if egid is None and ewid is None:
            return None
        found = lookups.dwelling_with(self.municipality, egid, ewid) if egid and ewid else None
        if found is None and not {"egid", "ewid"} & set(self.errors):
            self.add_error("egid", _("In dieser Gemeinde gibt es keine Wohnung mit diesem EGID und EWID."))
        return found

    def _order(self, arrival: date | None, departure: date | None) -> None:
        if arrival and departure and departure <= arrival:
            self.add_error("departure", _("Das Ende liegt vor dem Beginn."))
