# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room `papers` as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    """Papers deposited with the municipalities (NG §§ 10 to 15)."""

    name = "domizil.register.papers"
    label = "papers"
    verbose_name = _("Ausweisschriften")
