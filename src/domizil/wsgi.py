# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "domizil.settings")
application = get_wsgi_application()

from domizil.web import ready  # noqa: E402 - the pages need the settings

ready.load()
