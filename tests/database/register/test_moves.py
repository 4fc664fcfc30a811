# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Arrival, move and departure: what is written, what is refused, and that a refusal changes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests import factories as make
from tests import factories_register as register
from tests.factories import EMMEN, LUZERN

from domizil.base import acting
from domizil.base.access import Hidden
from domizil.base.models import Municipality, Worker
from domizil.law.lu_ng.facts import Purpose
from domizil.register.actions import arrive, depart, extend_stay, move
from domizil.register.models import (
    HouseholdMember,
    Occupancy,
    PersonState,
    RegisterEvent,
    Relationship,
    Residence,
    ResidenceKind,
    Task,
)
from domizil.register.place_messages import no_municipality
from domizil.register.reporting import DwellingFacts, Origin, Place, Tie

FIRST, LATER, LAST = date(2024, 3, 1), date(2024, 6, 1), date(2024, 9, 1)
FLAT = DwellingFacts(egid=1234, ewid=1, swiss_zip_code=6003, town="Luzern", street="Hirschengraben", house_number="17")
NEXT_DOOR = DwellingFacts(egid=1234, ewid=2, swiss_zip_code=6003, town="Luzern")
ELSEWHERE = DwellingFacts(egid=1235, ewid=1, swiss_zip_code=6003, town="Luzern")
GERMANY = Place(country=register.GERMANY)


def come(clerk: Worker, *persons, **values) -> list[RegisterEvent]:
    defaults = {"municipality": LUZERN, "on": FIRST, "dwelling": FLAT, "comes_from": GERMANY}
    return arrive(by=clerk, persons=persons or [register.newcomer()], **{**defaults, **values})


def test_a_family_arrives_in_one_go(clerk):
    mother = register.newcomer("Muster", "Anna", vn="756.9217.0769.85", features={"marital_status": 2})
    child = register.newcomer(
        "Muster", "Lea", date_of_birth=date(2020, 1, 1), relationships=(Tie("parent", 0, care=2),)
    )
    events = come(clerk, mother, child, evidence=register.evidence())
    assert [event.kind for event in events] == ["move_in", "move_in"]
    assert len({event.business_process_id for event in events}) == 1
    residence = Residence.objects.get(person=events[0].person)
    assert (residence.kind, residence.valid.lower, residence.comes_from_country_id) == (1, FIRST, register.GERMANY)
    assert Occupancy.objects.get(residence=residence).dwelling.egid == 1234
    assert PersonState.objects.get(person=events[0].person).marital_status == 2
    tie = Relationship.objects.get(person=events[1].person)
    assert (tie.other, tie.kind, tie.care) == (events[0].person, "parent", 2)
    assert HouseholdMember.objects.values("household").distinct().count() == 1
    assert events[0].person.vn == "7569217076985"


def test_an_arrival_freezes_what_the_law_decided(clerk):
    event = come(clerk)[0]
    event.refresh_from_db()
    values = {step["rule"]: step["value"] for step in event.derivation["steps"]}
    assert values == {"classification": "settlement", "registration_due": "2024-03-15"}
    assert event.derivation["law_on"] == "2024-03-01"


def test_who_comes_from_another_municipality_leaves_it_in_the_same_transaction(clerk):
    with make.as_owner():
        known = make.person("Keller", "Ida")
        make.residence(known, EMMEN, dwelling=make.dwelling(EMMEN))
        of_emmen = register.clerk(EMMEN)
    events = come(clerk, register.newcomer("Keller", "Ida", date_of_birth=known.date_of_birth))
    assert [(event.kind, event.municipality_id) for event in events] == [("move_in", LUZERN), ("move_out", EMMEN)]
    assert {event.person_id for event in events} == {known.pk}
    assert Residence.objects.get(person=known, municipality=LUZERN).comes_from_municipality == EMMEN
    with acting.as_worker(of_emmen.pk, path="test"):
        left = Residence.objects.get(person=known, municipality=EMMEN)
        assert (left.valid.upper, left.goes_to_municipality) == (FIRST, LUZERN)
        assert RegisterEvent.objects.filter(person=known, kind="move_out").exists()


def test_somebody_with_another_birthday_is_somebody_else(clerk):
    with make.as_owner():
        known = make.resident(EMMEN, official_name="Keller", first_name="Ida")
    event = come(clerk, register.newcomer("Keller", "Ida", date_of_birth=date(1971, 1, 1)))[0]
    assert event.person_id != known.pk


def test_a_move_within_building_and_municipality(clerk):
    person = come(clerk)[0].person
    event = move(by=clerk, municipality=LUZERN, on=LATER, persons=[person], dwelling=NEXT_DOOR)[0]
    assert event.data["within"] == "move_in_building"
    event = move(by=clerk, municipality=LUZERN, on=LAST, persons=[person], dwelling=ELSEWHERE)[0]
    assert event.data["within"] == "move_in_municipality"
    days = [(row.valid.lower, row.valid.upper) for row in Occupancy.objects.order_by("valid")]
    assert days == [(FIRST, LATER), (LATER, LAST), (LAST, None)]
    assert Residence.objects.count() == 1


