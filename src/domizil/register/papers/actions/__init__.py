# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every write of the room: deposit, receipt, return, block, and what the municipality sets for itself."""

from .blocks import block_papers, lift_block
from .deposits import NewPaper, deposit_paper
from .issued import note_issued_paper
from .practice import enter_tariff, set_practice
from .receipts import issue_receipt, revoke_receipt
from .returns import return_papers
from .scanning import MOST_SCANS, add_scan, remove_scan

__all__ = [
    "MOST_SCANS",
    "NewPaper",
    "add_scan",
    "block_papers",
    "deposit_paper",
    "enter_tariff",
    "issue_receipt",
    "lift_block",
    "note_issued_paper",
    "remove_scan",
    "return_papers",
    "revoke_receipt",
    "set_practice",
]
