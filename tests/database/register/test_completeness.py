# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which features of Art. 6 RHG an entry lacks: each letter is missing until it is entered."""

from __future__ import annotations

from datetime import date

import pytest
from tests import factories as make
from tests import factories_register as register
from tests.factories import LUZERN

from domizil.base import acting
from domizil.register.completeness import lacking, lacks
from domizil.register.models import (
    HouseholdMember,
    Occupancy,
    Person,
    PersonState,
    PlaceOfOrigin,
    Relationship,
    Residence,
)
from domizil.register.sheets import person_sheet

ON = date(2024, 5, 2)


@pytest.fixture(autouse=True)
def _acting():
    with make.as_owner():
        clerk = make.worker(("register", LUZERN))
    with acting.as_worker(clerk.pk, path="test"):
        yield


def letters(person: Person, *, permit: bool = False, on: date = ON) -> str:
    sheet = person_sheet(person.pk)
    return "".join(feature.letter for feature in lacking(sheet, sheet.residences[-1], on, permit=permit))


def whole(**values) -> Person:
    """Somebody of whose entry nothing is missing, by what the tables hold."""
    person = make.person(nationality=make.country(register.SWITZERLAND), vn="7569217076985", **values)
    PersonState.objects.filter(person=person).update(
        marital_status=1, religion="111", place_of_birth="Bern", votes_federation=True, votes_canton=True
    )
    PlaceOfOrigin.objects.create(person=person, name="Bern", canton="BE", valid=make.since("1980-01-01"))
    residence = make.residence(person, dwelling=make.dwelling(), comes_from="Bern", valid=make.since("2022-01-01"))
    HouseholdMember.objects.create(household=make.household(), person=person, valid=residence.valid)
    return person


def test_nothing_is_lacking_in_a_whole_entry():
    with make.as_owner():
        person = whole()
    assert letters(person) == ""


@pytest.mark.parametrize(
    ("table", "change", "letter"),
    [
        (Person, {"vn": None}, "a"),
        (Occupancy, {"dwelling": None}, "cdg"),
        (HouseholdMember, None, "d"),
        (PersonState, {"place_of_birth": ""}, "h"),
        (PlaceOfOrigin, None, "i"),
        (PersonState, {"marital_status": 9}, "k"),
        (PersonState, {"religion": "000"}, "l"),
        (Residence, {"comes_from": ""}, "q"),
        (PersonState, {"votes_canton": None}, "t"),
        (Relationship, None, ""),
    ],
)
def test_each_letter_is_lacking_until_it_is_entered(table, change, letter):
    with make.as_owner():
        person = whole()
        if table is Person:
            rows = Person.objects.filter(pk=person.pk)
        elif table is Occupancy:
            rows = Occupancy.objects.filter(residence__person=person)
        else:
            rows = table.objects.filter(person=person)
        rows.delete() if change is None else rows.update(**change)
    assert letters(person) == letter


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        (PersonState, {"place_of_birth": ""}, ["Geburtsort"]),
        (HouseholdMember, None, ["Haushaltszugehörigkeit und Haushaltsart"]),
        (PersonState, {"religion": "000"}, ["Zugehörigkeit zu einer anerkannten Religionsgemeinschaft"]),
    ],
)
def test_of_several_parts_only_the_missing_one_is_named(table, change, said):
    with make.as_owner():
        person = whole()
        rows = table.objects.filter(person=person)
        rows.delete() if change is None else rows.update(**change)
    sheet = person_sheet(person.pk)
    found = lacking(sheet, sheet.residences[-1], ON, permit=False)
    assert [lacks(feature, sheet, ON, "de") for feature in found] == said


def test_foreigners_need_a_permit_and_no_origin():
    with make.as_owner():
        person = whole()
        PlaceOfOrigin.objects.filter(person=person).delete()
        PersonState.objects.filter(person=person).update(nationality=make.country(register.GERMANY))
        Person.objects.filter(pk=person.pk).update(nationality=make.country(register.GERMANY))
    assert letters(person) == "n"
    assert letters(person, permit=True) == ""


def test_who_was_born_here_came_from_nowhere():
    with make.as_owner():
        person = whole(date_of_birth=date(2022, 1, 1))
        Residence.objects.filter(person=person).update(comes_from="")
    assert letters(person) == ""


def test_nothing_is_said_of_days_before_the_oldest_known_text():
    with make.as_owner():
        person = whole()
        Person.objects.filter(pk=person.pk).update(vn=None)
    assert letters(person, on=date(2021, 8, 31)) == ""
