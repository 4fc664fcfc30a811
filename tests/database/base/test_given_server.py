# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server that somebody else runs (`DATABASE_URL`): it asks for passwords, and the owner is no superuser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.postgres import SPEED

from domizil.base import pg
from domizil.base.pg_cluster import Cluster, cluster_at

PASSWORDS = "local all postgres trust\nlocal all all scram-sha-256\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A server with two owners: `boss` may make roles, `clerk` may not."""
    cluster = cluster_at(Path(f"/var/tmp/domizil-test-given-{os.getpid()}"), SPEED)
    with cluster.held():
        (cluster.data / "pg_hba.conf").write_text(PASSWORDS)
        with psycopg.connect(cluster.conninfo("postgres"), autocommit=True) as connection:
            for statement in (
                "SELECT pg_reload_conf()",
                "CREATE ROLE boss LOGIN CREATEROLE PASSWORD 'word'",
                "CREATE ROLE clerk LOGIN PASSWORD 'word'",
                "CREATE DATABASE canton OWNER boss",
                "CREATE DATABASE poor OWNER clerk",
            ):
                connection.execute(statement)
        yield cluster
    cluster.remove()


def environment(server: Cluster, owner: str, database: str) -> dict[str, str]:
    url = f"postgresql://{owner}:word@/{database}?host={server.socket_dir}"
    return {**os.environ, "DATABASE_URL": url, "DOMIZIL_SECRET_KEY": "a key"}


def migrate(variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "domizil", "migrate"]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


def test_an_owner_without_the_right_to_make_roles_is_told_what_to_do(server):
    done = migrate(environment(server, "clerk", "poor"))
    assert done.returncode == 1
    assert "may not create the role domizil_app" in done.stderr
    assert "DATABASE_APP_URL" in done.stderr


def test_the_app_signs_in_with_a_password_of_its_own(server, monkeypatch):
    variables = environment(server, "boss", "canton")
    assert migrate(variables).returncode == 0
    assert migrate(variables).returncode == 0  # no harm
    for name in ("DATABASE_URL", "DOMIZIL_SECRET_KEY"):
        monkeypatch.setenv(name, variables[name])
    app = pg.django_database(pg.APP_ROLE)
    values = {"host": app["HOST"], "user": app["USER"], "dbname": app["NAME"]}
    with psycopg.connect(**values, password=app["PASSWORD"]) as connection:
        assert connection.execute("SELECT current_user, (SELECT count(*) FROM register_person)").fetchone() == (
            pg.APP_ROLE,
            0,
        )
        owned = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
        assert connection.execute(owned).fetchone() == (0,)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**values, password="word")


def test_a_wrong_password_is_named(server):
    variables = environment(server, "boss", "canton")
    done = migrate({**variables, "DATABASE_URL": variables["DATABASE_URL"].replace(":word@", ":wrong@")})
    assert done.returncode == 1
    assert "DATABASE_URL names a database that cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr
