# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door for other rooms: checklists, addresses, words of the act, what a municipality sets, who reads and writes."""

from __future__ import annotations

from .actions.control import SECTION_CHIEF as SECTION_CHIEF
from .checklist import Checked as Checked
from .checklist import checked as checked
from .contents import LETTERS as LETTERS
from .facts import Arrival as Arrival
from .facts import arrivals as arrivals
from .messages import day as day
from .models import PaperBlock as PaperBlock
from .models import PaperKind as PaperKind
from .models import Practice as Practice
from .queries import lying_here as lying_here
from .queries import may_write as may_write
from .queries import municipality as municipality
from .queries import reach as reach
from .sheets import plain_cell as plain_cell
from .wording import language as language
from .wording import value as value


def practice(municipality: int) -> Practice:
    """What a municipality has set; nothing is set where nobody has."""
    return Practice.objects.filter(municipality=municipality).first() or Practice(municipality_id=municipality)
