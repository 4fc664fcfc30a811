# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events of the register go out as messages that hold to the schema, and what the other side says comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.test_receiving import MESSAGES, resident, rows, run
from tests.factories_exchange import ON, OURS, THEIRS

from domizil.base import acting
from domizil.base.refusal import Refusal
from domizil.exchange import actions, base_delivery, intake, post, simulator, telling
from domizil.exchange.ech import envelope
from domizil.exchange.ech0020_v3 import delivery
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.models import Message, Participant
from domizil.exchange.sedex import Mailbox
from domizil.register import actions as register
from domizil.register.models import Person, RegisterEvent, Task
from domizil.register.papers import actions as papers
from domizil.register.papers.models import BlockAuthority

OTHER = "4-LU-20"


@pytest.fixture
def ours() -> Participant:
    """A municipality whose events another participant gets."""
    with make.as_owner():
        made = exchange.participant()
        subscriber = actions.partner(sedex_id=OTHER, name="Kantonale Plattform")
        actions.subscribe(sender=made, recipient=subscriber, message_type=20)
        return made


def told(mailbox: Mailbox, to: str = OTHER) -> list[Delivery]:
    """The messages that lie in the outbox for a participant, in the order they were made."""
    found = []
    for file in (mailbox.root / "outbox").glob("envl_*.xml"):
        sent = envelope.read(etree.parse(str(file)).getroot())
        opened = intake.open_file(file.with_name(file.name.replace("envl", "data")))
        if to in sent.recipient_id and isinstance(opened.document, Delivery):
            found.append(opened.document)
    order = {row.message_id: row.pk for row in rows(Message)}
    return sorted(found, key=lambda one: order[one.header.message_id])


def outgoing() -> list[Message]:
    return [row for row in rows(Message) if row.direction == "out" and row.kind != "eventReport"]


pytestmark = pytest.mark.usefixtures("ours")


@pytest.mark.parametrize("kind", sorted(MESSAGES))
def test_what_came_from_one_register_is_told_to_another(mailbox: Mailbox, kind: str):
    """A message comes in, changes the register, and the event goes out again as a message of the same kind."""
    who = exchange.of(resident(mailbox))
    day = date(2024, 10, 7) if kind == "correctReporting" else ON
    exchange.send(mailbox.root, kind, MESSAGES[kind](who), event_date=day)
    assert run(mailbox) == {"applied": 1}
    last = told(mailbox)[-1]
    assert last.kind == {"changeNationality": "undoSwiss", "correctName": "correctName"}.get(kind, last.kind)
    assert {one.kind for one in told(mailbox)} >= {"moveIn"}
    assert all(one.header.response_expected for one in told(mailbox))
    assert [row.state for row in outgoing()] == ["sent"] * len(outgoing())
    before = len(outgoing())
    assert post.run(mailbox).told == 0
    assert len(outgoing()) == before


