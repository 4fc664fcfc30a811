# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Custody, representatives, addresses for letters, and dates of birth of which only a part is known."""

from __future__ import annotations

from datetime import date

import pytest
from tests import factories as make
from tests import factories_register as register
from tests.factories import LUZERN

from domizil.register import actions, codes
from domizil.register.births import Born, assumption
from domizil.register.models import (
    Care,
    DeliveryAddress,
    Guardian,
    HouseholdMember,
    MaritalStatus,
    Occupancy,
    Person,
    PersonState,
    Relationship,
)
from domizil.register.reporting import PostalAddress

BEGIN, DAY, LATER = date(2023, 1, 1), date(2024, 3, 1), date(2024, 6, 1)
BOX = PostalAddress("6002", "Luzern", street="Postfach 12", addressee="Frau Meier")


@pytest.fixture
def child(clerk) -> Person:
    with make.as_owner():
        codes.load()
        return make.resident(LUZERN, official_name="Keller", first_name="Lea", date_of_birth=date(2015, 4, 1))


@pytest.fixture
def mother(clerk) -> Person:
    with make.as_owner():
        return make.resident(LUZERN, official_name="Keller", first_name="Ida", date_of_birth=date(1988, 4, 1))


def cares(child: Person) -> list[tuple[int | None, date | None]]:
    return [(row.care, row.valid.upper) for row in Relationship.objects.filter(person=child).order_by("valid")]


def test_custody_begins_with_a_parent_changes_from_a_day_on_and_the_tie_stays(clerk, refused, child, mother):
    entered = actions.set_care(by=clerk, child=child, parent=mother, on=BEGIN, care=Care.JOINT)
    assert (entered.kind, entered.data["new"], entered.data["care"]) == ("care", True, [None, 2])
    actions.set_care(by=clerk, child=child, parent=mother, on=DAY, care=Care.SOLE)
    assert cares(child) == [(2, DAY), (3, None)]
    same = {"by": clerk, "child": child, "parent": mother, "on": LATER}
    refused("nothing_changes", actions.set_care, **same, care=Care.SOLE)
    refused("bad_value", actions.set_care, **same, care=7)
    refused("parent_stays", actions.set_care, **same, care=None)
    refused("parent_not_older", actions.set_care, by=clerk, child=mother, parent=child, on=DAY, care=1)


def test_a_foster_relationship_ends_and_a_change_in_the_past_stops_at_the_next(clerk, refused, child, mother):
    foster = {"by": clerk, "child": child, "parent": mother, "kind": "foster"}
    actions.set_care(**foster, on=LATER, care=Care.NONE)
    actions.set_care(**foster, on=DAY, care=Care.SOLE)
    assert cares(child) == [(3, LATER), (0, None)]
    actions.set_care(**foster, on=date(2024, 9, 1), care=None)
    assert cares(child)[-1] == (0, date(2024, 9, 1))
    refused("nothing_changes", actions.set_care, **foster, on=date(2024, 10, 1), care=None)


def test_a_representative_is_appointed_changed_and_ended(clerk, refused, mother, child):
    measure = {
        "kind": 7, "name": "Berufsbeistandschaft Luzern", "based_on": "394 395", "capacity": "partial",
        "decided_by": "KESB Luzern", "measure": "Vertretungsbeistandschaft",
    }  # fmt: skip
    begun = actions.appoint_guardian(by=clerk, person=mother, on=BEGIN, measure=measure)
    assert begun.kind == "guardian_measure"
    row = Guardian.objects.get()
    assert (row.based_on, row.decided_by, row.valid.upper) == ("394 395", "KESB Luzern", None)
    refused("guardian_stands", actions.appoint_guardian, by=clerk, person=mother, on=DAY, measure=measure)
    changed = actions.change_guardian(by=clerk, guardian=row, on=DAY, measure={"capacity": "none", "based_on": "398"})
    assert (changed.kind, changed.data["capacity"]) == ("change_guardian", ["partial", "none"])
    first, second = Guardian.objects.order_by("valid")
    assert (first.capacity, first.valid.upper, second.capacity, second.name) == ("partial", DAY, "none", row.name)
    refused("nothing_changes", actions.change_guardian, by=clerk, guardian=second, on=LATER, measure={"kind": 7})
    refused("no_guardian", actions.change_guardian, by=clerk, guardian=first, on=LATER, measure={"kind": 10})
    ended = actions.end_guardian(by=clerk, guardian=second, on=LATER)
    assert ended.kind == "undo_guardian"
    assert Guardian.objects.get(pk=second.pk).valid.upper == LATER
    refused("no_guardian", actions.end_guardian, by=clerk, guardian=second, on=LATER)


