# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many questions the page of a person asks of the database."""

from __future__ import annotations

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories as make
from tests import reports

from domizil.base.models import Role
from domizil.permits.models import Permit
from domizil.register import codes
from domizil.register.models import HouseholdMember, Person, PersonState

MOST_QUERIES = 12
# Inside a test's transaction: savepoints, and the former worker, who acts again after the request.
OF_THE_TEST = r"(RELEASE )?SAVEPOINT|SELECT coalesce\(current_setting|SELECT set_config\('domizil.worker', ''"


def test_a_person_page_asks_few_queries(as_worker):
    clerk = as_worker((Role.REGISTER, make.LUZERN))
    with make.as_owner():  # whatever makes a page ask more: a foreigner with a permit, in a household, with a religion
        make.country(8207)
        somebody = reports.resident()
        codes.load()
        Permit.objects.create(person=somebody, category="02", valid=make.since(), granted_on=make.SINCE)
        Person.objects.filter(pk=somebody.pk).update(nationality=8207)
        PersonState.objects.filter(person=somebody).update(nationality=8207, religion="111")
        held = make.household()
        for member in (somebody, make.resident(official_name="Mit")):
            HouseholdMember.objects.create(household=held, person=member, valid=make.since())
    clerk.get(f"/register/persons/{somebody.pk}/")
    with CaptureQueriesContext(connection) as queries:
        assert clerk.get(f"/register/persons/{somebody.pk}/").status_code == 200
    asked = [query["sql"] for query in queries if not re.match(OF_THE_TEST, query["sql"])]
    assert len(asked) <= MOST_QUERIES, "\n".join(sql[:120] for sql in asked)
