# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door for other rooms: checklists, addresses, what a municipality sets, and the block on papers."""

from __future__ import annotations

from .checklist import Checked as Checked
from .checklist import checked as checked
from .contents import LETTERS as LETTERS
from .contents import address as address
from .models import PaperBlock as PaperBlock
from .models import Practice
from .wording import language as language
from .wording import value as value


def practice(municipality: int) -> Practice:
    """What a municipality has set; nothing is set where nobody has."""
    return Practice.objects.filter(municipality=municipality).first() or Practice(municipality_id=municipality)
