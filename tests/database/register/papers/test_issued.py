# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers that citizens had issued at home are followed until they are back (§ 4 para. 4)."""

from __future__ import annotations

from datetime import date

import pytest
from tests import factories as make
from tests import factories_papers as papers
from tests.factories import LUZERN

from domizil.base import acting
from domizil.base.access import Hidden
from domizil.base.models import Role
from domizil.base.refusal import Refusal
from domizil.register.models import Task
from domizil.register.papers import actions, queries
from domizil.register.papers.actions import NewPaper
from domizil.register.papers.models import PaperKind

HOME = ("Gemeinde 1061", "LU")
UNTIL = date(2025, 6, 30)


@pytest.fixture
def clerk():
    with make.as_owner():
        papers.practice()
        clerk = papers.clerk()
    with acting.as_worker(clerk.pk, path="test"):
        yield clerk


def settler(**values):
    with make.as_owner():
        return papers.settler(**{"origin": HOME, **values})


def note(clerk, person, number="HA-7"):
    return actions.note_issued_paper(
        by=clerk, municipality=LUZERN, person=person, kind=PaperKind.PROOF_OF_SETTLEMENT, number=number,
        needed_until=UNTIL,
    )  # fmt: skip


def test_an_issued_paper_is_open_while_needed_owed_afterwards_and_closed_when_deposited(clerk):
    person = settler()
    task = note(clerk, person)
    assert note(clerk, person) == task
    assert queries.issued(person, LUZERN, UNTIL) == [(task, False)]
    assert queries.issued(person, LUZERN, date(2025, 7, 1)) == [(task, True)]
    paper = NewPaper(kind=PaperKind.PROOF_OF_SETTLEMENT, number="HA-7", issuer="Gemeinde")
    actions.deposit_paper(by=clerk, municipality=LUZERN, person=person, paper=paper)
    assert queries.issued(person, LUZERN, date(2025, 7, 1)) == []
    assert Task.objects.get(pk=task.pk).outcome == "deposited"


@pytest.mark.parametrize(
    ("values", "number", "code"),
    [
        ({"origin": ("Zürich", "ZH")}, "HA-7", "not_settled_at_home"),
        ({"stay": {"kind": 2, "purpose": "work_weekly"}}, "HA-7", "not_settled_at_home"),
        ({"until": "2024-06-01"}, "HA-7", "not_settled_at_home"),
        ({}, " ", "paper_not_identified"),
    ],
)
def test_who_is_no_citizen_settled_at_home_has_no_issued_papers_here(clerk, values, number, code):
    person = settler(**values)
    with pytest.raises(Refusal) as refusal:
        note(clerk, person, number)
    assert refusal.value.code == code
    assert not Task.objects.filter(kind="issued_paper").exists()


def test_another_municipality_notes_nothing_here(clerk):
    person = settler()
    with make.as_owner():
        other = make.worker((Role.REGISTER, make.municipality(1024).pk))
    with pytest.raises(Hidden):
        note(other, person)
