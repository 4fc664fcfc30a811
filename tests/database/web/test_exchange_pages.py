# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the exchange: lists, a decision by clicks, and who sees what."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from lxml import html
from tests import factories as make
from tests import factories_exchange as exchange
from tests.factories import EMMEN, LUZERN
from tests.factories_exchange import ON

from domizil.base import acting
from domizil.base.models import Role
from domizil.exchange import content_messages, documents, ech0093_v2, intake
from domizil.exchange.ech0020_v3 import civil_status, delivery, person
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.models import Message, Participant
from domizil.register import actions as register
from domizil.register.models import Person, RegisterEvent, Task


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


# --- from a message to the form that does what it asks for ---


def _links(text: str) -> list[str]:
    section = text.partition('aria-labelledby="do"')[2].partition("</section>")[0]
    return [unescape(address) for address in re.findall(r'href="([^"]+)"', section)]


def _came_by_message(settled: Person, kind: str) -> RegisterEvent:
    """The arrival of somebody, or a death, entered from a message that its sender recalls."""
    ours = Participant.objects.get(sedex_id=exchange.OURS)
    if kind == "death":
        with acting.as_worker(ours.worker_id, path="test"):
            register.register_death(by=ours.worker, person=settled, on=ON)
    event = RegisterEvent.objects.get(person=settled, kind="death" if kind == "death" else "move_in")
    Message.objects.create(
        direction="in", message_id="first", sender=exchange.THEIRS, recipient=exchange.OURS, kind=kind, action="1",
        municipality_id=LUZERN, event_date=ON, state="applied", sha256="0" * 64, event=event,
        recorded_at=event.recorded_at,
    )  # fmt: skip
    return event


@pytest.mark.parametrize(
    ("kind", "form", "values"),
    [
        ("moveIn", "residence", {"departure": "2.11.2024"}),
        ("death", "correction", {"field": "date_of_death", "value": "-"}),
    ],
)
def test_a_recall_leads_to_the_correction_of_what_it_is_about(
    clerk: Client, waiting: Message, settled: Person, kind: str, form: str, values: dict[str, str]
):
    with make.as_owner():
        event = _came_by_message(settled, kind)
        Message.objects.filter(pk=waiting.pk).update(action="3", reference="first", code="recall")
    (address,) = _links(clerk.get(f"/exchange/{waiting.pk}/").content.decode())
    asked = dict(parse_qsl(urlsplit(address).query))
    assert urlsplit(address).path == f"/register/report/{form}/"
    assert asked | values == asked
    assert (asked["person"], asked["corrects"]) == (str(settled.pk), str(event.pk))
    page = clerk.get(address).content.decode()
    assert "Meldung first widerrufen mit Meldung" in page
    posted = clerk.post(urlsplit(address).path, {**_form_of(page), "do": "check"})
    assert posted.status_code == 302, posted.content.decode()[-4000:]


def _form_of(page: str) -> dict[str, str]:
    """The form of a page as a browser would send it back."""
    found = html.fromstring(page).xpath('//form[.//*[@name="do"]]')
    return {name: value for form in found for name, value in form.fields.items() if name and value is not None}


def test_who_has_not_left_is_one_click_from_the_departure(clerk: Client, waiting: Message, settled: Person):
    there = ech0093_v2.ArrivedAt(
        reporting_municipality=exchange.town(351), arrival_date=ON, comes_from=exchange.town(),
        dwelling_address=ech0093_v2.Whereabouts(unknown="0"),
    )  # fmt: skip
    told = ech0093_v2.MoveIn(
        person=ech0093_v2.OnlyPerson(person_identification=exchange.of(settled)), has_main_residence=there
    )  # fmt: skip
    text = documents.to_xml(Delivery(exchange.header(), ech0093_v2.MOVE_IN, (told,)))
    with make.as_owner():
        Message.objects.filter(pk=waiting.pk).update(
            kind=ech0093_v2.MOVE_IN, code="not_departed", content=text.decode()
        )  # fmt: skip
    (address,) = _links(clerk.get(f"/exchange/{waiting.pk}/").content.decode())
    asked = dict(parse_qsl(urlsplit(address).query))
    assert urlsplit(address).path == "/register/report/departure/"
    assert (asked["person"], asked["on"], asked["to_place"]) == (str(settled.pk), "4.11.2024", "Gemeinde 351")


def test_a_task_with_a_form_leads_to_it_filled_in(clerk: Client, waiting: Message):
    values = {"official_name": "Neu", "first_name": "Ida", "date_of_birth": "1.2.1990", "sex": 2, "vn": None}
    told = {"name": "Neu Ida", "from": "Bern", "day": "4.11.2024", "form": {"kind": "arrival", "values": values}}
    with make.as_owner():
        Task.objects.update(kind="exchange_expected", subject=content_messages.EXPECTED, params=told)
    text = clerk.get("/register/tasks/").content.decode()
    (address,) = re.findall(r'href="(/register/report/arrival/[^"]+)"', text)
    page = clerk.get(unescape(address)).content.decode()
    assert 'value="Neu"' in page
    assert 'value="1.2.1990"' in page