def test_the_content_says_what_the_register_holds(mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    exchange.send(mailbox.root, "move", MESSAGES["move"](who))
    run(mailbox)
    arrival, move = told(mailbox)
    (held,) = rows(Person)
    sent = arrival.content.person
    assert sent.person_identification.vn == exchange.VN
    assert sent.person_identification.local_person_id.person_id == str(held.pk)
    assert sent.place_of_origin_info[0].place_of_origin.origin_name == "Kriens"
    assert arrival.content.has_main_residence.comes_from.foreign_country.country.country_id == 8204
    assert arrival.content.has_main_residence.dwelling_address.egid == 100_001
    assert move.content.move_reporting_municipality.dwelling_address.egid == 100_777
    assert move.header.event_date == move.content.move_reporting_municipality.dwelling_address.moving_date == ON


def test_what_was_entered_at_the_counter_goes_out(mailbox: Mailbox, ours: Participant):
    held = resident(mailbox)
    with make.as_owner():
        clerk = exchange.clerk()
    with acting.as_worker(clerk.pk, path="test"):
        register.change_name(by=clerk, person=held, on=date(2024, 12, 2), names={"official_name": "Später"})
        register.lock_data(by=clerk, person=held, on=date(2024, 12, 3), reason="Bedrohung", ordered_by="Gericht")
    post.run(mailbox)
    _, change, lock = told(mailbox)
    assert change.content.person.official_name == "Muster"  # a change of names identifies by the former ones
    assert change.content.name_info.name_data.official_name == "Später"
    assert (lock.kind, lock.content.data_lock, lock.header.data_lock) == ("dataLock", "2", "2")


def test_a_lock_travels_with_every_later_message(mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    exchange.send(mailbox.root, "dataLock", MESSAGES["dataLock"](who))
    run(mailbox)
    exchange.send(mailbox.root, "move", MESSAGES["move"](who))
    run(mailbox)
    assert [(one.kind, one.header.data_lock) for one in told(mailbox)] == [
        ("moveIn", None), ("dataLock", "2"), ("move", "2"),
    ]  # fmt: skip


def test_an_event_is_not_told_back_to_who_told_it(mailbox: Mailbox, ours: Participant):
    with make.as_owner():
        back = Participant.objects.get(sedex_id=THEIRS)
        actions.subscribe(sender=ours, recipient=back, message_type=20)
    exchange.send(mailbox.root, "moveIn", exchange.move_in())
    run(mailbox)
    assert [one.kind for one in told(mailbox, OTHER)] == ["moveIn"]
    assert told(mailbox, THEIRS) == []


def test_a_case_of_eumzug_keeps_its_number(mailbox: Mailbox):
    exchange.send(mailbox.root, "moveIn", exchange.move_in(), business_process_id="EUMZUG-2024-7")
    run(mailbox)
    assert told(mailbox)[0].header.business_process_id == "EUMZUG-2024-7"


def test_only_kinds_that_were_asked_for_are_told(mailbox: Mailbox, ours: Participant):
    with make.as_owner():
        ours.subscribers.update(kinds=["moveOut"])
    who = exchange.of(resident(mailbox))
    exchange.send(mailbox.root, "moveOut", MESSAGES["moveOut"](who))
    run(mailbox)
    assert [one.kind for one in told(mailbox)] == ["moveOut"]


def test_what_a_subscriber_does_not_want_is_never_in_the_way(
    mailbox: Mailbox, ours: Participant, monkeypatch: pytest.MonkeyPatch
):
    """However much happened that is not for them, what is for them comes; and no more at once than a run can do."""
    monkeypatch.setattr(actions.sending, "MOST", 1)
    with make.as_owner():
        ours.subscribers.update(kinds=["correctReligion", "dataLock"])
        clerk = exchange.clerk()
    held = resident(mailbox)
    with acting.as_worker(clerk.pk, path="test"):
        register.change_name(by=clerk, person=held, on=date(2024, 12, 2), names={"call_name": "Anni"})
        register.lock_data(by=clerk, person=held, on=date(2024, 12, 3), reason="Bedrohung", ordered_by="Gericht")
        register.unlock_data(by=clerk, person=held, on=date(2024, 12, 4), reason="vorbei")
    assert [post.run(mailbox).told for _ in range(3)] == [1, 1, 0]
    assert [(one.kind, one.content.data_lock) for one in told(mailbox)] == [("dataLock", "2"), ("dataLock", "0")]


def test_every_message_that_tells_an_event_is_among_those_that_may(mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    for kind in ("changeName", "dataLock", "changeSex"):
        exchange.send(mailbox.root, kind, MESSAGES[kind](who))
        run(mailbox)
    with make.as_owner():
        for event in RegisterEvent.objects.select_related("person"):
            assert {one.kind for one in telling.tell(event)} <= telling.kinds_of(event)
    assert set(telling.POSSIBLE) == set(telling.TELLERS)


@pytest.mark.parametrize(("accept", "state"), [(True, "accepted"), (False, "rejected")])
def test_receipts_and_answers_come_back(mailbox: Mailbox, accept: bool, state: str):
    exchange.send(mailbox.root, "moveIn", exchange.move_in())
    run(mailbox)
    assert simulator.play(mailbox.root, OTHER, accept=accept) == ["moveIn"]
    tally = post.run(mailbox)
    assert (tally.receipts, dict(tally.received.states)) == (1, {"applied": 1})
    (sent,) = outgoing()
    assert sent.state == state
    assert [task.kind for task in rows(Task)] == ([] if accept else ["exchange_message"])
    assert simulator.play(mailbox.root, OTHER) == []


@pytest.mark.parametrize(("code", "state", "tasks"), [(100, "delivered", 0), (201, "sent", 0), (310, "undelivered", 1)])
def test_what_sedex_says_is_kept(mailbox: Mailbox, code: int, state: str, tasks: int):
    exchange.send(mailbox.root, "moveIn", exchange.move_in())
    run(mailbox)
    (sent,) = outgoing()
    day = exchange.header().message_date
    receipt = envelope.Receipt(
        event_date=day, status_code=code, status_info="x", message_id=sent.message_id, message_type=20,
        message_class=0, sender_id=OURS, recipient_id=OTHER,
    )  # fmt: skip
    for name in ("1", "2"):  # the adapter may say it twice
        (mailbox.root / "receipts" / f"receipt_{name}.xml").write_bytes(envelope.to_xml(receipt))
        post.run(mailbox)
    assert outgoing()[0].state == state
    assert len(rows(Task)) == tasks


def test_an_answer_to_nothing_is_refused(mailbox: Mailbox):
    exchange.send(mailbox.root, "moveIn", exchange.move_in())
    run(mailbox)
    simulator.play(mailbox.root, OTHER)
    with make.as_owner():
        Message.objects.filter(direction="out").update(message_id="forgotten")
    assert dict(post.run(mailbox).received.states) == {"refused": 1}


# --- base delivery ---


def residents(count: int, ours: Participant) -> None:
    with make.as_owner():
        clerk = exchange.clerk()
    for number in range(count):
        letters = "".join(chr(97 + int(digit)) for digit in str(number))
        new = exchange.reading_new(exchange.identification(vn=None, official_name=f"Muster{letters}"))
        with acting.as_worker(clerk.pk, path="test"):
            register.arrive(by=clerk, municipality=1061, on=ON, persons=[new], dwelling=None)


def test_a_base_delivery_is_written_in_packages_and_read_again(mailbox: Mailbox, ours: Participant, tmp_path: Path):
    residents(5, ours)
    files = list(base_delivery.export(1061, tmp_path / "out", package=2))
    assert [persons for _, persons in files] == [2, 2, 1]
    read = [intake.open_file(file) for file, _ in files]
    parts = [one.header.partial_delivery for one in read]
    assert [(part.number_of_actual_package, part.total_number_of_packages) for part in parts] == [
        (1, 3),
        (2, 3),
        (3, 3),
    ]
    assert len({part.unique_id_delivery for part in parts}) == 1
    assert not list((tmp_path / "out").glob("*.part"))
    assert sum(len(one.document.contents) for one in read) == 5


def test_our_own_delivery_agrees_with_our_register(mailbox: Mailbox, ours: Participant, tmp_path: Path):
    residents(3, ours)
    ((file, _),) = base_delivery.export(1061, tmp_path / "out")
    sent = delivery.read(etree.parse(str(file)).getroot())
    exchange.send(mailbox.root, "baseDelivery", sent.contents, event_date=date(2024, 12, 31))
    assert run(mailbox) == {"applied": 1}
    (message,) = (row for row in rows(Message) if row.kind == "baseDelivery")
    assert (message.persons, message.reason) == (3, "stimmt überein: 3")
    assert rows(Task) == []


@pytest.mark.parametrize("kind", base_delivery.KINDS)
def test_a_delivery_is_sent_and_its_receipt_comes_back(mailbox: Mailbox, ours: Participant, kind: str):
    residents(3, ours)
    with acting.as_worker(ours.worker_id, path="test"):
        assert base_delivery.send(1061, mailbox, kind=kind, to=OTHER, message_type=20) == 1
    (sent,) = [one for one in told(mailbox) if one.kind == kind]
    assert len(sent.contents) == (3 if kind == "baseDelivery" else 1)
    assert simulator.play(mailbox.root, OTHER) == [kind]
    post.run(mailbox)
    (row,) = [row for row in rows(Message) if row.kind == kind]
    assert (row.state, row.persons, row.packages) == ("accepted", 3, 1)
    assert not list(mailbox.root.glob(".export-*"))


def test_a_block_on_papers_is_told_and_lifted(mailbox: Mailbox, ours: Participant):
    held = resident(mailbox)
    with make.as_owner():
        clerk = exchange.clerk()
    with acting.as_worker(clerk.pk, path="test"):
        block = papers.block_papers(
            by=clerk,
            municipality=1061,
            person=held,
            authority=BlockAuthority.CRIMINAL_AUTHORITY,
            office="Bezirksgericht",
            reference="B-1",
            accused_or_suspected=True,
            ordered_on=ON,
            on=date(2024, 12, 20),
        )
        papers.lift_block(by=clerk, block=block, reference="B-2", on=date(2024, 12, 30))
    post.run(mailbox)
    assert [(one.kind, one.content.paper_lock) for one in told(mailbox)[1:]] == [("paperLock", "1"), ("paperLock", "0")]


def test_a_package_has_at_most_ten_thousand_persons(ours: Participant, tmp_path: Path):
    with pytest.raises(Refusal) as refused:
        list(base_delivery.export(1061, tmp_path, package=10_001))
    assert refused.value.code == "package_size"


# --- with the schemas of the eCH ---


@pytest.mark.ech_schemas
@pytest.mark.parametrize("kind", sorted(MESSAGES))
def test_everything_that_goes_out_holds_to_the_schemas(mailbox: Mailbox, kind: str):
    test_what_came_from_one_register_is_told_to_another(mailbox, kind)


@pytest.mark.ech_schemas
def test_a_base_delivery_holds_to_the_schemas(mailbox: Mailbox, ours: Participant, tmp_path: Path):
    test_a_base_delivery_is_written_in_packages_and_read_again(mailbox, ours, tmp_path)


@pytest.mark.ech_schemas
def test_what_the_schema_refuses_is_refused(mailbox: Mailbox):
    content: Any = exchange.move_in(dwelling_address=exchange.dwelling(ewid=1000))
    exchange.send(mailbox.root, "moveIn", content)
    assert run(mailbox) == {"refused": 1}
    (row,) = (one for one in rows(Message) if one.direction == "in")
    assert row.code == "invalid"
    assert "EWID" in row.reason
    assert rows(Person) == []


@pytest.mark.parametrize("typed", ["x y", "../../etc", "", "4-LU-20\n"])
def test_who_takes_part_has_a_sedex_number(typed):
    with make.as_owner():
        town = make.municipality(make.LUZERN)
        for way in (
            lambda: actions.join(sedex_id=typed, municipality=town),
            lambda: actions.partner(sedex_id=typed, name="Bad"),
        ):
            with pytest.raises(Refusal, check=lambda refusal: refusal.code == "no_sedex_number"):
                way()
        assert not Participant.objects.filter(sedex_id=typed).exists()
