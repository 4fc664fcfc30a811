# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What row-level security shows a third party, and what it refuses, tried in SQL as the app's role."""

from __future__ import annotations

import pytest
from django.db import Error, connection, transaction
from tests import factories as make
from tests import factories_third_parties as third

from domizil.base import acting
from domizil.base.models import Role
from domizil.register.models import Person, Task
from domizil.register.third_parties import access_keys
from domizil.register.third_parties.models import AccessKey, Delivery, HotelSlip, Match, Report, Reporter

WRITE_MATCH = """
INSERT INTO third_parties_match (report_id, municipality_id, basis, elsewhere, differences, compared_on)
SELECT id, municipality_id, 'vn', false, '{}', '2024-12-31' FROM third_parties_report
"""
TABLES = (AccessKey, Delivery, HotelSlip, Match, Report, Reporter)


@pytest.fixture
def secret() -> str:
    """The key of a third party; both municipalities have a row in every table."""
    with make.as_owner():
        for place in (make.LUZERN, make.EMMEN):
            third.everything(make.resident(place), place)
        own = third.reporter()
        third.report(own)
        third.slip(own)
        return third.key(own, make.worker())


def seen(worker_id: int | None = None) -> dict[str, int]:
    with acting.as_worker(worker_id, path="test"):
        return {model.__name__: model.objects.count() for model in (*TABLES, Person, Task)}


def refused(statement: str) -> bool:
    """Whether the database refuses a statement, or no row is there for it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.rowcount == 0
    except Error:
        return True


def test_nobody_sees_nothing(secret):
    assert set(seen().values()) == {0}


def test_a_third_party_sees_its_own_and_no_person(secret):
    with acting.as_worker(None, path="test"):
        access_keys.enter(access_keys.digest(secret))
        found = {model.__name__: model.objects.count() for model in (*TABLES, Person, Task)}
    assert found == {
        "AccessKey": 0,
        "Delivery": 1,
        "HotelSlip": 1,
        "Match": 0,
        "Report": 1,
        "Reporter": 1,
        "Person": 0,
        "Task": 0,
    }


def test_the_key_ends_with_the_transaction(secret):
    with acting.as_worker(None, path="test"):
        access_keys.enter(access_keys.digest(secret))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('domizil.third_party', '', true)")  # the test is one transaction itself
    assert set(seen().values()) == {0}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE third_parties_report SET official_name = 'X'",
        "DELETE FROM third_parties_report",
        "DELETE FROM third_parties_delivery",
        "DELETE FROM third_parties_hotelslip",
        "UPDATE third_parties_hotelslip SET official_name = 'X'",
        "UPDATE third_parties_reporter SET kind = 'employer'",
        "UPDATE third_parties_delivery SET municipality_id = 1024",
        WRITE_MATCH,
        "SELECT third_parties_candidates(ARRAY[1])",
        "SELECT * FROM third_parties_reportevent",
    ],
)
def test_a_third_party_changes_nothing_that_was_told(secret, statement):
    with acting.as_worker(None, path="test"):
        access_keys.enter(access_keys.digest(secret))
        assert refused(statement)


def test_a_third_party_writes_for_itself_only(secret):
    with make.as_owner():
        other = third.reporter(bfs_number=make.EMMEN)
    with acting.as_worker(None, path="test"):
        own = access_keys.enter(access_keys.digest(secret)).reporter
        for reporter, place in ((other.pk, make.EMMEN), (own.pk, make.EMMEN), (other.pk, make.LUZERN)):
            assert refused(
                "INSERT INTO third_parties_delivery (reporter_id, municipality_id, channel, state, file_name, sha256,"
                " refusal, good, bad, received_at)"
                f" VALUES ({reporter}, {place}, 'api', 'taken', '', '', '', 0, 0, now())"
            )


@pytest.mark.parametrize(
    ("role", "place", "some"),
    [
        (Role.REGISTER, make.LUZERN, True), (Role.SUPERVISOR, None, True), (Role.SUPPORT, make.LUZERN, False),
        (Role.ANALYST, None, False), (Role.ADMINISTRATOR, None, False), (Role.COMMISSION, None, False),
    ],
)  # fmt: skip
def test_the_role_decides(secret, role, place, some):
    with make.as_owner():
        worker = make.worker((role, place))
    found = seen(worker.pk)
    assert all((found[model.__name__] > 0) == some for model in TABLES)


def test_a_clerk_sees_one_municipality_and_the_supervision_writes_nothing(secret):
    with make.as_owner():
        clerk, supervisor = make.worker((Role.REGISTER, make.EMMEN)), make.worker((Role.SUPERVISOR, None))
    assert (seen(clerk.pk)["Reporter"], seen(supervisor.pk)["Reporter"]) == (1, 3)
    with acting.as_worker(supervisor.pk, path="test"):
        assert refused("UPDATE third_parties_reporter SET name = 'X'")
