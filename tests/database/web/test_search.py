# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search by name, birth date and number, narrowed to who asks."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests import factories as make

from domizil.base.models import Role
from domizil.register import states
from domizil.register.models import DataBlock, Occupancy
from domizil.register.queries import MOST, NoDate, typed_date
from domizil.support.queries import number_typed


@pytest.fixture
def people():
    with make.as_owner():
        one = make.resident(
            official_name="Müller", first_name="Zoë", zemis_number="15234001", date_of_birth=date(1999, 3, 24)
        )
        other = make.resident(make.EMMEN, official_name="Mueller", first_name="Anna")
        return one, other


def names(response) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', response.content.decode())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("müller", ["Mueller Anna", "Müller Zoë"]),
        ("MULLER", ["Mueller Anna", "Müller Zoë"]),
        ("zoe mueller", ["Müller Zoë"]),
        ("  Zo  ", ["Müller Zoë"]),
        ("24.3.1999", ["Müller Zoë"]),
        ("1999-03-24", ["Müller Zoë"]),
        ("15234001", ["Müller Zoë"]),
        ("15 234 001", ["Müller Zoë"]),
        ("meier", []),
        ("%", []),
        ("25.3.1999", []),
        ("152340", []),
    ],
)
def test_persons_are_found(client, people, typed, found):
    response = client.get("/search/", {"q": typed})
    assert response.status_code == 200
    assert names(response) == found
    assert ("Nichts gefunden" in response.content.decode()) == (not found)


def test_an_ahv_number_is_found_with_and_without_dots(client):
    with make.as_owner():
        make.resident(official_name="Nummer", vn="7569217076985")
    for typed in ("7569217076985", "756.9217.0769.85"):
        assert names(client.get("/search/", {"q": typed})) == ["Nummer Selam"]


def test_a_municipality_finds_only_its_people(as_worker, people):
    client = as_worker((Role.REGISTER, make.LUZERN))
    for typed in ("müller", "17.5.1990"):
        assert "Mueller Anna" not in names(client.get("/search/", {"q": typed}))


def test_an_administrator_finds_nobody(as_worker, people):
    assert names(as_worker((Role.ADMINISTRATOR, None)).get("/search/", {"q": "müller"})) == []


def test_a_found_person_leads_to_the_unit_only_for_who_may_see_it(as_worker, family):
    link = f'href="{family.url}"'
    caseworker, clerk = as_worker((Role.SUPPORT, make.LUZERN)), as_worker((Role.REGISTER, make.LUZERN))
    assert link in caseworker.get("/search/", {"q": "Kovalenko"}).content.decode()
    page = clerk.get("/search/", {"q": "Kovalenko"})
    assert names(page) == ["Kovalenko Kinda", "Kovalenko Kindb"]
    assert link not in page.content.decode()


def test_the_number_of_a_unit_leads_straight_to_it(client, family):
    year, number = family.unit.number.split("-")[1:]
    for typed in (family.unit.number, family.unit.number.lower(), f"{year}-{int(number)}"):
        assert client.get("/search/", {"q": typed})["Location"] == family.url


def test_the_number_of_a_unit_of_others_finds_nothing(as_worker, family):
    response = as_worker((Role.SUPPORT, make.EMMEN)).get("/search/", {"q": family.unit.number})
    assert response.status_code == 200
    assert family.url not in response.content.decode()


def test_a_day_that_does_not_exist_is_told(client):
    page = client.get("/search/", {"q": "31.2.1999"}).content.decode()
    assert "In «31.2.1999» steht kein Datum, das es gibt. Zum Beispiel 24.3.1999, 3.1999 oder 1999." in page
    assert 'aria-invalid="true"' in page


def test_a_long_text_is_refused_with_what_is_allowed(client):
    response = client.get("/search/", {"q": "a" * 10_000_000})
    assert response.status_code == 400
    assert "erlaubt sind bis zu 100 Zeichen" in response.content.decode()