def test_nobody_stands_twice_in_a_report(clerk, refused):
    person = come(clerk)[0].person
    twice = {"by": clerk, "municipality": LUZERN, "on": LATER, "persons": [person, person]}
    refused("named_twice", move, dwelling=NEXT_DOOR, **twice)
    refused("named_twice", depart, goes_to=Place(), **twice)
    refused("named_twice", lambda: come(clerk, person, person, on=LATER))
    assert RegisterEvent.objects.filter(person=person).count() == 1


def test_a_departure_ends_residence_dwelling_and_household(clerk):
    person = come(clerk)[0].person
    event = depart(by=clerk, municipality=LUZERN, on=LATER, persons=[person], goes_to=Place())[0]
    assert (event.kind, event.data["goes_to"]) == ("move_out", ["", None, None])
    assert Residence.objects.get().valid.upper == Occupancy.objects.get().valid.upper == LATER
    assert HouseholdMember.objects.get().valid.upper == LATER


def test_a_weekly_stay_is_a_secondary_residence_and_is_renewed(clerk, refused):
    with make.as_owner():
        student = make.resident(EMMEN)
        make.residence(student, LUZERN, kind=ResidenceKind.OTHER, valid=make.since("2021-01-01", "2022-01-01"))
    values = {"purpose": Purpose.WORK_WEEKLY, "proof_valid_until": date(2024, 12, 31)}
    refused("not_a_main_residence", lambda: come(clerk, student, **values))
    come(clerk, student, kind=ResidenceKind.SECONDARY, **values)
    stay = Residence.objects.get(person=student, kind=ResidenceKind.SECONDARY)
    refused("proof_not_later", extend_stay, by=clerk, residence=stay, proof_valid_until=FIRST, on=LATER)
    event = extend_stay(by=clerk, residence=stay, proof_valid_until=date(2025, 12, 31), on=LATER)
    assert event.data["proof_valid_until"] == ["2024-12-31", "2025-12-31"]
    main = come(clerk)[0]
    home = Residence.objects.get(person=main.person)
    refused("only_secondary", extend_stay, by=clerk, residence=home, proof_valid_until=date(2025, 1, 1), on=LATER)


@pytest.mark.parametrize(("origin", "asked"), [(Origin("Emmen", "LU"), True), (Origin("Gemeinde 1061", "LU"), False)])
def test_a_stay_of_who_is_no_citizen_of_the_place_asks_the_municipality_for_its_permit(clerk, origin, asked):
    worker = register.newcomer(origins=(origin,))
    event = come(clerk, worker, kind=ResidenceKind.SECONDARY, purpose=Purpose.WORK_WEEKLY, comes_from=Place())[0]
    assert ("needs_stay_permit" in {step["rule"] for step in event.derivation["steps"]}) is asked
    tasks = Task.objects.filter(kind="stay_permit", person=event.person)
    assert [task.due for task in tasks] == ([date(2024, 3, 15)] if asked else [])


def test_what_happened_before_the_oldest_known_text_is_entered_and_not_judged(clerk):
    person = come(clerk, on=date(2021, 5, 1))[0].person
    (moved,) = move(by=clerk, municipality=LUZERN, on=date(2021, 8, 31), persons=[person], dwelling=NEXT_DOOR)
    assert moved.data["within"] == "move_in_building"
    assert RegisterEvent.objects.get(person=person, kind="move_in").derivation is None


def visit(clerk: Worker, until: date, **facts) -> list[RegisterEvent]:
    guest = register.newcomer(**facts)
    values = {"kind": ResidenceKind.SECONDARY, "purpose": Purpose.PRIVATE_VISIT, "planned_end": until}
    return come(clerk, guest, **values)


def test_a_guest_is_free_for_two_months_and_registers_when_staying_on(clerk, refused):
    refused("guest_is_free", visit, clerk=clerk, until=date(2024, 5, 1))
    assert visit(clerk, date(2024, 5, 2))[0].derivation["steps"][1]["value"] == "2024-05-15"


