# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked where features change, a couple separates, or a residence was entered wrongly."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from domizil.register import codes
from domizil.register.models import Separation, Sex

from .fields import PersonNameField
from .parts import FactsForm, Group

UNCHANGED = ("", _("bleibt wie bisher"))
YES, NO = "yes", "no"
LANGUAGES = (("de", _("Deutsch")), ("fr", _("Französisch")), ("it", _("Italienisch")), ("rm", _("Rätoromanisch")),
             ("en", _("Englisch")))  # fmt: skip


def religions() -> list[tuple[str, Any]]:
    """The religious communities of the list, and that nothing changes."""
    return [UNCHANGED, *codes.choices("religion", language=(get_language() or "de")[:2])]


def _yes_or_no(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[UNCHANGED, (YES, _("ja")), (NO, _("nein"))],
        coerce=lambda answer: answer == YES,
        empty_value=None,
        required=False,
    )


class FeaturesForm(FactsForm):
    """Features that change by themselves. What is not chosen stays as it is."""

    FEATURES = ("religion", "language_of_correspondence", "sex", "fire_service", "fire_service_liability")
    VOTES = ("votes_federation", "votes_canton", "votes_municipality")
    PARENTS = ("father_name", "father_first_name", "mother_name", "mother_first_name", "parents_proven")
    GROUPS: ClassVar[tuple[Group, ...]] = (
        (_("Was ändert?"), ("on", *FEATURES)),
        (_("Stimm- und Wahlrecht"), VOTES),
        (_("Eltern bei der Geburt"), PARENTS),
    )

    religion = forms.ChoiceField(label=_("Religionsgemeinschaft"), choices=religions, required=False)
    language_of_correspondence = forms.ChoiceField(
        label=_("Korrespondenzsprache"), choices=[UNCHANGED, *LANGUAGES], required=False
    )
    sex = forms.TypedChoiceField(
        label=_("Geschlecht"), choices=[UNCHANGED, *Sex.choices], coerce=int, empty_value=None, required=False
    )
    fire_service = _yes_or_no(_("Feuerwehrpflicht"))
    fire_service_liability = _yes_or_no(_("Ersatzabgabe der Feuerwehr"))
    votes_federation = _yes_or_no(_("im Bund"))
    votes_canton = _yes_or_no(_("im Kanton"))
    votes_municipality = _yes_or_no(_("in der Gemeinde"))
    father_name = PersonNameField(label=_("Name des Vaters"), required=False)
    father_first_name = PersonNameField(label=_("Vornamen des Vaters"), required=False)
    mother_name = PersonNameField(label=_("Name der Mutter"), required=False)
    mother_first_name = PersonNameField(label=_("Vornamen der Mutter"), required=False)
    parents_proven = _yes_or_no(_("amtlich belegt"))

    def clean(self) -> dict[str, Any]:
        """Put what changes into `changes`; something must."""
        facts = super().clean() or {}
        asked = (*self.FEATURES, *self.VOTES, *self.PARENTS)
        facts["changes"] = {name: facts[name] for name in asked if facts.get(name) not in (None, "")}
        if not facts["changes"] and not any(name in self.errors for name in asked):
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
