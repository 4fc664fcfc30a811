# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept of the jobs of a night, and that no two nights overlap."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests import factories as make

from domizil.base import clock, jobs, pg
from domizil.base.jobs import Job, JobRun, Outcome, Result


@contextmanager
def _rival() -> Iterator[psycopg.Connection]:
    """Another process; what it locked is free afterwards (a connection that is closed ends a little later)."""
    parts = connection.settings_dict
    with psycopg.connect(host=parts["HOST"], dbname=parts["NAME"], user=pg.OWNER_ROLE, autocommit=True) as rival:
        yield rival
        rival.execute("SELECT pg_advisory_unlock_all()")


def test_a_job_is_kept_with_what_it_did_and_what_it_says():
    with make.as_owner(), jobs.night() as night:
        done = jobs.end(jobs.begin(night, Job.DUTIES), Result(counts={"demanded": 3}))
        failed = jobs.end(jobs.begin(night, Job.EXCHANGE), Result(Outcome.FAILED, told="ended with code 1"))
    assert (done.outcome, done.counts, done.told) == ("done", {"demanded": 3}, "")
    assert (failed.outcome, failed.told, failed.night) == ("failed", "ended with code 1", night)
    assert done.ended_at >= done.began_at


def test_a_second_night_is_kept_out_until_the_first_has_ended():
    with make.as_owner():
        with _rival() as rival:
            assert rival.execute("SELECT pg_try_advisory_lock(%s)", [jobs._LOCK]).fetchone()[0]
            with pytest.raises(jobs.AnotherNight), jobs.night():
                raise AssertionError("never entered")
        with jobs.night(), _rival() as rival:
            assert not rival.execute("SELECT pg_try_advisory_lock(%s)", [jobs._LOCK]).fetchone()[0]
        with _rival() as rival:
            assert rival.execute("SELECT pg_try_advisory_lock(%s)", [jobs._LOCK]).fetchone()[0]


def test_what_a_killed_night_left_running_is_told_as_broken_off():
    with make.as_owner():
        left = jobs.begin(clock.now(), Job.SLIPS)
        with jobs.night():
            left.refresh_from_db()
    assert (left.outcome, left.told) == ("failed", jobs.BROKEN_OFF)


@pytest.mark.parametrize(
    "values",
    [
        {"outcome": "failed", "told": ""},
        {"outcome": "done", "ended": False},
        {"outcome": "running"},
        {"outcome": "fine"},
        {"outcome": "done", "job": "tea"},
    ],
)
def test_the_database_refuses_a_run_that_cannot_be(values):
    now = clock.now()
    ended = now if values.pop("ended", True) else None
    row = {"night": now, "job": Job.DRAFTS, "began_at": now, "ended_at": ended, **values}
    with make.as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        JobRun.objects.create(**row)


def test_the_same_job_never_runs_twice_at_once():
    with make.as_owner():
        jobs.begin(clock.now(), Job.SLIPS)
        with pytest.raises(IntegrityError), transaction.atomic():
            jobs.begin(clock.now(), Job.SLIPS)


def test_the_pages_write_no_run():
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        jobs.begin(clock.now(), Job.SLIPS)
