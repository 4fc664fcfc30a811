# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tests in this folder use the database."""

import pytest


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Open the database to every test here; what it writes is rolled back, and what was kept of it forgotten."""
    from django.core.cache import cache

    cache.clear()
