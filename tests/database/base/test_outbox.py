# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox: once put, once sent, and still there when sending fails."""

from __future__ import annotations

import pytest
from tests import factories as make

from domizil.base import outbox
from domizil.base.outbox import OutboxMessage


@pytest.fixture(autouse=True)
def _owner():
    with make.as_owner():
        make.municipality()
        yield


def put(key: str, body: str = "{}") -> OutboxMessage:
    return outbox.put(kind="test", to="somebody", key=key, body=body, municipality=make.LUZERN)


def test_the_same_key_is_put_once():
    assert put("a", '{"n": 1}') == put("a", '{"n": 2}')
    assert [message.body for message in OutboxMessage.objects.all()] == ['{"n": 1}']


def test_each_message_is_sent_once_and_in_order():
    put("a"), put("b")
    sent: list[str] = []
    assert outbox.send("test", lambda message: sent.append(message.key)) == 2
    assert outbox.send("test", lambda message: sent.append(message.key)) == 0
    assert sent == ["a", "b"]


def test_only_the_asked_kind_is_sent():
    put("a")
    assert outbox.send("other", lambda message: None) == 0


def test_what_could_not_be_delivered_waits():
    put("a")

    def fails(message: OutboxMessage) -> None:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        outbox.send("test", fails)
    assert outbox.send("test", lambda message: None) == 1


def test_a_delivery_that_runs_again_leaves_one_file(tmp_path):
    message = put("a", "<x/>")
    deliver = outbox.into(tmp_path, ".xml")
    deliver(message)
    deliver(message)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["<x/>"]
