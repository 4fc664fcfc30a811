# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the duties."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from domizil.register.duties.models import AppealOutcome, DutyKind, Ground

from ..papers.fields import day_field


class NewCaseForm(forms.Form):
    """A case that no computation finds: somebody who is not in the register, or gives no information."""

    duty = forms.ChoiceField(
        label=_("Pflicht"), choices=[(duty.value, duty.label) for duty in (DutyKind.REPORT, DutyKind.INFORM)]
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=_("Anlass"),
        choices=[(ground.value, ground.label) for ground in (Ground.NOT_REGISTERED, Ground.REFUSED_INFORMATION)],
    )
    addressee = forms.CharField(label=_("Name und Vorname"), max_length=201)
    address = forms.CharField(
        label=_("Adresse"), max_length=200, help_text=_("mit Komma getrennt: Weg 3, 6003 Luzern")
    )  # fmt: skip
    due_on = day_field(_("Die Frist lief ab am"))
    note = forms.CharField(label=_("Sachverhalt"), max_length=500, required=False)


class TermForm(forms.Form):
    """The term that a letter sets."""

    answer_by = day_field(_("Frist bis"), required=False, help_text=_("leer: nach den Vorgaben der Gemeinde"))


class AmountForm(forms.Form):
    """An amount of money."""

    amount = forms.CharField(label=_("Betrag in Franken"), max_length=12)


class FineForm(AmountForm):
    """A fine with its reasons."""

    reasons = forms.CharField(
        label=_("Begründung"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )  # fmt: skip


class DayForm(forms.Form):
    """A day on which something happened."""

    on = day_field(_("Datum"))


class ContestForm(DayForm):
    """An appeal."""

    at = forms.CharField(label=_("angefochten bei"), max_length=200)


class OutcomeForm(DayForm):
    """What came of an appeal."""

    outcome = forms.ChoiceField(label=_("Ausgang"), choices=AppealOutcome.choices)


class PayForm(AmountForm, DayForm):
    """A payment."""

    reference = forms.CharField(label=_("Beleg"), max_length=100)


class CloseForm(forms.Form):
    """Why a case is not pursued."""

    why = forms.CharField(label=_("Grund"), max_length=300)
