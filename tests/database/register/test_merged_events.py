# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees what was reported about a row that turned out to be another person: who may know that person, then."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests import factories as make
from tests import factories_register as register
from tests.factories import EMMEN, LUZERN

from domizil.base import acting
from domizil.base.models import Role
from domizil.register import sheets
from domizil.register.models import Person, RegisterEvent, Residence

KRIENS = 1059
MOVED, THEN, LATER = date(2020, 1, 1), date(2019, 5, 1), date(2023, 5, 1)


@pytest.fixture
def merged() -> Person:
    """Somebody who moved from Emmen to Luzern and was entered there as new; the two rows are one person now.

    Kriens reported something about the former row in the time of Emmen, and in that of Luzern.
    """
    with make.as_owner():
        make.country(8100)
        make.municipality(KRIENS)
        keep, drop = make.resident(LUZERN), make.resident(LUZERN, first_name="Gleiche")
        Residence.objects.filter(person__in=[keep, drop]).delete()
        make.residence(keep, LUZERN, valid=DateRange(MOVED, None))
        make.residence(keep, EMMEN, valid=DateRange(date(2018, 1, 1), MOVED))
        for day, reason in ((THEN, "in Emmen"), (LATER, "in Luzern")):
            register.event(drop, KRIENS, kind="change_name", event_date=day, reason=reason)
        Person.objects.filter(pk=drop.pk).update(merged_into=keep)
        return keep


def told(role: Role, municipality: int | None, person: Person) -> set[str]:
    """The reasons that somebody reads on the page of the person, of events and of their history alike."""
    with make.as_owner():
        worker = make.worker((role, municipality))
    with acting.as_worker(worker.pk, path="test"):
        found = {event.reason for event in RegisterEvent.objects.all()}
        kept = set(RegisterEvent.pgh_event_model.objects.values_list("reason", flat=True))
        assert kept == found, "history tells no more and no less"
        if Person.objects.filter(pk=person.pk).exists():
            assert {event.reason for event in sheets.person_sheet(person.pk).events} == found
        return found


def test_the_municipality_of_today_knows_the_whole(merged):
    assert told(Role.REGISTER, LUZERN, merged) == {"in Emmen", "in Luzern"}
    assert told(Role.SUPERVISOR, None, merged) == {"in Emmen", "in Luzern"}


def test_a_former_municipality_knows_what_is_of_its_time(merged):
    assert told(Role.REGISTER, EMMEN, merged) == {"in Emmen"}


def test_who_reported_it_sees_it_and_a_stranger_sees_nothing(merged):
    assert told(Role.REGISTER, KRIENS, merged) == {"in Emmen", "in Luzern"}
    with make.as_owner():
        make.municipality(1058)
    assert told(Role.REGISTER, 1058, merged) == set()


def test_taken_apart_again_nobody_else_sees_it(merged):
    with make.as_owner():
        Person.objects.filter(merged_into=merged).update(merged_into=None)
    assert told(Role.REGISTER, LUZERN, merged) == set()
    assert told(Role.REGISTER, EMMEN, merged) == set()
