# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""After an entry: which messages go out about it, to whom, and what became of them."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests import factories_exchange, reports
from tests.database.web.test_unit_page import said
from tests.loose_schemas import loose_schemas

from domizil.base import clock
from domizil.base.models import Role
from domizil.exchange import actions
from domizil.exchange.models import Message, Participant, Subscription


@pytest.fixture
def entered(as_worker):
    """Enter an event at the counter and return its page, asked again by each call."""
    clerk = as_worker((Role.REGISTER, make.LUZERN))

    def enter(kind: str):
        with make.as_owner():
            make.country(8207)
            facts = reports.facts_of(kind, reports.resident())
        address = clerk.post(f"/register/report/{kind}/", reports.posted(facts) | {"do": "check"}).url
        clerk.post(address, {"do": "enter"})
        return lambda: clerk.get(address)

    return enter


@pytest.fixture
def ours():
    """Our municipality, and a subscriber of its moves out."""
    with make.as_owner():
        ours = factories_exchange.participant()
        recipient = Participant.objects.get(sedex_id=factories_exchange.THEIRS)
        Subscription.objects.create(
            sender=ours, recipient=recipient, kinds=["moveOut"], message_type=20, since=clock.now()
        )
    return ours


def test_the_page_names_who_will_be_told_and_then_leads_to_the_message(entered, ours, tmp_path, monkeypatch):
    monkeypatch.setenv("DOMIZIL_ECH_XSD", str(loose_schemas(tmp_path / "xsd")))
    page = entered("departure")
    assert "Register eines Partners : Wegzug" in said(page()).replace("Partners:", "Partners :")
    assert "wird mit dem nächsten Lauf gesendet" in said(page())
    with make.as_owner():
        assert actions.collect(by=ours.worker, participant=ours) == 1
        message = Message.objects.get()
    assert f'href="/exchange/{message.pk}/"' in page().content.decode()
    assert "wird mit dem nächsten Lauf" not in said(page())


def test_what_nobody_subscribed_to_is_told_to_nobody(entered, ours):
    assert "geht keine Meldung" in said(entered("name")())


def test_without_subscribers_nothing_goes_out(entered):
    assert "geht keine Meldung" in said(entered("departure")())
