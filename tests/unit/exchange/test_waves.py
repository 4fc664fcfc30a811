# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which messages are applied together: those about different persons, in an order that holds for each person."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from tests import factories_exchange as exchange

from domizil.exchange.ech0020_v3 import blocks, civil_status, events, extra
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.waves import births, in_waves

ANNA = {"vn": "7569999999991", "date_of_birth": exchange.day(date(1985, 3, 2))}
OTTO = {"vn": "7560000000019", "date_of_birth": exchange.day(date(1990, 7, 8))}


def came(who: dict[str, Any], **header: Any) -> Delivery:
    content = exchange.move_in(exchange.identification(**who))
    return Delivery(exchange.header(**header), "moveIn", (content,))


def left(who: dict[str, Any], **header: Any) -> Delivery:
    told = blocks.Reporting(reporting_municipality=exchange.town(), departure_date=exchange.ON)
    content = events.MoveOut(person=exchange.identification(**who), move_out_reporting_destination=told)
    return Delivery(exchange.header(**header), "moveOut", (content,))


def waves(*documents: Delivery | None) -> list[list[int]]:
    return in_waves(enumerate(documents))


def test_different_persons_are_applied_together():
    assert waves(came(ANNA), came(OTTO)) == [[0, 1]]


def test_messages_about_one_person_keep_their_order():
    assert waves(came(ANNA), came(OTTO), left(ANNA), left(OTTO), came(ANNA)) == [[0, 1], [2, 3], [4]]


def test_who_is_named_by_the_birthday_alone_waits_too():
    unnumbered = {"vn": None, "official_name": "Anders", "date_of_birth": ANNA["date_of_birth"]}
    assert waves(came(ANNA), left(unnumbered)) == [[0], [1]]


def test_somebody_named_beside_another_counts():
    spouse = extra.Partner(person_identification=exchange.identification(**OTTO))
    tie = extra.MaritalRelationship(partner=spouse, type_of_relationship="1")
    data = blocks.MarriageData(marital_status="2", date_of_marital_status=exchange.ON)
    content = civil_status.Marriage(
        person=exchange.identification(**ANNA), marital_info=blocks.MarriageInfo(marital_data=data),
        marital_relationship=tie,
    )  # fmt: skip
    married = Delivery(exchange.header(), "marriage", (content,))
    assert waves(came(OTTO), married, left(ANNA)) == [[0], [1], [2]]


def test_a_message_about_an_earlier_one_waits_for_it():
    first, other = came(ANNA, message_id="first"), came(OTTO, reference_message_id="first")
    assert waves(first, other) == [[0], [1]]


def test_what_is_too_large_to_be_read_stands_alone():
    assert waves(came(ANNA), None, came(OTTO)) == [[0], [1], [2]]


def test_whole_dates_of_birth_are_read_out_of_messages():
    partly = dataclasses.replace(exchange.day(date(1975, 1, 1)), year_month_day=None, year="1975")
    unknown = came({**OTTO, "date_of_birth": partly})
    assert set(births([left(ANNA), None, left(OTTO), unknown])) >= {date(1985, 3, 2), date(1990, 7, 8)}
    assert list(births([None])) == []
