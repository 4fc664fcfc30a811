# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is told about a person: now, on a day, as known at a moment; and addresses that are blocked."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories as make
from tests import factories_register as register
from tests.factories import EMMEN, LUZERN

from domizil.base import acting
from domizil.base.access import Hidden
from domizil.register import actions, queries
from domizil.register.announcements import lookups
from domizil.register.models import Person, Relationship
from domizil.register.reporting import DwellingFacts, Place

DAY, LATER = date(2024, 3, 1), date(2024, 6, 1)
FLAT = DwellingFacts(egid=1234, ewid=1, swiss_zip_code=6003, town="Luzern", street="Hirschengraben", house_number="17")


@pytest.fixture
def person(clerk) -> Person:
    event = actions.arrive(
        by=clerk, municipality=LUZERN, on=DAY, persons=[register.newcomer("Keller", "Ida")], dwelling=FLAT,
        comes_from=Place(country=register.GERMANY),
    )[0]  # fmt: skip
    return Person.objects.get(pk=event.person_id)


def moment() -> datetime:
    """The time of the database: history rows are stamped with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def test_a_sheet_tells_all_in_few_queries(clerk, person):
    with make.as_owner():
        register.everything(person, LUZERN)
        child = make.resident(LUZERN)
        Relationship.objects.create(person=child, other=person, kind="parent", valid=make.since())
    with CaptureQueriesContext(connection) as asked:
        sheet = queries.person_sheet(person.pk)
        assert (sheet.state().official_name, sheet.occupancy().dwelling.egid) == ("Keller", 1234)
        assert sheet.residences[0].municipality.name
    assert len(asked) == 5, "one more for the household, and one for its blocks, where the address is told"
    assert [tie.kind for tie in sheet.ties] == ["child"]
    assert {name: len(rows) for name, rows in sheet.several.items()} == dict.fromkeys(sheet.several, 1)
    assert sheet.several["origin"][0]["valid_from"] == make.SINCE
    assert sheet.blocked
    assert sheet.state(date(2024, 1, 1)) is None


def test_a_stranger_gets_no_sheet(clerk, person):
    with make.as_owner():
        of_emmen = register.clerk(EMMEN)
    with acting.as_worker(of_emmen.pk, path="test"):
        with pytest.raises(Hidden):
            queries.person_sheet(person.pk)
        with pytest.raises(Hidden):
            queries.person_as(person.pk, valid_on=DAY)


def test_as_valid_on_and_as_known_on(clerk, person):
    at_first = moment()
    actions.change_name(by=clerk, person=person, on=LATER, names={"official_name": "Meier"})
    renamed = moment()
    actions.correct(
        by=clerk, person=person, field="official_name", value="Maier", period=(LATER, None), reason="Tippfehler"
    )

    def name(on: date, known: datetime | None = None) -> str:
        return queries.person_as(person.pk, valid_on=on, known_on=known).state.official_name

    assert [name(DAY), name(LATER)] == ["Keller", "Maier"]
    assert [name(DAY, at_first), name(LATER, at_first)] == ["Keller", "Keller"]
    assert [name(DAY, renamed), name(LATER, renamed)] == ["Keller", "Meier"]
    assert name(LATER, moment()) == "Maier"
    assert queries.person_as(person.pk, valid_on=date(2024, 2, 1)).state is None
    before = queries.person_as(person.pk, valid_on=DAY, known_on=at_first - timedelta(days=1))
    assert (before.person, before.state, before.residences) == (None, None, [])


def test_where_somebody_was_thought_to_live(clerk, person):
    at_first = moment()
    actions.depart(by=clerk, municipality=LUZERN, on=LATER, persons=[person], goes_to=Place())
    assert queries.person_as(person.pk, valid_on=LATER).residences == []
    then = queries.person_as(person.pk, valid_on=LATER, known_on=at_first)
    assert [row.municipality_id for row in then.residences] == [LUZERN]
    assert [row.dwelling_id for row in then.occupancies] == [
        row.dwelling_id for row in queries.person_as(person.pk, valid_on=DAY).occupancies
    ]


def test_an_address_is_told_unless_it_is_blocked(clerk, person):
    told = queries.addresses([person.pk])[person.pk]
    assert (str(told), told.municipality) == ("Hirschengraben 17, 6003 Luzern", LUZERN)
    actions.lock_data(by=clerk, person=person, on=LATER, reason="Bedrohung", ordered_by="Person selbst")
    for day in (None, DAY, LATER):  # a block covers where somebody lived before, too
        address = queries.addresses([person.pk], on=day)[person.pk]
        assert (str(address), address.dwelling, address.municipality) == ("gesperrt", None, None)
    assert queries.addresses([person.pk], official=True)[person.pk].dwelling is not None
    actions.unlock_data(by=clerk, person=person, on=date(2024, 7, 1), reason="vorbei")
    assert not queries.addresses([person.pk])[person.pk].blocked
    assert queries.addresses([person.pk], on=LATER)[person.pk].blocked


def test_a_block_of_the_next_municipality_covers_the_former_one(clerk, person):
    with make.as_owner():
        of_emmen = register.clerk(EMMEN)
    actions.depart(by=clerk, municipality=LUZERN, on=LATER, persons=[person], goes_to=Place(municipality=EMMEN))
    with acting.as_worker(of_emmen.pk, path="test"):
        known = register.newcomer("Keller", "Ida")
        actions.arrive(by=of_emmen, municipality=EMMEN, on=LATER, persons=[known], dwelling=None)
        actions.lock_data(by=of_emmen, person=person, on=LATER, reason="Bedrohung", ordered_by="KESB")
    assert queries.addresses([person.pk], on=DAY)[person.pk].blocked
    assert LATER not in [row.valid.lower for row in queries.person_sheet(person.pk).residences]


def test_a_block_is_lifted_for_a_look_with_a_reason_that_stays(clerk, refused, person):
    actions.lock_data(by=clerk, person=person, on=LATER, reason="Bedrohung", ordered_by="Person selbst")
    refused("reason_missing", actions.disclose_address, by=clerk, person=person, reason="")
    address = actions.disclose_address(by=clerk, person=person, reason="Brief der Staatsanwaltschaft")
    assert address.dwelling.egid == 1234
    assert person.register_events.filter(kind="disclose_address", reason="Brief der Staatsanwaltschaft").exists()


def test_nobody_shares_a_household_with_a_blocked_person_on_any_page(clerk, person):
    mate = actions.arrive(
        by=clerk, municipality=LUZERN, on=DAY, persons=[register.newcomer("Frei", "Mona")], dwelling=FLAT,
        comes_from=Place(country=register.GERMANY),
    )[0].person  # fmt: skip
    assert [one.pk for one in queries.person_sheet(person.pk).house_mates] == [mate.pk]
    assert [one.pk for one in lookups.family([person.pk])] == [mate.pk]
    actions.lock_data(by=clerk, person=person, on=LATER, reason="Bedrohung", ordered_by="Person selbst")
    for key in (person.pk, mate.pk):
        assert not queries.person_sheet(key).house_mates
        assert not lookups.family([key])
