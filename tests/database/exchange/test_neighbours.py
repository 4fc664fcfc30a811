# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Departure and arrival between two municipalities (eCH-0093 version 2.0), out and in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.test_follow_up import last
from tests.database.exchange.test_receiving import resident, rows, run
from tests.factories import LUZERN
from tests.factories_exchange import ON

from domizil.base import acting
from domizil.base.xml_safe import violations
from domizil.exchange import actions, documents, ech0093_v2, intake, post, simulator
from domizil.exchange.ech0020_v3 import person
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.ech0093_v2 import DEATH, MOVE_IN, MOVE_OUT
from domizil.exchange.models import Message, Participant
from domizil.exchange.sedex import Mailbox
from domizil.register import actions as register
from domizil.register.models import Person, RegisterEvent, Residence, Task
from domizil.register.reporting import Place

ZURICH, OF_ZURICH = 261, "1-261-1"
TODAY = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def ours() -> Participant:
    """A municipality that tells Zurich of people who go there or come from there."""
    with make.as_owner():
        made = exchange.participant()
        neighbour = actions.partner(sedex_id=OF_ZURICH, name="Zürich")
        actions.subscribe(sender=made, recipient=neighbour, message_type=93, kinds=[MOVE_IN, MOVE_OUT])
        return made


def outgoing() -> list[Message]:
    return [row for row in rows(Message) if row.direction == "out" and row.recipient == OF_ZURICH]


def leave(to: int, name: str) -> None:
    with make.as_owner():
        clerk = exchange.clerk()
    held = rows(Person)[0]
    with acting.as_worker(clerk.pk, path="test"):
        register.depart(
            by=clerk, municipality=LUZERN, on=date(2024, 12, 10), persons=[held], goes_to=Place(to, None, name)
        )


def content_of(row: Message) -> Any:
    return intake.reopen(row.content).content


# --- out ---


@pytest.mark.ech_schemas
def test_the_municipality_of_destination_hears_of_a_departure(mailbox: Mailbox):
    resident(mailbox)
    leave(ZURICH, "Zürich")
    post.run(mailbox)
    (sent,) = outgoing()
    assert (sent.kind, sent.state) == (MOVE_OUT, "sent")
    told = content_of(sent)
    assert told.person.person_identification.vn == exchange.VN
    assert told.person.place_of_origin[0].origin_name == "Kriens"
    where = told.destination.move_out_reporting_destination
    assert (where.goes_to.destination_municipality.municipality_id, where.departure_date) == (
        ZURICH,
        date(2024, 12, 10),
    )
    assert violations(etree.fromstring(sent.content.encode()), ech0093_v2.SCHEMA) == []
    assert post.run(mailbox).told == 0


def test_nobody_hears_of_a_departure_to_somewhere_else(mailbox: Mailbox):
    resident(mailbox)
    leave(351, "Bern")
    post.run(mailbox)
    assert outgoing() == []


@pytest.mark.ech_schemas
def test_the_municipality_left_hears_of_an_arrival(mailbox: Mailbox):
    came = person.Destination(swiss_town=exchange.town(ZURICH))
    exchange.send(mailbox.root, "moveIn", exchange.move_in(comes_from=came))
    run(mailbox)
    (sent,) = outgoing()
    told = content_of(sent).has_main_residence
    assert (sent.kind, told.arrival_date, told.comes_from.municipality_id) == (MOVE_IN, ON, ZURICH)
    assert told.dwelling_address.swiss_town.egid == 100_001


# --- in ---


def notice(mailbox: Mailbox, kind: str, content: Any, on: date) -> str:
    header = exchange.header(sender_id=f"sedex://{OF_ZURICH}", event_date=on)
    simulator.send(mailbox.root, documents.to_xml(Delivery(header, kind, (content,))), header)
    run(mailbox)
    return last().state