@pytest.mark.parametrize(
    ("code", "measure"),
    [
        ("guardian_unnamed", {"kind": 7}),
        ("no_adviser", {"kind": 8, "name": "Amt"}),
        ("guardian_of_adult", {"kind": 9, "name": "Amt"}),
        ("bad_value", {"kind": 3, "name": "Amt"}),
        ("bad_value", {"kind": 7, "name": "Amt", "based_on": "999"}),
        ("bad_value", {"kind": 7, "name": "Amt", "capacity": "all"}),
        ("no_such_feature", {"kind": 7, "name": "Amt", "valid": None}),
    ],
)
def test_a_measure_that_cannot_be_is_refused(clerk, refused, mother, child, code, measure):
    refused(code, actions.appoint_guardian, by=clerk, person=mother, on=DAY, measure=measure)


def test_a_minor_has_a_guardian_and_nobody_is_the_own_one(clerk, refused, child, mother):
    actions.appoint_guardian(by=clerk, person=child, on=DAY, measure={"kind": 9, "other": mother, "based_on": "327-a"})
    assert Guardian.objects.get().other == mother
    refused(
        "own_guardian", actions.appoint_guardian, by=clerk, person=child, on=DAY, measure={"kind": 7, "other": child}
    )


def test_letters_go_elsewhere_for_a_time_and_home_again(clerk, refused, child, mother):
    both = {"by": clerk, "persons": [mother, child]}
    events = actions.set_delivery_address(**both, on=BEGIN, address=BOX)
    assert [event.kind for event in events] == ["contact", "contact"]
    refused("nothing_changes", actions.set_delivery_address, **both, on=DAY, address=BOX)
    abroad = PostalAddress("78462", "Konstanz", street="Seeweg", house_number="3", country=8207)
    actions.set_delivery_address(by=clerk, persons=[mother], on=DAY, until=LATER, address=abroad)
    rows = DeliveryAddress.objects.filter(person=mother).order_by("valid")
    assert [(row.town, row.valid.upper) for row in rows] == [("Luzern", DAY), ("Konstanz", LATER)]
    actions.set_delivery_address(by=clerk, persons=[child], on=LATER, address=None)
    assert DeliveryAddress.objects.get(person=child).valid.upper == LATER
    refused("no_delivery_address", actions.set_delivery_address, by=clerk, persons=[child], on=LATER, address=None)
    for wrong in (PostalAddress("600", "Luzern"), PostalAddress("78462", "Konstanz")):
        refused("bad_zip_code", actions.set_delivery_address, **both, on=LATER, address=wrong)
    refused("bad_value", actions.set_delivery_address, **both, on=LATER, address=PostalAddress("6000", ""))
    refused("ends_before_it_begins", actions.set_delivery_address, **both, on=LATER, until=LATER, address=BOX)


@pytest.mark.parametrize(
    ("known", "day", "written", "iso", "stands"),
    [
        ("year", date(1975, 8, 9), "1975", "1975", date(1975, 1, 1)),
        ("month", date(1975, 3, 9), "März 1975", "1975-03", date(1975, 3, 1)),
        ("day", date(1975, 3, 9), "9.3.1975", "1975-03-09", date(1975, 3, 9)),
    ],
)
def test_what_is_known_of_a_birth_is_kept_and_the_first_possible_day_stands(clerk, known, day, written, iso, stands):
    who = register.newcomer("Haile", "Sara", date_of_birth=day, birth_known=known)
    actions.arrive(by=clerk, municipality=LUZERN, on=DAY, persons=[who], dwelling=None)
    person = Person.objects.get(official_name="Haile")
    assert (str(person.born), person.born.iso, person.date_of_birth) == (written, iso, stands)
    assert bool(assumption(person.born)) == (known != "day")


def test_a_name_and_a_year_of_birth_identify_nobody(clerk):
    for _ in range(2):
        who = register.newcomer("Haile", "Sara", date_of_birth=date(1975, 1, 1), birth_known="year")
        actions.arrive(by=clerk, municipality=LUZERN, on=DAY, persons=[who], dwelling=None)
    assert Person.objects.filter(official_name="Haile").count() == 2


