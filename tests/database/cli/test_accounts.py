# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil accounts` and `domizil audit`: what an operator does at the command line, in a database of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import psycopg
import pytest


@pytest.fixture(scope="module")
def database(new_database):
    return new_database("accounts")


@pytest.fixture
def domizil(database):
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, **database.environment}
        command = [sys.executable, "-m", "domizil", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return run


def test_an_operator_adds_grants_revokes_and_the_audit_stays_whole(domizil, database, tmp_path):
    assert domizil("accounts", "add", "rita.muster", "--first", "Rita").returncode == 0
    made = domizil("accounts", "password", "rita.muster", "--generate").stdout
    assert len(made.split()[-1]) == 23
    granted = domizil("accounts", "grant", "rita.muster", "support", "--purpose", "Fallführung")
    assert granted.returncode == 0, granted.stderr
    (row,) = json.loads(domizil("accounts", "list", "--json").stdout)
    assert [(one["role"], one["municipality"], one["until"]) for one in row["grants"]] == [("support", None, None)]
    assert domizil("accounts", "lock", "rita.muster").returncode == 0
    assert "(locked)" in domizil("accounts", "list").stdout
    again = domizil("accounts", "add", "rita.muster")
    assert (again.returncode, "gibt es schon" in again.stderr) == (2, True)
    assert domizil("accounts", "revoke", "rita.muster", "finance").returncode == 2
    assert domizil("accounts", "revoke", "rita.muster", "support").returncode == 0

    heads = tmp_path / "heads.json"
    heads.write_text(domizil("audit", "heads").stdout)
    whole = domizil("audit", "verify", "--heads", str(heads))
    assert (whole.returncode, "The audit is whole" in whole.stdout) == (0, True), whole.stderr
    with psycopg.connect(database.url("domizil_owner")) as owner:
        owner.execute("ALTER TABLE base_workerevent DISABLE TRIGGER USER")
        owner.execute("UPDATE base_workerevent SET first_name = 'Other'")
    broken = domizil("audit", "verify")
    assert broken.returncode == 1
    assert "changed  base_workerevent" in broken.stdout
    (tmp_path / "bad").write_text("{")
    assert domizil("audit", "verify", "--heads", str(tmp_path / "bad")).returncode == 2
