# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each event through its pages: form, check, entry; what is refused keeps what was typed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests import factories as make
from tests import factories_papers, reports
from tests.database.web.test_unit_page import said

from domizil.base import clock
from domizil.base.models import Role
from domizil.register.announcements.models import Announcement, State
from domizil.register.duties.models import DutyCase
from domizil.register.models import DataBlock, Occupancy, PersonState, RegisterEvent, Residence


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def somebody():
    with make.as_owner():
        make.country(8207)
        return reports.resident()


def subject(kind: str):
    """Whom the event is about, as the kind needs."""
    make.country(8207)
    reports.beside(kind)
    person = reports.stayer() if kind == "renewal" else reports.resident()
    if kind == "unlock":
        DataBlock.objects.create(person=person, valid=make.since(), reason="Bedrohung", ordered_by="Person selbst")
    return person


def post(client, kind: str, data: dict, do: str = "check"):
    return client.post(f"/register/report/{kind}/", reports.posted(data) | {"do": do})


@pytest.mark.parametrize("kind", reports.EVENTS)
def test_each_event_goes_from_the_form_through_the_check_into_the_register(clerk, kind):
    with make.as_owner():
        person = subject(kind)
        facts = reports.facts_of(kind, person)
    assert clerk.get(f"/register/report/{kind}/", {"person": person.pk}).status_code == 200
    answered = post(clerk, kind, facts)
    assert answered.status_code == 302, said(answered)
    check = clerk.get(answered.url)
    assert "Das wird eingetragen" in said(check), said(check)
    with make.as_owner():
        assert not RegisterEvent.objects.exists(), "the check writes nothing"
    entered = clerk.post(answered.url, {"do": "enter"})
    assert entered.status_code == 302, said(entered)
    result = said(clerk.get(answered.url))
    assert "Eingetragen" in result
    with make.as_owner():
        event = RegisterEvent.objects.get()
        assert event.kind == reports.EVENTS[kind]
        assert Announcement.objects.get().process == event.business_process_id


def test_an_arrival_is_what_was_typed_and_the_law_says_what_is_owed(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("arrival", somebody)
    check = clerk.get(post(clerk, "arrival", facts).url)
    page = said(check)
    assert "Beispiel Anna" in page
    assert "bis 15.12.2024" in page
    assert "Heimatschein hinterlegen" in page
    clerk.post(check.request["PATH_INFO"], {"do": "enter"})
    with make.as_owner():
        residence = Residence.objects.get(person__official_name="Beispiel")
        assert (residence.municipality_id, residence.comes_from, residence.comes_from_country_id) == (
            make.LUZERN, "Konstanz", 8207,
        )  # fmt: skip
        assert Occupancy.objects.get(residence=residence).dwelling.house_number == "7"


def test_a_family_arrives_in_one_go_and_the_child_owes_nothing(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("arrival", somebody)
    child = reports.ANNA | {"first_name": "Luca", "date_of_birth": "3.4.2018", "relation": "child"}
    facts["persons"] = [reports.ANNA, child]
    address = post(clerk, "arrival", facts).url
    assert "Es sind keine Schriften geschuldet" in said(clerk.get(address))
    assert clerk.post(address, {"do": "enter"}).status_code == 302
    with make.as_owner():
        mother, child = RegisterEvent.objects.order_by("id")
        assert mother.business_process_id == child.business_process_id
        assert child.person.relationships.get().other == mother.person


def test_whatever_is_missing_is_named_and_everything_typed_is_still_there(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("arrival", somebody)
    facts |= {"on": "31.2.2024"}
    facts["persons"] = [reports.ANNA | {"first_name": "", "origins": "Bern"}]
    answered = post(clerk, "arrival", facts)
    page = answered.content.decode()
    assert answered.status_code == 422
    assert "ist kein Tag, den es gibt" in page
    assert "fehlt der Kanton" in page
    for typed in ("31.2.2024", "Beispiel", "Bern", "Konstanz", "Musterstrasse 7"):
        assert f'value="{typed}"' in page
    assert not Announcement.objects.exists()


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"on": "1.1.1980"}, "Geburt"),
        ({"on": "1.1.2030"}, "mehr als ein Jahr"),
        ({"egid": "5", "ewid": "1", "dwelling": ""}, "keine Wohnung mit EGID 5"),
        ({"egid": "5", "dwelling": ""}, "EGID und EWID zusammen"),
        ({"address": "Nirgendsweg 3", "dwelling": ""}, "steht nicht im Verzeichnis"),
    ],
)
def test_impossible_facts_are_refused_and_nothing_is_entered(clerk, somebody, changes, what):
    with make.as_owner():
        facts = reports.facts_of("arrival", somebody)
    answered = post(clerk, "arrival", facts | changes)
    page = answered if answered.status_code == 422 else clerk.get(answered.url)
    assert what in said(page)
    assert 'value="enter"' not in page.content.decode()


