# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """Pages: they parse, ask one query or call one action, and show."""

    name = "domizil.web"
    label = "web"
    verbose_name = _("Seiten")
