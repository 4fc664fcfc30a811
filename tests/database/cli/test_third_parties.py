# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil third-parties`, as somebody at a terminal runs it."""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg
import pytest
from tests import postgres
from tests import third_party_files as sample

from domizil.base import pg

ROWS = """
INSERT INTO base_municipality (bfs_number, name, district, valid) VALUES (1061, 'Luzern', 'Luzern', '[2020-01-01,)');
INSERT INTO base_worker (username, password, first_name, last_name, email, is_active, is_staff, is_superuser,
    date_joined, language) VALUES ('clerk', '!', '', '', '', true, false, false, now(), 'de');
INSERT INTO base_grant (worker_id, role, municipality_id, purpose, valid)
    SELECT id, 'register', 1061, 'Test', '[2020-01-01,)' FROM base_worker;
INSERT INTO third_parties_reporter (id, municipality_id, kind, name, contact, e_mail, address)
    VALUES (1, 1061, 'landlord', 'Muster AG', '', '', '');
"""


@pytest.fixture
def database(new_database) -> postgres.Database:
    """A database of its own with a clerk and a landlord."""
    made = new_database("third")
    with psycopg.connect(made.url(pg.OWNER_ROLE), autocommit=True) as connection:
        connection.execute(ROWS)
    return made


def run(database: postgres.Database, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "domizil", "third-parties", *arguments]
    environment = {**os.environ, **database.environment, "DOMIZIL_TODAY": "2024-12-31"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def reports(database: postgres.Database) -> int:
    with psycopg.connect(database.url(pg.OWNER_ROLE)) as connection:
        return connection.execute("SELECT count(*) FROM third_parties_report").fetchone()[0]


def test_a_file_is_checked_taken_and_compared_again(database, tmp_path):
    file = tmp_path / "m.csv"
    file.write_bytes(sample.csv(sample.GOOD, ("Einzug", "", "", "", "", "", "x")))
    given = ("import", str(file), "--reporter", "1", "--as", "clerk")
    dry = run(database, *given, "--dry-run")
    assert (dry.returncode, reports(database)) == (0, 0), dry.stderr
    assert "1 good, 1 bad" in dry.stdout
    assert "3: EWID: «x»" in dry.stderr
    done = run(database, *given)
    assert "1 taken over, 1 left out" in done.stdout, done.stderr
    again = run(database, *given)
    assert (again.returncode, reports(database)) == (2, 1)
    assert "schon übernommen" in again.stderr
    assert "Luzern: 0 compared" in run(database, "compare", "--as", "clerk").stdout
    unknown = run(database, "delete-slips", "--as", "clerk")
    assert (unknown.returncode, "nicht erfasst" in unknown.stderr) == (2, True)


def test_who_may_not_and_what_cannot_be_is_told(database, tmp_path):
    file = tmp_path / "m.xlsm"
    file.write_bytes(sample.xlsx(sample.GOOD))
    assert "Makros" in run(database, "import", str(file), "--reporter", "1", "--as", "clerk").stderr
    assert "Nothing there" in run(database, "import", str(file), "--reporter", "9", "--as", "clerk").stderr
    assert "no worker nobody" in run(database, "compare", "--as", "nobody").stderr
