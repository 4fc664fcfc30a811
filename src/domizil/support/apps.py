# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room `support` as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportConfig(AppConfig):
    """Money (KAsylV)."""

    name = "domizil.support"
    label = "support"
    verbose_name = _("Unterstützung")
