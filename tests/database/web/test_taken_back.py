# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""An event that never happened is taken back by page and program; places of origin are set by both."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.test_arrived_together import offered
from tests.database.web.test_register_pages import post
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register.couples import COMPARE
from domizil.register.models import (
    Occupancy,
    Person,
    PersonState,
    PlaceOfOrigin,
    RegisterEvent,
    Relationship,
    Task,
)

REASON = "Falsche Person gewählt"


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


@pytest.fixture
def somebody(clerk) -> Person:
    with make.as_owner():
        make.country(8207)
        return reports.resident()


def entered(client, kind: str, facts: dict) -> None:
    checked = post(client, kind, facts)
    assert checked.status_code == 302, said(checked)
    answered = client.post(checked.url, {"do": "enter"})
    assert answered.status_code == 302, said(answered)


def facts_of(kind: str, person: Person, **more) -> dict:
    with make.as_owner():
        return reports.facts_of(kind, person) | more


def event(person: Person, kind: str) -> RegisterEvent:
    with make.as_owner():
        return RegisterEvent.objects.get(person=person, kind=kind)


def back(wrong: RegisterEvent, *also: Person, named: str = "pk") -> dict:
    told = {"corrects": str(getattr(wrong, named)), "reason": REASON, "persons": [{"person": str(wrong.person_id)}]}
    return told | {"also": [str(one.pk) for one in also]}


def sent(client, kind: str, facts: dict):
    body = facts | {"municipality": make.LUZERN}
    return client.post(f"/api/register/events/{kind}", json.dumps(body), content_type="application/json")


def test_a_name_is_taken_back_from_the_page_of_the_person(clerk, somebody):
    entered(clerk, "name", facts_of("name", somebody))
    wrong = event(somebody, "change_name")
    page = clerk.get(f"/register/persons/{somebody.pk}/").content.decode()
    link = re.search(r'href="(/register/report/take_back/[^"]+)"', page)
    assert link is not None
    form = clerk.get(link[1].replace("&amp;", "&"))
    assert re.search("Zurückgenommen wird *: Namensänderung *, 1.12.2024", said(form))
    entered(clerk, "take_back", back(wrong))
    with make.as_owner():
        assert {row.official_name for row in PersonState.objects.filter(person=somebody, valid__endswith=None)} == {
            "Muster"
        }
    told = event(somebody, "correct_person")
    assert (told.corrects_id, told.reason) == (wrong.pk, REASON)
    after = clerk.get(f"/register/persons/{somebody.pk}/").content.decode()
    assert "/register/report/take_back/" not in after, "it was corrected, and a correction is not taken back"


def test_only_who_keeps_the_register_is_offered_it(as_worker, clerk, somebody):
    entered(clerk, "name", facts_of("name", somebody))
    page = as_worker((Role.SUPERVISOR, None)).get(f"/register/persons/{somebody.pk}/").content.decode()
    assert "take_back" not in page
    assert "/register/report/origins/" not in page


def test_a_move_of_two_is_taken_back_for_both_unless_one_is_left_out(clerk, somebody):
    with make.as_owner():
        other = reports.resident(first_name="Beat", date_of_birth=date(1988, 1, 1))
        before = Occupancy.objects.get(residence__person=other).dwelling
        facts = reports.facts_of("move", somebody)
    facts["persons"] = [{"person": str(somebody.pk)}, {"person": str(other.pk)}]
    entered(clerk, "move", facts)
    wrong = event(somebody, "move")
    told = {"person": somebody.pk, "municipality": make.LUZERN, "corrects": wrong.pk}
    assert offered(clerk.get("/register/report/take_back/", told).content.decode()) == {other.pk: True}
    one = post(clerk, "take_back", back(wrong))
    assert "Zusammen gemeldet, und nicht zurückgenommen Muster Beat" in said(clerk.get(one.url))
    entered(clerk, "take_back", back(wrong, other))
    with make.as_owner():
        assert Occupancy.objects.get(residence__person=other).dwelling == before
        both = RegisterEvent.objects.filter(kind="correct_address")
        assert {event.corrects.person_id for event in both} == {somebody.pk, other.pk}
        assert len({event.business_process_id for event in both}) == 1


