# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database shows and lets be written depends on the role, and after a move on the time; by raw SQL too."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from tests import factories as make
from tests.factories import EMMEN, LUZERN

from domizil.base import acting
from domizil.base.models import Role, Worker
from domizil.permits.models import Permit
from domizil.register.models import Person, Residence

SUPPORT = {"support_supportunit", "support_unitmember", "support_earning", "support_talk", "support_situationalcost"}
ASYLUM = {"permits_asylumstatus", "permits_immigration", "permits_asylumapplication"}
HOUSED = {"housing_stay", "housing_absence"}
PERSONS = {"register_person", "register_residence", "permits_permit"}
READS = {
    Role.SUPPORT: SUPPORT | ASYLUM | HOUSED | PERSONS,
    Role.FINANCE: SUPPORT | ASYLUM | HOUSED | PERSONS,
    Role.SUPERVISOR: SUPPORT | ASYLUM | HOUSED | PERSONS,
    Role.REGISTER: PERSONS,
    Role.HOUSING: ASYLUM | HOUSED | PERSONS,
    Role.ALLOCATION: ASYLUM | HOUSED | PERSONS,
    Role.PERMITS: ASYLUM | HOUSED | PERSONS,
    Role.COMMISSION: set(),
    Role.ANALYST: set(),
    Role.ADMINISTRATOR: set(),
}
ALL = SUPPORT | ASYLUM | HOUSED | PERSONS
ABOUT_WORKERS = ("base_grant", "base_worker")


def rows(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def seen() -> set[str]:
    return {table for table in ALL if rows(f"SELECT count(*) FROM {table}") != [(0,)]}


def acting_as(worker: Worker):
    return acting.as_worker(worker.pk, path="test")


def protected_tables() -> list[str]:
    found = rows("SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace")
    return sorted(name for (name,) in found if not name.startswith(ABOUT_WORKERS))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("place", [LUZERN, None])
def test_each_role_reads_what_its_work_needs(role, place):
    with make.as_owner():
        make.everything(LUZERN)
        worker = make.worker((role, place))
    with acting_as(worker):
        assert seen() == READS[role]


def test_a_role_in_one_place_opens_nothing_in_another():
    """Who pays in Emmen and registers in Luzern learns nothing about payments in Luzern."""
    with make.as_owner():
        make.everything(LUZERN)
        worker = make.worker((Role.REGISTER, LUZERN), (Role.SUPPORT, EMMEN))
    with acting_as(worker):
        assert seen() == PERSONS


def test_an_analyst_reads_rows_only_while_a_report_counts():
    with make.as_owner():
        make.everything(LUZERN)
        worker = make.worker((Role.ANALYST, None))
        nobody = make.worker()
    with acting_as(worker):
        with acting.counting():
            assert seen() == ALL
        assert seen() == set()
    with acting_as(nobody), acting.counting():
        assert seen() == set()


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ANALYST, Role.COMMISSION, Role.ADMINISTRATOR])
def test_who_checks_or_counts_changes_nothing_in_any_table(role):
    with make.as_owner():
        make.everything(LUZERN)
        worker = make.worker((role, None))
    changed = []
    with acting_as(worker), acting.counting():
        for table in protected_tables():
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(f"DELETE FROM {table}")
                    if cursor.rowcount:
                        changed.append(table)
            except DatabaseError as error:  # no right to delete at all, or rows that hang on others
                if "permission denied" not in str(error):
                    changed.append(table)
    assert changed == []


def test_a_clerk_deletes_no_payment_and_a_caseworker_no_residence():
    with make.as_owner():
        make.everything(LUZERN)
        clerk, caseworker = make.worker((Role.REGISTER, LUZERN)), make.worker((Role.SUPPORT, LUZERN))
    for worker, table in [(clerk, "support_earning"), (caseworker, "register_residence"), (caseworker, "housing_stay")]:
        with acting_as(worker), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
            assert cursor.rowcount == 0, table


def moves(on: str) -> Person:
    """Somebody who leaves Luzern for Emmen on a day, with a permit a year."""
    with make.as_owner():
        person = make.person()
        make.residence(person, LUZERN, valid=make.since("2020-01-01", on))
        make.residence(person, EMMEN, valid=make.since(on))
        for since, end in [("2020-01-01", "2023-01-01"), ("2023-01-01", "2024-01-01"), ("2024-01-01", None)]:
            valid = make.since(since, end)
            Permit.objects.create(person=person, category="02", valid=valid, granted_on=date.fromisoformat(since))
        return person


def starts(model) -> list[str]:
    return sorted(str(row.valid.lower) for row in model.objects.all())


def test_who_has_moved_away_is_known_as_of_the_own_time():
    moved = moves("2023-05-01")
    with make.as_owner():
        former, now = make.worker((Role.REGISTER, LUZERN)), make.worker((Role.REGISTER, EMMEN))
        supervisor = make.worker((Role.SUPERVISOR, None))
    with acting_as(former):
        assert Person.objects.filter(pk=moved.pk).exists()
        assert starts(Residence) == ["2020-01-01"]
        assert starts(Permit) == ["2020-01-01", "2023-01-01"]
        assert len(rows("SELECT FROM permits_permitevent")) == 2
        assert len(rows("SELECT FROM register_residenceevent")) == 1
    for worker in (now, supervisor):
        with acting_as(worker):
            assert starts(Residence) == ["2020-01-01", "2023-05-01"]
            assert starts(Permit) == ["2020-01-01", "2023-01-01", "2024-01-01"]


def test_until_the_day_of_leaving_everything_is_known():
    moves("2025-01-01")
    with make.as_owner():
        worker = make.worker((Role.REGISTER, LUZERN))
    with acting_as(worker):
        assert len(starts(Permit)) == 3


def test_a_former_unit_is_seen_with_its_people_and_not_what_they_got_later():
    with make.as_owner():
        person = make.person()
        unit = make.unit(bfs_number=LUZERN)
        unit.members.create(person=person, position=1, valid=make.since("2022-01-01", "2023-01-01"))
        later = make.unit(bfs_number=EMMEN)
        later.members.create(person=person, position=1, valid=make.since("2023-01-01"))
        make.everything_of_support(later, person)  # March 2024
        worker = make.worker((Role.SUPPORT, LUZERN))
    with acting_as(worker):
        assert rows("SELECT count(*) FROM support_unitmember") == [(1,)]
        assert rows("SELECT count(*) FROM support_earning") == rows("SELECT count(*) FROM support_talk") == [(0,)]
