# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database refuses about permits and asylum statuses."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests import factories as make
from tests.factories import since

from domizil.permits.models import AsylumStatus, Immigration, Permit


@pytest.fixture(autouse=True)
def _owner():
    with make.as_owner():
        yield


def test_one_permit_and_one_status_at_a_time():
    person = make.person()
    Permit.objects.create(person=person, category="08", valid=since("2022-01-01"), granted_on=make.SINCE)
    AsylumStatus.objects.create(person=person, kind="asylum_procedure", valid=since("2022-01-01", "2024-01-01"))
    AsylumStatus.objects.create(person=person, kind="asylum_granted", valid=since("2024-01-01"))
    with pytest.raises(IntegrityError, match="permit_one_at_a_time"), transaction.atomic():
        Permit.objects.create(person=person, category="02", valid=since("2024-01-01"), granted_on=make.SINCE)
    with pytest.raises(IntegrityError, match="asylumstatus_one_at_a_time"), transaction.atomic():
        AsylumStatus.objects.create(person=person, kind="removal_final", valid=since("2023-12-31", "2024-01-01"))


@pytest.mark.parametrize("category", ["2", "99", "0701", ""])
def test_a_category_outside_the_list_is_refused(category):
    with pytest.raises(IntegrityError, match="permit_category"), transaction.atomic():
        Permit.objects.create(person=make.person(), category=category, valid=since(), granted_on=make.SINCE)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"kind": "provisional_admission"}, "asylumstatus_ground_of_admission"),
        ({"kind": "asylum_granted", "ground": "impossible"}, "asylumstatus_ground_of_admission"),
        ({"kind": "asylum_procedure", "exit_by": make.SINCE}, "asylumstatus_exit_by"),
        ({"kind": "tourist"}, "asylumstatus_kind"),
    ],
)
def test_a_status_that_cannot_be_is_refused(values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        AsylumStatus.objects.create(person=make.person(), valid=since(), **values)


def test_an_immigration_counts_for_the_population_of_its_category():
    with pytest.raises(IntegrityError, match="immigration_population_of_category"), transaction.atomic():
        Immigration.objects.create(person=make.person(), on=make.SINCE, population="permanent", category="short_other")
