# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the pages."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from .health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("anmelden", LoginView.as_view(template_name="web/sign_in.html"), name="sign_in"),
    path("abmelden", LogoutView.as_view(), name="sign_out"),
    path("sprache/", include("django.conf.urls.i18n")),
]
