# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room `register` as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    """Persons, families and residences (NG)."""

    name = "domizil.register"
    label = "register"
    verbose_name = _("Einwohnerregister")
