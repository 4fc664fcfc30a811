# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every face that shows a person leaves an entry in the log of reads; one that shows nobody leaves none."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories as make

from domizil.base.models import Role


def reads() -> list[tuple[str, list[int]]]:
    with make.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT why, persons FROM audit.entry WHERE persons IS NOT NULL")
        return cursor.fetchall()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("{}?month=2024-03", "unit"),
        ("{}budget.pdf?month=2024-03", "letter"),
        ("/api{}budget?month=2024-03", "unit"),
        ("/search/?q=kovalenko", "search"),
    ],
)
def test_whom_a_page_shows_stands_in_the_log(client, family, address, why):
    unit = family.url.removesuffix("/") if address.startswith("/api") else family.url
    address = address.format(unit + "/" if address.startswith("/api") else unit)
    assert client.get(address).status_code == 200
    ((told, persons),) = reads()
    assert told == why
    assert sorted(persons) == sorted(person.pk for person in family.people)


def test_the_worklist_names_people_too(client):
    with make.as_owner():
        person = make.resident()
        make.unit(person)
        from domizil.permits.models import AsylumStatus

        AsylumStatus.objects.create(
            person=person, kind="removal_final", exit_by="2025-01-31", valid=make.since("2024-01-01")
        )
    assert "Nothilfe ohne" in client.get("/").content.decode()
    assert ("worklist", [person.pk]) in reads()


def test_who_sees_nobody_leaves_no_entry(as_worker, family):
    client = as_worker((Role.SUPPORT, make.EMMEN))
    assert client.get(family.url).status_code == 404
    assert client.get("/search/?q=kovalenko").status_code == 200
    assert reads() == []


def test_the_worklist_is_kept_until_somebody_writes(client):
    with make.as_owner():
        make.unit(make.resident(), number="LU-2024-000777")
    assert "LU-2024-000777" in client.get("/").content.decode()
    with CaptureQueriesContext(connection) as again:
        assert "LU-2024-000777" in client.get("/").content.decode()
    assert len(again) <= 12
    with make.as_owner():
        make.unit(make.resident(), number="LU-2024-000778")
    assert "LU-2024-000778" in client.get("/").content.decode()
