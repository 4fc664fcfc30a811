# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts and grants: an administrator's page, what it refuses, and what the database holds below it."""

from __future__ import annotations

import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests import factories as make

from domizil.base import acting, workers
from domizil.base.models import Grant, Role, Worker
from domizil.base.refusal import Refusal


@pytest.fixture
def administrator(as_worker) -> Client:
    return as_worker((Role.ADMINISTRATOR, None))


@pytest.fixture
def rita(administrator) -> str:
    with make.as_owner():
        make.municipality()
    data = {"username": "rita.muster", "first_name": "Rita", "last_name": "Muster", "language": "de"}
    response = administrator.post("/accounts/add/", data)
    assert response.headers["Location"] == "/accounts/rita.muster/"
    return response.headers["Location"]


GRANT = {
    "do": "grant",
    "role": "register",
    "municipality": "1061",
    "purpose": "Schalter",
    "since": "2024-12-01",
}


def test_an_account_is_added_gets_a_password_and_a_grant_and_signs_in(administrator, rita):
    assert administrator.post(rita, GRANT).status_code == 302
    administrator.post(rita, {"do": "password"})
    page = administrator.get(rita).content.decode()
    (password,) = re.findall(r"Neues Passwort: ([a-z0-9-]{23})", page)
    assert "Schalter" in page
    assert password not in administrator.get(rita).content.decode()
    signed_in = Client().post("/sign-in/", {"username": "rita.muster", "password": password})
    assert signed_in.status_code == 302
    assert "rita.muster" in administrator.get("/accounts/").content.decode()


def test_a_grant_is_ended_and_not_deleted(administrator, rita):
    administrator.post(rita, GRANT)
    with make.as_owner():
        key = Grant.objects.get(role="register").pk
    administrator.post(rita, {"do": "revoke", "grant": str(key)})
    with make.as_owner():
        assert str(Grant.objects.get(pk=key).valid.upper) == "2024-12-31"
    assert (
        "Diese Berechtigung hat das Konto nicht."
        in administrator.post(rita, {"do": "revoke", "grant": str(key)}).content.decode()
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"until": "2024-11-01"}, "gälte an keinem Tag"),
        ({"purpose": "   "}, "Zweck"),
        ({"municipality": "9"}, "municipality"),
        ({"do": "what"}, "Dieser Knopf ist nicht bekannt."),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(administrator, rita, change, told):
    assert told in administrator.post(rita, GRANT | change).content.decode()
    with make.as_owner():
        assert not Grant.objects.filter(role="register").exists()


def test_the_same_twice_is_refused(administrator, rita):
    administrator.post(rita, GRANT)
    assert "in dieser Zeit schon" in administrator.post(rita, GRANT).content.decode()
    data = {"username": "Rita.Muster", "language": "de"}
    assert "gibt es schon" in administrator.post("/accounts/add/", data).content.decode()
    assert "kein Benutzername" in administrator.post("/accounts/add/", data | {"username": "a b"}).content.decode()


def test_a_locked_account_sees_nothing_at_once(administrator, rita, as_worker):
    administrator.post(rita, GRANT)
    with make.as_owner():
        worker = Worker.objects.get(username="rita.muster")
    client = as_worker(worker=worker)
    assert client.get("/").status_code == 200
    administrator.post(rita, {"do": "lock"})
    assert client.get("/").status_code == 302
    administrator.post(rita, {"do": "lock"})
    assert client.get("/").status_code == 200


def test_a_new_password_ends_the_sessions(administrator, rita, as_worker):
    with make.as_owner():
        worker = Worker.objects.get(username="rita.muster")
    client = as_worker(worker=worker)
    administrator.post(rita, {"do": "password"})
    assert client.get("/").status_code == 302


def test_nobody_changes_the_own_rights():
    with make.as_owner():
        worker = make.worker((Role.ADMINISTRATOR, None))
    with acting.as_worker(worker.pk, path="test"), pytest.raises(Refusal, match="eigene Konto"):
        workers.grant(by=worker, worker=worker, role=Role.SUPPORT, municipality=None, purpose="Test")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_others_see_no_accounts(as_worker, role):
    client = as_worker((role, None))
    assert client.get("/accounts/").status_code == 404
    assert client.post("/accounts/add/", {"username": "someone", "language": "de"}).status_code == 404


def test_weak_passwords_are_refused():
    with make.as_owner():
        worker = make.worker()
        with pytest.raises(Refusal, match="Passwort geht nicht"):
            workers.new_password(by=None, worker=worker, password="kurz")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM secret.password",
        "SELECT base_keep_password(1, 'x', 'x')",
        "SELECT base_change_password(1, 'x', 'x')",
        "SELECT base_add_worker('x', '', '', 'de', '!')",
        "SELECT base_lock_worker(1, false)",
        "UPDATE base_worker SET password = 'x'",
        "DELETE FROM axes_accesslog",
        "DELETE FROM axes_accessfailurelog",
        "UPDATE axes_accesslog SET username = 'x'",
    ],
)
def test_the_app_reads_no_hash_and_wipes_no_trace(statement):
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, None))
    refused = r"permission denied|Only administrators"
    with (
        acting.as_worker(worker.pk, path="test"),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match=refused),
        transaction.atomic(),
    ):
        cursor.execute(statement)


def test_sessions_are_ended_one_by_one(as_worker):
    as_worker((Role.SUPPORT, None)), as_worker((Role.SUPPORT, None))
    with connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="one by one"), transaction.atomic():
            cursor.execute("DELETE FROM django_session")
        cursor.execute("DELETE FROM django_session WHERE session_key = (SELECT min(session_key) FROM django_session)")
        assert cursor.rowcount == 1
