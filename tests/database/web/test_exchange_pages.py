# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the exchange: lists, a decision by clicks, and who sees what."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests import factories as make
from tests import factories_exchange as exchange
from tests.factories import EMMEN, LUZERN
from tests.factories_exchange import ON

from domizil.base.models import Role
from domizil.exchange.ech0020_v3 import civil_status, delivery, person
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.models import Message
from domizil.register.models import Person, Task


@pytest.fixture
def waiting(settled: Person) -> Message:
    """A death of somebody whose name is written otherwise."""
    died = person.DeathData(death_period=person.DeathPeriod(date_from=ON))
    who = exchange.of(settled, other_person_id=())
    told = exchange.identification(
        vn=None, official_name="Musster", first_name=settled.first_name, sex=2, date_of_birth=who.date_of_birth
    )
    header = exchange.header()
    text = delivery.to_xml(Delivery(header, "death", (civil_status.Death(person=told, death_data=died),)))
    with make.as_owner():
        row = Message.objects.create(
            direction="in", message_id=header.message_id, sender=exchange.THEIRS, recipient=exchange.OURS, kind="death",
            action="1", message_type=20, municipality_id=LUZERN, event_date=ON, state="waiting", sha256="0" * 64,
            code="several_persons", reason="Es ist nicht eindeutig, wer gemeint ist.", content=text.decode(),
            message_date=header.message_date, recorded_at=header.message_date,
        )  # fmt: skip
        Task.objects.create(
            municipality_id=LUZERN, kind="exchange_message", key=f"{row.sender} {row.message_id}", subject="Meldung",
            created=header.message_date,
        )  # fmt: skip
    return row


@pytest.fixture
def settled() -> Person:
    from domizil.base import acting
    from domizil.register import actions

    with make.as_owner():
        ours = exchange.participant()
    with acting.as_worker(ours.worker_id, path="test"):
        (event,) = actions.arrive(
            by=ours.worker, municipality=LUZERN, on=ON.replace(day=1), dwelling=None,
            persons=[exchange.reading_new(exchange.identification(vn=exchange.VN))],
        )  # fmt: skip
    with make.as_owner():
        return Person.objects.get(pk=event.person_id)


@pytest.fixture
def clerk(as_worker: Any) -> Client:
    return as_worker((Role.REGISTER, LUZERN))


@pytest.mark.parametrize("which", ["waiting", "trouble", "in", "out"])
def test_every_list_is_shown(clerk: Client, waiting: Message, which: str):
    text = clerk.get(f"/exchange/?list={which}").content.decode()
    assert ("Zu entscheiden (1)" in text) is True
    assert (f"/exchange/{waiting.pk}/" in text) is (which in ("waiting", "in"))


def test_a_list_that_does_not_exist_is_not_there(clerk: Client):
    assert clerk.get("/exchange/?list=all").status_code == 404


def test_a_clerk_chooses_who_is_meant(clerk: Client, waiting: Message, settled: Person, settings: Any):
    page = clerk.get(f"/exchange/{waiting.pk}/").content.decode()
    assert "Musster Anna Maria" in page
    assert f'value="{settled.pk}"' in page
    nobody = clerk.post(f"/exchange/{waiting.pk}/", {"do": "assign"})
    assert (nobody.status_code, "Wählen Sie die Person" in nobody.content.decode()) == (422, True)


def test_a_refusal_needs_a_reason(clerk: Client, waiting: Message):
    answer = clerk.post(f"/exchange/{waiting.pk}/", {"do": "refuse", "words": " "})
    assert answer.status_code == 422
    with make.as_owner():
        assert Message.objects.get(pk=waiting.pk).state == "waiting"


@pytest.mark.ech_schemas
@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"do": "assign"}, "applied"),
        ({"do": "refuse", "words": "Lebt nicht hier."}, "refused"),
        ({"do": "by_hand", "words": "Am Schalter erfasst."}, "applied"),
    ],
    ids=["assign", "refuse", "by hand"],
)
def test_a_decision_is_kept_and_answered(
    clerk: Client, waiting: Message, settled: Person, said: dict[str, str], state: str
):
    values = {**said, "person": settled.pk} if said["do"] == "assign" else said
    assert clerk.post(f"/exchange/{waiting.pk}/", values).status_code == 302
    with make.as_owner():
        assert Message.objects.get(pk=waiting.pk).state == state
        assert Message.objects.get(direction="out").reference == waiting.message_id
        assert Task.objects.get().done_on is not None


def test_the_document_is_for_the_residents_office(as_worker: Any, clerk: Client, waiting: Message):
    answer = clerk.get(f"/exchange/{waiting.pk}/message.xml")
    assert answer["Content-Type"] == "application/xml"
    assert b"Musster" in answer.content
    supervisor = as_worker((Role.SUPERVISOR, None))
    assert supervisor.get(f"/exchange/{waiting.pk}/").status_code == 200
    assert supervisor.get(f"/exchange/{waiting.pk}/message.xml").status_code == 404
    assert supervisor.post(f"/exchange/{waiting.pk}/", {"do": "refuse", "words": "x"}).status_code == 404


@pytest.mark.parametrize("grant", [(Role.REGISTER, EMMEN), (Role.SUPPORT, LUZERN)])
def test_others_find_nothing(as_worker: Any, waiting: Message, grant: tuple[Role, int]):
    assert as_worker(grant).get(f"/exchange/{waiting.pk}/").status_code == 404
