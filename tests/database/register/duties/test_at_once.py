# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nightly job, twice at the same time and as a command: nothing is opened or written twice."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.database.register.at_once import ended, start

SETUP = """
from django.db import transaction
from tests import factories_papers as papers
from domizil.base import outbox
with transaction.atomic():
    papers.practice()
    outbox.put(kind="section_chief", to="x", key="section_chief:1061:1", body="{}", municipality=1061)
    for number in range(12):
        papers.settler(first_name=f"Kind{chr(97 + number)}")
"""
RUN = """
from datetime import date
from domizil.base import acting
from domizil.register.duties import job
with acting.as_worker(None, path="test"):
    done = job.run(1061, date(2024, 6, 3))
print(done.opened, done.demanded)
"""
COUNT = """
from domizil.register.duties.models import DutyCase, Letter
print(DutyCase.objects.count(), Letter.objects.count())
"""


def command(database, *arguments: str, folder: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **database.environment, "DOMIZIL_OUTBOX": folder}
    line = [sys.executable, "-m", "domizil", "duties", "run", *arguments]
    return subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_two_runs_at_once_and_then_the_command(new_database, tmp_path):
    database = new_database("duties")
    ended(start(database, SETUP))
    told = ended(*(start(database, RUN) for _ in range(3)))
    assert sorted(told) == ["0 0", "0 0", "12 12"]
    again = command(database, "--all", "--on", "2024-06-03")
    assert again.stdout == "1061 on 2024-06-03: 0 opened, 0 ended, 0 demands, 0 reminders, 0 waiting for a term\n"
    assert ended(start(database, COUNT)) == ["12 12"]
    told = [command(database, "--all", folder=str(tmp_path)).stdout.splitlines()[-1] for _ in range(2)]
    assert told == [f"{sent} messages to section chiefs in {tmp_path}" for sent in (1, 0)]
    assert [file.read_text() for file in tmp_path.iterdir()] == ["{}"]
    for wrong, code in (((), 2), (("--all", "--on", "2025-01-01"), 2), (("--municipality", "1024"), 1)):
        assert command(database, *wrong).returncode == code
