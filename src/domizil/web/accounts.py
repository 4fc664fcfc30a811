# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts and grants, for administrators: what each may do, where, what for and how long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages as told
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from domizil.base import access, clock, workers
from domizil.base.models import Grant, Language, Municipality, Role, Worker
from domizil.base.refusal import Refusal

from .pages import form, page, worker


class AccountForm(forms.Form):
    """A new account."""

    username = forms.CharField(label=gettext_lazy("Benutzername"), max_length=150)
    first_name = forms.CharField(label=gettext_lazy("Vorname"), max_length=150, required=False)
    last_name = forms.CharField(label=gettext_lazy("Name"), max_length=150, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Sprache"), choices=Language.choices)


class GrantForm(forms.Form):
    """A new grant."""

    role = forms.ChoiceField(label=gettext_lazy("Rolle"), choices=Role.choices)
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("Gemeinde"),
        required=False,
        empty_label=gettext_lazy("ganzer Kanton"),
    )
    purpose = forms.CharField(
        label=gettext_lazy("Zweck"), max_length=200, help_text=gettext_lazy("Wozu braucht die Person diese Daten?")
    )
    since = forms.DateField(label=gettext_lazy("ab"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(
        label=gettext_lazy("bis (leer: offen)"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the municipalities of today."""
        super().__init__(*args, **kwargs)
        places = self.fields["municipality"]
        assert isinstance(places, forms.ModelChoiceField)
        places.queryset = Municipality.objects.filter(valid__contains=clock.today())


@page
def accounts(request: HttpRequest) -> HttpResponse:
    """List all accounts with the roles they have today."""
    access.require(worker(request), Role.ADMINISTRATOR)
    today = clock.today()
    rows = [
        (one, [grant for grant in one.grants.all() if _holds(grant, today)])
        for one in Worker.objects.order_by("username").prefetch_related("grants__municipality")
    ]
    return render(request, "web/accounts.html", {"rows": rows})


def _holds(grant: Grant, today: Any) -> bool:
    return grant.valid.lower <= today and (grant.valid.upper is None or today < grant.valid.upper)


@form
def add(request: HttpRequest) -> HttpResponse:
    """Add an account."""
    by = worker(request)
    access.require(by, Role.ADMINISTRATOR)
    filled = AccountForm(request.POST or None, initial={"language": "de"})
    refusal = None
    if request.method == "POST" and filled.is_valid():
        try:
            made = workers.add(by=by, **filled.cleaned_data)
        except Refusal as no:
            refusal = no
        else:
            return redirect("account", username=made.username)
    return render(request, "web/account_add.html", {"form": filled, "refusal": refusal})


@form
def account(request: HttpRequest, username: str) -> HttpResponse:
    """Show an account with all its grants, and change it: grant, revoke, new password, lock."""
    by = worker(request)
    access.require(by, Role.ADMINISTRATOR)
    about = Worker.objects.filter(username=username).first()
    if about is None:
        raise access.Hidden(username)
    filled, refusal = GrantForm(initial={"since": clock.today()}), None
    if request.method == "POST":
        asked = request.POST.get("do", "")
        filled = GrantForm(request.POST) if asked == "grant" else filled
        try:
            if asked != "grant" or filled.is_valid():
                _DO.get(asked, _nothing)(request, by, about, filled)
                return redirect("account", username=username)
        except Refusal as no:
            refusal = no
    grants = about.grants.select_related("municipality").order_by("role", "valid")
    shown = [(grant, grant.valid.upper is None or grant.valid.upper > clock.today()) for grant in grants]
    context = {"account": about, "grants": shown, "form": filled, "refusal": refusal, "own": about.pk == by.pk}
    return render(request, "web/account.html", context)


Do = Callable[[HttpRequest, Worker, Worker, GrantForm], None]


def _nothing(request: HttpRequest, by: Worker, about: Worker, filled: GrantForm) -> None:
    raise Refusal("nothing", _("Dieser Knopf ist nicht bekannt."), "", _("Laden Sie die Seite neu."))


def _grant(request: HttpRequest, by: Worker, about: Worker, filled: GrantForm) -> None:
    asked = filled.cleaned_data
    place = asked["municipality"].pk if asked["municipality"] else None
    days = {"since": asked["since"], "until": asked["until"]}
    role = Role(asked["role"])
    workers.grant(by=by, worker=about, role=role, municipality=place, purpose=asked["purpose"], **days)
    told.success(request, _("Die Berechtigung gilt."))


def _revoke(request: HttpRequest, by: Worker, about: Worker, filled: GrantForm) -> None:
    key = request.POST.get("grant", "")
    found = about.grants.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None
    if found is None:
        raise workers.messages.no_grant()
    workers.revoke(by=by, worker=about, role=Role(found.role), municipality=found.municipality_id)
    told.success(request, _("Die Berechtigung ist beendet."))


def _password(request: HttpRequest, by: Worker, about: Worker, filled: GrantForm) -> None:
    made = workers.made_password()
    workers.new_password(by=by, worker=about, password=made)
    text = _("Neues Passwort: %(password)s. Es wird nur dieses eine Mal gezeigt; offene Sitzungen sind beendet.")
    told.success(request, text % {"password": made})


def _lock(request: HttpRequest, by: Worker, about: Worker, filled: GrantForm) -> None:
    workers.lock(by=by, worker=about, locked=about.is_active)
    told.success(request, _("Das Konto ist gesperrt.") if about.is_active else _("Das Konto ist wieder offen."))


_DO: dict[str, Do] = {"grant": _grant, "revoke": _revoke, "password": _password, "lock": _lock}
