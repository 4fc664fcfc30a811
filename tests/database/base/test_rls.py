# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Row-level security: what no live grant covers is not there, through raw SQL too."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from tests import factories as make
from tests.factories import EMMEN, LUZERN

from domizil.base import acting, pg
from domizil.base.models import Grant, Role, Worker
from domizil.register.models import Person, Residence
from domizil.support.models import SupportUnit, UnitMember


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def acting_as(worker: Worker | None):
    return acting.as_worker(worker.pk if worker else None, path="test")


KEPT_BY_ADMINISTRATORS = ("register_code", "register_codelist", "register_extrafeature")
"""Lists that everybody at work reads and only an administrator writes."""


def personal_tables() -> list[str]:
    """Every table under row-level security that holds rows about persons or offices."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity ORDER BY relname")
        return [name for (name,) in cursor.fetchall() if name not in KEPT_BY_ADMINISTRATORS]


@pytest.fixture
def two_units() -> tuple[SupportUnit, SupportUnit]:
    """A unit in Luzern and one in Emmen, with one resident each."""
    with make.as_owner():
        return (
            make.unit(make.resident(LUZERN), bfs_number=LUZERN),
            make.unit(make.resident(EMMEN), bfs_number=EMMEN),
        )


def test_the_tests_run_as_the_app_role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (pg.APP_ROLE, False, False)


def test_the_app_role_owns_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = %s::regrole", [pg.APP_ROLE])
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("somebody", ["nobody", "no grant", "ended", "administrator", "inactive"])
def test_without_a_live_grant_nobody_is_there(two_units, somebody):
    with make.as_owner():
        worker = {
            "nobody": lambda: None,
            "no grant": make.worker,
            "ended": make.worker,
            "administrator": lambda: make.worker((Role.ADMINISTRATOR, None)),
            "inactive": lambda: make.worker((Role.SUPPORT, None), is_active=False),
        }[somebody]()
        if somebody == "ended":
            valid = make.since("2020-01-01", "2024-12-31")
            Grant.objects.create(worker=worker, role=Role.SUPPORT, purpose="Test", valid=valid)
    with acting_as(worker):
        seen = {
            table: count(table) for table in personal_tables() if not table.startswith(("base_grant", "base_worker"))
        }
    assert set(seen.values()) == {0}
    assert len(seen) > 30


def test_a_municipality_sees_its_own_only(two_units):
    luzern, _ = two_units
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, LUZERN))
    with acting_as(worker):
        assert list(SupportUnit.objects.all()) == [luzern]
        assert {member.unit_id for member in UnitMember.objects.all()} == {luzern.pk}
        assert Person.objects.count() == Residence.objects.count() == 1
        assert count("support_supportunitevent") == count("register_personevent") == 1


def test_in_every_table_a_municipality_sees_its_own_rows_only():
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, LUZERN), (Role.REGISTER, LUZERN))
        make.everything(LUZERN)
        tables = [
            table for table in personal_tables() if not table.startswith(("base_grant", "base_worker", "base_jobrun"))
        ]
        own = {table: count(table) for table in tables}
        make.everything(EMMEN)
        assert {table: count(table) for table in tables} == {table: 2 * rows for table, rows in own.items()}
    assert min(own.values()) > 0
    for_everybody_at_work = {"register_dwelling", "register_dwellingevent", "housing_accommodation"}
    for_everybody_at_work |= {"housing_accommodationevent"}
    with acting_as(worker):
        seen = {table: count(table) for table in tables}
    assert seen == {table: rows * (1 + (table in for_everybody_at_work)) for table, rows in own.items()}


def test_the_canton_sees_all(two_units):
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, None))
    with acting_as(worker):
        assert SupportUnit.objects.count() == Person.objects.count() == 2


def test_a_person_is_seen_through_the_unit(two_units):
    with make.as_owner():
        of_emmen = make.resident(EMMEN)
        make.unit(of_emmen, bfs_number=LUZERN)
        worker = make.worker((Role.SUPPORT, LUZERN))
    with acting_as(worker):
        assert Person.objects.filter(pk=of_emmen.pk).exists()


def test_rows_that_are_not_seen_are_not_changed(two_units):
    _, emmen = two_units
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, LUZERN))
    with acting_as(worker):
        assert SupportUnit.objects.filter(pk=emmen.pk).update(carried_by="municipality") == 0
        assert UnitMember.objects.filter(unit=emmen.pk).delete() == (0, {})


def test_a_row_is_not_moved_out_of_sight(two_units):
    luzern, _ = two_units
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, LUZERN))
    with acting_as(worker), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        SupportUnit.objects.filter(pk=luzern.pk).update(municipality=EMMEN)


def test_a_clerk_enters_a_person_and_only_into_the_own_municipality():
    with make.as_owner():
        make.country(), make.municipality(LUZERN), make.municipality(EMMEN)
        worker = make.worker((Role.REGISTER, LUZERN))
    with acting_as(worker):
        arrived = make.person()
        make.residence(arrived, LUZERN)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            make.residence(arrived, EMMEN, kind=2)
        assert Person.objects.filter(pk=arrived.pk).exists()


def test_without_a_grant_nobody_is_entered():
    with make.as_owner():
        make.country()
        worker = make.worker()
    with acting_as(worker), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        make.person()


def test_only_an_administrator_grants(two_units):
    with make.as_owner():
        caseworker, administrator = make.worker((Role.SUPPORT, None)), make.worker((Role.ADMINISTRATOR, None))
    grant = {"worker": caseworker, "role": Role.FINANCE, "purpose": "Test", "valid": make.since()}
    with acting_as(caseworker), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Grant.objects.create(**grant)
    with acting_as(administrator):
        Grant.objects.create(**grant)
        assert Grant.objects.filter(worker=caseworker).count() == 2


def test_the_worker_is_forgotten_with_the_transaction(two_units):
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, None))
    with acting_as(worker):
        with acting_as(None):
            assert not Person.objects.exists()
        assert Person.objects.exists()
    assert not Person.objects.exists()


def test_search_finds_only_who_is_seen(two_units):
    with make.as_owner():
        worker = make.worker((Role.REGISTER, EMMEN))
        expected = Person.objects.get(residences__municipality=EMMEN)
    with acting_as(worker), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM register_find(ARRAY['tesfa', 'sela'], NULL, 10)")
        assert cursor.fetchall() == [(expected.pk, True)]


def test_every_table_is_protected_or_known_to_hold_no_personal_data():
    open_tables = {
        "django_migrations", "django_content_type", "django_session", "auth_group", "auth_group_permissions",
        "auth_permission", "axes_accessattempt", "axes_accessattemptexpiration", "axes_accessfailurelog",
        "axes_accesslog", "base_country", "base_countryevent", "base_municipality", "base_municipalityevent",
        "base_municipalitypopulation", "base_municipalitypopulationevent", "base_worker", "base_worker_groups",
        "base_worker_user_permissions", "pghistory_context",
        "register_codeevent", "register_codelistevent", "register_extrafeatureevent",
        "exchange_participant", "exchange_participantevent",
        "exchange_subscription", "exchange_subscriptionevent",
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND NOT relrowsecurity"
            " AND relnamespace = 'public'::regnamespace"
        )
        assert {name for (name,) in cursor.fetchall()} == open_tables


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO base_worker (username) VALUES ('x')",
        "UPDATE base_worker SET is_superuser = true",
        "DELETE FROM base_municipality",
        "UPDATE base_country SET name_de = ''",
        "TRUNCATE register_person",
        "CREATE TABLE own (id int)",
        "SELECT base_seal_history()",
        "ALTER TABLE register_person DISABLE ROW LEVEL SECURITY",
    ],
)
def test_what_the_app_may_never_do(statement):
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), connection.cursor() as cursor:
        cursor.execute(statement)
