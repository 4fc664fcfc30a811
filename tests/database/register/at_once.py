# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several processes at work in one database at the same time, each with its own connection.

A process runs as the app role for a worker, or as the owner (worker 0). Run: python -m tests.database.register.at_once
CODE WORKER; the code finds `by`, the worker.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.postgres import Database

from domizil.base import pg

ROOT = Path(__file__).parents[3]


def start(database: Database, code: str, worker: int = 0) -> subprocess.Popen[str]:
    """Start a process that runs code in the database."""
    role = pg.APP_ROLE if worker else pg.OWNER_ROLE
    environment = {**os.environ, **database.environment, "PYTHONPATH": str(ROOT), "DOMIZIL_TODAY": "2024-12-31"}
    command = [sys.executable, "-m", "tests.database.register.at_once", code, str(worker), role]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(*processes: subprocess.Popen[str]) -> list[str]:
    """Wait for processes and return what each printed; one that failed fails the test."""
    told = [process.communicate(timeout=120) for process in processes]
    failed = [error for process, (_, error) in zip(processes, told, strict=True) if process.returncode]
    assert not failed, failed[0]
    return [output.strip() for output, _ in told]


if __name__ == "__main__":
    from domizil.cli.bootstrap import configure

    configure(sys.argv[3])
    from domizil.base.models import Worker

    exec(sys.argv[1], {"by": Worker.objects.filter(pk=int(sys.argv[2])).first()})