def test_a_date_of_birth_becomes_known_and_was_never_known(clerk, refused, mother):
    wrong = {"by": clerk, "person": mother, "field": "date_of_birth", "reason": "Ausweis"}
    event = actions.correct(**wrong, value=Born(1988))
    assert event.data["date_of_birth"] == ["1988-04-01", "1988"]
    refused("nothing_changes", actions.correct, **wrong, value=Born(1988))
    refused("implausible_day", actions.correct, **wrong, value=Born(1788))
    actions.correct(**wrong, value=date(1988, 4, 2))
    mother.refresh_from_db()
    assert (mother.birth_known, mother.date_of_birth) == ("day", date(1988, 4, 2))


def test_a_birth_needs_its_day(clerk, refused, mother):
    child = register.newcomer("Keller", "Lea", date_of_birth=DAY, birth_known="month")
    refused(
        "day_of_birth_unknown", actions.register_birth, by=clerk, municipality=LUZERN, child=child, parents=[mother]
    )


ROW = {
    "id": {"value": "4712"},
    "origin": {"name": "Emmen"},
    "address": {"street": "Postfach 13"},
    "guardian": {"name": "Amt", "capacity": "none"},
    "extra": {"value": "nein"},
    "block": {"ordered_by": "Gericht"},
    "household": {},
    "tie": {"care": 3},
}


@pytest.mark.parametrize("kind", actions.ENTRIES)
def test_each_entry_is_corrected_shortened_and_struck_out(clerk, refused, child, mother, kind):
    with make.as_owner():
        register.everything(child, LUZERN)
        HouseholdMember.objects.create(household=make.household(LUZERN), person=child, valid=make.since())
        Relationship.objects.create(person=child, other=mother, kind="parent", care=2, valid=make.since())
        model = actions.ENTRIES[kind][0]
        row = model.objects.filter(person=child).get()
    right = {"by": clerk, "person": child, "entry": f"{kind}-{row.pk}"}
    refused("reason_missing", actions.correct_entry, **right, reason=" ", values=ROW[kind])
    refused("nothing_changes", actions.correct_entry, **right, reason="falsch")
    refused("no_such_feature", actions.correct_entry, **right, reason="falsch", values={"person": 1})
    refused("ends_before_it_begins", actions.correct_entry, **right, reason="falsch", until=make.SINCE)
    event = actions.correct_entry(**right, reason="falsch", values=ROW[kind], since=DAY, until=LATER)
    row.refresh_from_db()
    assert (row.valid.lower, row.valid.upper, event.kind, event.reason) == (DAY, LATER, "correct_person", "falsch")
    assert {name: getattr(row, name) for name in ROW[kind]} == ROW[kind]
    actions.correct_entry(**right, reason="gilt weiter", open_end=True)
    row.refresh_from_db()
    assert row.valid.upper is None
    actions.correct_entry(**right, reason="war nie so", never=True)
    assert not model.objects.filter(pk=row.pk).exists()
    refused("no_such_entry", actions.correct_entry, **right, reason="falsch", values=ROW[kind])


@pytest.mark.parametrize("entry", ["", "guardian", "guardian-x", "person-1", "guardian-999999"])
def test_what_is_no_entry_of_the_person_is_refused(clerk, refused, child, entry):
    refused("no_such_entry", actions.correct_entry, by=clerk, person=child, entry=entry, reason="x", never=True)


def test_who_lives_in_one_dwelling_keeps_house_alone_or_together(clerk, refused, child, mother):
    with make.as_owner():
        home = make.dwelling(LUZERN)
        Occupancy.objects.update(dwelling=home)
    apart = {"by": clerk, "persons": [mother], "on": DAY}
    actions.set_household(**apart)
    refused("nothing_changes", actions.set_household, **apart)
    actions.set_household(by=clerk, persons=[child], on=LATER, joins=mother)
    assert HouseholdMember.objects.get(person=child).household == HouseholdMember.objects.get(person=mother).household
    actions.set_household(by=clerk, persons=[child], on=date(2024, 9, 1), kind=2)
    assert HouseholdMember.objects.filter(person=child).latest("valid").household.kind == 2
    with make.as_owner():
        Occupancy.objects.filter(residence__person=child).update(dwelling=None)
    refused("not_one_dwelling", actions.set_household, by=clerk, persons=[child], on=LATER, joins=mother)


