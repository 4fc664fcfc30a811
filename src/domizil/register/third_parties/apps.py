# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThirdPartiesConfig(AppConfig):
    """Reports of third parties, information requests and hotel slips."""

    name = "domizil.register.third_parties"
    label = "third_parties"
    verbose_name = _("Meldungen Dritter")
