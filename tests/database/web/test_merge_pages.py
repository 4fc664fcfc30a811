# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons entered twice: side by side, merged and taken apart, each step by two workers."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests import factories_register as reg
from tests import reports
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register.models import Person, PersonMerge, Task


@pytest.fixture
def one(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def other(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def twins():
    with make.as_owner():
        first = reports.resident()
        second = make.person(
            nationality=first.nationality, official_name="Muster", first_name="Maria", date_of_birth=first.date_of_birth
        )
        make.residence(second, kind=2, valid=make.since("2010-01-01", "2012-01-01"))
        return first, second


def merged_into(person: Person) -> int | None:
    with make.as_owner():
        return Person.objects.get(pk=person.pk).merged_into_id


def test_two_clerks_merge_and_two_take_apart(one, other, twins):
    first, second = twins
    address = f"/register/persons/{first.pk}/merge/"
    page = said(one.get(address))
    assert "gleicher Name, gleiches Geburtsdatum" in page
    refused = one.post(address, {"drop": second.pk, "reason": " "})
    assert refused.status_code == 422
    assert one.post(address, {"drop": second.pk, "reason": "gleiche Person"}).status_code == 302
    with make.as_owner():
        key = PersonMerge.objects.get().pk
    assert one.post("/register/merges/", {"merge": key, "do": "confirm"}).status_code == 422, "four eyes"
    assert merged_into(second) is None
    assert b'value="confirm"' not in one.get("/register/merges/").content, "nobody is offered what is refused"
    assert b'value="confirm"' in other.get("/register/merges/").content
    assert other.post("/register/merges/", {"merge": key, "do": "confirm"}).status_code == 302
    assert merged_into(second) == first.pk
    assert one.post("/register/merges/", {"merge": key, "do": "apart", "reason": "doch nicht"}).status_code == 302
    assert one.post("/register/merges/", {"merge": key, "do": "confirm_apart"}).status_code == 422, "four eyes"
    assert other.post("/register/merges/", {"merge": key, "do": "confirm_apart"}).status_code == 302
    assert merged_into(second) is None


def test_a_merge_with_nobody_or_oneself_is_refused(one, twins):
    first, _second = twins
    assert one.post(f"/register/persons/{first.pk}/merge/", {"reason": "x"}).status_code == 422
    assert one.post(f"/register/persons/{first.pk}/merge/", {"reason": "x", "drop": "999999"}).status_code == 404
    assert one.post("/register/merges/", {"merge": "x", "do": "confirm"}).status_code == 404


def test_another_municipality_sees_no_merge(as_worker, one, twins):
    first, second = twins
    one.post(f"/register/persons/{first.pk}/merge/", {"drop": second.pk, "reason": "gleich"})
    stranger = as_worker((Role.REGISTER, make.EMMEN))
    assert "Muster" not in said(stranger.get("/register/merges/"))
    assert stranger.get(f"/register/persons/{first.pk}/merge/").status_code == 404


def test_a_task_is_closed_with_what_came_of_it(one, as_worker):
    with make.as_owner():
        person = reports.resident()
        task = Task.objects.create(
            municipality=make.municipality(), person=person, kind="test", key="1", subject="Adresse klären",
            created="2024-12-01T08:00+01:00",
        )  # fmt: skip
    assert "Adresse klären" in said(one.get("/register/tasks/"))
    assert "Das Ergebnis fehlt" in said(one.post("/register/tasks/", {"task": task.pk, "outcome": " "}))
    assert as_worker((Role.REGISTER, make.EMMEN)).post(
        "/register/tasks/", {"task": task.pk, "outcome": "x"}
    ).status_code == 404  # fmt: skip
    assert one.post("/register/tasks/", {"task": task.pk, "outcome": "erledigt"}).status_code == 302
    with make.as_owner():
        task.refresh_from_db()
        assert (task.outcome, task.done_by_id is None) == ("erledigt", False)


def test_what_was_reported_of_the_row_that_went_stays_with_the_one_that_stays(one, other, twins):
    first, second = twins
    with make.as_owner():
        reg.event(second, kind="change_name", reason="vor der Zusammenführung")
    one.post(f"/register/persons/{first.pk}/merge/", {"drop": second.pk, "reason": "gleiche Person"})
    assert "vor der Zusammenführung" not in said(one.get(f"/register/persons/{first.pk}/"))
    with make.as_owner():
        key = PersonMerge.objects.get().pk
    other.post("/register/merges/", {"merge": key, "do": "confirm"})
    page = said(one.get(f"/register/persons/{first.pk}/"))
    assert "vor der Zusammenführung" in page
    assert "aus der zusammengeführten Zeile" in page


def test_a_proposal_is_withdrawn_or_declined_and_may_be_made_again(one, other, twins):
    first, second = twins
    address = f"/register/persons/{first.pk}/merge/"

    def only() -> PersonMerge | None:
        with make.as_owner():
            return PersonMerge.objects.first()

    def step(clerk, do: str, **facts: str) -> int:
        return clerk.post("/register/merges/", {"merge": only().pk, "do": do, **facts}).status_code

    for clerk in (one, other):
        assert one.post(address, {"drop": second.pk, "reason": "gleiche Person"}).status_code == 302
        assert step(clerk, "withdraw") == 302
        assert only() is None
    one.post(address, {"drop": second.pk, "reason": "gleiche Person"})
    assert step(other, "confirm") == 302
    assert step(one, "withdraw") == 422, "what is done is taken apart, not withdrawn"
    assert step(one, "apart", reason="doch nicht") == 302
    assert step(other, "withdraw") == 302
    assert (only().undo_proposed_by_id, only().undo_reason, merged_into(second)) == (None, "", first.pk)
    assert step(one, "apart", reason="doch zwei") == 302
