# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags of the guide's pages."""

from __future__ import annotations

from datetime import date

from django import template

from .domizil import law_url

register = template.Library()
register.simple_tag(law_url, name="law_address")


@register.filter
def iso(day: date) -> str:
    """A day as an address and a date field write it."""
    return day.isoformat()
