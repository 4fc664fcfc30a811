# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the law for pages and letters, in the language of the reader."""

from __future__ import annotations

from django.utils.translation import get_language

from domizil.law.engine import statute
from domizil.law.engine.phrases import Speaker
from domizil.law.lu_ng.facts import STATUTE


def language() -> str:
    """The reader's language, as the law floor names it."""
    return "en" if (get_language() or "de").startswith("en") else "de"


def value(found: object) -> str:
    """A value of the law (a duty, a step, a standing) by its word."""
    return Speaker(statute(STATUTE), language()).value(found)
