# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that come in, from the inbox to the register and back to the sender: what is applied."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from lxml import etree
from tests import factories as make
from tests import factories_exchange as exchange
from tests.factories_exchange import ON

from domizil.base import acting
from domizil.base.kept_text import show
from domizil.exchange import post
from domizil.exchange.ech0020_v3 import blocks, civil_status, corrections, events, extra, management, person, report
from domizil.exchange.ech0020_v3.identification import NamedPersonId
from domizil.exchange.models import Message, Participant
from domizil.exchange.sedex import Mailbox
from domizil.permits.models import Permit
from domizil.register.models import Person, RegisterEvent, Residence, Task

BEFORE = ON - timedelta(days=30)


@pytest.fixture
def ours() -> Participant:
    with make.as_owner():
        return exchange.participant()


def run(mailbox: Mailbox) -> dict[str, int]:
    return dict(post.run(mailbox).received.states)


def rows(model: Any) -> Any:
    """All rows of a table, as the owner sees them."""
    with make.as_owner():
        return list(model.objects.order_by("pk"))


def incoming() -> Message:
    (found,) = (row for row in rows(Message) if row.direction == "in")
    return found


def answers(mailbox: Mailbox) -> list[report.Report]:
    """The answers that lie in the outbox."""
    roots = [etree.parse(str(file)).getroot() for file in sorted((mailbox.root / "outbox").glob("data_*.xml"))]
    return [report.read(root) for root in roots if root.tag == report.ROOT]


def resident(mailbox: Mailbox, **values: Any) -> Person:
    """Somebody who came by a message a month before."""
    exchange.send(mailbox.root, "moveIn", exchange.move_in(on=BEFORE, **values), event_date=BEFORE)
    assert run(mailbox) == {"applied": 1}, incoming().reason
    with make.as_owner():
        Message.objects.filter(direction="in").delete()
    (found,) = rows(Person)
    return found


def test_an_arrival_is_entered_and_answered(ours: Participant, mailbox: Mailbox):
    told = exchange.send(mailbox.root, "moveIn", exchange.move_in(), business_process_id="EUMZUG-17")
    assert run(mailbox) == {"applied": 1}
    (event,), (residence,), (entered,) = rows(RegisterEvent), rows(Residence), rows(Person)
    assert (event.kind, event.source, event.evidence_number) == ("move_in", "exchange", told.message_id)
    assert (residence.valid.lower, residence.comes_from, residence.comes_from_country_id) == (
        ON, "Freiburg, Deutschland", 8204,
    )  # fmt: skip
    assert (entered.official_name, entered.vn, event.worker_id) == ("Muster", exchange.VN, ours.worker_id)
    with connection.cursor() as cursor:  # nobody else enters somebody born on that day before this is committed
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"
        cursor.execute(held, [entered.date_of_birth.toordinal()])
        assert cursor.fetchone() == (1,)
    kept = incoming()
    assert (kept.state, kept.event_id, kept.person_id) == ("applied", event.pk, entered.pk)
    (answer,) = answers(mailbox)
    assert answer.accepted
    assert answer.header.reference_message_id == told.message_id
    assert answer.header.business_process_id == "EUMZUG-17"


def test_a_family_that_comes_in_messages_of_one_case_is_one_case(ours: Participant, mailbox: Mailbox):
    for name, vn in (("Anton", "7569999999991"), ("Berta", "7560000000019")):
        who = exchange.identification(vn=vn, first_name=name)
        exchange.send(mailbox.root, "moveIn", exchange.move_in(who), business_process_id="case-1")
    assert run(mailbox) == {"applied": 2}
    assert len({event.business_process_id for event in rows(RegisterEvent)}) == 1


def status(value: str) -> person.MaritalData:
    return person.MaritalData(marital_status=value, date_of_marital_status=ON)


def married(who: Any) -> civil_status.Marriage:
    data = blocks.MarriageData(marital_status="2", date_of_marital_status=ON)
    return civil_status.Marriage(person=who, marital_info=blocks.MarriageInfo(marital_data=data))


