# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tasks of a municipality, and what the law asks about a newcomer."""

from __future__ import annotations

from datetime import date

import pytest
from tests import factories as make
from tests import factories_register as register
from tests.factories import EMMEN, LUZERN

from domizil.base import acting
from domizil.law.lu_ng.facts import CivilStatus
from domizil.register import legal_facts, tasks
from domizil.register.models import PersonState, PlaceOfOrigin

DAY = date(2024, 6, 1)


def test_a_task_is_opened_once_and_closed_once(clerk):
    given = {"municipality": LUZERN, "kind": "third_party", "key": "report-1", "subject": "EWID %(ewid)s unbekannt"}
    first = tasks.open_task(**given, params={"ewid": 7}, due=DAY)
    assert tasks.open_task(**given) == first
    later = tasks.open_task(**{**given, "key": "report-2"})
    assert list(tasks.open_tasks()) == [first, later]  # what is due comes before what is not
    assert tasks.close_task(by=clerk, kind="third_party", key="report-1", outcome="gemeldet")
    assert not tasks.close_task(by=clerk, kind="third_party", key="report-1", outcome="nochmals")
    first.refresh_from_db()
    assert (first.outcome, first.done_by, first.done_on) == ("gemeldet", clerk, date(2024, 12, 31))
    assert tasks.open_task(**given) == first  # what is done is not opened again
    assert list(tasks.open_tasks(LUZERN)) == [later]
    assert list(tasks.open_tasks(EMMEN)) == []


def test_a_task_is_seen_in_its_municipality_only(clerk):
    tasks.open_task(municipality=LUZERN, kind="test", key="1", subject="x")
    with make.as_owner():
        stranger = register.clerk(EMMEN)
    with acting.as_worker(stranger.pk, path="test"):
        assert list(tasks.open_tasks()) == []


@pytest.mark.parametrize(
    ("origin", "at_home", "in_canton"),
    [(("Gemeinde 1061", "LU"), True, True), (("Emmen", "LU"), False, True), (("Zürich", "ZH"), False, False)],
)
def test_what_the_law_asks_about_a_newcomer(clerk, origin, at_home, in_canton):
    with make.as_owner():
        person = make.resident(LUZERN, nationality=make.country(register.SWITZERLAND))
        PlaceOfOrigin.objects.create(person=person, name=origin[0], canton=origin[1], valid=make.since("1990-05-17"))
        PersonState.objects.filter(person=person).update(marital_status=2)
    state, origins = PersonState.objects.get(person=person), person.origins.all()
    homes = legal_facts.homes(make.municipality(LUZERN))
    facts = legal_facts.newcomer(person.date_of_birth, state, origins, homes, DAY, returns=True)
    assert (facts.swiss, facts.home_canton, facts.home_municipality, facts.returns) == (
        True, in_canton, at_home, at_home
    )  # fmt: skip
    assert (facts.civil_status, facts.of_age) == (CivilStatus.MARRIED, True)


@pytest.mark.parametrize(
    ("born", "of_age"), [(date(2006, 6, 1), True), (date(2006, 6, 2), False), (date(2004, 2, 29), True)]
)
def test_of_age_begins_on_the_eighteenth_birthday(born, of_age):
    assert legal_facts.is_of_age(born, DAY) is of_age
