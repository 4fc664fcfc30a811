# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters go to the delivery address of their day; who only reads a letter sees no blocked address in it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils.translation import override
from tests import factories as make
from tests import factories_papers as papers
from tests import reports
from tests.database.web.test_portal import begun
from tests.database.web.test_unit_page import said
from tests.factories import LUZERN

from domizil.base import acting, letters
from domizil.base.models import Role
from domizil.register import addresses
from domizil.register.duties import job
from domizil.register.duties.models import Letter
from domizil.register.models import DataBlock, DeliveryAddress, Person
from domizil.register.papers import actions
from domizil.register.papers.models import PaperKind

FROM, UNTIL = date(2024, 6, 1), date(2024, 12, 31)
BOX = ["zuhanden von Bea Beistand", "Postfach 12", "6002 Luzern"]


@pytest.fixture
def settler() -> Person:
    with make.as_owner():
        papers.practice()
        person = papers.settler()
        delivery(person, valid=DateRange(FROM, UNTIL))
        return person


def delivery(person: Person, **values: Any) -> DeliveryAddress:
    told = {"addressee": "Bea Beistand", "street": "Postfach 12", "zip_code": "6002", "town": "Luzern", **values}
    return DeliveryAddress.objects.create(person=person, **told)


def block(person: Person) -> None:
    with make.as_owner():
        DataBlock.objects.create(person=person, valid=make.since(), reason="Schutz", ordered_by="Person")


@pytest.fixture
def made(monkeypatch) -> list[dict[str, Any]]:
    """What each letter says; it is made all the same."""
    told: list[dict[str, Any]] = []
    make_pdf = letters.pdf

    def recorded(template, data):
        told.append(data)
        return make_pdf(template, data)

    monkeypatch.setattr(letters, "pdf", recorded)
    return told


def lines(person: Person, on: date) -> list[str]:
    with make.as_owner(), override("de"):
        return addresses.letter_lines(person.pk, on=on, municipality=LUZERN)


def test_from_its_first_day_to_its_last_the_delivery_address_and_else_the_dwelling(settler):
    home = ["Musterstrasse 1", "6000 Musterort"]
    assert lines(settler, date(2024, 5, 31)) == home
    assert lines(settler, FROM) == lines(settler, date(2024, 12, 30)) == BOX
    assert lines(settler, UNTIL) == home


def test_abroad_the_letter_names_the_state(settler):
    with make.as_owner():
        held = delivery(settler, valid=DateRange(UNTIL), addressee="", country=make.country())
        with override("en"):
            assert addresses.delivery_lines(held)[-1] == "Eritrea"
    assert lines(settler, UNTIL) == ["Postfach 12", "6002 Luzern", "Eritrea"]


def test_a_demand_goes_to_the_address_of_its_day(settler):
    with make.as_owner():
        clerk = papers.clerk()
    with acting.as_worker(clerk.pk, path="test"):
        job.run(LUZERN, date(2024, 5, 20))
        job.run(LUZERN, date(2024, 7, 20))
        sent = {letter.step: letter.contents["addressee"] for letter in Letter.objects.all()}
    assert sent["demand"][1:] == ["Musterstrasse 1", "6000 Musterort"]
    assert sent["reminder"][1:] == BOX


def test_a_letter_of_a_blocked_person_tells_the_address_to_who_sends_it_only(as_worker, settler, made):
    with make.as_owner():
        clerk = papers.clerk()
    with acting.as_worker(clerk.pk, path="test"):
        job.run(LUZERN, date(2024, 7, 20))
        letter = Letter.objects.select_related("case").get()
    block(settler)
    page = f"/duties/cases/{letter.case_id}/demand.pdf"
    for sign_in, shown in (((Role.REGISTER, LUZERN), BOX), ((Role.SUPERVISOR, None), ["gesperrt"])):
        assert as_worker(sign_in).get(page).status_code == 200
        assert made[-1]["addressee"][1:] == shown