def named(who: Any) -> blocks.NameInfo:
    data = person.NameData(official_name="Nachher", first_name=who.first_name, original_name="Muster")
    return blocks.NameInfo(name_data=data)


def moved_to() -> blocks.Reporting:
    there = exchange.dwelling(egid=100_777, moving_date=ON)
    return blocks.Reporting(reporting_municipality=exchange.town(), dwelling_address=there)


def left_for() -> blocks.Reporting:
    return blocks.Reporting(
        reporting_municipality=exchange.town(), departure_date=ON, goes_to=person.Destination(unknown="0")
    )


def residence_since(day: date) -> person.MainResidence:
    data = person.ResidenceData(
        reporting_municipality=exchange.town(), arrival_date=day, comes_from=person.Destination(unknown="0"),
        dwelling_address=exchange.dwelling(),
    )  # fmt: skip
    return person.MainResidence(main_residence=data)


GERMAN = person.NationalityData(
    nationality_status="2", country_info=(person.CountryInfo(country=exchange.country(8204)),)
)
MESSAGES: dict[str, Any] = {
    "move": lambda who: events.Move(person=who, move_reporting_municipality=moved_to()),
    "moveOut": lambda who: events.MoveOut(person=who, move_out_reporting_destination=left_for()),
    "death": lambda who: civil_status.Death(
        person=who, death_data=person.DeathData(death_period=person.DeathPeriod(date_from=ON))
    ),
    "marriage": married,
    "changeName": lambda who: events.ChangeName(person=who, name_info=named(who)),
    "changeNationality": lambda who: events.ChangeNationality(person=who, nationality_data=GERMAN),
    "changeResidencePermit": lambda who: events.ChangeResidencePermit(
        person=who,
        residence_permit_data=person.ResidencePermitData(
            residence_permit="0302", residence_permit_valid_till=date(2029, 11, 3)
        ),
    ),
    "changeSex": lambda who: events.ChangeSex(person=events.ChangedSex(person_identification=who, sex=1)),
    "dataLock": lambda who: events.DataLock(person=who, data_lock="2"),
    "correctName": lambda who: corrections.CorrectName(person=who, name_info=named(who)),
    "correctReporting": lambda who: corrections.CorrectReporting(
        person=who, has_main_residence=residence_since(BEFORE + timedelta(days=2))
    ),
}
EVENTS = {
    "move": "move", "moveOut": "move_out", "death": "death", "marriage": "marriage", "changeName": "change_name",
    "changeNationality": "undo_citizen", "changeResidencePermit": "change_residence_permit",
    "changeSex": "change_sex", "dataLock": "data_lock", "correctName": "correct_person",
    "correctReporting": "correct_reporting",
}  # fmt: skip


@pytest.mark.parametrize("kind", MESSAGES)
def test_a_message_about_a_resident_is_entered(ours: Participant, mailbox: Mailbox, kind: str):
    who = exchange.of(resident(mailbox))
    day = BEFORE + timedelta(days=2) if kind == "correctReporting" else ON
    exchange.send(mailbox.root, kind, MESSAGES[kind](who), event_date=day)
    assert run(mailbox) == {"applied": 1}, incoming().reason
    assert rows(RegisterEvent)[-1].kind == EVENTS[kind] or EVENTS[kind] in {one.kind for one in rows(RegisterEvent)}
    assert all(answer.accepted for answer in answers(mailbox))


