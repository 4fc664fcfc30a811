# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own PostgreSQL: made, started, stopped, and robust against what an interrupted run leaves behind."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from tests.postgres import SPEED

from domizil.base import pg
from domizil.base.pg_cluster import Cluster, PostgresProblem, account, cluster_at


@pytest.fixture(scope="module")
def place() -> Path:
    """A folder that PostgreSQL's user can reach."""
    folder = Path(f"/var/tmp/domizil-test-{os.getpid()}")
    yield folder
    if folder.exists():
        cluster_at(folder, SPEED).remove()


@pytest.fixture
def own(place) -> Cluster:
    """A running cluster of its own; stopped after the test."""
    cluster = cluster_at(place, SPEED)
    cluster.start()
    yield cluster
    cluster.stop()


def server_version(cluster: Cluster) -> int:
    with psycopg.connect(cluster.conninfo("postgres")) as connection:
        return connection.info.server_version


def test_it_answers_and_is_closed_to_others(own):
    assert server_version(own) >= 150000
    for folder in (own.place, own.data, own.socket_dir):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert own.place.stat().st_uid == account().uid


def test_it_never_runs_as_root(own):
    process = int((own.data / "postmaster.pid").read_text().split()[0])
    assert Path(f"/proc/{process}").stat().st_uid == account().uid != 0


def test_it_listens_on_no_port_and_sorts_by_bytes(own):
    with psycopg.connect(own.conninfo("postgres")) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        answer = connection.execute("SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database LIMIT 1")
        assert answer.fetchone() == ("C.UTF-8", "UTF8")


def test_starting_twice_starts_once(own):
    assert own.start() is False


def test_stopping_and_starting_keeps_the_data(own):
    pg.prepare_cluster(own, "kept")
    own.stop()
    assert not own.answers()
    own.stop()  # no harm
    assert own.start() is True
    with psycopg.connect(own.conninfo("kept", pg.OWNER_ROLE)) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("kept",)


def test_the_last_who_holds_it_stops_it(place):
    cluster = cluster_at(place, SPEED)
    with cluster.held():
        with cluster.held():
            assert cluster.answers()
        assert cluster.answers()
        with pytest.raises(PostgresProblem, match="in use by another Domizil"):
            cluster.remove()
    assert not cluster.answers()


def test_started_to_stay_it_stays(place):
    cluster = cluster_at(place, SPEED)
    cluster.start_to_stay()
    with cluster.held():
        pass
    assert cluster.answers()
    cluster.stop()
    with cluster.held():
        pass
    assert not cluster.answers()


def test_a_killed_server_is_started_again(own):
    process = int((own.data / "postmaster.pid").read_text().split()[0])
    os.kill(process, signal.SIGKILL)
    assert own.start() is True
    assert server_version(own) >= 150000
    assert int((own.data / "postmaster.pid").read_text().split()[0]) != process


def test_a_lock_whose_number_belongs_to_another_program_now_is_cleared(own):
    own.stop()
    lock = own.data / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{own.data}\n1\n5432\n{own.socket_dir}\n\n")
    assert own.start() is True


def test_a_path_too_long_for_a_socket_works(place):
    deep = place.with_name(f"{place.name}-{'x' * 100}")
    cluster = cluster_at(deep, SPEED)
    try:
        cluster.start()
        assert cluster.socket_dir.parent == Path("/tmp")
        assert server_version(cluster) >= 150000
    finally:
        cluster.remove()
    assert not cluster.socket_dir.exists()


def test_a_folder_of_somebody_else_is_refused(tmp_path):
    tmp_path.chmod(0o755)
    foreign = Cluster(tmp_path, account())
    with pytest.raises(PostgresProblem, match="closed to others"):
        foreign.start()


def test_data_of_another_version_is_refused(own):
    own.stop()
    version = own.data / "PG_VERSION"
    right = version.read_text()
    version.write_text("12\n")
    try:
        with pytest.raises(PostgresProblem, match=r"is of PostgreSQL 12, but .* `make demo-reset"):
            own.start()
    finally:
        version.write_text(right)


def test_what_postgresql_says_is_passed_on(place):
    broken = Cluster(place.with_name(f"{place.name}-broken"), account(), {"shared_buffers": "nonsense"})
    try:
        with pytest.raises(PostgresProblem, match=r"pg_ctl failed:[\s\S]*shared_buffers"):
            broken.start()
    finally:
        shutil.rmtree(broken.place)


def test_the_roles_may_only_sign_in(own):
    pg.prepare_cluster(own, "roles")
    pg.prepare_cluster(own, "roles")  # no harm
    with psycopg.connect(own.conninfo("postgres")) as connection:
        rows = connection.execute(
            "SELECT rolname, rolcanlogin, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb"
            " FROM pg_roles WHERE rolname LIKE 'domizil%' ORDER BY 1"
        ).fetchall()
    assert rows == [("domizil_app", True, False), ("domizil_owner", True, False)]


def test_the_command_starts_and_stops_it(tmp_path_factory):
    home = Path(f"/var/tmp/domizil-test-cli-{os.getpid()}")
    environment = {**os.environ, "DOMIZIL_HOME": str(home)}

    def domizil(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "domizil", "db", *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    try:
        assert domizil("status").returncode == 1
        assert "started" in domizil("start").stdout
        assert domizil("status").returncode == 0
        assert "stopped" in domizil("stop").stdout
        assert "does not run" in domizil("status").stderr
    finally:
        domizil("stop")
        shutil.rmtree(home)
