# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desks of the demonstration: work in each room, made by the rules, and the same for the same seed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction

import psycopg
import pytest
from tests.postgres import Database

from domizil.base import pg
from domizil.demo.checks import check

CONTENTS = {
    "practices": "SELECT count(*) FROM papers_practice",
    "letters": "SELECT case_id, step, made_on, contents::text FROM duties_letter ORDER BY id",
    "papers": "SELECT person_id, kind, number, received_on FROM papers_paper ORDER BY id",
    "control": "SELECT number, kind, name FROM papers_controlentry ORDER BY id",
    "tasks": "SELECT kind, subject, params::text FROM register_task ORDER BY id",
    "announcements": "SELECT kind, state, data::text FROM announcements_announcement ORDER BY id",
}


def loaded(database: Database) -> Database:
    surroundings = {**os.environ, **database.environment, "DOMIZIL_TODAY": "2024-12-31", "DOMIZIL_DEMO": "1"}
    line = [sys.executable, "-m", "domizil", "demo-data", "--scale", "1/50"]
    done = subprocess.run(line, capture_output=True, text=True, env=surroundings)
    assert done.returncode == 0, done.stderr
    return database


def asked(database: Database, query: str) -> list[tuple]:
    with psycopg.connect(database.url(pg.OWNER_ROLE)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def desks(new_database: Callable[[str], Database]) -> Database:
    return loaded(new_database("desks"))


def test_the_same_seed_gives_the_same_work(desks, new_database):
    other = loaded(new_database("desks_again"))
    for told, query in CONTENTS.items():
        assert asked(desks, query) == asked(other, query), told


def test_the_published_figures_stay_exact(desks):
    with psycopg.connect(desks.url(pg.OWNER_ROLE)) as connection:
        assert [line for line in check(connection, Fraction(1, 50))
                if line[1] != line[2]] == []  # fmt: skip


def test_every_municipality_has_made_up_terms_that_say_so(desks):
    assert asked(desks, CONTENTS["practices"]) == [(80,)]
    assert asked(desks, "SELECT count(*) FROM papers_practice WHERE remedy_body !~ 'erfunden'") == [(0,)]
    assert asked(desks, "SELECT count(*) FROM papers_tariff WHERE source !~ 'erfunden'") == [(0,)]


@pytest.mark.parametrize(
    ("what", "query"),
    [
        ("demands", "SELECT count(*) FROM duties_letter WHERE step = 'demand'"),
        ("reminders", "SELECT count(*) FROM duties_letter WHERE step = 'reminder'"),
        ("fines, one contested and one paid in part", "SELECT count(contested_on) * count(*) FROM duties_fine"),
        ("payments", "SELECT count(*) FROM base_payment"),
        ("stays that are over", "SELECT count(*) FROM duties_dutycase WHERE ground = 'stay_over'"),
        ("papers", "SELECT count(*) FROM papers_paper"),
        ("receipts", "SELECT count(*) FROM papers_receipt WHERE revoked_on IS NULL"),
        ("revoked receipts", "SELECT count(*) FROM papers_receipt WHERE revoked_on IS NOT NULL"),
        ("blocked papers", "SELECT count(*) FROM papers_paperblock WHERE valid @> date '2024-12-31'"),
        ("announcements to check", "SELECT count(*) FROM announcements_announcement WHERE state = 'submitted'"),
        ("announcements given back", "SELECT count(*) FROM announcements_announcement WHERE state = 'returned'"),
        ("differences of two kinds", "SELECT count(DISTINCT kind) - 1 FROM register_task WHERE kind ~ '^third_party'"),
        ("somebody who moved out", "SELECT count(*) FROM register_task WHERE kind = 'third_party_not_deregistered'"),
        ("hotel slips", "SELECT count(*) FROM third_parties_hotelslip"),
        ("somebody announced by a municipality", "SELECT count(*) FROM register_task WHERE kind = 'exchange_expected'"),
        (
            "messages to decide, of three kinds",
            "SELECT count(DISTINCT code) - 2 FROM exchange_message WHERE state = 'waiting'",
        ),
        ("a message that was refused", "SELECT count(*) FROM exchange_message WHERE state = 'refused'"),
        ("its negative report", "SELECT count(*) FROM exchange_message WHERE action = '8' AND state = 'delivered'"),
        (
            "a naturalisation by message",
            "SELECT count(*) FROM register_registerevent WHERE kind = 'naturalize_foreigner'",
        ),
        ("messages told to others", "SELECT count(*) FROM exchange_message WHERE state = 'accepted'"),
    ],
)
def test_a_clerk_finds_work_on_each_page(desks, what, query):
    ((found,),) = asked(desks, query)
    assert found > 0, what
