# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Permits and names come many at a time: they are entered as sets, and one that is refused is refused alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.test_receiving import rows, run
from tests.factories import LUZERN
from tests.factories_exchange import ON

from domizil.base.models import Grant
from domizil.exchange.ech0020_v3 import blocks, events, person
from domizil.exchange.ech0020_v3.identification import PersonIdentification
from domizil.exchange.models import Message, Participant
from domizil.exchange.sedex import Mailbox
from domizil.permits.models import Permit
from domizil.register.models import Person, PersonState, RegisterEvent

LATER = date(2024, 12, 2)


@pytest.fixture
def ours() -> Participant:
    with make.as_owner():
        return exchange.participant()


def foreigners(mailbox: Mailbox, count: int) -> list[PersonIdentification]:
    """People from Germany without a permit."""
    german = person.NationalityData(
        nationality_status="2", country_info=(person.CountryInfo(country=exchange.country(8204)),)
    )  # fmt: skip
    found = []
    for number in range(count):
        name = f"Muster{chr(97 + number)}"
        who = exchange.identification(
            vn=None, official_name=name, first_name=f"Kim{chr(97 + number)}",
            date_of_birth=exchange.day(date(1980, 1, 1) + timedelta(days=40 * number)),
        )  # fmt: skip
        told = exchange.whole(
            who, nationality_data=german, place_of_origin_info=(),
            residence_permit_data=person.ResidencePermitData(residence_permit="1300"),
        )  # fmt: skip
        home = exchange.residence(ON, dwelling_address=exchange.dwelling(egid=100_000 + number))
        arrival = events.MoveIn(person=told, has_main_residence=home)
        exchange.send(mailbox.root, "moveIn", arrival, event_date=ON)
        found.append(who)
    assert run(mailbox) == {"applied": count}
    return found


def send(mailbox: Mailbox, who: PersonIdentification, code: str, on: date, **values: date) -> None:
    data = person.ResidencePermitData(residence_permit=code, **values)
    content = events.ChangeResidencePermit(person=who, residence_permit_data=data)
    exchange.send(mailbox.root, "changeResidencePermit", content, event_date=on, response_expected=False)


def held() -> list[tuple[str, str]]:
    return sorted((str(row.category), str(row.valid)) for row in rows(Permit))


def test_one_that_is_refused_is_refused_alone(ours: Participant, mailbox: Mailbox):
    people = foreigners(mailbox, 3)
    send(mailbox, people[0], "0201", ON, residence_permit_valid_till=date(2029, 11, 3))
    send(mailbox, people[1], "0301", ON)
    send(mailbox, people[2], "0201", date(1970, 1, 1))
    assert run(mailbox) == {"applied": 2, "refused": 1}
    assert held() == [("02", "[2024-11-04, 2029-11-04)"), ("03", "[2024-11-04, None)")]


def test_a_later_permit_ends_the_one_before_and_another_of_the_same_day_replaces_it(
    ours: Participant, mailbox: Mailbox
):  # fmt: skip
    (who,) = foreigners(mailbox, 1)
    for code, on in (("0201", ON), ("0301", LATER), ("0201", LATER)):
        send(mailbox, who, code, on)
        assert run(mailbox) == {"applied": 1}
    assert held() == [("02", "[2024-11-04, 2024-12-02)"), ("02", "[2024-12-02, None)")]


def test_none_any_more_is_still_for_a_clerk(ours: Participant, mailbox: Mailbox):
    (who,) = foreigners(mailbox, 1)
    send(mailbox, who, "0201", ON)
    send(mailbox, who, "1300", LATER)
    assert run(mailbox) == {"applied": 1, "waiting": 1}


def test_without_the_grant_for_permits_each_is_refused(ours: Participant, mailbox: Mailbox):
    people = foreigners(mailbox, 2)
    with make.as_owner():
        Grant.objects.filter(worker=ours.worker_id, role="permits", municipality=LUZERN).delete()
    for who in people:
        send(mailbox, who, "0201", ON)
    assert run(mailbox) == {"refused": 2}
    assert held() == []
    assert {row.event_id for row in rows(Message) if row.kind == "changeResidencePermit"} == {None}


def test_twelve_cost_as_many_questions_as_two(ours: Participant, mailbox: Mailbox):
    people = foreigners(mailbox, 14)
    asked = []
    for some in (people[:2], people[2:]):
        for who in some:
            send(mailbox, who, "0201", ON)
        with CaptureQueriesContext(connection) as captured:
            run(mailbox)
        asked.append(len(captured))
    assert len(rows(Permit)) == 14
    assert asked[1] <= asked[0] + 2


def test_names_are_entered_as_a_set_and_what_is_known_already_is_nothing(ours: Participant, mailbox: Mailbox):
    people = foreigners(mailbox, 3)
    for place, who in enumerate(people):
        name = who.official_name if place == 2 else f"Neu{who.official_name}"
        info = blocks.NameInfo(name_data=person.NameData(official_name=name, first_name=who.first_name))
        exchange.send(mailbox.root, "changeName", events.ChangeName(person=who, name_info=info), event_date=LATER)
    assert run(mailbox) == {"applied": 3}
    assert [row.official_name for row in sorted(rows(Person), key=lambda row: row.pk)] == [
        "NeuMustera", "NeuMusterb", "Musterc",
    ]  # fmt: skip
    assert [row.kind for row in rows(RegisterEvent)].count("change_name") == 2
    assert len(rows(PersonState)) == 5
