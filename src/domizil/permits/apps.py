# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room `permits` as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PermitsConfig(AppConfig):
    """What a person may do."""

    name = "domizil.permits"
    label = "permits"
    verbose_name = _("Bewilligungen")
