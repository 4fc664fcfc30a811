# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database refuses about persons and residences, whoever writes."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests import factories as make
from tests.factories import EMMEN, LUZERN, since

from domizil.register.models import HouseholdMember, Person, Relationship, ResidenceKind


@pytest.fixture(autouse=True)
def _owner():
    with make.as_owner():
        yield


def refuses(constraint: str):
    """Expect that the named constraint refuses what the block writes."""
    return pytest.raises(IntegrityError, match=constraint)


def test_a_person_has_one_main_residence_at_a_time():
    person = make.person()
    make.residence(person, LUZERN, valid=since("2020-01-01", "2023-01-01"))
    make.residence(person, EMMEN, valid=since("2023-01-01"))
    make.residence(person, LUZERN, valid=since("2023-06-01"), kind=ResidenceKind.SECONDARY)
    with refuses("residence_one_main"), transaction.atomic():
        make.residence(person, 1059, valid=since("2022-12-31", "2023-01-01"))


def test_a_residence_in_a_municipality_is_one_at_a_time():
    person = make.person()
    make.residence(person, LUZERN)
    with refuses("residence_one_a_municipality"), transaction.atomic():
        make.residence(person, LUZERN, kind=ResidenceKind.SECONDARY)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"official_name": ""}, "person_official_name"),
        ({"official_name": "Nguyễn"}, "person_official_name"),
        ({"first_name": "Ольга"}, "person_first_name"),
        ({"sex": 4}, "person_sex"),
        ({"vn": "7569217076984"}, "person_vn"),
        ({"vn": "756921707698x"}, "person_vn"),
        ({"zemis_number": "12a"}, "person_zemis_number"),
        ({"date_of_death": date(1990, 5, 16)}, "person_dies_after_birth"),
    ],
)
def test_a_person_is_refused(values, constraint):
    with refuses(constraint), transaction.atomic():
        make.person(**values)


def test_the_whole_character_set_of_swiss_registers_is_held():
    name = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)]))
    for start in range(0, len(name), 100):
        make.person(official_name=name[start : start + 100])
    assert Person.objects.count() == 4


def test_the_ahv_number_is_held_once():
    make.person(vn="7569217076985")
    with refuses("vn"), transaction.atomic():
        make.person(vn="7569217076985")


def test_search_and_sort_key_follow_the_name():
    person = make.person("Müller", "Jörg")
    assert (person.search_key, person.sort_key.split("\t")[:2]) == ("muller jorg", ["muller", "jorg"])
    person.official_name = "Zgraggen"
    person.save(update_fields=["official_name"])
    assert Person.objects.get().search_key == "zgraggen jorg"


@pytest.mark.parametrize(
    ("values", "constraint"),
    [({"egid": 0}, "dwelling_egid"), ({"ewid": 1000}, "dwelling_ewid"), ({"swiss_zip_code": 999}, "swiss_zip_code")],
)
def test_a_dwelling_is_refused(values, constraint):
    with refuses(constraint), transaction.atomic():
        make.dwelling(**values)


def test_nobody_is_twice_in_a_household():
    member = HouseholdMember.objects.create(household=make.household(), person=make.person(), valid=since())
    with refuses("householdmember_once"), transaction.atomic():
        HouseholdMember.objects.create(household=member.household, person=member.person, valid=since("2023-01-01"))


def test_a_marriage_is_one_row():
    first, second = make.person(), make.person()
    Relationship.objects.create(person=first, other=second, kind="spouse", valid=since())
    with refuses("relationship_spouse_once"), transaction.atomic():
        Relationship.objects.create(person=second, other=first, kind="spouse", valid=since())
    with refuses("relationship_of_two"), transaction.atomic():
        Relationship.objects.create(person=first, other=first, kind="parent", valid=since())


def test_a_row_is_valid_on_one_day_at_least():
    with refuses("residence_valid_not_empty"), transaction.atomic():
        make.residence(make.person(), valid=since("2023-01-01", "2023-01-01"))
