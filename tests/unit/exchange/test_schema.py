# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever the writer writes holds to the schemas of the eCH (chosen where the schemas are there, see conftest)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree
from tests.unit.exchange import samples

from domizil.base.xml_safe import schema, schema_folder, violations
from domizil.exchange.ech import envelope
from domizil.exchange.ech.binding import Unreadable
from domizil.exchange.ech.envelope import Envelope, Receipt
from domizil.exchange.ech0020_v3 import delivery, report
from domizil.exchange.ech0020_v3.header import Header
from domizil.exchange.ech0020_v3.identification import PersonIdentification
from domizil.exchange.ech0020_v3.names import SCHEMA

pytestmark = pytest.mark.ech_schemas
NOON = datetime.fromisoformat("2024-12-31T12:00:00+01:00")


@pytest.mark.parametrize("kind", samples.KINDS)
@pytest.mark.parametrize("seed", range(8))
def test_every_message_holds_to_the_schema(kind: str, seed: int):
    root = etree.fromstring(delivery.to_xml(samples.Maker(seed).delivery(kind)))
    assert violations(root, SCHEMA) == []


def test_the_records_cover_every_kind_of_the_schema():
    tree = etree.parse(str(next(schema_folder().rglob(f"{SCHEMA}.xsd"))))
    xs = {"xs": "http://www.w3.org/2001/XMLSchema"}
    kinds = tree.xpath("//xs:complexType[@name='deliveryType']//xs:choice/xs:element/@name", namespaces=xs)
    assert sorted(kinds) == samples.KINDS


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("notice", ["positive", "negative"])
def test_every_answer_holds_to_the_schema(notice: str, seed: int):
    maker = samples.Maker(seed)
    info = (report.Info(code="unknown_person", text_german="Person nicht bekannt"),)
    who = maker.record(PersonIdentification)
    told: report.PositiveNotice | report.NegativeNotice
    if notice == "positive":
        told = report.PositiveNotice(person_response=(report.PersonResponse(person_identification=who, response=info),))
    else:
        told = report.NegativeNotice(
            general_error=info, person_error=(report.PersonError(person_identification=who, error_info=info),)
        )
    header = maker.record(Header, data_lock=None, data_lock_valid_from=None, data_lock_valid_till=None)
    root = etree.fromstring(report.to_xml(header, told))
    assert violations(root, SCHEMA) == []
    read = report.read(root)
    assert read.accepted is (notice == "positive")
    assert ("unknown_person", "Person nicht bekannt") in read.notices


@pytest.mark.parametrize("cut", range(-20, -6000, -97))
def test_a_large_message_that_is_cut_off_is_refused_with_the_schema_too(cut: int, tmp_path: Path):
    sent = samples.Maker(1).delivery("baseDelivery")
    file = tmp_path / "data.xml"
    with file.open("wb") as target:
        delivery.write_large(target, sent.header, sent.kind, sent.contents * 3)
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(Unreadable), delivery.reading_large(file, schema(SCHEMA)) as (_, _, contents):
        list(contents)


def test_a_large_message_that_breaks_the_schema_is_refused(tmp_path: Path):
    sent = samples.Maker(1).delivery("baseDelivery")
    file = tmp_path / "data.xml"
    with file.open("wb") as target:
        delivery.write_large(target, sent.header, sent.kind, sent.contents * 3)
    file.write_bytes(file.read_bytes().replace(b"<eCH-0011:sex>", b"<eCH-0011:sex>7", 1))
    with pytest.raises(Unreadable), delivery.reading_large(file, schema(SCHEMA)) as (_, _, contents):
        list(contents)


def test_a_notice_that_is_not_of_the_standard_breaks_the_schema():
    header = samples.Maker(1).record(Header, data_lock=None, data_lock_valid_from=None, data_lock_valid_till=None)
    root = etree.fromstring(report.to_xml(header, report.NegativeNotice(general_error=(report.Info(code="x"),))))
    root[1][0][0][0].tag = "{urn:other}error"
    assert violations(root, SCHEMA)


ENVELOPE = Envelope(
    message_id="f81d4fae-7dec-11d0-a765-00a0c91e6bf6", message_type=20, message_class=0, sender_id="1-1061-1",
    recipient_id=("3-CH-1", "T4-LU-7"), event_date=NOON, message_date=NOON,
)  # fmt: skip
RECEIPT = Receipt(
    event_date=NOON, status_code=100, status_info="OK", message_id="1", message_type=20, message_class=0,
    sender_id="1-1061-1", recipient_id="3-CH-1",
)  # fmt: skip


@pytest.mark.parametrize("value", [ENVELOPE, RECEIPT], ids=["envelope", "receipt"])
def test_envelope_and_receipt_hold_to_their_schema(value: Envelope | Receipt):
    root = etree.fromstring(envelope.to_xml(value))
    assert violations(root, "eCH-0090-1-0") == []
    assert envelope.read(root) == value


@pytest.mark.parametrize("value", [ENVELOPE, RECEIPT], ids=["envelope", "receipt"])
def test_version_2_of_the_envelope_is_read(value: Envelope | Receipt):
    second = envelope.to_xml(value).replace(b"eCH-0090/1", b"eCH-0090/2").replace(b'"1.0"', b'"2.0"')
    root = etree.fromstring(second.replace(b"version='2.0'", b"version='1.0'"))
    assert schema(envelope.schema_of(root) or "").validate(root)
    read = envelope.read(root)
    assert (read.message_id, read.sender_id) == (value.message_id, value.sender_id)
