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
from domizil.exchange import intake
from domizil.exchange.ech0020_v3 import civil_status, delivery, person
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.models import Message, Participant
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


def test_the_list_names_whom_a_message_is_about_and_who_sent_it(clerk: Client, waiting: Message):
    text = clerk.get("/exchange/").content.decode()
    assert "Musster Anna Maria, 2.3.1985" in text
    assert "Register eines Partners" in text
    assert waiting.reason in text


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_the_queue_holds_from_none_to_a_thousand(clerk: Client, waiting: Message, count: int):
    with make.as_owner():
        if not count:
            Message.objects.all().delete()
        columns = {field.attname: getattr(waiting, field.attname) for field in Message._meta.concrete_fields}
        del columns["id"]
        Message.objects.bulk_create(Message(**{**columns, "message_id": f"q-{number}"}) for number in range(1, count))
    text = clerk.get("/exchange/").content.decode()
    assert f"Zu entscheiden ({count})" in text
    assert text.count("Musster Anna Maria") == min(count, 30)
    assert ("Nichts zu entscheiden" in text) is (count == 0)


@pytest.mark.ech_schemas
def test_a_message_is_handed_on_to_whom_it_concerns(clerk: Client, waiting: Message):
    with make.as_owner():
        other = Participant.objects.create(sedex_id="1-261-1", name="Zürich")
    assert "Zürich (1-261-1)" in clerk.get(f"/exchange/{waiting.pk}/").content.decode()
    assert clerk.post(f"/exchange/{waiting.pk}/", {"do": "hand_on", "to": other.pk}).status_code == 302
    with make.as_owner():
        row = Message.objects.get(pk=waiting.pk)
        passed = Message.objects.get(direction="out", kind="death")
        assert Message.objects.get(kind="eventReport").reference == waiting.message_id
    assert (row.state, row.reason) == ("applied", "Die Meldung ist weitergeleitet an Zürich.")
    assert (passed.recipient, passed.action) == ("1-261-1", "10")
    header = intake.reopen(passed.content).header
    assert header.original_sender_id == f"sedex://{exchange.THEIRS}"
    assert header.initial_message_date == waiting.message_date


@pytest.mark.parametrize("to", ["", "x", "999999999", "sender"])
def test_it_is_not_handed_on_to_nobody_or_back(clerk: Client, waiting: Message, to: str):
    with make.as_owner():
        back = Participant.objects.get(sedex_id=exchange.THEIRS).pk
    chosen = back if to == "sender" else to
    answer = clerk.post(f"/exchange/{waiting.pk}/", {"do": "hand_on", "to": chosen})
    assert (answer.status_code, "Wählen Sie die Stelle" in answer.content.decode()) == (422, True)
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


def test_the_task_about_a_message_leads_to_it_and_is_not_closed_past_it(clerk: Client, waiting: Message):
    with make.as_owner():
        Task.objects.update(params={"message": waiting.pk})
    text = clerk.get("/register/tasks/").content.decode()
    assert f'href="/exchange/{waiting.pk}/"' in text
    assert "Meldung entscheiden" in text
    assert 'name="outcome"' not in text