def test_numbers_are_received_once_and_belong_to_one_person(clerk, refused, child, mother):
    numbers = {"by": clerk, "municipality": LUZERN, "on": DAY}
    event = actions.enter_numbers(**numbers, person=child, numbers={"CT.LU": "1", "vn": "756.9217.0769.85"})
    assert event.data["ids"] == {"vn": [None, "7569217076985"], "CT.LU": [None, "1"]}
    assert actions.enter_numbers(**numbers, person=child, numbers={"CT.LU": "1", "vn": "7569217076985"}) is None
    refused("number_taken", actions.enter_numbers, **numbers, person=mother, numbers={"CT.LU": "1"})
    refused("vn_taken", actions.enter_numbers, **numbers, person=mother, numbers={"vn": "7569217076985"})
    refused("number_stands", actions.enter_numbers, **numbers, person=child, numbers={"vn": "7561234567897"})
    refused("bad_number", actions.enter_numbers, **numbers, person=child, numbers={"LU": "1"})


def test_a_report_does_not_describe_the_same_person_twice_but_twins(clerk, refused):
    one = register.newcomer("Müller", "Ida", date_of_birth=date(2020, 1, 2))
    again = register.newcomer("Mueller", "IDA", date_of_birth=date(2020, 1, 2))
    twin = register.newcomer("Müller", "Ada", date_of_birth=date(2020, 1, 2))
    arrival = {"by": clerk, "municipality": LUZERN, "on": DAY, "dwelling": None}
    refusal = refused("the_same_twice", actions.arrive, **arrival, persons=[one, twin, again])
    assert "Person 1 und Person 3" in refusal.what
    assert len(actions.arrive(**arrival, persons=[one, twin])) == 2


@pytest.mark.parametrize("name", ["<b>Ida</b>", "Ida 2", "Ida@home", "Ida_Keller", "Ida;"])
def test_signs_that_no_name_has_are_refused(clerk, refused, mother, name):
    refused("not_in_names", actions.change_name, by=clerk, person=mother, on=DAY, names={"first_name": name})


@pytest.mark.parametrize("name", ["O'Neill", "Müller-Meier", "de la Cruz", "Jean-Luc (Hansli)", "Sant·Pau", "St. John"])
def test_signs_that_names_have_are_taken(clerk, mother, name):
    actions.change_name(by=clerk, person=mother, on=DAY, names={"first_name": name})
    assert Person.objects.get(pk=mother.pk).first_name == name


FOLLOWS = {
    MaritalStatus.SINGLE: "married partnership",
    MaritalStatus.MARRIED: "widowed divorced unmarried",
    MaritalStatus.WIDOWED: "married partnership",
    MaritalStatus.DIVORCED: "married partnership",
    MaritalStatus.UNMARRIED: "married partnership",
    MaritalStatus.PARTNERSHIP: "married partnership_dissolved",
    MaritalStatus.PARTNERSHIP_DISSOLVED: "married partnership",
    MaritalStatus.UNKNOWN: "single married widowed divorced unmarried partnership partnership_dissolved",
}
"""What can follow each civil status; anything else is a correction, or wrong. Nobody becomes single again."""


@pytest.mark.parametrize("before", MaritalStatus)
@pytest.mark.parametrize("after", MaritalStatus)
def test_a_civil_status_follows_only_from_those_it_can(clerk, refused, mother, before, after):
    with make.as_owner():
        PersonState.objects.filter(person=mother).update(marital_status=before)
    step = {"by": clerk, "person": mother, "on": DAY, "marital_status": after}
    if after.name.lower() in FOLLOWS[before].split():
        assert actions.change_civil_status(**step)
    else:
        refused("civil_status_step", actions.change_civil_status, **step)


@pytest.mark.parametrize("status", MaritalStatus)
def test_only_a_couple_separates(clerk, refused, mother, status):
    with make.as_owner():
        PersonState.objects.filter(person=mother).update(marital_status=status)
    if status in (MaritalStatus.MARRIED, MaritalStatus.PARTNERSHIP, MaritalStatus.UNKNOWN):
        assert actions.separate(by=clerk, person=mother, on=DAY, kind=1).kind == "separation"
    else:
        refused("no_couple", actions.separate, by=clerk, person=mother, on=DAY, kind=1)
