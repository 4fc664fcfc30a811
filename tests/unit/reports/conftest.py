# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cache of compiled law that no other run has touched."""

import pytest
from tests.bulk_population import cache_in


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    with cache_in(tmp_path_factory.mktemp("cache")):
        yield
