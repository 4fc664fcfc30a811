# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the pages of the exchange."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.messages, name="exchange"),
    path("<int:key>/", views.message, name="exchange_message"),
    path("<int:key>/message.xml", views.document, name="exchange_document"),
]
