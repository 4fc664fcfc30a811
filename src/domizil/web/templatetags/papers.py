# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filters of the pages of papers and duties: words of the act, what a receipt is worth, how a deadline was found."""

from __future__ import annotations

from django import template

from domizil.base import clock
from domizil.law.engine.deadlines import Deadline
from domizil.law.lu_ng.receipts import ReceiptStanding
from domizil.register.papers import queries
from domizil.register.papers.models import Receipt
from domizil.register.papers.service import language, value

register = template.Library()

register.filter("ng_word", value)


@register.filter
def receipt_standing(receipt: Receipt) -> ReceiptStanding:
    """What a receipt is worth today."""
    return queries.standing(receipt, clock.today())


@register.filter
def revocable(receipt: Receipt) -> bool:
    """Whether a receipt may still be revoked today."""
    return queries.revocable(receipt, clock.today())


@register.filter
def deadline_says(deadline: Deadline) -> str:
    """How the last day of a deadline was found; empty for a working day that nobody disputes."""
    return deadline.says(language())
