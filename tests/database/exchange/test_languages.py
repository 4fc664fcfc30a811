# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a message waits or was refused: in the language of who reads it; to the sender always in German."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import escape
from django.utils.translation import override
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.test_receiving import BEFORE, answers, incoming, resident, run
from tests.database.exchange.test_refusing import waiting

from domizil.exchange import actions
from domizil.exchange.actions import receiving
from domizil.exchange.ech0020_v3 import blocks, events, person
from domizil.exchange.models import Message, Participant
from domizil.exchange.sedex import Mailbox

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ours() -> Participant:
    with make.as_owner():
        return exchange.participant()


@pytest.fixture
def english() -> Client:
    """A clerk who reads English."""
    with make.as_owner():
        worker = exchange.clerk()
    client = Client(headers={"accept-language": "en"})
    client.force_login(worker, backend=BACKEND)
    return client


def test_what_waits_is_read_in_both_languages(ours: Participant, mailbox: Mailbox, english: Client):
    message, _ = waiting(mailbox)
    assert message.reason.startswith("Es ist nicht eindeutig, wer gemeint ist: Musster Anna Maria")
    for page in ("/exchange/", f"/exchange/{message.pk}/", "/register/tasks/"):
        text = english.get(page).content.decode()
        assert "Es ist nicht eindeutig" not in text
        assert "It is not clear who is meant: Musster Anna Maria" in text
    assert "Death" in english.get("/register/tasks/").content.decode()


def test_a_refusal_of_the_register_is_read_in_english_and_sent_in_german(
    ours: Participant, mailbox: Mailbox, english: Client
):  # fmt: skip
    who = exchange.of(resident(mailbox))
    early = BEFORE - timedelta(1)
    gone = blocks.Reporting(
        reporting_municipality=exchange.town(), departure_date=early, goes_to=person.Destination(unknown="0")
    )
    content = events.MoveOut(person=who, move_out_reporting_destination=gone)
    exchange.send(mailbox.root, "moveOut", content, event_date=early)
    assert run(mailbox) == {"refused": 1}
    message = incoming()
    with override("en"):
        english_words = str(message.why)
    assert english_words != message.reason
    assert escape(english_words) in english.get(f"/exchange/{message.pk}/").content.decode()
    assert message.reason in [text for answer in answers(mailbox) for _code, text in answer.notices]


def test_who_decides_in_english_answers_in_german(ours: Participant, mailbox: Mailbox):
    message, held = waiting(mailbox)
    with make.as_owner():
        clerk = exchange.clerk()
    with receiving.acting.as_worker(clerk.pk, path="test"), override("en"):
        actions.assign(by=clerk, message=message, person=held)
    run(mailbox)
    assert ("ok", "Die Meldung ist verarbeitet.") in [one for answer in answers(mailbox) for one in answer.notices]


def test_rows_of_before_keep_their_text(ours: Participant, mailbox: Mailbox, english: Client):
    message, _ = waiting(mailbox)
    with make.as_owner():
        Message.objects.filter(pk=message.pk).update(words=[], reason="Geschrieben vor dieser Version.")
    assert "Geschrieben vor dieser Version." in english.get(f"/exchange/{message.pk}/").content.decode()