def test_what_was_told_stands_in_the_register(ours: Participant, mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    for kind in ("changeName", "changeResidencePermit"):
        exchange.send(mailbox.root, kind, MESSAGES[kind](who))
    assert run(mailbox) == {"applied": 2}
    (permit,), (held,) = rows(Permit), rows(Person)
    assert (permit.category, permit.valid.lower, permit.valid.upper) == ("03", ON, date(2029, 11, 4))
    assert held.official_name == "Nachher"


def test_a_birth_is_entered_with_the_parent(ours: Participant, mailbox: Mailbox):
    parent = exchange.of(resident(mailbox))
    born = date(2024, 12, 1)
    who = exchange.identification(vn="7560000000019", first_name="Neu", date_of_birth=exchange.day(born))
    told = exchange.whole(who)
    child = blocks.BirthPerson(
        person_identification=who, name_info=told.name_info, birth_info=told.birth_info,
        religion_data=told.religion_data, marital_data=told.marital_info.marital_data,
        nationality_data=told.nationality_data, place_of_origin_info=told.place_of_origin_info,
        lock_data=told.lock_data,
        parental_relationship=(
            extra.ParentalRelationship(
                partner=extra.Partner(person_identification=parent), type_of_relationship="3", care=3
            ),
        ),
    )  # fmt: skip
    exchange.send(mailbox.root, "birth", events.Birth(person=child), event_date=born)
    assert run(mailbox) == {"applied": 1}, incoming().reason
    assert {held.first_name for held in rows(Person)} == {"Anna Maria", "Neu"}
    assert len(rows(Residence)) == 2


def test_divorce_follows_marriage(ours: Participant, mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    exchange.send(mailbox.root, "marriage", married(who))
    later = date(2024, 12, 20)
    data = person.MaritalData(marital_status="4", date_of_marital_status=later)
    exchange.send(
        mailbox.root, "divorce", civil_status.Divorce(person=who, marital_data=data), event_date=later
    )  # fmt: skip
    assert run(mailbox) == {"applied": 2}


def test_naturalisation_brings_places_of_origin(ours: Participant, mailbox: Mailbox):
    stranger = exchange.whole(nationality_data=GERMAN, place_of_origin_info=(), residence_permit_data=permit_b())
    told = events.MoveIn(person=stranger, has_main_residence=exchange.residence(BEFORE))
    exchange.send(mailbox.root, "moveIn", told, event_date=BEFORE)
    run(mailbox)
    (held,) = rows(Person)
    origin = blocks.OriginInfo(
        place_of_origin=person.Origin(origin_name="Luzern", canton="LU"),
        place_of_origin_addon_data=extra.OriginAddon(naturalization_date=ON),
    )
    swiss = events.SwissNationality(
        nationality_status="2", country=events.SwissCountry(country_id=8100, country_id_iso2="CH")
    )
    content = events.NaturalizeForeigner(
        person=exchange.of(held), place_of_origin_info=(origin,), nationality=swiss
    )  # fmt: skip
    exchange.send(mailbox.root, "naturalizeForeigner", content)
    assert run(mailbox) == {"applied": 1}, incoming().reason
    (held,) = rows(Person)
    assert held.nationality_id == 8100
    assert rows(RegisterEvent)[-1].kind == "naturalize_foreigner"


def permit_b() -> person.ResidencePermitData:
    return person.ResidencePermitData(residence_permit="0201")


def test_numbers_of_another_register_are_kept(ours: Participant, mailbox: Mailbox):
    held = resident(mailbox)
    number = NamedPersonId(person_id_category="CT.LU", person_id="4711")
    known = exchange.of(held, other_person_id=(number,))
    stranger = exchange.identification(vn="7560000000019", official_name="Fremd", first_name="Otto", sex=1)
    content = management.KeyExchange(key_exchange_person=(known, stranger))
    exchange.send(mailbox.root, "keyExchange", content, event_date=date(2024, 12, 31))
    assert run(mailbox) == {"applied": 1}, incoming().reason
    with make.as_owner():
        assert held.official_ids.filter(scheme="CT.LU", value="4711").exists()
    assert "nicht bekannt: 1" in incoming().reason


def test_a_base_delivery_enters_who_is_missing_and_compares_the_others(ours: Participant, mailbox: Mailbox):
    held = resident(mailbox)
    changed = exchange.whole(exchange.of(held), religion_data=person.ReligionData(religion="121"))
    new = exchange.whole(exchange.identification(vn="7560000000019", official_name="Neu", first_name="Otto", sex=1))
    contents = tuple(
        management.BaseDelivery(base_delivery_person=told, has_main_residence=exchange.residence(BEFORE))
        for told in (changed, new)
    )
    exchange.send(mailbox.root, "baseDelivery", contents, event_date=date(2024, 12, 31))
    assert run(mailbox) == {"applied": 1}, incoming().reason
    assert {one.official_name for one in rows(Person)} == {"Muster", "Neu"}
    (task,) = rows(Task)
    assert task.kind == "exchange_difference"
    assert "000 / 121" in show(task.params["what"])


def test_an_event_ahead_waits_for_its_day(ours: Participant, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch):
    day = date(2025, 1, 15)
    exchange.send(mailbox.root, "moveIn", exchange.move_in(on=day), event_date=day)
    assert run(mailbox) == {"waiting": 1}
    assert (incoming().code, rows(Task), rows(Person)) == ("ahead", [], [])
    assert run(mailbox) == {}
    monkeypatch.setenv("DOMIZIL_TODAY", day.isoformat())
    assert run(mailbox) == {"applied": 1}
    (residence,) = rows(Residence)
    assert residence.valid.lower == day


def test_every_change_says_which_account_made_it(ours: Participant, mailbox: Mailbox):
    exchange.send(mailbox.root, "moveIn", exchange.move_in())
    run(mailbox)
    (held,) = rows(Person)
    with make.as_owner():
        told = held.events.get().pgh_context.metadata
    assert told == {"worker": ours.worker_id, "path": "exchange"}
    with acting.as_worker(ours.worker_id, path="test"):
        assert Message.objects.count() == 2


def several(count: int) -> list[Any]:
    """Different people, as messages identify them."""
    return [
        exchange.identification(
            vn=None, first_name=name, official_name="Muster", date_of_birth=exchange.day(date(1970, 1, 1 + place))
        )
        for place, name in enumerate(("Ada", "Bea", "Cleo", "Dora", "Emil", "Fritz")[:count])
    ]


def test_messages_of_one_run_are_applied_in_order_for_each_person(ours: Participant, mailbox: Mailbox):
    people = several(4)
    for who in people:
        exchange.send(mailbox.root, "moveIn", exchange.move_in(who, on=BEFORE), event_date=BEFORE)
    for kind in ("move", "moveOut"):
        day = BEFORE + timedelta(days=3) if kind == "move" else ON
        for who in people[:3]:
            content = MESSAGES[kind](who) if kind == "moveOut" else moved_on(who, day)
            exchange.send(mailbox.root, kind, content, event_date=day)
    assert run(mailbox) == {"applied": 10}
    left = [row for row in rows(Residence) if row.valid.upper is not None]
    assert [row.valid.upper for row in left] == [ON] * 3
    assert [event.kind for event in rows(RegisterEvent)] == ["move_in"] * 4 + ["move"] * 3 + ["move_out"] * 3


def moved_on(who: Any, day: date) -> events.Move:
    there = exchange.dwelling(egid=100_778, moving_date=day)
    where = blocks.Reporting(reporting_municipality=exchange.town(), dwelling_address=there)
    return events.Move(person=who, move_reporting_municipality=where)


def test_one_bad_message_among_many_is_refused_alone(ours: Participant, mailbox: Mailbox):
    people = several(6)
    for place, who in enumerate(people):
        home = exchange.dwelling(egid=100_000 + place)
        told = exchange.whole(who)
        if place == 3:  # a number that only the database finds out to be another person's
            number = people[0].local_person_id
            told = exchange.whole(dataclasses.replace(who, local_person_id=number))
        content = events.MoveIn(person=told, has_main_residence=exchange.residence(dwelling_address=home))
        exchange.send(mailbox.root, "moveIn", content)
    assert run(mailbox) == {"applied": 5, "refused": 1}
    assert {one.first_name for one in rows(Person)} == {"Ada", "Bea", "Cleo", "Emil", "Fritz"}
    refused = next(row for row in rows(Message) if row.state == "refused")
    assert refused.reason
    assert len(answers(mailbox)) == 6
