# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The exchange again and again, for an operator who wants messages within seconds and not once a night."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from django.db import OperationalError, close_old_connections

from domizil.base.refusal import Refusal

from . import post
from .post import Tally
from .sedex import Mailbox

log = logging.getLogger(__name__)


def keep_running(mailbox: Mailbox, wait: Callable[[], bool]) -> Iterator[Tally | Refusal]:
    """Yield what each run did, or why it could not be; `wait` passes the time between two and says when to stop.

    Another run in the directories, schemas that are missing and a database that is away are tried again the next time.
    Anything else is a fault and ends it, so that whoever watches over the process sees it.
    """
    while True:
        try:
            yield post.run(mailbox)
        except Refusal as refusal:
            yield refusal
        except OperationalError as away:
            log.warning("the database is away: %s", away)
            close_old_connections()
        if wait():
            return
