# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out, the logo, and the language of the worker."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.validators import MaxLengthValidator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control

from domizil.base import accounts

NAME_LENGTH = 150
"""The most characters of a user name."""


class SignInForm(AuthenticationForm):
    """User name and password, with messages that say what to do."""

    error_messages = {
        "invalid_login": _(
            "Benutzername oder Passwort stimmt nicht. Prüfen Sie beides und melden Sie sich noch einmal an."
        ),
        "inactive": _("Dieses Konto ist gesperrt. Wenden Sie sich an die Systemverwaltung."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Refuse a name that no account can have before anybody writes it down."""
        super().__init__(*args, **kwargs)
        self.fields["username"].validators.append(MaxLengthValidator(NAME_LENGTH))


class SignIn(LoginView):
    """The sign-in page; in the demonstration it lists the accounts."""

    template_name = "web/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demonstration accounts in demo mode."""
        demo = {"accounts": accounts.ACCOUNTS, "password": accounts.PASSWORD} if settings.DEMO else {}
        return super().get_context_data(**kwargs) | demo


@cache_control(max_age=3600)
def logo(request: HttpRequest) -> HttpResponse:
    """Return the authority's logo that the operator named in DOMIZIL_LOGO."""
    if not settings.LOGO:
        raise Http404
    file = Path(settings.LOGO)
    return HttpResponse(file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "image/png")
