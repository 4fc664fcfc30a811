# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of a message: header, action code, part of a delivery (eCH-0058 version 5.0, with what eCH-0020 adds)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from ..ech.binding import Raw, element, record
from .names import E20, E58


class Action(StrEnum):
    """What a message is sent for (actionType)."""

    NEW = "1"
    RECALL = "3"
    CORRECTION = "4"
    REQUEST = "5"
    RESPONSE = "6"
    NEGATIVE_REPORT = "8"
    POSITIVE_REPORT = "9"
    FORWARD = "10"
    REMINDER = "12"


@record(E58)
class SendingApplication:
    """The software that made a message."""

    manufacturer: str
    product: str
    product_version: str


@record(E58)
class PartialDelivery:
    """Which package of how many, of which delivery."""

    unique_id_delivery: str
    total_number_of_packages: int
    number_of_actual_package: int


@record(E58)
class NamedMetaData:
    """A named value that partners have agreed on."""

    meta_data_name: str
    meta_data_value: str


@record(E58)
class Header:
    """The header of a message (headerType of eCH-0058; the last three fields are added by eCH-0020)."""

    sender_id: str
    original_sender_id: str | None = None
    declaration_local_reference: str | None = None
    recipient_id: tuple[str, ...] = ()
    message_id: str
    reference_message_id: str | None = None
    business_process_id: str | None = None
    our_business_reference_id: str | None = None
    your_business_reference_id: str | None = None
    unique_id_business_transaction: str | None = None
    message_type: str
    sub_message_type: str | None = None
    sending_application: SendingApplication
    partial_delivery: PartialDelivery | None = None
    subject: str | None = None
    comment: str | None = None
    message_date: datetime
    initial_message_date: datetime | None = None
    event_date: date | None = None
    modification_date: date | None = None
    action: str
    attachment: tuple[Raw, ...] = ()
    test_delivery_flag: bool
    response_expected: bool | None = None
    business_case_closed: bool | None = None
    named_meta_data: tuple[NamedMetaData, ...] = ()
    extension: Raw | None = None
    data_lock: str | None = element(namespace=E20, default=None)
    data_lock_valid_from: date | None = element(namespace=E20, default=None)
    data_lock_valid_till: date | None = element(namespace=E20, default=None)
