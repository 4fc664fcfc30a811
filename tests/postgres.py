# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The PostgreSQL of the tests: one cluster in `.domizil/test`, shared by all runs, with a migrated template.

The last run that uses the cluster stops it. The template is made once per state
of the migrations, so a run begins by copying it, and a database is gone when its run is.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from domizil.base import home, pg
from domizil.base.pg_cluster import Cluster, cluster_at

SOURCE = Path(pg.__file__).parents[1]
SPEED = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@dataclass(frozen=True)
class Database:
    """A migrated database of the test cluster."""

    cluster: Cluster
    name: str

    def url(self, role: str) -> str:
        return f"postgresql:///{self.name}?host={self.cluster.socket_dir}&user={role}"

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs in its environment to use this database."""
        return {"DATABASE_URL": self.url(pg.OWNER_ROLE), "DATABASE_APP_URL": self.url(pg.APP_ROLE)}


@contextlib.contextmanager
def shared_cluster() -> Iterator[Cluster]:
    """The running test cluster."""
    cluster = cluster_at(home.make() / "test", SPEED)
    with cluster.held():
        yield cluster


@contextlib.contextmanager
def database(cluster: Cluster, label: str) -> Iterator[Database]:
    """A new migrated database, dropped at the end."""
    name = f"run_{os.getpid()}_{label}"
    template = _template(cluster)
    with _administrator(cluster) as connection:
        _drop(connection, name)
        statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
        parts = map(sql.Identifier, (name, pg.OWNER_ROLE, template))
        connection.execute(statement.format(*parts))
    try:
        yield Database(cluster, name)
    finally:
        with _administrator(cluster) as connection:
            _drop(connection, name)


def _template(cluster: Cluster) -> str:
    """The name of the migrated template; made when it is not there."""
    name = f"template_{_state_of_migrations()}"
    with (home.path() / "test.template").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with _administrator(cluster) as connection:
            names = [row[0] for row in connection.execute("SELECT datname FROM pg_database")]
            if name in names:
                return name
            for old in names:
                if old.startswith("template_") or (old.startswith("run_") and not _lives(old)):
                    _drop(connection, old)
        _make_template(cluster, name)
    return name


def _make_template(cluster: Cluster, name: str) -> None:
    unfinished = Database(cluster, f"unfinished_{name}")
    with _administrator(cluster) as connection:
        _drop(connection, unfinished.name)
    pg.prepare_cluster(cluster, unfinished.name)
    subprocess.run(
        [sys.executable, "-m", "domizil", "migrate"],
        env={**os.environ, **unfinished.environment},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with _administrator(cluster) as connection:
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(rename.format(sql.Identifier(unfinished.name), sql.Identifier(name)))


def _state_of_migrations() -> str:
    files = [*SOURCE.glob("**/migrations/*.py"), SOURCE / "base/rls.py", SOURCE / "register/numbers.py"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(files))).hexdigest()[:12]


def _lives(database_name: str) -> bool:
    return Path(f"/proc/{database_name.split('_')[1]}").exists()


def _administrator(cluster: Cluster) -> psycopg.Connection:
    return psycopg.connect(cluster.conninfo("postgres"), autocommit=True)


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
