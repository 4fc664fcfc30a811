# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database refuses about persons and residences, whoever writes."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from tests import factories as make
from tests import factories_register as register
from tests.factories import EMMEN, LUZERN, since

from domizil.base import acting, pg
from domizil.base.models import Role
from domizil.register import codes
from domizil.register.models import (
    Code,
    ExtraFeature,
    HouseholdMember,
    Person,
    PersonMerge,
    Relationship,
    ResidenceKind,
)


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


def run(statement: str, *values: object) -> None:
    """Run raw SQL as the app's role, and let the deferred checks of whole lives speak."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


LIVED = "(SELECT id FROM register_residence WHERE person_id = %s)"


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("DELETE FROM register_personstate WHERE person_id = %s", "person_has_state"),
        ("UPDATE register_personstate SET valid = daterange(lower(valid), '2024-01-01') WHERE person_id = %s",
         "personstate_without_gap"),
        ("UPDATE register_personstate SET valid = '[1980-01-01,)' WHERE person_id = %s", "personstate_after_birth"),
        ("UPDATE register_personstate SET valid = '[2022-01-01,)' WHERE person_id = %s", "residence_of_known_person"),
        ("UPDATE register_residence SET valid = '[2020-01-01,2024-01-01)' WHERE person_id = %s",
         "occupancy_fills_residence"),
        (f"DELETE FROM register_occupancy WHERE residence_id = {LIVED}", "occupancy_fills_residence"),
        (f"UPDATE register_occupancy SET valid = '[2020-02-01,)' WHERE residence_id = {LIVED}",
         "occupancy_fills_residence"),
        ("UPDATE register_person SET date_of_birth = '2020-01-02' WHERE id = %s", "personstate_after_birth"),
        ("UPDATE register_person SET date_of_death = '2024-01-01' WHERE id = %s", "residence_within_life"),
        (f"INSERT INTO register_occupancy (residence_id, valid) SELECT {LIVED}, '[2023-01-01,)'",
         "occupancy_one_at_a_time"),
    ],
)  # fmt: skip
def test_whole_lives_hold_against_raw_sql_of_the_app(statement, rule):
    person = make.person()
    make.residence(person, LUZERN, dwelling=make.dwelling(LUZERN))
    worker = make.worker((Role.REGISTER, LUZERN))
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {pg.APP_ROLE}")
    with acting.as_worker(worker.pk, path="test"), refuses(rule), transaction.atomic():
        run(statement, person.pk)


def test_a_second_main_residence_is_refused_to_raw_sql_even_where_the_first_is_hidden():
    person, worker = make.resident(EMMEN), make.worker((Role.REGISTER, LUZERN))
    make.municipality(LUZERN)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {pg.APP_ROLE}")
    columns = "person_id, municipality_id, kind, valid, purpose, comes_from, goes_to"
    with acting.as_worker(worker.pk, path="test"), refuses("residence_one_main"), transaction.atomic():
        run(
            f"INSERT INTO register_residence ({columns}) VALUES (%s, {LUZERN}, 1, '[2024-01-01,)', 'studies', '', '')",
            person.pk,
        )


def test_a_dwelling_lies_in_the_municipality_of_the_residence():
    residence = make.residence(make.person(), LUZERN)
    far = make.dwelling(EMMEN)
    with refuses("occupancy_in_municipality"), transaction.atomic():
        run("UPDATE register_occupancy SET dwelling_id = %s WHERE residence_id = %s", far.pk, residence.pk)


def test_an_event_is_never_changed_by_the_app():
    event = register.event(make.resident(LUZERN))
    worker = make.worker((Role.REGISTER, LUZERN))
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {pg.APP_ROLE}")
    for statement in ("UPDATE register_registerevent SET reason = 'x' WHERE id = %s",
                      "DELETE FROM register_registerevent WHERE id = %s"):  # fmt: skip
        with acting.as_worker(worker.pk, path="test"), pytest.raises(ProgrammingError), transaction.atomic():
            run(statement, event.pk)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"source": "correction"}, "registerevent_correction_reason"),
        ({"kind": "teleport"}, "registerevent_kind"),
        ({"source": "gossip"}, "registerevent_source"),
    ],
)
def test_an_event_is_refused(values, constraint):
    with refuses(constraint), transaction.atomic():
        register.event(make.resident(LUZERN), **values)


def test_a_feature_without_legal_basis_is_refused():
    with refuses("extrafeature_legal_basis"), transaction.atomic():
        ExtraFeature.objects.create(key="dog", name_de="Hund", name_en="Dog", legal_basis="", valid=since())


def test_nobody_confirms_the_own_merge():
    worker = register.clerk()
    with refuses("personmerge_four_eyes"), transaction.atomic():
        PersonMerge.objects.create(
            keep=make.person(), drop=make.person(), municipality=make.municipality(), reason="gleich",
            proposed_by=worker, confirmed_by=worker,
        )  # fmt: skip


def test_code_lists_come_with_the_package_once():
    assert codes.load() > 10
    assert codes.load() == 0
    assert ("121", "römisch-katholisch") in codes.choices("religion")
    assert ("121", "Roman Catholic") in codes.choices("religion", language="en")
    Code.objects.filter(code="121").update(valid=since("1900-01-01", "2020-01-01"))
    assert "121" not in dict(codes.choices("religion"))
    assert "121" in dict(codes.choices("religion", on=date(2019, 12, 31)))