def leaving(**values: Any) -> ech0093_v2.MoveOut:
    """Somebody who left Zurich to come here."""
    whole = exchange.whole()
    who = ech0093_v2.WholePerson(
        person_identification=whole.person_identification, name_data=whole.name_info.name_data,
        birth_data=whole.birth_info.birth_data, nationality_data=whole.nationality_data,
        marital_data=whole.marital_info.marital_data,
        place_of_origin=tuple(one.place_of_origin for one in whole.place_of_origin_info),
    )  # fmt: skip
    goes_to = ech0093_v2.GoesTo(
        destination_municipality=exchange.town(values.pop("to", LUZERN)),
        destination_address=ech0093_v2.Whereabouts(unknown="0"),
    )
    where = ech0093_v2.ReportingDestination(
        reporting_municipality=exchange.town(ZURICH), goes_to=goes_to, departure_date=ON
    )
    return ech0093_v2.MoveOut(
        person=who, destination=ech0093_v2.Destination(move_out_reporting_destination=where)
    )  # fmt: skip


def arrived(who: Any) -> ech0093_v2.MoveIn:
    """Somebody of ours who has registered in Zurich."""
    where = ech0093_v2.ArrivedAt(
        reporting_municipality=exchange.town(ZURICH), arrival_date=date(2024, 12, 12), comes_from=exchange.town(),
        dwelling_address=ech0093_v2.Whereabouts(unknown="0"),
    )  # fmt: skip
    return ech0093_v2.MoveIn(person=ech0093_v2.OnlyPerson(person_identification=who), has_main_residence=where)


@pytest.mark.ech_schemas
def test_who_is_announced_is_expected_and_not_entered(mailbox: Mailbox):
    assert notice(mailbox, MOVE_OUT, leaving(), ON) == "applied", last().reason
    (task,) = rows(Task)
    assert (task.kind, task.params["day"]) == ("exchange_expected", "4.11.2024")
    assert rows(Person) == rows(Residence) == []


def test_who_is_here_already_is_no_task(mailbox: Mailbox):
    resident(mailbox)
    assert notice(mailbox, MOVE_OUT, leaving(), ON) == "applied"
    assert rows(Task) == []


def test_an_announcement_for_another_municipality_is_refused(mailbox: Mailbox):
    assert notice(mailbox, MOVE_OUT, leaving(to=1024), ON) == "refused"
    assert last().code == "wrong_municipality"


@pytest.mark.ech_schemas
def test_who_has_arrived_there_went_there(mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    leave(351, "Bern")
    assert notice(mailbox, MOVE_IN, arrived(who), date(2024, 12, 12)) == "applied", last().reason
    (held,) = rows(Residence)
    assert (held.goes_to_municipality, rows(RegisterEvent)[-1].kind) == (ZURICH, "correct_reporting")
    assert notice(mailbox, MOVE_IN, arrived(who), date(2024, 12, 12)) == "applied"
    assert len(rows(RegisterEvent)) == 3


def test_who_has_not_left_here_is_for_a_clerk(mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    assert notice(mailbox, MOVE_IN, arrived(who), date(2024, 12, 12)) == "waiting"
    assert last().code == "not_departed"
    assert rows(Residence)[0].valid.upper is None


@pytest.mark.ech_schemas
def test_a_death_that_the_main_residence_tells_is_entered(mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    content = ech0093_v2.Death(person=ech0093_v2.OnlyPerson(person_identification=who), date_of_death=ON)
    assert notice(mailbox, DEATH, content, ON) == "applied", last().reason
    assert rows(Person)[0].date_of_death == ON


@pytest.mark.ech_schemas
def test_without_the_schema_of_the_standard_it_is_refused(
    mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from tests.loose_schemas import loose_schemas

    folder = loose_schemas(tmp_path / "only-0020")
    (folder / f"{ech0093_v2.SCHEMA}.xsd").unlink()
    monkeypatch.setenv("DOMIZIL_ECH_XSD", str(folder))
    assert notice(mailbox, MOVE_OUT, leaving(), ON) == "refused"
    assert last().code == "unknown_version"
