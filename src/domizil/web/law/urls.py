# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the law pages, below /law/."""

from django.urls import path

from . import views

_NORM = "<slug:statute_id>/<slug:paragraph>/"

urlpatterns = [
    path("", views.index, name="law"),
    path("coverage/", views.coverage, name="law_coverage"),
    path("<slug:statute_id>/", views.statute_page, name="law_statute"),
    path("<slug:statute_id>/compare/", views.compare_page, name="law_compare"),
    path(_NORM, views.norm_page, name="law_norm"),
    path(f"{_NORM}<slug:section>/", views.norm_page, name="law_norm"),
    path(f"{_NORM}<slug:section>/<slug:letter>/", views.norm_page, name="law_norm"),
]
