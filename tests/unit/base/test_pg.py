# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which database is used, and by which role. No server is needed for these."""

import os
import tempfile
from pathlib import Path

import pytest

from domizil.base import pg, pg_cluster

OTHER = pg_cluster.Account("postgres", 4711, 4711)


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch, tmp_path):
    for name in ("DATABASE_URL", "DATABASE_APP_URL", "PG_BIN_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DOMIZIL_SECRET_KEY", "key")
    monkeypatch.setenv("DOMIZIL_HOME", str(tmp_path))


def test_without_a_url_the_own_cluster_is_used_over_its_socket():
    settings = pg.django_database(pg.APP_ROLE)
    assert (settings["USER"], settings["NAME"]) == (pg.APP_ROLE, "domizil")
    assert settings["HOST"] == str(pg.own_cluster().socket_dir)


def test_with_a_url_nothing_is_started(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:secret@db.example:5433/canton?sslmode=require")
    assert pg.own_cluster() is None
    owner = pg.django_database(pg.OWNER_ROLE)
    assert (owner["USER"], owner["PASSWORD"], owner["HOST"], owner["PORT"]) == ("boss", "secret", "db.example", "5433")
    assert owner["OPTIONS"] == {"sslmode": "require"}


def test_the_app_never_gets_the_owners_sign_in(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:secret@db.example/canton")
    app = pg.django_database(pg.APP_ROLE)
    assert app["USER"] == pg.APP_ROLE
    assert app["PASSWORD"] not in ("", "secret")


def test_the_app_may_have_an_address_of_its_own(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:secret@db.example/canton")
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://domizil_app:word@pool.example/canton")
    app = pg.django_database(pg.APP_ROLE)
    assert (app["HOST"], app["USER"], app["PASSWORD"]) == ("pool.example", pg.APP_ROLE, "word")


def test_the_app_signs_in_as_no_other_role(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:secret@db.example/canton")
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://boss:secret@db.example/canton")
    with pytest.raises(pg.PostgresProblem, match="signs in as 'boss'; it has to be domizil_app"):
        pg.django_database(pg.APP_ROLE)


def test_a_bad_url_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql:/nonsense")
    with pytest.raises(pg.PostgresProblem, match=r"DATABASE_URL is no address .* Allowed is postgresql://"):
        pg.django_database(pg.OWNER_ROLE)


def test_an_unknown_role_is_refused():
    with pytest.raises(pg.PostgresProblem, match="'boss'; allowed are domizil_app and domizil_owner"):
        pg.django_database("boss")


def test_a_folder_without_programs_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("PG_BIN_DIR", str(tmp_path))
    with pytest.raises(pg.PostgresProblem, match="no program initdb"):
        pg_cluster.programs()


def test_given_programs_come_first(monkeypatch, tmp_path):
    (tmp_path / "initdb").touch()
    monkeypatch.setenv("PG_BIN_DIR", str(tmp_path))
    assert pg_cluster.programs() == tmp_path


def test_an_account_may_enter_what_is_open_to_it(tmp_path):
    inner = tmp_path / "closed" / "inner"
    inner.mkdir(parents=True)
    temporary = Path(tempfile.gettempdir())
    for folder in (inner, *inner.parents):
        if temporary in folder.parents:
            folder.chmod(0o755)
    assert OTHER.may_enter(inner)
    assert OTHER.may_enter(inner / "not made yet")
    (tmp_path / "closed").chmod(0o700)
    assert not OTHER.may_enter(inner)


def test_who_owns_a_folder_or_is_in_its_group_may_enter_by_that_right():
    status = os.stat_result((0o40710, 0, 0, 0, 7, 8, 0, 0, 0, 0))
    assert pg_cluster.Account("owner", 7, 99)._may_pass(status)
    assert pg_cluster.Account("group", 99, 8)._may_pass(status) is True
    assert not OTHER._may_pass(status)


def test_data_goes_elsewhere_when_postgresql_cannot_reach_the_checkout(monkeypatch, tmp_path):
    monkeypatch.setattr(pg_cluster, "account", lambda: OTHER)
    tmp_path.chmod(0o700)
    cluster = pg_cluster.cluster_at(tmp_path / "pg")
    assert cluster.place.parent == Path("/var/tmp")
    assert cluster.place == pg_cluster.cluster_at(tmp_path / "pg").place
    assert cluster.place != pg_cluster.cluster_at(tmp_path / "other").place


def test_a_socket_path_is_never_too_long():
    short = pg_cluster.Cluster(Path("/srv/domizil/pg"), OTHER)
    assert short.socket_dir == Path("/srv/domizil/pg/run")
    long = pg_cluster.Cluster(Path("/srv") / ("x" * 120), OTHER)
    assert len(os.fsencode(long.socket_dir / ".s.PGSQL.5432")) <= 107


def test_preparing_a_garbled_address_says_what_is_allowed(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "garbage")
    monkeypatch.delenv("DATABASE_APP_URL", raising=False)
    with pytest.raises(pg.PostgresProblem, match="DATABASE_URL is no address"):
        pg.prepare()
