# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Further features with their legal basis, kept by administrators (§ 13 para. 3 NG)."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from domizil.base import access, clock
from domizil.base.models import Role
from domizil.base.refusal import Refusal
from domizil.base.typed import typed_number
from domizil.register import actions, feature_messages
from domizil.register.actions.catalogue import Value
from domizil.register.announcements.forms.fields import DayField
from domizil.register.models import ExtraFeature

from ..pages import form, worker

_PARTS = 3  # of a line: code, German name, English name


class FeatureForm(forms.Form):
    """A further feature."""

    key = forms.CharField(label=_("Kürzel"), max_length=40, help_text=_("Kleinbuchstaben, zum Beispiel hundesteuer"))
    name_de = forms.CharField(label=_("Name auf Deutsch"), max_length=100)
    name_en = forms.CharField(label=_("Name auf Englisch"), max_length=100)
    legal_basis = forms.CharField(label=_("Rechtsgrundlage"), max_length=300, help_text=_("Erlass und Artikel"))
    since = DayField(label=_("ab"))
    values = forms.CharField(
        label=_("Werte"), required=False, widget=forms.Textarea({"rows": 4}), max_length=5000,
        help_text=_("je Zeile: Code; Name; englischer Name. Leer: freier Text"),
    )  # fmt: skip


@form
def features(request: HttpRequest) -> HttpResponse:
    """List the further features; keep another, or end one."""
    by = worker(request)
    access.require(by, Role.ADMINISTRATOR)
    filled, refusal = FeatureForm(initial={"since": clock.today()}), None
    if request.method == "POST":
        filled = FeatureForm(request.POST) if request.POST.get("do") == "keep" else filled
        try:
            if _done(request, filled):
                return redirect("register_features")
        except Refusal as refused:
            refusal = refused
    rows = ExtraFeature.objects.select_related("list").prefetch_related("list__codes").order_by("key")
    context = {"rows": rows, "form": filled, "refusal": refusal, "today": clock.today()}
    failed = refusal is not None or (filled.is_bound and not filled.is_valid())
    return render(request, "web/register/features.html", context, status=422 if failed else 200)


def _done(request: HttpRequest, filled: FeatureForm) -> bool:
    """Do what was asked; False where the form is not complete."""
    by = worker(request)
    if request.POST.get("do") == "end":
        found = ExtraFeature.objects.filter(pk=typed_number(request.POST.get("feature", "")) or 0).first()
        if found is None:
            raise access.Hidden("No such feature.")
        actions.end_extra_feature(by=by, feature=found, on=clock.today())
        return True
    if not filled.is_valid():
        return False
    told = dict(filled.cleaned_data)
    actions.keep_extra_feature(by=by, **told | {"values": _values(told["values"])})
    return True


def _values(typed: str) -> list[Value]:
    found = []
    for line in filter(None, (line.strip() for line in typed.splitlines())):
        parts = [part.strip() for part in line.split(";")]
        if len(parts) != _PARTS or not all(parts) or len(parts[0]) > 20:
            raise feature_messages.bad_values(line)
        found.append(Value(*parts))
    return found
