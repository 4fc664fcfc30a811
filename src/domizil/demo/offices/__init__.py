# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work on the desks: what the residents' offices of the demonstration have received, written and left undone.

It goes through the same actions as the work of people, so that it holds what they hold; the same seed gives the same
work. Terms, tariffs and bodies are made up and say so: the act leaves them to each municipality.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domizil.base.acting import as_worker
from domizil.base.models import Worker
from domizil.register.papers.models import Practice

from ..days import STOCK
from ..dice import Dice
from . import counter, exchange, outside, terms

PATH = "domizil demo"
CLERK, PLACE = "einwohnerkontrolle", 1061


def open_offices(*, seed: int, today: date, report: Callable[[str], None]) -> None:
    """Let the offices have worked up to the day of the stock, or today if that is before. Twice is once.

    Needs the demonstration's accounts; where they are missing, only the terms of the municipalities are set.
    """
    day = min(today, date.fromordinal(STOCK))
    with as_worker(None, path=PATH):
        if Practice.objects.exists():
            return
        terms.set_all(day, besides=PLACE)
        clerk = Worker.objects.filter(username=CLERK).first()
        if clerk is not None:
            with as_worker(clerk.pk, path=PATH):
                counter.Desk(clerk, PLACE, day, Dice(seed, "offices")).work()
                outside.receive(clerk, PLACE, day)
            exchange.receive(PLACE, day, outside.at_home(PLACE, day)[-2:])
    report("work on the desks of the residents' offices")
