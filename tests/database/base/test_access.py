# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Grants: what a worker may do, where, and how long."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests import factories as make
from tests.factories import EMMEN, LUZERN

from domizil.base import access, accounts, acting
from domizil.base.access import Hidden, Reach
from domizil.base.models import Grant, Role, Worker


def test_reach_is_the_sum_of_the_live_grants_of_the_roles():
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, LUZERN), (Role.SUPPORT, EMMEN), (Role.FINANCE, None))
        assert access.reach(worker, Role.SUPPORT) == Reach(False, frozenset({LUZERN, EMMEN}))
        assert access.reach(worker, Role.FINANCE) == Reach(True, frozenset())
        assert access.reach(worker, Role.SUPPORT, Role.FINANCE).covers(9999)
        assert not access.reach(worker, Role.PERMITS)
        assert access.roles(worker) == {Role.SUPPORT, Role.FINANCE}


@pytest.mark.parametrize(
    ("start", "end", "live"),
    [
        ("2024-12-31", None, True),
        ("2024-01-01", "2025-01-01", True),
        ("2024-01-01", "2024-12-31", False),
        ("2025-01-01", None, False),
    ],
)
def test_a_grant_holds_from_its_first_to_before_its_last_day(start, end, live):
    with make.as_owner():
        worker = make.worker()
        Grant.objects.create(worker=worker, role=Role.SUPPORT, purpose="Test", valid=make.since(start, end))
        assert bool(access.reach(worker, Role.SUPPORT)) is live


def test_require_gives_the_reach_or_hides():
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, LUZERN))
        assert access.require(worker, Role.SUPPORT, municipality=LUZERN).covers(LUZERN)
        for asked, municipality in [((Role.SUPPORT,), EMMEN), ((Role.PERMITS,), None), ((), None)]:
            with pytest.raises(Hidden):
                access.require(worker, *asked, municipality=municipality)


def test_an_inactive_worker_may_nothing():
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, None), is_active=False)
        assert not access.reach(worker, Role.SUPPORT)


def test_a_worker_reads_the_own_grants_as_the_app():
    with make.as_owner():
        worker, other = make.worker((Role.SUPPORT, LUZERN)), make.worker((Role.SUPPORT, None))
    with acting.as_worker(worker.pk, path="test"):
        assert access.reach(worker, Role.SUPPORT).municipalities == {LUZERN}
        assert not access.reach(other, Role.SUPPORT)


def test_the_same_grant_is_not_given_twice_at_a_time():
    with make.as_owner():
        worker = make.worker((Role.SUPPORT, None))
        again = {"worker": worker, "role": Role.SUPPORT, "purpose": "Test"}
        with pytest.raises(IntegrityError, match="grant_once_at_a_time"), transaction.atomic():
            Grant.objects.create(valid=make.since("2023-01-01"), **again)


def test_demonstration_accounts_cover_every_role_once(settings):
    settings.DEMO = True
    with make.as_owner():
        make.municipality(accounts.LUZERN)
        accounts.create()
        accounts.create()  # no harm
        assert Worker.objects.count() == Grant.objects.count() == len(accounts.ACCOUNTS)
        assert set(Grant.objects.values_list("role", flat=True)) == set(Role.values)
        assert all(worker.check_password(accounts.PASSWORD) for worker in Worker.objects.all()[:1])


def test_there_are_no_demonstration_accounts_outside_the_demonstration(settings):
    settings.DEMO = False
    with make.as_owner(), pytest.raises(accounts.NoDemo, match="DOMIZIL_DEMO=1"):
        accounts.create()
