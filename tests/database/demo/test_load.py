# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole canton in a database, by the command: exact, audited, and once only."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import psycopg
import pytest
from tests.postgres import Database

from domizil.base import pg
from domizil.demo.book import COLUMNS
from domizil.demo.checks import check

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def database(new_database: Callable[[str], Database]) -> Database:
    return new_database("canton")


@pytest.fixture(scope="module")
def command(database: Database) -> Command:
    """Run `domizil demo-data` with this database."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        surroundings = {**os.environ, **database.environment, "DOMIZIL_TODAY": "2024-12-31"}
        line = [sys.executable, "-m", "domizil", "demo-data", *arguments]
        return subprocess.run(line, capture_output=True, text=True, env=surroundings)

    return run


@pytest.fixture(scope="module")
def loaded(database: Database, command: Command) -> Database:
    done = command("--seed", "2024")
    assert done.returncode == 0, done.stderr
    assert "persons of the asylum field" in done.stdout
    return database


@pytest.fixture
def connection(loaded: Database) -> Iterator[psycopg.Connection]:
    """The owner's connection; what a test changes is rolled back."""
    with psycopg.connect(loaded.url(pg.OWNER_ROLE)) as opened:
        yield opened
        opened.rollback()


def count(connection: psycopg.Connection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def test_the_database_holds_the_published_figures(connection: psycopg.Connection):
    lines = check(connection)
    assert len(lines) == 27
    assert [line for line in lines if line[1] != line[2]] == []
    totals = {figure: found for figure, _, found in lines if figure.endswith("total")}
    assert totals == {
        "stock: total": 96_970,
        "immigration: total": 7_029,
        "immigration (temporary): total": 3_686,
        "applications: total": 1_032,
    }


def test_the_check_finds_what_is_missing(connection: psycopg.Connection):
    connection.execute("DELETE FROM permits_asylumapplication WHERE id = (SELECT max(id) FROM permits_asylumapplication"
                       " WHERE \"on\" >= '2024-01-01' AND kind = 'primary')")  # fmt: skip
    connection.execute("UPDATE permits_permit SET category = '03' WHERE id = (SELECT max(id) FROM permits_permit"
                       " WHERE category = '02' AND valid @> date '2024-12-31')")  # fmt: skip
    wrong = {figure: found - expected for figure, expected, found in check(connection) if found != expected}
    assert wrong == {"stock: C": 1, "stock: B": -1, "applications: primary": -1, "applications: total": -1}


def test_the_command_prints_the_figures(loaded: Database, command: Command):
    done = command("--check")
    assert done.returncode == 0, done.stderr
    assert "50955" in done.stdout
    assert "differs" not in done.stdout


def test_the_command_says_where_figures_differ(loaded: Database, command: Command):
    done = command("--check", "--scale", "1/2")
    assert done.returncode == 1
    assert "differs" in done.stdout
    assert "of 27 figures differ" in done.stderr


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_every_row_has_its_history_and_the_next_key_is_free(connection: psycopg.Connection, table: str):
    rows = count(connection, f"SELECT count(*) FROM {table}")
    assert rows > 0 or table == "register_placeoforigin"  # of Swiss residents, whom this canton is made without
    assert count(connection, f"SELECT count(*) FROM {table}event WHERE pgh_label = 'insert'") == rows
    if not rows:
        return
    contexts = f"SELECT count(DISTINCT pgh_context_id) FROM {table}event WHERE pgh_context_id IS NOT NULL"
    assert count(connection, contexts) == 1
    assert count(connection, f"SELECT nextval(pg_get_serial_sequence('{table}', 'id'))") > rows


def test_history_says_that_the_command_wrote_it(connection: psycopg.Connection):
    context = "SELECT metadata->>'path' FROM pghistory_context WHERE id = (SELECT pgh_context_id FROM {} LIMIT 1)"
    for table in ("register_personevent", "support_unitmemberevent", "housing_stayevent"):
        assert count(connection, context.format(table)) == "domizil demo-data"


def test_constraints_stand_as_in_an_empty_database_and_refuse(
    connection: psycopg.Connection, new_database: Callable[[str], Database]
):
    of_tables = (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated, condeferrable"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2"
    )
    with psycopg.connect(new_database("empty").url(pg.OWNER_ROLE)) as empty:
        assert connection.execute(of_tables).fetchall() == empty.execute(of_tables).fetchall()
    with pytest.raises(psycopg.errors.ExclusionViolation):
        connection.execute(
            "INSERT INTO permits_permit (person_id, category, valid, granted_on)"
            " SELECT person_id, category, valid, granted_on FROM permits_permit LIMIT 1"
        )


def test_facts_are_there(connection: psycopg.Connection):
    assert count(connection, "SELECT count(*) FROM base_municipality") == 83
    assert count(connection, "SELECT successor_id FROM base_municipality WHERE bfs_number = 1057") == 1065
    assert count(connection, "SELECT count(*) FROM base_municipality WHERE valid @> date '2025-01-01'") == 79
    honau = (
        "SELECT max(persons) FROM base_municipalitypopulation WHERE municipality_id = 1057 AND \"on\" = '2023-12-31'"
    )
    assert count(connection, honau) == 566
    assert count(connection, "SELECT count(*) FROM base_country WHERE iso2 = 'XK'") == 1


def test_people_are_loaded_once(loaded: Database, command: Command):
    done = command()
    assert done.returncode == 1
    assert "already holds people" in done.stderr
    assert "demo-reset" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--scale", "0"], "allowed are 1/100 to 10"),
        (["--scale", "many"], "allowed are 1/100 to 10"),
        (["--scale", "1/0"], "allowed are 1/100 to 10"),
        (["--seed", "-1"], "--seed"),
        (["--residents", "few"], "--residents"),
        (["--today", "31.12.2024"], "--today"),
    ],
)
def test_bad_input_is_refused(command: Command, arguments: list[str], told: str):
    done = command(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_too_few_residents_leave_the_database_as_it_was(new_database: Callable[[str], Database]):
    empty = new_database("few")
    line = [sys.executable, "-m", "domizil", "demo-data", "--scale", "1/100", "--residents", "10"]
    done = subprocess.run(line, capture_output=True, text=True, env={**os.environ, **empty.environment})
    assert done.returncode == 2
    assert "--residents 10: the canton already has" in done.stderr
    with psycopg.connect(empty.url(pg.OWNER_ROLE)) as opened:
        assert count(opened, "SELECT count(*) FROM base_municipality") == 0
        assert count(opened, "SELECT count(*) FROM register_person") == 0
