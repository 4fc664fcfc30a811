# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room of announcements as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnouncementsConfig(AppConfig):
    """What is reported, checked and entered."""

    name = "domizil.register.announcements"
    label = "announcements"
    verbose_name = _("Meldungen")