def test_a_foreign_guest_of_private_persons_is_entered_within_ten_days(clerk):
    (event,) = visit(clerk, date(2024, 3, 20), nationality=register.GERMANY)
    assert event.derivation["steps"][1]["value"] == "2024-03-11"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"on": date(2025, 1, 1)}, "in_future"),
        ({"on": date(2019, 12, 31)}, "no_municipality"),
        ({"dwelling": DwellingFacts(egid=1, ewid=1000, swiss_zip_code=6003, town="Luzern")}, "bad_dwelling"),
        ({"dwelling": DwellingFacts(egid=0, ewid=1, swiss_zip_code=6003, town="Luzern")}, "bad_dwelling"),
        ({"dwelling": DwellingFacts(egid=1, ewid=1, swiss_zip_code=60030, town="Luzern")}, "bad_dwelling"),
        ({"purpose": Purpose.WORK_DAILY}, "no_residence_needed"),
        ({"planned_end": date(2024, 1, 1)}, "bad_value"),
    ],
)
def test_an_arrival_is_refused(clerk, refused, values, code):
    refused(code, lambda: come(clerk, **values))


def test_a_day_before_birth_is_told_before_a_day_on_which_the_municipality_is_not_known(clerk, refused):
    long_ago, born = date(1980, 1, 1), date(1990, 5, 17)
    refused("before_birth", lambda: come(clerk, register.newcomer(date_of_birth=born), on=long_ago))
    with make.as_owner():
        known = make.person(date_of_birth=born)
        make.residence(known)
    refused("before_birth", lambda: come(clerk, known, on=long_ago))
    told = refused(
        "no_municipality", lambda: come(clerk, register.newcomer(date_of_birth=date(1950, 1, 1)), on=long_ago)
    )
    assert told.what == "Gemeinde 1061 ist erst seit dem 1.1.2020 bekannt; der 1.1.1980 liegt davor."


def test_a_municipality_that_became_part_of_another_is_told_with_it():
    emmen = Municipality(name="Emmen")
    past = Municipality(name="Altdorf bei Emmen", valid=DateRange(date(2013, 1, 1), date(2020, 1, 1)), successor=emmen)
    told = no_municipality(1, date(2024, 1, 1), past)
    assert told.what == "Altdorf bei Emmen gibt es seit dem 1.1.2020 nicht mehr; der 1.1.2024 liegt danach."
    assert told.why == "Die Gemeinde gehört jetzt zu: Emmen."
    assert "4711" in no_municipality(4711, date(2024, 1, 1), None).what


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"vn": "756.9217.0769.84"}, "bad_vn"),
        ({"official_name": "Nguyễn"}, "bad_character"),
        ({"features": {"shoe_size": 42}}, "no_such_feature"),
        ({"features": {"marital_status": 8}}, "bad_value"),
        ({"features": {"religion": "999"}}, "bad_value"),
        ({"sex": 4}, "bad_value"),
        ({"date_of_birth": date(2024, 3, 2)}, "before_birth"),
    ],
)
def test_a_newcomer_is_refused(clerk, refused, values, code):
    refused(code, lambda: come(clerk, register.newcomer(**values)))


def test_a_second_main_residence_is_refused(clerk, refused):
    with make.as_owner():
        of_emmen = register.clerk(EMMEN)
    person = come(clerk, on=LATER)[0].person
    refused("already_resident", lambda: come(clerk, person))
    with acting.as_worker(of_emmen.pk, path="test"):
        newcomer = register.newcomer(date_of_birth=person.date_of_birth)
        told = refused("second_main_residence", lambda: come(of_emmen, newcomer, municipality=EMMEN, dwelling=None))
    assert told.norm == "lu-ng/3/1"


def test_the_dead_do_not_move(clerk, refused):
    with make.as_owner():
        dead = make.person(date_of_death=date(2024, 2, 1))
    refused("after_death", lambda: come(clerk, dead))


def test_moves_are_refused(clerk, refused):
    person = come(clerk)[0].person
    base = {"by": clerk, "municipality": LUZERN, "persons": [person]}
    refused("no_move", move, on=LATER, dwelling=FLAT, **base)
    refused("moved_later", move, on=FIRST, dwelling=NEXT_DOOR, **base)
    refused("not_resident", move, on=date(2024, 2, 1), dwelling=NEXT_DOOR, **base)
    refused("moved_later", depart, on=FIRST, goes_to=Place(), **base)
    refused("nobody", depart, on=LATER, goes_to=Place(), **{**base, "persons": []})
    with make.as_owner():
        far = make.dwelling(EMMEN)
    refused("dwelling_elsewhere", move, on=LATER, dwelling=far, **base)
    depart(on=LATER, goes_to=Place(), **base)
    refused("not_resident", move, on=LAST, dwelling=NEXT_DOOR, **base)


def test_another_municipality_is_hidden(clerk):
    with pytest.raises(Hidden):
        come(clerk, municipality=EMMEN)


def test_a_newcomer_has_possible_days(clerk, refused):
    for born, married in ((date(1, 1, 1), None), (date(1990, 1, 1), date(1980, 1, 1))):
        features = {"marital_status_on": married} if married else {}
        somebody = register.newcomer("Muster", "Eva", date_of_birth=born, features=features)
        refused("implausible_day", lambda new=somebody: come(clerk, new))
