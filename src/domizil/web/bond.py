# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bond of foreigners (§ 15a NG) reckoned from facts that are typed: no person is named and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from domizil.base import clock
from domizil.base.refusal import Refusal
from domizil.law.engine import Law, Step, statute
from domizil.law.engine.phrases import Speaker
from domizil.law.lu_ng.bonds import BondFacts
from domizil.law.lu_ng.facts import STATUTE, Authority

from .law.views import language
from .papers.fields import rappen_typed

PERMIT, ADMISSION = "permit", "admission"


class BondForm(forms.Form):
    """What § 15a asks, and what was paid and is to be drawn."""

    gets = forms.ChoiceField(
        label=_("Was erhält die Person?"),
        choices=[(PERMIT, _("Aufenthalts- oder Niederlassungsbewilligung")), (ADMISSION, _("vorläufige Aufnahme"))],
    )
    papers = forms.BooleanField(label=_("hat ein anerkanntes und gültiges Heimatpapier"), required=False)
    supports_self = forms.BooleanField(label=_("bestreitet den Unterhalt aus eigenen Mitteln"), required=False)
    family = forms.BooleanField(label=_("Familie (sonst Einzelperson)"), required=False)
    hardship = forms.BooleanField(label=_("Härtefall: das Amt für Migration verzichtet"), required=False)
    reasons = forms.CharField(label=_("Begründung des Verzichts"), max_length=300, required=False)
    paid = forms.CharField(label=_("bisher bezahlt, in Franken"), max_length=12, required=False)
    instalment = forms.CharField(label=_("nächste Rate, in Franken"), max_length=12, required=False)
    drawn = forms.CharField(label=_("zu beziehen, in Franken"), max_length=12, required=False)
    claim = forms.CharField(label=_("für welche Forderung"), max_length=200, required=False)

    def clean_paid(self) -> int:
        """In Rappen."""
        return self._rappen("paid") or 0

    def clean_instalment(self) -> int | None:
        """In Rappen."""
        return self._rappen("instalment")

    def clean_drawn(self) -> int | None:
        """In Rappen."""
        return self._rappen("drawn")

    def _rappen(self, name: str) -> int | None:
        typed = self.cleaned_data[name].strip()
        try:
            return rappen_typed(typed) if typed else None
        except Refusal as refusal:
            raise forms.ValidationError(refusal.what) from None


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: what it is about, what the law says, and why."""

    about: Any
    step: Step

    @property
    def answer(self) -> str:
        """The result in the reader's language."""
        assert self.step.rule is not None, "what Law.derive returns is a rule that was applied"
        return Speaker(statute(STATUTE), language()).value(self.step.value, self.step.rule.unit)


@require_safe
def bond(request: HttpRequest) -> HttpResponse:
    """Ask for the facts; with them, tell ground, amount, what is open, and whether a rate or a drawing is taken."""
    form = BondForm(request.GET if "gets" in request.GET else None)
    said = list(_said(form.cleaned_data)) if form.is_bound and form.is_valid() else []
    return render(request, "web/bond.html", {"form": form, "said": said}, status=400 if form.errors else 200)


def _said(told: dict[str, Any]) -> Iterator[Said]:
    law = Law.on(clock.today())
    person = BondFacts(
        gets_permit=told["gets"] == PERMIT, recognised_valid_papers=told["papers"],
        provisionally_admitted=told["gets"] == ADMISSION, supports_self=told["supports_self"],
    )  # fmt: skip
    yield Said(_("Grund"), law.derive(STATUTE, "bond_ground", person=person))
    waiver = law.derive(
        STATUTE, "bond_is_waived", hardship=told["hardship"], decided_by=Authority.MIGRATION_OFFICE,
        reasons=told["reasons"].strip(),
    )  # fmt: skip
    if told["hardship"]:
        yield Said(_("Verzicht"), waiver)
    due = law.derive(STATUTE, "bond_due", person=person, family=told["family"], waived=waiver.value)
    yield Said(_("Kaution"), due)
    rest = law.derive(STATUTE, "bond_open", due_rappen=due.value, paid_rappen=told["paid"])
    yield Said(_("noch offen"), rest)
    if told["instalment"] is not None:
        rate = {"open_rappen": rest.value, "instalment_rappen": told["instalment"]}
        yield Said(_("nächste Rate"), law.derive(STATUTE, "instalment_is_accepted", **rate))
    if told["drawn"] is not None:
        drawing = {"balance_rappen": told["paid"], "drawn_rappen": told["drawn"], "claim": told["claim"].strip()}
        yield Said(_("Bezug"), law.derive(STATUTE, "may_draw", **drawing))
