# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of the nightly run: for administrators, with what somebody has to look at."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from tests import factories as make

from domizil.base import clock, jobs
from domizil.base.jobs import Job, JobRun, Outcome, Result
from domizil.base.models import Role


def night(**results: Result) -> None:
    with make.as_owner(), jobs.night() as began:
        for job in Job:
            jobs.end(jobs.begin(began, job), results.get(job.value, Result()))


@pytest.fixture
def page(as_worker):
    client = as_worker((Role.ADMINISTRATOR, None))
    return lambda query="": client.get(f"/jobs/{query}").content.decode()


def test_it_says_that_no_night_has_run_and_how_to_begin(page):
    assert "Der Nachtlauf lief noch nie" in page()
    assert "domizil nightly" in page()


def test_it_shows_what_each_job_did(page):
    night(duties=Result(counts={"demanded": 3, "waiting": 0}))
    shown = page()
    assert "Der letzte Nachtlauf ging gut" in shown
    assert "eingefordert: 3" in shown
    assert "warten: 0" not in shown
    assert shown.count("nichts zu tun") == len(Job) - 1


def test_it_says_what_failed_and_why_in_the_language_of_who_reads(page, as_worker):
    night(slips=Result(Outcome.REFUSED, told="Keine Gemeinde hat den ersten Tag ihrer Schriftenkontrolle festgelegt."),
          exchange=Result(Outcome.FAILED, told="1061: ValueError"))  # fmt: skip
    assert "Im letzten Nachtlauf ging nicht alles" in page()
    assert "1061: ValueError" in page()
    english = as_worker((Role.ADMINISTRATOR, None))
    english.cookies["django_language"] = "en"
    shown = english.get("/jobs/").content.decode()
    assert "No municipality has set the first day" in shown
    assert "Not everything worked in the last nightly run" in shown


def test_it_does_not_praise_a_night_that_still_runs(page):
    with make.as_owner(), jobs.night() as began:
        jobs.end(jobs.begin(began, Job.DUTIES), Result())
        jobs.begin(began, Job.SLIPS)
    shown = page()
    assert "Der Nachtlauf läuft gerade" in shown
    assert "ging gut" not in shown
    assert shown.count("nichts zu tun") == 1


def test_it_says_when_the_run_did_not_take_place(page):
    night()
    assert "ausgeblieben" not in page()
    with make.as_owner():
        JobRun.objects.update(night=clock.now() - timedelta(hours=27))
    assert "Der Nachtlauf ist ausgeblieben" in page()


def test_many_nights_stand_on_pages(page):
    for back in range(17):
        night()
        with make.as_owner():
            JobRun.objects.update(night=F("night") - timedelta(days=1 + back))
    assert page().count("<h2") == 15
    assert page("?page=2").count("<h2") == 2


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_sees_it(as_worker, role):
    client = as_worker((role, None))
    assert client.get("/jobs/").status_code == 404
    assert "/jobs/" not in client.get("/law/").content.decode()
