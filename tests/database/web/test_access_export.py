# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to a request for access holds every room, every row about the person, and who looked."""

from __future__ import annotations

import html

import pytest
from django.apps import apps
from django.test.utils import CaptureQueriesContext
from tests import factories as make
from tests import factories_exchange, factories_register
from tests import factories_papers as papers

from domizil.base import clock, letters
from domizil.base.models import Country, Role
from domizil.register.models import DataBlock, DeliveryAddress, EventKind, Person, RegisterEvent, Relationship
from domizil.reports import access_export
from domizil.support.models import Earning


@pytest.fixture
def person():
    with make.as_owner():
        return make.everything(make.LUZERN)


def test_every_model_that_points_to_a_person_is_in_it(as_worker, person):
    told = as_worker((Role.SUPERVISOR, None)).get(f"/persons/{person.pk}/access.json").json()
    held = {section["kind"] for section in told["held"]}
    direct = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("domizil.") and not hasattr(model, "pgh_tracked_model")
        for field in model._meta.fields
        if field.related_model is Person and model is not Person
    }  # fmt: skip
    with make.as_owner():
        filled = {label for label in direct if apps.get_model(label).objects.filter(
            access_export._held(apps.get_model(label), person.pk)).exists()}  # fmt: skip
    assert filled | {"register.Person", "housing.Absence", "register.Occupancy"} <= held
    assert len(filled) > 15
    assert told["not_shown"] == []


def test_it_says_who_looked_and_looking_at_it_is_a_look(as_worker, person):
    client = as_worker((Role.REGISTER, make.LUZERN))
    assert client.get(f"/persons/{person.pk}/access.json").json()["looked_at"] == []
    again = client.get(f"/persons/{person.pk}/access.json").json()["looked_at"]
    assert [(look["roles"], look["why"]) for look in again] == [(["Einwohnerkontrolle"], "Auskunft an die Person")]


def test_a_clerk_is_told_which_rooms_are_not_in_it(as_worker, person):
    client = as_worker((Role.REGISTER, make.LUZERN))
    told = client.get(f"/persons/{person.pk}/access.json").json()
    assert told["not_shown"] == ["Unterstützung", "Unterbringung"]
    assert not {section["room"] for section in told["held"]} & set(told["not_shown"])
    page = client.get(f"/persons/{person.pk}/access/").content.decode()
    assert "Nicht enthalten ist der Bereich «Unterstützung»" in page
    assert "/law/lu-ng/12/2/" in page


@pytest.mark.parametrize("role", [Role.COMMISSION, Role.ANALYST, Role.ADMINISTRATOR, Role.HOUSING])
def test_other_roles_do_not_answer(as_worker, person, role):
    assert as_worker((role, None)).get(f"/persons/{person.pk}/access/").status_code == 404


def test_nobody_answers_for_another_municipality(as_worker, person):
    assert as_worker((Role.REGISTER, make.EMMEN)).get(f"/persons/{person.pk}/access/").status_code == 404
    assert as_worker((Role.REGISTER, make.EMMEN)).get("/persons/999999999/access/").status_code == 404


def test_secrets_are_not_in_it(as_worker, person):
    told = as_worker((Role.SUPERVISOR, None)).get(f"/persons/{person.pk}/access.json").content.decode()
    assert "code_hash" not in told
    assert "search_key" not in told


def test_the_letter_is_a_pdf(as_worker, person):
    response = as_worker((Role.REGISTER, make.LUZERN)).get(f"/persons/{person.pk}/access.pdf")
    assert response.content.startswith(b"%PDF-")


def test_the_number_of_queries_is_bound(as_worker, person):
    from django.db import connection

    client = as_worker((Role.SUPERVISOR, None))
    client.get(f"/persons/{person.pk}/access.json")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/persons/{person.pk}/access.json")
    assert len(asked) < 100


def test_it_says_that_announcements_not_entered_are_not_in_it(as_worker, person):
    page = as_worker((Role.SUPERVISOR, None)).get(f"/persons/{person.pk}/access/").content.decode()
    assert "was jemand online gemeldet hat und noch nicht eingetragen ist" in page


def test_a_derivation_reads_as_its_paragraphs_and_stands_whole_in_the_data(as_worker, person):
    frozen = {"steps": [{"kind": "rule", "norms": ["lu-ng/3/1", "lu-ng/5/1"], "steps": [{"norms": ["lu-ng/3/1"]}]}]}
    with make.as_owner():
        event = factories_register.event(person, derivation=frozen)
    client = as_worker((Role.SUPERVISOR, None))
    shown = client.get(f"/persons/{person.pk}/access/").content.decode()
    assert "§ 3 Abs. 1 NG, § 5 Abs. 1 NG" in shown
    assert "steps:" not in shown
    rows = [
        row for section in client.get(f"/persons/{person.pk}/access.json").json()["held"] for row in section["rows"]
    ]
    assert frozen in [row.get("derivation") for row in rows if row.get("uuid") == str(event.uuid)]


