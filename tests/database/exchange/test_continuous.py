# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The exchange again and again: what comes between two runs is taken, what is in the way is tried again."""

from __future__ import annotations

import contextlib
from collections import Counter

import pytest
from django.db import OperationalError
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.test_receiving import rows

from domizil.base.refusal import Refusal
from domizil.exchange import continuous, post
from domizil.exchange.continuous import keep_running
from domizil.exchange.post import Tally
from domizil.exchange.sedex import Mailbox
from domizil.register.models import Person


@pytest.fixture(autouse=True)
def _ours() -> None:
    with make.as_owner():
        exchange.participant()


def test_what_comes_between_two_runs_is_taken(mailbox: Mailbox):
    rounds = iter([False, False, True])

    def wait() -> bool:
        if not rows(Person):
            exchange.send(mailbox.root, "moveIn", exchange.move_in())
        return next(rounds)

    done = [one.received.states for one in keep_running(mailbox, wait) if isinstance(one, Tally)]
    assert done == [Counter(), Counter(applied=1), Counter()]


def test_another_run_is_waited_for(mailbox: Mailbox):
    with contextlib.ExitStack() as other:
        other.enter_context(mailbox.held())
        rounds = iter([False, True])

        def wait() -> bool:
            other.close()
            return next(rounds)

        first, second = keep_running(mailbox, wait)
    assert isinstance(first, Refusal)
    assert first.code == "second_run"
    assert isinstance(second, Tally)


def test_a_database_that_is_away_is_waited_for_and_a_fault_is_not(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch):
    faults = iter([OperationalError("away"), ValueError("a fault")])

    def failing(_mailbox: Mailbox) -> Tally:
        raise next(faults)

    monkeypatch.setattr(post, "run", failing)
    monkeypatch.setattr(continuous, "close_old_connections", lambda: None)  # the test lives in its connection
    with pytest.raises(ValueError, match="a fault"):
        list(keep_running(mailbox, lambda: False))
