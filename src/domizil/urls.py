# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses of the house."""

from django.urls import URLPattern, URLResolver, include, path

from domizil.api.main import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("domizil.web.urls")),
    path("api/", api.urls),
]

handler400 = "domizil.web.errors.bad_request"
handler403 = "domizil.web.errors.forbidden"
handler404 = "domizil.web.errors.not_found"
handler500 = "domizil.web.errors.broken"