def told(monkeypatch, client, person) -> dict:
    """What the letter says; it is made all the same."""
    said, make_pdf = [], letters.pdf
    monkeypatch.setattr(letters, "pdf", lambda template, data: said.append(data) or make_pdf(template, data))
    assert client.get(f"/persons/{person.pk}/access.pdf").status_code == 200
    return said[-1]


def test_the_letter_begins_with_whom_it_is_about_and_what_is_held(as_worker, person, monkeypatch):
    client = as_worker((Role.REGISTER, make.LUZERN))
    held = client.get(f"/persons/{person.pk}/access.json").json()["held"]
    said = told(monkeypatch, client, person)
    assert {"Amtlicher Name", "Vornamen", "Geburtsdatum"} <= {label for label, _text in said["facts"]}
    assert [(section["number"], len(section["rows"])) for section in said["sections"]] == [
        (number, len(section["rows"])) for number, section in enumerate(held)
    ]
    opens = [section["room"] for section in said["sections"] if section["opens"]]
    assert opens == list(dict.fromkeys(section["room"] for section in held)), "each room begins once"
    assert said["reads"][0][2:] == ["Einwohnerkontrolle", "Auskunft an die Person"]


def test_the_letter_goes_to_the_person_and_to_no_blocked_address(as_worker, monkeypatch):
    with make.as_owner():
        someone = papers.settler()
    client = as_worker((Role.REGISTER, make.LUZERN))
    assert told(monkeypatch, client, someone)["addressee"] == ["Anna Muster", "Musterstrasse 1", "6000 Musterort"]
    with make.as_owner():
        DataBlock.objects.create(person=someone, valid=make.since(), reason="Schutz", ordered_by="Person")
    assert told(monkeypatch, client, someone)["addressee"] == []


def blocked_home():
    """Somebody in a home of their own, with a message and a task that name it, who has a block."""
    with make.as_owner():
        someone = papers.settler()
        DataBlock.objects.create(person=someone, valid=make.since(), reason="Schutz", ordered_by="Person")
        DeliveryAddress.objects.create(
            person=someone, valid=make.since(), street="Postweg", house_number="7", zip_code="6000", town="Musterort"
        )
        message(someone, "<x>Musterstrasse 1</x>")
        factories_register.event(someone, data={"goes_to": ["Musterstrasse 1", None, None]})
    return someone


def message(someone, content: str) -> None:
    factories_exchange.Message.objects.create(
        direction="in", message_id=f"m-{someone.pk}", sender=factories_exchange.THEIRS, recipient="1-1061-1",
        kind="moveIn", action="1", municipality_id=make.LUZERN, person=someone, state="applied", sha256="0" * 64,
        content=content, recorded_at=clock.now(),
    )  # fmt: skip


def everywhere(monkeypatch, client, person, data=None) -> dict[str, str]:
    """The three answers as text."""
    ask = client.get if data is None else client.post
    said, make_pdf = [], letters.pdf
    monkeypatch.setattr(letters, "pdf", lambda template, data: said.append(str(data)) or make_pdf(template, data))
    answers = {end: ask(f"/persons/{person.pk}/access{end}", data) for end in ("/", ".json", ".pdf")}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {"page": answers["/"].content.decode(), "json": answers[".json"].content.decode(), "pdf": said[-1]}


def disclosed() -> list[str]:
    with make.as_owner():
        kind = EventKind.DISCLOSE_ADDRESS
        return list(RegisterEvent.objects.filter(kind=kind).values_list("reason", flat=True))


def test_a_blocked_address_is_in_no_answer_without_a_reason(as_worker, monkeypatch):
    someone = blocked_home()
    for grant in ((Role.REGISTER, make.LUZERN), (Role.SUPERVISOR, None)):
        for told_as, text in everywhere(monkeypatch, as_worker(grant), someone).items():
            assert "Musterstrasse" not in text, told_as
            assert "Postweg" not in text, told_as
    assert disclosed() == []


