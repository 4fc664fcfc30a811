# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is stateless, or of unknown nationality: entered without a state, changed, corrected, told, and read again."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.translation import override
from tests import factories as make
from tests import factories_register as reg
from tests import reports
from tests.factories import LUZERN

from domizil.base import acting
from domizil.base.refusal import Refusal
from domizil.register import actions, nationalities, sheets, states
from domizil.register.announcements.forms.persons import PersonForm
from domizil.register.models import EventKind, Person, PersonState

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def clerk():
    with make.as_owner():
        make.country(8100), make.country(8207), make.municipality(LUZERN)
        return reg.clerk(LUZERN)


@pytest.fixture
def client(clerk) -> Client:
    signed_in = Client()
    signed_in.force_login(clerk, backend=BACKEND)
    return signed_in


def arrive(client: Client, nationality: str):
    """Report the arrival of somebody by the API."""
    with make.as_owner():
        home = reports.home("7")
    facts = {"on": "1.12.2024", "from_country": "8207", "from_place": "Konstanz", "dwelling": str(home.pk)}
    anna = {**reports.ANNA, "nationality": nationality, "origins": ""}
    return client.post("/api/register/events/arrival", {**facts, "persons": [anna]}, content_type="application/json")


@pytest.mark.parametrize(("word", "status", "said"), [("stateless", 1, "staatenlos"), ("unknown", 0, "unbekannt")])
def test_somebody_arrives_without_a_state(client, word, status, said):
    answered = arrive(client, word)
    assert answered.status_code == 201, answered.content.decode()
    with make.as_owner():
        person = Person.objects.get(official_name="Beispiel")
        state = PersonState.objects.get(person=person)
    assert (person.nationality_id, person.nationality_status) == (None, status)
    assert (state.nationality_id, state.nationality_status) == (None, status)
    page = client.get(f"/register/persons/{person.pk}/").content.decode()
    assert said in page
    assert "None" not in page
    told = client.get(f"/api/register/persons/{person.pk}").json()["features"]
    assert (told["nationality"], told["nationality_status"]) == (None, status)
    search = client.get("/search/", {"q": "Beispiel Anna"})
    assert said in search.content.decode()


@pytest.mark.parametrize("typed", ["Staatenlos", "8998", "", "none"])
def test_another_word_is_refused_and_nothing_is_entered(client, typed):
    answered = arrive(client, typed)
    assert answered.status_code in (400, 422)
    assert "nationality" in answered.content.decode()
    with make.as_owner():
        assert not Person.objects.exists()


def test_a_territory_is_no_nationality_but_a_country_of_birth(client):
    with make.as_owner():
        make.country(8571)
    refused = arrive(client, "8571")
    assert refused.status_code in (400, 422)
    with make.as_owner():
        assert not Person.objects.exists()
    with override("de"):
        offered, born = PersonForm().fields["nationality"], PersonForm().fields["birth_country"]
        assert "8571" not in dict(offered.choices)
        assert "8571" in dict(born.choices)


def test_a_territory_is_refused_by_the_room_too(clerk):
    with make.as_owner():
        make.country(8571)
        person = reg_person()
    with acting.as_worker(clerk.pk, path="test"):
        arguments = {"by": clerk, "person": person}
        with pytest.raises(Refusal, match="keine Staatsangehörigkeit"):
            actions.change_nationality(on=date(2024, 3, 1), nationality=8571, **arguments)
        with pytest.raises(Refusal, match="keine Staatsangehörigkeit"):
            actions.correct(field="nationality", value=8571, reason="Test", **arguments)


def test_a_stateless_person_becomes_a_citizen_and_the_past_stays(clerk):
    with make.as_owner():
        person = reg_person()
    with acting.as_worker(clerk.pk, path="test"):
        arguments = {"by": clerk, "person": person}
        event = actions.change_nationality(on=date(2024, 3, 1), nationality=nationalities.STATELESS, **arguments)
        assert event.kind == EventKind.CHANGE_NATIONALITY
        assert event.data["nationality_id"] == [8207, None]
        person.refresh_from_db()
        assert nationalities.of(person) == nationalities.STATELESS
        actions.change_nationality(on=date(2024, 9, 1), nationality=8207, **arguments)
        assert nationalities.of(sheets.person_as(person.pk, valid_on=date(2024, 5, 1)).state) == "stateless"
        assert nationalities.of(sheets.person_as(person.pk, valid_on=date(2024, 10, 1)).state) == 8207
        corrected = actions.correct(
            field="nationality", value="unknown", reason="Irrtum", period=(date(2024, 3, 1), date(2024, 9, 1)),
            **arguments,
        )  # fmt: skip
        assert corrected.data["nationality_status"] == [1, 0]
        assert nationalities.of(sheets.person_as(person.pk, valid_on=date(2024, 5, 1)).state) == "unknown"


def test_entered_late_it_leaves_what_changed_again(clerk):
    with make.as_owner():
        person = reg_person()
        make.country(8212)
    with acting.as_worker(clerk.pk, path="test"):
        arguments = {"by": clerk, "person": person}
        actions.change_nationality(on=date(2024, 9, 1), nationality=8212, **arguments)
        actions.change_nationality(on=date(2024, 3, 1), nationality=nationalities.STATELESS, **arguments)
        held = [nationalities.of(state) for state in PersonState.objects.filter(person=person).order_by("valid")]
        assert held == [8207, "stateless", 8212]


def test_the_page_tells_each_change_once(clerk, client):
    with make.as_owner():
        person = reg_person()
        PersonState.objects.filter(person=person).update(nationality=None, nationality_status=1)
        Person.objects.filter(pk=person.pk).update(nationality=None, nationality_status=1)
        person.refresh_from_db()
    with acting.as_worker(clerk.pk, path="test"):
        actions.change_nationality(by=clerk, person=person, on=date(2024, 3, 1), nationality=nationalities.UNKNOWN)
    page = client.get(f"/register/persons/{person.pk}/").content.decode()
    assert "Staatsangehörigkeit: Staatsangehörigkeit unbekannt;" in page
    assert "unbekannt, staatenlos</li>" in page, "what the first version says"
    then = client.get(f"/register/persons/{person.pk}/", {"valid": "1.2.2024"}).content.decode()
    assert "staatenlos" in then


def reg_person() -> Person:
    person = make.person("Muster", "Maria", nationality=make.country(8207))
    make.residence(person)
    return person


@pytest.mark.parametrize("values", [{"nationality_status": 1}, {"nationality": None}, {"nationality_status": 7}])
def test_the_database_refuses_what_may_not_be(values):
    with make.as_owner():
        person = reg_person()
        for rows in (Person.objects.filter(pk=person.pk), PersonState.objects.filter(person=person)):
            with pytest.raises(IntegrityError), transaction.atomic():
                rows.update(**values)


def test_columns_of_an_event_are_read_back_as_they_were():
    as_it_was = {"nationality": None, "nationality_status": 1}
    assert states.checked(as_it_was) == {"nationality_id": None, "nationality_status": 1}
    assert states.checked({"nationality": 8207}) == {"nationality_id": 8207, "nationality_status": 2}


def test_the_name_is_told_in_the_reader_s_language():
    with override("en"):
        assert nationalities.name(Person(nationality_status=1)) == "stateless"
    with override("de"):
        assert nationalities.name(Person(nationality_status=0)) == "Staatsangehörigkeit unbekannt"
