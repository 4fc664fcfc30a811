# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of what people tell without a document are a task (§ 2a para. 2 NG)."""

from __future__ import annotations

import uuid

import pytest
from tests import factories as make
from tests import reports
from tests.factories import LUZERN

from domizil.base import acting
from domizil.register.announcements import entering
from domizil.register.announcements.forms import Report
from domizil.register.models import Task

DOCUMENT = {"evidence_kind": "Verfügung", "evidence_number": "12", "evidence_issuer": "Departement"}


@pytest.fixture
def clerk():
    with make.as_owner():
        worker = make.worker(("register", LUZERN))
    with acting.as_worker(worker.pk, path="test"):
        yield worker


def enter(clerk, kind, source="counter", **more):
    with make.as_owner():
        facts = reports.facts_of(kind, reports.resident())
        place = make.municipality(LUZERN)
    report = Report(kind, facts | more, municipality=place)
    assert report.is_complete, report.problems
    return entering.enter(by=clerk, report=report, source=source, process=uuid.uuid4())


@pytest.mark.parametrize(
    ("kind", "source", "more", "open_"),
    [
        ("name", "counter", {}, True),
        ("name", "portal", {}, True),
        ("name", "counter", {"evidence_kind": "Verfügung"}, True),  # of whom is not told
        ("name", "counter", DOCUMENT, False),
        ("name", "exchange", {}, False),
        ("death", "counter", {}, True),
        ("move", "counter", {}, False),
    ],
)
def test_a_missing_document_is_a_task_where_one_is_needed(clerk, kind, source, more, open_):
    (event,) = enter(clerk, kind, source, **more)
    tasks = Task.objects.filter(kind="evidence", key=str(event.uuid))
    assert [task.person_id for task in tasks] == ([event.person_id] if open_ else [])
