# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the portal."""

from django.urls import path

from . import papers, views

urlpatterns = [
    path("", views.start, name="portal"),
    path("begin/<slug:kind>/", views.begin, name="portal_begin"),
    path("code/", views.code, name="portal_code"),
    path("code.pdf", views.code_letter, name="portal_code_letter"),
    path("announcement/", views.announcement, name="portal_announcement"),
    path("papers/", papers.attachments, name="portal_papers"),
    path("check/", views.check, name="portal_check"),
    path("status/", views.status, name="portal_status"),
    path("my-data/", views.my_data, name="portal_my_data"),
]
