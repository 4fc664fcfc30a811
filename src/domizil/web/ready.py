# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Before the first request: what every request needs is loaded, so that nobody waits for it."""

from __future__ import annotations

import gc

from django.urls import get_resolver

from domizil.law.engine import statutes


def load() -> None:
    """Load the pages and the law, and keep both out of the search for garbage, which took 0.1 s every few requests."""
    get_resolver().url_patterns  # noqa: B018 - reading it imports the pages
    statutes()
    gc.collect()
    gc.freeze()
