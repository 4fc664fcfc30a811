# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil nightly`, as a timer runs it: everything once, each job for itself, and an exit code that tells."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime, time

import psycopg
import pytest
from tests import factories as make
from tests import factories_papers as papers
from tests import postgres

from domizil.base import clock, jobs, pg
from domizil.base.refusal import Refusal
from domizil.cli import night_jobs, nightly
from domizil.register.announcements import keeping
from domizil.register.announcements.models import Announcement
from domizil.register.duties.models import Letter

ROWS = """
INSERT INTO base_municipality (bfs_number, name, district, valid) VALUES (1061, 'Luzern', 'Luzern', '[2020-01-01,)');
INSERT INTO base_country (bfs_number, iso2, name_de, name_en, region) VALUES (8207, 'DE', 'Deutschland', 'Germany', '');
INSERT INTO papers_practice (municipality_id, control_since, competent_body, section_chief, demand_days, reminder_days,
    remedy_body, remedy_form) VALUES (1061, '2022-01-01', '', '', 20, 10, '', '');
INSERT INTO third_parties_reporter (id, municipality_id, kind, name, contact, e_mail, address)
    VALUES (1, 1061, 'lodging_host', 'Hotel Muster', '', '', '');
"""
SLIP = """
INSERT INTO third_parties_hotelslip (reporter_id, municipality_id, official_name, first_name, search_key, date_of_birth,
    nationality_id, document, arrives, leaves, received_at)
VALUES (1, 1061, 'Muster', 'Max', 'muster max', '1980-01-01', 8207, '', '2024-01-01', '2024-01-03', now())
"""


@pytest.fixture
def database(new_database) -> postgres.Database:
    """A database of its own with a municipality that keeps its control."""
    made = new_database("nightly")
    with psycopg.connect(made.url(pg.OWNER_ROLE), autocommit=True) as connection:
        connection.execute(ROWS)
    return made


def run(database: postgres.Database, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "DOMIZIL_OUTBOX"}
    command = [sys.executable, "-m", "domizil", "nightly", *arguments]
    environment |= {**database.environment, "DOMIZIL_TODAY": "2024-12-31"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def asked(database: postgres.Database, query: str) -> list[tuple]:
    with psycopg.connect(database.url(pg.OWNER_ROLE), autocommit=True) as connection:
        found = connection.execute(query)
        return found.fetchall() if found.description else []


def test_a_night_does_every_job_once_and_a_second_finds_nothing_to_do(database):
    for night in (1, 2):
        done = run(database)
        assert (done.returncode, done.stderr) == (0, "")
        kept = asked(database, "SELECT job, outcome FROM base_jobrun ORDER BY id")
        assert len(kept) == night * len(jobs.Job)
        assert kept[-len(jobs.Job) :] == [
            (job.value, "skipped" if job is jobs.Job.EXCHANGE else "done") for job in jobs.Job
        ]


def test_what_fails_or_waits_stops_nothing_else_and_the_exit_code_tells(database):
    asked(database, SLIP)  # how long a slip is kept, nobody has entered
    asked(database, "ALTER TABLE papers_practice RENAME TO gone")
    done = run(database)
    assert done.returncode == 1
    kept = dict(asked(database, "SELECT job, (outcome, told)::text FROM base_jobrun"))
    assert kept["duties"].startswith("(failed,")
    assert "UndefinedTable" in done.stderr
    assert kept["slips"].startswith("(refused,")
    assert "aufbewahrt" in kept["slips"]
    assert {kept[job] for job in ("reports", "drafts", "section_chiefs")} == {'(done,"")'}
    assert asked(database, "SELECT count(*) FROM third_parties_hotelslip") == [(1,)]


def test_never_two_at_once(database):
    with psycopg.connect(database.url(pg.OWNER_ROLE)) as rival:
        rival.execute("SELECT pg_advisory_lock(%s)", [jobs._LOCK])
        done = run(database)
    assert (done.returncode, asked(database, "SELECT count(*) FROM base_jobrun")) == (1, [(0,)])
    assert "Another night is on" in done.stderr


def test_a_time_that_is_none_is_refused(database):
    done = run(database, "--at", "25:00")
    assert done.returncode == 2
    assert "such as 02:30" in done.stderr


def test_the_loop_waits_for_the_next_time_of_day_also_over_a_change_of_the_clocks(monkeypatch):
    for now, at, hours in [
        (datetime(2024, 12, 31, 1, 30, tzinfo=clock.ZONE), time(2, 30), 1),
        (datetime(2024, 12, 31, 2, 30, tzinfo=clock.ZONE), time(2, 30), 24),
        (datetime(2024, 3, 30, 4, 0, tzinfo=clock.ZONE), time(4, 0), 23),
    ]:
        monkeypatch.setattr(clock, "now", lambda now=now: now)
        assert nightly.seconds_until(at) == hours * 3600


def test_a_municipality_that_fails_does_not_stop_the_others_and_is_named_without_persons():
    def do(place: int) -> dict[str, int]:
        if place == make.LUZERN:
            raise ValueError("about Anna Muster")
        if place == make.EMMEN:
            raise Refusal("no", "Das geht nicht.")
        return {"deleted": 2}

    result = night_jobs._by_place([make.LUZERN, make.EMMEN, 1059], do)
    assert (result.outcome, result.counts) == ("failed", {"deleted": 2})
    assert result.told == f"{make.LUZERN}: ValueError"


def test_the_duties_of_each_municipality_that_keeps_its_control_are_brought_up_to_the_day():
    with make.as_owner():
        assert night_jobs.duties(date(2024, 12, 31)).outcome == "skipped"
        for place in (make.LUZERN, make.EMMEN):
            papers.practice(place)
            papers.settler(place)
        result = night_jobs.duties(date(2024, 12, 31))
        assert (result.counts["opened"], result.counts["demanded"]) == (2, 2)
        assert Letter.objects.count() == 2
        assert sum(night_jobs.duties(date(2024, 12, 31)).counts.values()) == 0


def test_every_job_has_its_work():
    assert list(night_jobs.WORK) == jobs.Job.values


def test_what_was_left_lying_is_taken_out_after_its_time_and_not_a_day_before():
    def begun(state: str, on: date, **values) -> Announcement:
        when = datetime(on.year, on.month, on.day, 12, tzinfo=clock.ZONE)
        return Announcement.objects.create(
            kind="move", municipality=make.municipality(), source="portal", state=state, data={"x": "y"},
            code_hash=f"{state}{on}{values}"[:64], begun_at=when, **values,
        )  # fmt: skip

    first_kept = date(2024, 11, 1)  # sixty days before the day
    last_over = date(2024, 10, 31)
    with make.as_owner():
        old, kept = begun("draft", last_over), begun("draft", first_kept)
        touched = begun("draft", last_over, saved_at=clock.now())
        sent = begun("submitted", last_over, submitted_at=clock.now())
        assert keeping.kept_until(kept) == date(2024, 12, 31)
        assert keeping.kept_until(sent) is None
        assert night_jobs.drafts(date(2024, 12, 31)).counts == {"deleted": 1}
        states = {row.pk: (row.state, row.data) for row in Announcement.objects.all()}
    assert states[old.pk] == ("withdrawn", {})
    assert [states[row.pk][0] for row in (kept, touched, sent)] == ["draft", "draft", "submitted"]
