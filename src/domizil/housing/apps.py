# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room `housing` as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HousingConfig(AppConfig):
    """Where the authority houses people (KAsylV)."""

    name = "domizil.housing"
    label = "housing"
    verbose_name = _("Unterbringung")
