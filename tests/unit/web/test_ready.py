# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is ready before the first request."""

from __future__ import annotations

import gc
import sys

from domizil.law.engine import statute
from domizil.web import ready


def test_pages_and_law_are_loaded_and_no_longer_searched_for_garbage():
    try:
        ready.load()
        assert "domizil.web.register.report" in sys.modules
        assert gc.get_freeze_count() > 0
        searched = {id(one) for one in gc.get_objects()}
        assert id(statute("lu-ng").rules) not in searched
    finally:
        gc.unfreeze()
