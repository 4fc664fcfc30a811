# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked where features change, a couple separates, or a residence was entered wrongly."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from domizil.register import codes
from domizil.register.models import Separation, Sex

from .fields import DayField, ReferenceField
from .parts import FactsForm, Group

UNCHANGED = ("", _("bleibt wie bisher"))
YES, NO = "yes", "no"
LANGUAGES = (("de", _("Deutsch")), ("fr", _("Französisch")), ("it", _("Italienisch")), ("rm", _("Rätoromanisch")),
             ("en", _("Englisch")))  # fmt: skip


def _religions() -> list[tuple[str, Any]]:
    return [UNCHANGED, *codes.choices("religion", language=(get_language() or "de")[:2])]


class FeaturesForm(FactsForm):
    """Features that change by themselves. What is not chosen stays as it is."""

    FEATURES = ("religion", "language_of_correspondence", "sex", "fire_service")
    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Was ändert?"), ("on", *FEATURES)),)

    religion = forms.ChoiceField(label=_("Religionsgemeinschaft"), choices=_religions, required=False)
    language_of_correspondence = forms.ChoiceField(
        label=_("Korrespondenzsprache"), choices=[UNCHANGED, *LANGUAGES], required=False
    )
    sex = forms.TypedChoiceField(
        label=_("Geschlecht"), choices=[UNCHANGED, *Sex.choices], coerce=int, empty_value=None, required=False
    )
    fire_service = forms.TypedChoiceField(
        label=_("Feuerwehrpflicht"),
        choices=[UNCHANGED, (YES, _("ja")), (NO, _("nein"))],
        coerce=lambda answer: answer == YES,
        empty_value=None,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Put what changes into `changes`; something must."""
        facts = super().clean() or {}
        facts["changes"] = {name: facts[name] for name in self.FEATURES if facts.get(name) not in (None, "")}
        if not facts["changes"] and not any(name in self.errors for name in self.FEATURES):
            self.add_error("religion", _("Wählen Sie mindestens ein Merkmal, das ändert."))
        return facts


class SeparationForm(FactsForm):
    """A couple lives apart, by agreement or by a court, or together again."""

    GROUPS: ClassVar[tuple[Group, ...]] = ((_("Trennung"), ("separation", "on")),)
    TOGETHER = 0

    separation = forms.TypedChoiceField(
        label=_("Trennung"),
        choices=[("", "–"), *Separation.choices, (TOGETHER, _("aufgehoben: die Eheleute leben wieder zusammen"))],
        coerce=int,
    )


class ResidenceCorrectionForm(FactsForm):
    """A residence was entered wrongly: its first day, its end, where from, or the planned end."""

    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Welcher Eintrag?"), ("during",)),
        (_("Richtig ist"), ("arrival", "departure", "reopen", "planned_end", "proof_valid_until", "comes_from")),
        (_("Warum?"), ("reason",)),
    )
    COLUMNS = ("planned_end", "proof_valid_until", "comes_from")

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
    comes_from = forms.CharField(
        label=_("Zugezogen von"), required=False, max_length=100, help_text=_("leer: bleibt wie bisher")
    )
    reason = forms.CharField(label=_("Grund der Korrektur"), max_length=300)
    corrects = ReferenceField()

    def clean(self) -> dict[str, Any]:
        """Put other columns into `values`; a departure is either set or taken back."""
        facts = super().clean() or {}
        facts["values"] = {name: facts[name] for name in self.COLUMNS if facts.get(name)}
        if facts.get("departure") and facts.get("reopen"):
            self.add_error("reopen", _("Geben Sie entweder den Tag des Wegzugs an, oder machen Sie ihn rückgängig."))
        self._order(facts.get("arrival"), facts.get("departure"))
        return facts

    def _order(self, arrival: date | None, departure: date | None) -> None:
        if arrival and departure and departure <= arrival:
            self.add_error("departure", _("Das Ende liegt vor dem Beginn."))