@pytest.mark.parametrize("both", [True, False])
def test_a_marriage_is_taken_back_with_its_tie_and_the_other_one_is_not_forgotten(clerk, somebody, both):
    with make.as_owner():
        other = reports.resident(first_name="Beat", date_of_birth=date(1988, 1, 1))
    facts = facts_of("civil_status", somebody, partner_search="Muster Beat", partner=str(other.pk))
    entered(clerk, "civil_status", facts)
    wrong = event(somebody, "marriage")
    answered = sent(clerk, "take_back", back(wrong, *([other] if both else []), named="uuid"))
    assert answered.status_code == 201, answered.json()
    with make.as_owner():
        assert not Relationship.objects.exists()
        tasks = list(Task.objects.filter(kind="civil_status").values_list("person", "subject"))
    assert tasks == ([] if both else [(other.pk, COMPARE)])


def test_what_something_was_built_on_or_is_no_such_event_is_refused(clerk, somebody):
    entered(clerk, "name", facts_of("name", somebody))
    wrong = event(somebody, "change_name")
    entered(clerk, "correction", facts_of("correction", somebody, field="official_name", value="Nachher"))
    for facts, where, what in (
        (back(wrong), "request", "baut schon"),
        (back(wrong) | {"corrects": ""}, "corrects", "Beginnen Sie beim Ereignis"),
        (back(wrong) | {"corrects": "x"}, "corrects", "Wählen Sie aus der Liste"),
        (back(wrong) | {"corrects": "99999"}, "request", "gibt es bei dieser Person nicht"),
        (back(wrong) | {"reason": ""}, "reason", ""),
        (back(wrong) | {"also": ["99999"]}, "request", "Zu dieser Meldung gehört niemand sonst"),
    ):
        answered = sent(clerk, "take_back", facts)
        assert (answered.status_code, answered.json()["where"]) == (422, where)
        assert what in f"{answered.json()['what']} {answered.json()}"
    with make.as_owner():
        assert not RegisterEvent.objects.filter(corrects=wrong).exists()


def origins(person: Person) -> list[tuple[str, date, date | None]]:
    with make.as_owner():
        rows = PlaceOfOrigin.objects.filter(person=person).order_by("valid", "name")
        return [(f"{row.name} {row.canton}", row.valid.lower, row.valid.upper) for row in rows]


def test_places_of_origin_are_set_from_the_page_which_shows_those_of_today(clerk, somebody):
    with make.as_owner():
        reports.origin(somebody)
    page = clerk.get(f"/register/persons/{somebody.pk}/").content.decode()
    link = re.search(r'href="(/register/report/origins/[^"]+)"[^>]*>Heimatorte ändern', page)
    assert link is not None
    assert 'value="Luzern LU"' in clerk.get(link[1].replace("&amp;", "&")).content.decode()
    entered(clerk, "origins", facts_of("origins", somebody, origins="Emmen LU, Bern BE"))
    began = date(2024, 12, 1)
    assert origins(somebody)[0][2] == began
    assert [row[:2] for row in origins(somebody)[1:]] == [("Bern BE", began), ("Emmen LU", began)]
    assert event(somebody, "change_features").source == "counter"


def test_a_reason_makes_a_correction_of_it_and_a_foreigner_has_none(clerk, somebody):
    answered = sent(clerk, "origins", facts_of("origins", somebody, reason=REASON))
    assert answered.status_code == 201, answered.json()
    told = event(somebody, "correct_person")
    assert (told.source, told.reason) == ("correction", REASON)
    with make.as_owner():
        german = make.resident(first_name="Kurt", nationality=make.country(8207))
    refused = sent(clerk, "origins", {"on": "1.12.2024", "origins": "Bern BE", "persons": [{"person": german.pk}]})
    assert "haben nur Schweizerinnen und Schweizer" in refused.json()["what"]
    assert sent(clerk, "origins", facts_of("origins", somebody, origins="Emmen")).json()["where"] == "origins"
    page = clerk.get(f"/register/persons/{german.pk}/").content.decode()
    assert "/register/report/origins/" not in page
