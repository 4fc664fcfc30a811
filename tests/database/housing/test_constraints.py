# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database refuses about places and stays."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests import factories as make
from tests.factories import since

from domizil.housing.models import Absence, Stay


@pytest.fixture(autouse=True)
def _owner():
    with make.as_owner():
        yield


def test_a_person_stays_in_one_place_at_a_time():
    person = make.person()
    Stay.objects.create(person=person, accommodation=make.accommodation(), valid=since("2024-01-01", "2024-03-01"))
    stay = Stay.objects.create(person=person, accommodation=make.accommodation(), valid=since("2024-03-01"))
    with pytest.raises(IntegrityError, match="stay_one_at_a_time"), transaction.atomic():
        Stay.objects.create(person=person, accommodation=stay.accommodation, valid=since("2024-02-29", "2024-03-01"))
    Absence.objects.create(stay=stay, valid=since("2024-04-01", "2024-04-03"), reason="visit")
    with pytest.raises(IntegrityError, match="absence_once"), transaction.atomic():
        Absence.objects.create(stay=stay, valid=since("2024-04-02", "2024-04-05"), reason="hospital")


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"kind": "individual", "sub_kind": "centre"}, "accommodation_sub_kind_of_kind"),
        ({"kind": "collective", "sub_kind": "flat"}, "accommodation_sub_kind_of_kind"),
        ({"capacity": 0}, "accommodation_capacity"),
        ({"operator": "nobody"}, "accommodation_operator"),
    ],
)
def test_a_place_that_cannot_be_is_refused(values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make.accommodation(**values)
