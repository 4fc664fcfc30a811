# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database refuses about units and the facts of a month."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests import factories as make
from tests.factories import MONTH, since

from domizil.support.models import CommunitySize, Earning, MealDays, Programme, SituationalCost, UnitMember


@pytest.fixture(autouse=True)
def _owner():
    with make.as_owner():
        yield


def refuses(constraint: str):
    return pytest.raises(IntegrityError, match=constraint)


def test_a_person_is_in_one_unit_at_a_time():
    person = make.person()
    make.unit(person)
    with refuses("unitmember_one_unit"), transaction.atomic():
        make.unit(person)


def test_two_members_never_have_the_same_place():
    unit = make.unit(make.person())
    with refuses("unitmember_one_position"), transaction.atomic():
        UnitMember.objects.create(unit=unit, person=make.person(), position=1, valid=since("2024-01-01"))
    with refuses("unitmember_position"), transaction.atomic():
        UnitMember.objects.create(unit=unit, person=make.person(), position=0, valid=since())


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"number": "2024-1"}, "supportunit_number"),
        ({"number": "LU-2024-00012x"}, "supportunit_number"),
        ({"carried_by": "nobody"}, "supportunit_carried_by"),
    ],
)
def test_a_unit_is_refused(values, constraint):
    with refuses(constraint), transaction.atomic():
        make.unit(**values)


def test_a_unit_has_one_community_size_at_a_time():
    unit = make.unit()
    CommunitySize.objects.create(unit=unit, size=6, valid=since(), reason="Eltern")
    with refuses("communitysize_one_at_a_time"), transaction.atomic():
        CommunitySize.objects.create(unit=unit, size=7, valid=since("2024-01-01"), reason="Geburt")


def test_a_month_is_its_first_day():
    with refuses("earning_month"), transaction.atomic():
        Earning.objects.create(person=make.person(), month=date(2024, 3, 2), rappen=1, employer="Muster AG")


@pytest.mark.parametrize(
    ("model", "values", "constraint"),
    [
        (MealDays, {"subsidised_days": 20, "full_price_days": 12}, "mealdays_within_month"),
        (Programme, {"kind": "charitable", "granted_rappen": 1, "intensity": 101}, "programme_intensity"),
        (Programme, {"kind": "chess", "granted_rappen": 1}, "programme_kind"),
        (Earning, {"rappen": -1, "employer": "Muster AG"}, "rappen"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(model, values, constraint):
    with refuses(constraint), transaction.atomic():
        model.objects.create(person=make.person(), month=MONTH, **values)


def test_a_cost_is_more_than_nothing():
    with refuses("situationalcost_rappen"), transaction.atomic():
        SituationalCost.objects.create(unit=make.unit(), month=MONTH, kind="travel", rappen=0)