def test_a_receipt_is_sent_to_the_address_of_its_day_and_still_says_where_the_person_lives(as_worker, settler, made):
    with make.as_owner():
        clerk = papers.clerk()
    with acting.as_worker(clerk.pk, path="test"):
        new = actions.NewPaper(kind=PaperKind.HEIMATSCHEIN, number="H-1", issuer="Zürich")
        paper = actions.deposit_paper(by=clerk, municipality=LUZERN, person=settler, paper=new, on=FROM)
        actions.issue_receipt(by=clerk, municipality=LUZERN, person=settler, papers=[paper], on=FROM)
    page = f"/papers/{LUZERN}/receipts/1.pdf"
    assert as_worker((Role.REGISTER, LUZERN)).get(page).status_code == 200
    assert made[-1]["addressee"] == ["Anna Muster", *BOX]
    assert "Musterstrasse 1, 6000 Musterort" in str(made[-1]["facts"])
    block(settler)
    assert as_worker((Role.SUPERVISOR, None)).get(page).status_code == 200
    assert made[-1]["addressee"] == []
    assert "Musterstrasse" not in str(made[-1])
    assert as_worker((Role.REGISTER, LUZERN)).get(page).status_code == 200
    assert made[-1]["addressee"][1:] == BOX


# --- the personal code, and the portal ---


@pytest.fixture
def resident() -> Person:
    with make.as_owner():
        person = reports.resident()
        delivery(person, valid=DateRange(FROM, None))
        return person


def code_of(clerk, person: Person) -> str:
    page = clerk.post(f"/register/persons/{person.pk}/access-code/").content.decode()
    return re.search(r"secret-code\">([^<]+)<", page)[1]


def test_the_letter_with_the_code_goes_there_and_names_no_blocked_address(as_worker, resident, made):
    clerk = as_worker((Role.REGISTER, LUZERN))
    page, code = f"/register/persons/{resident.pk}/access-code/letter.pdf", code_of(clerk, resident)
    clerk.post(page, {"code": code})
    assert made[-1]["addressee"] == ["Maria Muster", *BOX]
    block(resident)
    clerk.post(page, {"code": code})
    assert made[-1]["addressee"] == ["Maria Muster"]


def test_a_resident_sees_where_letters_go_unless_a_block_hides_it(as_worker, resident):
    code = code_of(as_worker((Role.REGISTER, LUZERN)), resident)
    asked = {"code": code, "date_of_birth": "17.5.1990"}
    shown = said(Client().post("/portal/my-data/", asked))
    assert "zuhanden von Bea Beistand" in shown
    assert "Postfach 12" in shown
    block(resident)
    hidden = said(Client().post("/portal/my-data/", asked))
    assert "Postfach" not in hidden
    assert "eine andere Zustelladresse ist nicht eingetragen, oder eine Sperre verbirgt sie" in hidden
    assert "Postfach" not in said(Client().post("/portal/my-data/", asked | {"date_of_birth": "18.5.1990"}))


def test_a_resident_announces_another_address_and_the_office_enters_it(as_worker, resident):
    visitor, _code = begun("contact")
    told = {
        "on": "31.12.2024", "street": "Weg", "house_number": "3", "zip_code": "6003", "town": "Luzern",
        "persons": [{"official_name": "Muster", "first_name": "Maria", "date_of_birth": "17.5.1990"}],
    }  # fmt: skip
    assert visitor.post("/portal/announcement/", reports.posted(told) | {"do": "check"}).url == "/portal/papers/"
    assert visitor.get("/portal/check/").status_code == 200
    assert visitor.post("/portal/check/").url == "/portal/status/"
    assert visitor.get("/portal/status/").status_code == 200
    clerk = as_worker((Role.REGISTER, LUZERN))
    with make.as_owner():
        key = resident.pk
    (waiting,) = set(re.findall(r"/register/announcements/(\d+)/\"", clerk.get("/register/").content.decode()))
    page = f"/register/announcements/{waiting}/"
    clerk.post(page, {"do": "match", "p0-person": str(key)})
    assert clerk.post(page, {"do": "enter"}).status_code == 302
    assert lines(resident, date(2024, 12, 30)) == BOX
    assert lines(resident, date(2024, 12, 31)) == ["Weg 3", "6003 Luzern"]