def test_somebody_the_register_knows_is_shown_beside_and_must_be_decided(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("arrival", somebody)
    facts["persons"] = [reports.ANNA | {"official_name": "Muster", "first_name": "Maria", "date_of_birth": "17.5.1990"}]
    address = post(clerk, "arrival", facts).url
    page = clerk.get(address)
    assert "Kennt das Register Muster Maria schon?" in said(page)
    assert "gleicher Name, gleiches Geburtsdatum" in said(page)
    assert 'value="enter"' not in page.content.decode()
    refused = clerk.post(address, {"do": "enter"})
    assert refused.status_code == 422
    assert "noch offen" in said(refused)
    clerk.post(address, {"do": "match", "p0-person": str(somebody.pk)})
    assert "schon" in said(clerk.get(address))  # already resident here: the action refuses, the check shows it
    assert not RegisterEvent.objects.exists()


def test_names_are_text_and_never_markup(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("arrival", somebody)
    facts["persons"] = [reports.ANNA | {"official_name": "<b>O'Neil"}]
    refused = post(clerk, "arrival", facts)
    assert refused.status_code == 422
    facts["persons"] = [reports.ANNA | {"official_name": "O'Neil", "place_of_birth": "<b>O'Brien"}]
    page = clerk.get(post(clerk, "arrival", facts).url).content.decode()
    for shown in (refused.content.decode(), page):
        assert "<b>O" not in shown
    assert "&lt;b&gt;O&#x27;Neil" in refused.content.decode()
    assert "&lt;b&gt;O&#x27;Brien" in page


def test_a_second_press_enters_nothing_twice(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("departure", somebody)
    address = post(clerk, "departure", facts).url
    assert clerk.post(address, {"do": "enter"}).status_code == 302
    again = clerk.post(address, {"do": "enter"})
    assert again.status_code == 422
    assert "abgeschlossen" in said(again)
    with make.as_owner():
        assert RegisterEvent.objects.count() == 1


def test_the_family_can_be_taken_along(clerk):
    with make.as_owner():
        mother, child = reports.resident(), reports.resident(first_name="Kind", date_of_birth=date(2015, 1, 1))
        make.Relationship.objects.create(person=child, other=mother, kind="parent", valid=make.since())
    page = clerk.get("/register/report/move/", {"person": mother.pk}).content.decode()
    assert f'name="with" value="{child.pk}"' in page
    with make.as_owner():
        facts = reports.facts_of("move", mother)
    address = clerk.post("/register/report/move/", reports.posted(facts) | {"do": "check", "with": child.pk}).url
    clerk.post(address, {"do": "enter"})
    with make.as_owner():
        assert {event.person for event in RegisterEvent.objects.all()} == {mother, child}


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.ANALYST, Role.ADMINISTRATOR])
def test_who_does_not_keep_the_register_reports_nothing(as_worker, role):
    client = as_worker((role, make.LUZERN))
    assert client.get("/register/report/arrival/").status_code == 404
    assert client.get("/register/").status_code == 404


def test_another_municipality_sees_neither_person_nor_announcement(as_worker, clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("departure", somebody)
    address = post(clerk, "departure", facts).url
    other = as_worker((Role.REGISTER, make.EMMEN))
    assert other.get(address).status_code == other.get("/register/announcements/999999/").status_code == 404
    assert other.get(f"/register/persons/{somebody.pk}/").status_code == 404
    assert other.post(address, {"do": "enter"}).status_code == 404
    assert Announcement.objects.filter(state=State.ENTERED).count() == 0


# --- the page of a person ---


def test_the_page_shows_features_residence_and_events(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("name", somebody)
    clerk.post(post(clerk, "name", facts | {"evidence_kind": "Verfügung"}).url, {"do": "enter"})
    page = said(clerk.get(f"/register/persons/{somebody.pk}/"))
    for text in ("Neumann Maria", "Hauptwohnsitz", "Musterstrasse 1", "Namensänderung", "Verfügung", "2 Fassungen"):
        assert text in page


def test_as_valid_on_and_as_known_on_a_day(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("name", somebody)
    clerk.post(post(clerk, "name", facts).url, {"do": "enter"})
    address = f"/register/persons/{somebody.pk}/"
    assert "Neumann" in said(clerk.get(address, {"valid": "2.12.2024"}))
    assert "Amtlicher Name Muster" in said(clerk.get(address, {"valid": "30.11.2024"}))
    assert "Nichts bekannt" in said(clerk.get(address, {"known": "1.1.2000"}))
    assert "erst seit einem späteren Tag" in said(clerk.get(address, {"known": "1.1.2000"}))
    assert "Neumann" in said(clerk.get(address, {"known": f"{clock.today():%d.%m.%Y}"}))
    assert clerk.get(address, {"valid": "31.2.2024"}).status_code == 400


def test_a_block_hides_the_address_and_says_so(clerk, somebody):
    address = f"/register/persons/{somebody.pk}/"
    assert "Musterstrasse" in said(clerk.get(address))
    with make.as_owner():
        DataBlock.objects.create(person=somebody, valid=make.since(), reason="Bedrohung", ordered_by="Person selbst")
    for query in ({}, {"valid": "1.6.2024"}):
        page = said(clerk.get(address, query))
        assert "Musterstrasse" not in page
        assert "gesperrt" in page
    assert "Datensperre" in said(clerk.get(address))


def test_search_leads_to_the_person(clerk, somebody):
    assert f"/register/persons/{somebody.pk}/" in clerk.get("/search/", {"q": "Muster Maria"}).content.decode()


def test_a_correction_without_its_choice_is_refused(clerk, somebody):
    with make.as_owner():
        facts = reports.facts_of("correction", somebody)
    answered = post(clerk, "correction", facts | {"field": "sex", "value": "blau"})
    assert "steht nicht zur Wahl" in said(answered)
    assert post(clerk, "correction", facts | {"field": "sex", "value": "männlich"}).status_code == 302


def test_a_marriage_with_a_partner_of_the_register(clerk, somebody):
    with make.as_owner():
        partner = reports.resident(official_name="Gatte", first_name="Georg", sex=1)
        facts = reports.facts_of("civil_status", somebody)
    found = post(clerk, "civil_status", facts | {"partner_search": "Gatte"}, do="find")
    assert "Gatte Georg" in said(found)
    address = post(clerk, "civil_status", facts | {"partner": str(partner.pk), "partner_search": "Gatte"}).url
    clerk.post(address, {"do": "enter"})
    with make.as_owner():
        states = PersonState.objects.filter(person__in=[somebody, partner], valid__contains=date(2024, 12, 31))
        assert [state.marital_status for state in states] == [2, 2]


def test_the_page_leads_to_papers_receipts_and_overdue_duties(clerk, somebody):
    with make.as_owner():
        factories_papers.everything(somebody, make.LUZERN)
        case = DutyCase.objects.get()
    page = clerk.get(f"/register/persons/{somebody.pk}/").content.decode()
    assert f'href="/duties/cases/{case.pk}/"' in page
    assert f'href="/papers/{make.LUZERN}/persons/{somebody.pk}/"' in page
    assert f'href="/papers/{make.LUZERN}/receipts/1.pdf"' in page


def offered(client, person) -> set[str]:
    """The kinds of events that the page of a person offers."""
    page = client.get(f"/register/persons/{person.pk}/").content.decode()
    return set(re.findall(rf'href="/register/report/([a-z_]+)/\?person={person.pk}', page))


def test_the_page_offers_the_events_that_fit_the_person(clerk, somebody):
    with make.as_owner():
        stayer = reports.stayer()
        gone = reports.resident(first_name="Fort")
        gone.residences.update(valid=make.since("2020-01-01", "2024-06-01"))
        Occupancy.objects.filter(residence__person=gone).update(valid=make.since("2020-01-01", "2024-06-01"))
    assert {"move", "departure", "lock"} <= offered(clerk, somebody)
    assert not {"arrival", "renewal", "unlock"} & offered(clerk, somebody)
    assert {"arrival", "renewal"} <= offered(clerk, stayer)
    assert offered(clerk, gone) == {"arrival", "stay", "correction", "residence"}
    with make.as_owner():
        DataBlock.objects.create(person=somebody, valid=make.since(), reason="Bedrohung", ordered_by="Person selbst")
    assert "unlock" in offered(clerk, somebody)
    assert "lock" not in offered(clerk, somebody)


def test_a_separation_needs_a_choice_and_features_a_change(clerk, somebody):
    about = {"on": "1.12.2024", "persons": [{"person": str(somebody.pk)}]}
    assert post(clerk, "separation", about).status_code == 422
    assert "mindestens ein Merkmal" in said(post(clerk, "features", about))


def test_a_blocked_address_is_shown_for_a_reason_that_stays(clerk, as_worker, somebody):
    address = f"/register/persons/{somebody.pk}/address/"
    assert "nicht gesperrt" in said(clerk.get(address))
    with make.as_owner():
        DataBlock.objects.create(person=somebody, valid=make.since(), reason="Bedrohung", ordered_by="Person selbst")
    assert address in clerk.get(f"/register/persons/{somebody.pk}/").content.decode()
    assert "Musterstrasse" not in said(clerk.get(address))
    refused = clerk.post(address, {"reason": " "})
    assert refused.status_code == 422
    assert "Musterstrasse" not in said(refused)
    assert "Musterstrasse 1" in said(clerk.post(address, {"reason": "Zustellung eines Urteils"}))
    told = clerk.post(f"/api{address.rstrip('/')}", {"reason": "Zustellung"}, content_type="application/json")
    assert "Musterstrasse" in told.json()["dwelling"]["address"]
    with make.as_owner():
        reasons = RegisterEvent.objects.filter(kind="disclose_address").values_list("reason", flat=True)
        assert sorted(reasons) == ["Zustellung", "Zustellung eines Urteils"]
    assert as_worker((Role.REGISTER, make.EMMEN)).post(address, {"reason": "Neugier"}).status_code == 404
    assert as_worker((Role.SUPERVISOR, None)).post(address, {"reason": "Neugier"}).status_code == 404
