# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the papers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from domizil.register.papers.models import BlockAuthority, ControlKind, Handling, PaperKind, Practice

from .fields import day_field


class DepositForm(forms.Form):
    """A paper on the counter."""

    kind = forms.ChoiceField(label=_("Schrift"), choices=PaperKind.choices)
    handling = forms.ChoiceField(label=_("Behandlung"), choices=Handling.choices)
    number = forms.CharField(label=_("Nummer der Schrift"), max_length=60, required=False)
    issuer = forms.CharField(label=_("ausgestellt von"), max_length=120, required=False)
    issued_on = day_field(_("ausgestellt am"), required=False)
    valid_until = day_field(_("gültig bis"), required=False)
    liable_to_service = forms.BooleanField(label=_("dienst- oder ersatzpflichtig"), required=False)


class IssuedForm(forms.Form):
    """A paper that a citizen had issued here."""

    kind = forms.ChoiceField(label=_("Ausgestellte Schrift"), choices=PaperKind.choices)
    number = forms.CharField(label=_("Nummer der Schrift"), max_length=60, required=False)
    needed_until = day_field(_("gebraucht bis"))


class RevokeForm(forms.Form):
    """Why a receipt is revoked."""

    why = forms.CharField(label=_("Grund des Widerrufs"), max_length=300, required=False)


class ReturnForm(forms.Form):
    """On what the return of papers rests."""

    receipt_given_back = forms.BooleanField(label=_("Empfangsschein erhalten"), required=False)
    foreign_basis = forms.CharField(
        label=_("Grundlage nach Ausländerrecht"),
        help_text=_("nur bei Ausländerinnen und Ausländern"),
        max_length=300,
        required=False,
    )


class BlockForm(forms.Form):
    """A block as it was ordered."""

    authority = forms.ChoiceField(label=_("verfügende Behörde"), choices=BlockAuthority.choices)
    office = forms.CharField(label=_("Name der Behörde"), max_length=120, required=False)
    reference = forms.CharField(label=_("Aktenzeichen"), max_length=60, required=False)
    ordered_on = day_field(_("verfügt am"))
    accused_or_suspected = forms.BooleanField(label=_("angeschuldigt oder verdächtigt"), required=False)


class LiftForm(forms.Form):
    """By which order a block ends."""

    reference = forms.CharField(label=_("Aktenzeichen der Aufhebung"), max_length=60, required=False)


class ControlForm(forms.Form):
    """Which part of the control is shown."""

    since = day_field(_("von"), required=False)
    until = day_field(_("bis"), required=False)
    kind = forms.ChoiceField(
        label=_("Vorgang"), choices=[("", _("alle")), *ControlKind.choices], required=False
    )  # fmt: skip
    order = forms.ChoiceField(
        label=_("Reihenfolge"),
        choices=[("", _("chronologisch")), ("name", _("alphabetisch"))],
        required=False,
    )


class PracticeForm(forms.ModelForm):
    """What the municipality sets."""

    control_since = day_field(
        _("Schriftenkontrolle in Domizil seit"),
        required=False,
        help_text=_("Wer früher zuzog, hat seine Schriften noch nicht hier; er wird nicht gemahnt."),
    )
    demand_days = forms.IntegerField(
        label=_("Frist der Einforderung in Tagen"), min_value=1, max_value=365, required=False
    )  # fmt: skip
    reminder_days = forms.IntegerField(
        label=_("Frist der Mahnung in Tagen"), min_value=1, max_value=365, required=False
    )  # fmt: skip

    class Meta:
        model = Practice
        fields = [
            "control_since", "demand_days", "reminder_days", "competent_body", "section_chief", "remedy_body",
            "remedy_form",
        ]  # fmt: skip


class TariffForm(forms.Form):
    """A line of the fee tariff."""

    for_swiss = forms.ChoiceField(
        label=_("für"), choices=[("1", _("Schweizerinnen und Schweizer")), ("", _("Ausländerinnen und Ausländer"))],
        required=False, initial="1",
    )  # fmt: skip
    amount = forms.CharField(label=_("Gebühr in Franken"), max_length=12)
    since = day_field(_("gilt ab"))
    source = forms.CharField(label=_("Fundstelle im Tarif"), max_length=200)
