# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The messages of the demonstration hold to the schemas of the eCH, which the demonstration itself runs without."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from domizil.base.xml_safe import violations
from domizil.demo.offices.exchange import letters
from domizil.exchange import documents
from domizil.register.models import Dwelling, Occupancy, Person, Residence


def living(number: int) -> Occupancy:
    somebody = Person(
        pk=number, official_name="Muster", first_name="Anna", sex=2, date_of_birth=date(1980, 1, number)
    )  # fmt: skip
    home = Dwelling(
        egid=100_000 + number, ewid=1, street="Musterweg", house_number="", swiss_zip_code=6003, town="Luzern"
    )  # fmt: skip
    return Occupancy(residence=Residence(person=somebody), dwelling=home)


@pytest.mark.ech_schemas
def test_they_hold_to_their_schemas():
    found = [etree.fromstring(text) for _header, text in letters(date(2024, 12, 31), [living(1), living(2)])]
    assert len(found) == 8
    for root in found:
        assert violations(root, documents.schema_of(root)) == []


def test_each_says_that_it_is_a_test_and_has_a_number_of_its_own():
    headers = [header for header, _text in letters(date(2024, 12, 31), [living(1), living(2)])]
    assert all(header.test_delivery_flag for header in headers)
    assert len({header.message_id for header in headers}) == len(headers)
