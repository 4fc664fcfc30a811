# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what was written gives the same back, for any message of every kind of eCH-0020 version 3.0."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from tests.unit.exchange import samples

from domizil.exchange.ech import binding
from domizil.exchange.ech.binding import Unreadable
from domizil.exchange.ech0020_v3 import delivery
from domizil.exchange.ech0020_v3.delivery import Delivery
from domizil.exchange.ech0020_v3.identification import NamedPersonId, PersonIdentification
from domizil.exchange.ech0020_v3.names import E20, E44

SEEDS = range(12)


def test_there_are_all_kinds_of_the_standard():
    assert len(samples.KINDS) == 65


@pytest.mark.parametrize("kind", samples.KINDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_reading_what_was_written_gives_the_same(kind: str, seed: int):
    sent = samples.Maker(seed).delivery(kind)
    assert delivery.read(etree.fromstring(delivery.to_xml(sent))) == sent


@pytest.mark.parametrize("seed", SEEDS)
def test_a_large_message_is_the_same_message(seed: int, tmp_path: Path):
    sent = samples.Maker(seed).delivery("baseDelivery")
    file = tmp_path / "data.xml"
    with file.open("wb") as target:
        assert delivery.write_large(target, sent.header, sent.kind, sent.contents) == len(sent.contents)
    with delivery.reading_large(file, None) as (header, kind, contents):
        assert Delivery(header, kind, tuple(contents)) == sent


@pytest.mark.parametrize("cut", [10, 400, -20])
def test_a_large_message_that_is_cut_off_is_refused(tmp_path: Path, cut: int):
    whole = BytesIO()
    sent = samples.Maker(1).delivery("keyExchange")
    delivery.write_large(whole, sent.header, sent.kind, sent.contents)
    file = tmp_path / "data.xml"
    file.write_bytes(whole.getvalue()[:cut])
    with pytest.raises(Unreadable), delivery.reading_large(file, None) as (_, _, contents):
        list(contents)


def identified(inner: str) -> etree._Element:
    return etree.fromstring(f'<p xmlns="{E44}">{inner}</p>')


NUMBER = "<localPersonId><personIdCategory>MU.1061</personIdCategory><personId>7</personId></localPersonId>"
BORN = "<sex>2</sex><dateOfBirth><year>1950</year></dateOfBirth>"
REST = f"<officialName>Muster</officialName><firstName>Ida</firstName>{BORN}"


def test_fields_take_their_names_and_values_from_elements():
    read = binding.read(PersonIdentification, identified(f"<!-- x -->{NUMBER}{REST}"))
    assert read.local_person_id == NamedPersonId(person_id_category="MU.1061", person_id="7")
    assert (read.official_name, read.sex, read.date_of_birth.year, read.vn) == ("Muster", 2, "1950", None)


@pytest.mark.parametrize(
    ("inner", "where", "what"),
    [
        (REST, "p/localPersonId", "missing"),
        (NUMBER + NUMBER + REST, "p/localPersonId", "twice"),
        (NUMBER + REST + "<age>3</age>", "p/age", "allowed are vn, localPersonId"),
        (NUMBER + REST.replace("<sex>2", "<sex>zwei"), "p/sex", "'zwei' is no int"),
        (NUMBER + REST.replace("year>", "yearMonthDay>"), "p/dateOfBirth/yearMonthDay", "no date"),
    ],
)
def test_what_a_record_does_not_allow_is_named_with_its_place(inner: str, where: str, what: str):
    with pytest.raises(Unreadable) as refused:
        binding.read(PersonIdentification, identified(inner))
    assert refused.value.where == where
    assert what in refused.value.what


def test_what_is_unknown_is_left_out_and_never_sent_empty():
    node = etree.Element("p")
    known = binding.read(PersonIdentification, identified(NUMBER + REST))
    binding.write(known, node)
    assert [child.tag.split("}")[1] for child in node] == [
        "localPersonId", "officialName", "firstName", "sex", "dateOfBirth",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["moveOutside", "deliveryHeader"])
def test_a_kind_that_the_standard_does_not_have_is_refused(kind: str):
    sent = samples.Maker(1).delivery("death")
    root = etree.fromstring(delivery.to_xml(sent))
    root[1].tag = f"{{{E20}}}{kind}"
    with pytest.raises(Unreadable, match="no kind of message"):
        delivery.read(root)
