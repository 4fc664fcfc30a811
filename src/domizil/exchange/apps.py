# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room `exchange` as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Messages between registers (eCH-0020 over sedex)."""

    name = "domizil.exchange"
    label = "exchange"
    verbose_name = _("Meldungsaustausch")