def test_a_control_character_is_refused_as_such(client):
    response = client.get("/search/", {"q": "a\x00b"})
    assert response.status_code == 400
    assert "Steuerzeichen" in response.content.decode()
    assert "zu lang" not in response.content.decode()


def test_what_is_copied_from_a_table_is_found(client, people):
    assert names(client.get("/search/", {"q": "m\u00fcller\tZo\u00eb\u00a0"})) == ["M\u00fcller Zo\u00eb"]


def test_many_people_come_page_by_page(client):
    with make.as_owner():
        for number in range(30):
            make.resident(official_name="Viel", first_name=f"{chr(97 + number % 26)}{number}")
    first, second = (names(client.get("/search/", {"q": "viel", "page": number})) for number in (1, 2))
    assert (len(first), len(second)) == (25, 5)
    assert sorted(first + second) == first + second
    assert client.get("/search/", {"q": "viel", "page": "x"}).status_code == 200
    assert MOST > 30


def test_a_former_name_an_address_and_a_block_are_told_in_the_row(as_worker):
    with make.as_owner():
        home = make.dwelling(street="Pilatusstrasse", house_number="12", swiss_zip_code=6003, town="Luzern")
        one, other = (make.resident(official_name="Frey", first_name=name) for name in ("Ada", "Berta"))
        Occupancy.objects.filter(residence__person__in=[one, other]).update(dwelling=home)
        states.change(one, date(2023, 5, 1), {"official_name": "Graf"})
        DataBlock.objects.create(person=other, valid=make.since(), reason="Bedrohung", ordered_by="Gericht")
    client = as_worker((Role.REGISTER, make.LUZERN))
    page = client.get("/search/", {"q": "frey"}).content.decode()
    assert names(client.get("/search/", {"q": "frey"})) == ["Frey Berta", "Graf Ada"]
    assert "früher: Frey" in page
    assert page.count("Pilatusstrasse 12, 6003 Luzern") == 1
    assert "gesperrt" in page
    by_address = client.get("/search/", {"q": "Pilatusstrasse 12"})
    assert names(by_address) == ["Graf Ada"]
    assert "Personen mit einem Sperrvermerk erscheinen bei einer Adresse nie" in by_address.content.decode()
    assert "früher" not in by_address.content.decode()


def test_nothing_typed_shows_the_form_alone(client):
    page = client.get("/search/").content.decode()
    assert "Nichts gefunden" not in page


@pytest.mark.parametrize(
    ("typed", "day"),
    [("24.3.1999", date(1999, 3, 24)), ("1999-03-24", date(1999, 3, 24)), ("3.1999", None), ("Muster", None)],
)
def test_a_day_is_read_as_people_write_it(typed, day):
    assert typed_date(typed) == day


def test_no_day_is_no_day():
    with pytest.raises(NoDate):
        typed_date("1999-02-30")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("LU-2024-000123", "LU-2024-000123"),
        ("lu 2024 123", "LU-2024-000123"),
        ("2024-1234567", None),
        ("24.3.1999", None),
    ],
)
def test_the_number_of_a_unit_is_read_as_people_write_it(typed, number):
    assert number_typed(typed) == number


def test_a_residents_office_sees_what_it_works_with(as_worker):
    with make.as_owner():
        make.resident(official_name="Nummer", vn="7569217076985", zemis_number="15234001")
    shown = as_worker((Role.REGISTER, make.LUZERN)).get("/search/", {"q": "Nummer"}).content.decode()
    assert "756.9217.0769.85" in shown
    assert "Gemeinde 1061, Hauptwohnsitz" in shown
    assert "ZEMIS-Nummer</th>" not in shown
    both = as_worker((Role.REGISTER, make.LUZERN), (Role.SUPPORT, make.LUZERN)).get("/search/", {"q": "Nummer"})
    assert "ZEMIS-Nummer</th>" in both.content.decode()
    support = as_worker((Role.SUPPORT, None)).get("/search/", {"q": "Nummer"}).content.decode()
    assert "AHV-Nummer</th>" not in support
