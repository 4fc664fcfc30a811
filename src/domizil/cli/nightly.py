# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil nightly`: all jobs of a night in their order, each in a process and a row of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import datetime, timedelta
from datetime import time as time_of_day
from typing import TYPE_CHECKING

import click

from domizil.base import pg

from . import serve
from .bootstrap import configure, uses_database

if TYPE_CHECKING:
    from domizil.base.jobs import Job, JobRun, Result

LONGEST = 6 * 60 * 60  # seconds that one job may take


class TimeOfDay(click.ParamType):
    """A time such as 02:30."""

    name = "HH:MM"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> time_of_day:
        """Read it."""
        try:
            return datetime.strptime(str(value), "%H:%M").time()  # noqa: DTZ007 - a time of day has no zone
        except ValueError:
            self.fail(f"{value!r} is no time of day: write hours and minutes, such as 02:30", param, ctx)


@click.command()
@click.option("--at", type=TimeOfDay(), default=None, help="Stay, and do it every night at this time.")
@uses_database
def nightly(at: time_of_day | None) -> None:
    """Do all jobs of a night: duties, messages, comparisons, deletions, exchange.

    Safe to repeat: a second run in the same night finds nothing to do. A job that fails does not stop the others. What
    each did stands on the page Nachtlauf. Exit code 1: a job failed or waits for somebody, or another night is on.
    """
    with pg.running():
        configure(pg.OWNER_ROLE)
        if at is None:
            raise SystemExit(0 if one_night() else 1)
        with serve.stopped_by_signal():
            while True:
                time.sleep(seconds_until(at))
                one_night()


def seconds_until(at: time_of_day) -> float:
    """How long until it is that time in Switzerland, today or tomorrow; a whole day where it is that time now."""
    from domizil.base import clock

    now = clock.now()
    then = datetime.combine(now.date(), at, clock.ZONE)
    if then <= now:
        then = datetime.combine(now.date() + timedelta(1), at, clock.ZONE)
    return then.timestamp() - now.timestamp()


def one_night() -> bool:
    """Do every job once and say of each what became of it. Return whether nobody has to look at anything."""
    from domizil.base import jobs

    fine = True
    try:
        with jobs.night() as night:
            for job in jobs.Job:
                run = _one(night, job)
                fine = fine and run.outcome not in jobs.TROUBLE
                click.echo(_line(run), err=run.outcome in jobs.TROUBLE)
    except jobs.AnotherNight:
        click.echo("Another night is on; nothing was begun.", err=True)
        return False
    return fine


def _one(night: datetime, job: Job) -> JobRun:
    from domizil.base import acting, jobs

    with acting.as_worker(None, path="domizil nightly"):
        run = jobs.begin(night, job)
    result = _result(job)
    with acting.as_worker(None, path="domizil nightly"):
        return jobs.end(run, result)


def _result(job: Job) -> Result:
    """Do a job in a process of its own; its errors go where ours go."""
    from domizil.base.jobs import Outcome, Result

    command = [sys.executable, "-m", "domizil.cli.night_jobs", job.value]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return Result(Outcome.FAILED, told=f"stopped after {LONGEST // 3600} hours")
    if done.returncode != 0:
        return Result(Outcome.FAILED, told=f"ended with code {done.returncode}; the reason stands in the log")
    told = json.loads(done.stdout.splitlines()[-1])
    return Result(Outcome(told["outcome"]), told["counts"], told["told"])


def _line(run: JobRun) -> str:
    counts = ", ".join(f"{name} {count}" for name, count in run.counts.items())
    return ": ".join(filter(None, [run.job, run.outcome, counts, run.told.replace("\n", "; ")]))
