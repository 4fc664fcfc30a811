# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every write of the exchange: what comes in, what a clerk decides, what goes out."""

from .deciding import assign, done_by_hand, hand_on, refuse
from .joining import join, partner, subscribe
from .receiving import OpenLetter, Received, opened, receive, receive_due
from .sending import collect, deliver, take_receipt

__all__ = [
    "OpenLetter",
    "Received",
    "assign",
    "collect",
    "deliver",
    "done_by_hand",
    "hand_on",
    "join",
    "opened",
    "partner",
    "receive",
    "receive_due",
    "refuse",
    "subscribe",
    "take_receipt",
]
