# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room `duties` as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesConfig(AppConfig):
    """Deadlines, demands and fines (NG §§ 16, 18 and 19)."""

    name = "domizil.register.duties"
    label = "duties"
    verbose_name = _("Fristen und Mahnungen")
