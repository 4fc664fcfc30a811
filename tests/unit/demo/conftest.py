# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole canton, made once for the tests of this folder."""

from datetime import date

import pytest
from tests.canton_rows import Rows

from domizil.demo import canton


@pytest.fixture(scope="session")
def whole() -> Rows:
    return Rows(canton.build(2024, today=date(2024, 12, 31)))
