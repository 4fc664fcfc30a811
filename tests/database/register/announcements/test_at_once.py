# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two clerks enter the same new person at the same moment: one enters, the other is asked who that is."""

from __future__ import annotations

from tests.database.register.at_once import ended, start

SETUP = """
from django.db import transaction
from tests import factories as make, reports
from domizil.base.models import Role
with transaction.atomic():
    reports.home("7")
    make.country(8207), make.country(8100)
    print(make.worker((Role.REGISTER, make.LUZERN)).pk, make.worker((Role.REGISTER, make.LUZERN)).pk)
"""
ENTER = """
import time
from django.db import transaction
from tests import factories as make, reports
from domizil.base import acting
from domizil.base.models import Municipality
from domizil.base.refusal import Refusal
from domizil.register.announcements import actions
from domizil.register.announcements.forms import Report
with acting.as_worker(by.pk, path="test"), transaction.atomic():
    facts = {"on": "1.12.2024", "from_country": "8207", "dwelling": "unknown", "persons": [reports.ANNA]}
    report = Report("arrival", facts, municipality=Municipality.objects.get(pk=make.LUZERN))
    try:
        actions.report(by=by, report=report)
        print("entered")
        time.sleep(2)  # the other one comes before this is committed
    except Refusal as refusal:
        print(refusal.code)
"""
COUNT = """
from domizil.register.models import Person
print(Person.objects.count())
"""


def test_the_same_arrival_twice_at_once(new_database):
    database = new_database("arrivals")
    clerks = ended(start(database, SETUP))[0].split()
    told = ended(*(start(database, ENTER, int(clerk)) for clerk in clerks))
    assert sorted(told) == ["entered", "undecided"]
    assert ended(start(database, COUNT)) == ["1"]
