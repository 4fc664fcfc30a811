# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room `base` as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    """What every room uses."""

    name = "domizil.base"
    label = "base"
    verbose_name = _("Grundlagen")