def test_with_a_reason_that_stays_the_answer_holds_it(as_worker, monkeypatch):
    someone = blocked_home()
    told = everywhere(monkeypatch, as_worker((Role.REGISTER, make.LUZERN)), someone, {"reason": "Gesuch um Auskunft"})
    assert all("Musterstrasse 1" in text and "Postweg" in text for text in told.values())
    assert disclosed() == ["Gesuch um Auskunft"] * 3


@pytest.mark.parametrize("end", ["/", ".json", ".pdf"])
def test_no_reason_and_no_right_to_disclose_show_nothing(as_worker, end):
    someone = blocked_home()
    refused = as_worker((Role.REGISTER, make.LUZERN)).post(f"/persons/{someone.pk}/access{end}", {"reason": " "})
    assert refused.status_code == 422
    assert "Musterstrasse" not in refused.content.decode()
    other = as_worker((Role.SUPERVISOR, None))
    assert other.post(f"/persons/{someone.pk}/access{end}", {"reason": "Neugier"}).status_code == 404
    assert 'name="reason"' not in other.get(f"/persons/{someone.pk}/access/").content.decode()
    assert disclosed() == []


def test_a_message_that_may_tell_of_a_blocked_relative_is_left_out(as_worker, monkeypatch):
    hidden = blocked_home()
    with make.as_owner():
        someone = papers.settler(official_name="Anders")
        Relationship.objects.create(person=someone, other=hidden, kind="parent", valid=make.since())
        message(someone, "<x>Postweg 7</x>")
    told = everywhere(monkeypatch, as_worker((Role.REGISTER, make.LUZERN)), someone)
    assert all("Postweg" not in text and "einen Sperrvermerk" in text for text in (told["page"], told["pdf"]))
    assert "Postweg" not in told["json"]
    assert "Musterstrasse 1" in told["page"], "the person's own address"


def test_what_changed_reads_without_codes_and_stands_whole_in_the_data(as_worker):
    with make.as_owner():
        someone, home = papers.settler(), make.dwelling(make.LUZERN, street="Neuweg", house_number="9")
        make.country(8236)
        arrived = {"kind": 1, "purpose": "residence", "dwelling": home.pk, "comes_from": ["", None, 8236]}
        factories_register.event(someone, data=arrived | {"residence": 47530})
        named = {
            "nationality": [None, 8236],
            "data_lock": [0, 2],
            "valid": [["2024-01-01", None], ["2024-02-01", None]],
        }
        factories_register.event(someone, kind=EventKind.CORRECT_PERSON, data=named)
        factories_exchange.participant()
        message(someone, "<x>delivery</x>")
    client = as_worker((Role.REGISTER, make.LUZERN))
    page = client.get(f"/persons/{someone.pk}/access/").content.decode()
    told = client.get(f"/persons/{someone.pk}/access.json").json()
    state = Country.objects.get(pk=8236).name_de
    for words in (
        "Neuweg 9", f"Herkunftsort: {state}", "Sperrvermerk: Auskunftssperre", f"Staatsangehörigkeit: {state}",
        "1.1.2024 – → 1.2.2024 –", "Register eines Partners", "Zuzug",
    ):  # fmt: skip
        assert words in page
    for code in ("kind:", "47530", "None", "moveIn", "&lt;x&gt;", "purpose", "data_lock"):
        assert code not in page
    rows = [row for section in told["held"] for row in section["rows"]]
    assert arrived | {"residence": 47530} in [row.get("data") for row in rows]
    assert "<x>delivery</x>" in [row.get("content") for row in rows]


def test_an_amount_reads_in_francs_and_is_whole_rappen_in_the_data(as_worker, person):
    with make.as_owner():
        Earning.objects.create(person=person, month="2024-05-01", rappen=123_450, employer="Muster AG")
    client = as_worker((Role.SUPERVISOR, None))
    page = html.unescape(client.get(f"/persons/{person.pk}/access/").content.decode())
    assert "1'234.50 Franken" in page
    assert "123450" not in page
    held = client.get(f"/persons/{person.pk}/access.json").json()["held"]
    assert 123_450 in [row.get("rappen") for section in held for row in section["rows"]]


def test_many_reads_of_one_worker_on_one_day_are_one_line_and_all_of_them_in_the_data(as_worker, person, monkeypatch):
    client = as_worker((Role.REGISTER, make.LUZERN))
    for _time in range(4):
        client.get(f"/persons/{person.pk}/access.json")
    assert len(client.get(f"/persons/{person.pk}/access.json").json()["looked_at"]) == 4
    said = told(monkeypatch, client, person)["reads"]
    assert len(said) == 1
    assert said[0][0].endswith("5-mal")
    assert "6-mal" in client.get(f"/persons/{person.pk}/access/").content.decode()
