# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger: booked once, never paid beyond what is owed, cancelled only with a reason."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests import factories as make
from tests.factories import LUZERN, SINCE

from domizil.base import ledger
from domizil.base.ledger import Booking
from domizil.base.refusal import Refusal


@pytest.fixture(autouse=True)
def _owner():
    with make.as_owner():
        make.municipality()
        yield


def booked(rappen: int = 100_000) -> Booking:
    return ledger.book(
        key="fine:1", kind="fine", debtor="Muster", rappen=rappen, norm="lu-ng/18/1", on=SINCE, municipality=LUZERN
    )


def test_the_same_thing_is_booked_once_and_to_the_municipality():
    assert booked() == booked(5)
    assert [(each.rappen, each.treasury) for each in Booking.objects.all()] == [(100_000, "municipality")]


def test_payments_lower_what_is_open_to_nothing_and_not_below():
    owed = booked()
    ledger.pay(owed, rappen=60_000, on=SINCE, reference="1")
    assert ledger.open_rappen(owed) == 40_000
    for rappen in (40_001, 0, -5):
        with pytest.raises(Refusal) as refused:
            ledger.pay(owed, rappen=rappen, on=SINCE, reference="2")
        assert refused.value.code == "payment_amount"
    ledger.pay(owed, rappen=40_000, on=SINCE, reference="2")
    assert ledger.open_rappen(owed) == 0


@pytest.mark.parametrize("reference", ["", "1"])
def test_a_payment_needs_a_reference_of_its_own(reference):
    owed = booked()
    ledger.pay(owed, rappen=1, on=SINCE, reference="1")
    with pytest.raises(Refusal) as refused:
        ledger.pay(owed, rappen=1, on=SINCE, reference=reference)
    assert refused.value.code == "payment_reference"


def test_a_cancelled_booking_owes_nothing():
    owed = ledger.cancel(booked(), on=SINCE, why="irrtümlich")
    assert ledger.open_rappen(owed) == 0
    with pytest.raises(Refusal):
        ledger.cancel(owed, on=SINCE, why="nochmals")


def test_what_is_paid_or_without_reason_is_not_cancelled():
    owed = booked()
    with pytest.raises(Refusal):
        ledger.cancel(owed, on=SINCE, why="")
    ledger.pay(owed, rappen=1, on=SINCE, reference="1")
    with pytest.raises(Refusal):
        ledger.cancel(owed, on=SINCE, why="irrtümlich")


def test_the_database_refuses_a_booking_of_nothing():
    with pytest.raises(IntegrityError, match="booking_owes_something"), transaction.atomic():
        booked(0)
