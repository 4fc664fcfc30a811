# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The guide over HTTP: nobody signs in, the state is a signed cookie or a field, bad input is asked again."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from domizil.guide.facts import read_all
from domizil.guide.jurisdictions import LUX
from domizil.guide.state import opened, sealed

ON = "?on=2026-09-20"
START = f"/guide/lux/de/{ON}"
STUDIES = {"nationalities": ["IN"], "purpose": "studies", "document": "passport", "length": "longer", "title": "none"}


@pytest.fixture
def visitor() -> Client:
    return Client()


def give(client: Client, **answers: str | list[str]) -> None:
    client.cookies["guide_lux"] = sealed(LUX, read_all(LUX, answers))


def kept(client: Client) -> dict:
    return opened(LUX, client.cookies["guide_lux"].value)


def says(response) -> str:
    return response.content.decode()


class TestTheWay:
    def test_each_answer_leads_on_to_what_is_missing(self, visitor):
        assert visitor.get(START).status_code == 200
        address = f"/guide/lux/de/ask/nationalities/{ON}"
        for name, value in STUDIES.items():
            assert f"/ask/{name}/" in address
            response = visitor.post(address, {name: value})
            assert response.status_code == 302
            address = response["Location"]
        assert address == f"/guide/lux/de/answer/{ON}"
        assert "Der Minister entscheidet" in says(visitor.get(address))

    def test_nobody_signs_in_and_nothing_is_asked_of_the_database(self, visitor, django_assert_max_num_queries):
        give(visitor, **STUDIES)
        with django_assert_max_num_queries(6):  # who is acting, in a transaction: the house's own, no row of anything
            assert visitor.get(f"/guide/lux/de/answer/{ON}").status_code == 200
        assert "sessionid" not in visitor.cookies

    def test_the_cookie_is_signed_closed_to_scripts_and_only_for_this_guide(self, visitor):
        visitor.post(f"/guide/lux/de/ask/nationalities/{ON}", {"nationalities": "IN"})
        cookie = visitor.cookies["guide_lux"]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/guide/lux/", True, "Lax")
        assert cookie["max-age"] == ""  # ends with the browser
        assert kept(visitor) == {"nationalities": ("IN",)}

    def test_pages_stay_in_no_cache(self, visitor):
        assert "no-store" in visitor.get(START)["Cache-Control"]

    def test_anew_forgets(self, visitor):
        give(visitor, **STUDIES)
        assert visitor.post(f"/guide/lux/de/anew/{ON}").status_code == 302
        assert visitor.cookies["guide_lux"].value == ""

    def test_what_is_not_asked_leads_to_what_is(self, visitor):
        assert visitor.get(f"/guide/lux/de/ask/tie/{ON}")["Location"] == f"/guide/lux/de/ask/nationalities/{ON}"
        for page in ("answer/", "answer/why/", "answer.pdf", "answer.ics"):
            assert visitor.get(f"/guide/lux/de/{page}{ON}")["Location"] == f"/guide/lux/de/ask/nationalities/{ON}"

    @pytest.mark.parametrize(
        "address", ["/guide/zug/", "/guide/lux/it/", "/guide/lucerne/lb/", "/guide/lucerne/de/days/"]
    )
    def test_what_there_is_not(self, visitor, address):
        assert visitor.get(address).status_code == 404

    @pytest.mark.parametrize("fact", ["entry", "nothing"])
    def test_days_and_inventions_are_no_questions(self, visitor, fact):
        assert visitor.get(f"/guide/lux/de/ask/{fact}/").status_code == 404


class TestBadInput:
    @pytest.mark.parametrize(
        ("fact", "given", "told"),
        [
            ("nationalities", "", "Bitte wählen Sie eine Antwort."),
            ("nationalities", "QQ", "Diesen Staat gibt es in der Liste nicht."),
            ("purpose", "", "Bitte wählen Sie eine Antwort."),
            ("purpose", "conquest", "Diese Antwort gibt es nicht."),
        ],
    )
    def test_the_same_question_again_with_what_is_wrong(self, visitor, fact, given, told):
        give(visitor, nationalities=["IN"])
        response = visitor.post(f"/guide/lux/de/ask/{fact}/{ON}", {fact: given})
        assert response.status_code == 422
        assert told in says(response)
        assert f'name="{fact}"' in says(response)
        assert kept(visitor) == {"nationalities": ("IN",)}

    def test_a_contradiction_is_asked_again_in_the_reader_s_language(self, visitor):
        give(visitor, **{**STUDIES, "purpose": "join_family", "sponsor": "third_country", "tie": "spouse"})
        response = visitor.post(f"/guide/lux/fr/ask/sponsor/{ON}", {"sponsor": "minor_refugee"})
        assert response["Location"] == f"/guide/lux/fr/ask/tie/{ON}"
        assert 'role="alert"' in says(visitor.get(response["Location"]))

    def test_a_day_that_is_none_loses_nothing(self, visitor):
        give(visitor, **STUDIES)
        response = visitor.post(f"/guide/lux/de/answer/{ON}", {"entry": "31.02.2026", "authorisation_issued": ""})
        assert response.status_code == 422
        assert "Das ist kein Tag des Kalenders" in says(response)
        assert 'value="31.02.2026"' in says(response)
        assert "Der Minister entscheidet" in says(response)

    def test_an_impossible_day_is_told_beside_it(self, visitor):
        give(visitor, nationalities=["IN"], purpose="leave")
        response = visitor.post(f"/guide/lux/de/answer/{ON}", {"departure": "2300-01-01"}, follow=True)
        assert "departure-problem" in says(response)

    @pytest.mark.parametrize("first", ["0001-01-01", "0001-01-02", "1899-12-31"])
    def test_a_day_before_any_calendar_is_told_beside_it(self, visitor, first):
        give(visitor, nationalities=["IN"], purpose="leave")
        response = visitor.post(f"/guide/lux/de/answer/{ON}", {"departure": first}, follow=True)
        assert response.status_code in (200, 422)
        assert "departure-problem" in says(response)

    def test_forged_state_begins_anew(self, visitor):
        visitor.cookies["guide_lux"] = "forged"
        assert visitor.get(f"/guide/lux/de/answer/{ON}")["Location"] == f"/guide/lux/de/ask/nationalities/{ON}"

    @pytest.mark.parametrize(
        ("day", "told"), [("2020-01-01", "Das Recht vor dem"), ("gestern", "«gestern» ist kein Tag")]
    )
    def test_a_day_without_law_is_told_and_the_nearest_shown(self, visitor, day, told):
        assert told in says(visitor.get(f"/guide/lux/de/?on={day}"))


class TestLanguages:
    def test_the_reader_s_language_is_found(self, visitor):
        assert visitor.get("/guide/lux/", headers={"accept-language": "lb"})["Location"] == "/guide/lux/lb/"
        assert visitor.get("/guide/lux/?purpose=visit", headers={"accept-language": "xx"})["Location"] == (
            "/guide/lux/de/?purpose=visit"
        )
        assert "Que dois-je faire" in says(visitor.get("/guide/", headers={"accept-language": "fr-LU,fr;q=0.9"}))

    def test_a_page_says_its_language(self, visitor):
        response = visitor.get(f"/guide/lux/fr/{ON}")
        assert response["Content-Language"] == "fr"
        assert '<html lang="fr">' in says(response)

    def test_an_address_restores_only_harmless_answers(self, visitor):
        response = visitor.get(f"{START}&purpose=studies&nationalities=IN&length=longer")
        assert response["Location"] == f"/guide/lux/de/ask/nationalities/{ON}"
        assert {name: value.name for name, value in kept(visitor).items()} == {"purpose": "STUDIES", "length": "LONGER"}


class TestFiles:
    def test_letter_and_calendar(self, visitor):
        give(visitor, **STUDIES, entry="2026-10-01")
        letter = visitor.get(f"/guide/lux/de/answer.pdf{ON}")
        assert (letter["Content-Type"], letter.content[:4]) == ("application/pdf", b"%PDF")
        calendar = visitor.get(f"/guide/lux/de/answer.ics{ON}")
        assert calendar["Content-Disposition"] == 'attachment; filename="domizil-lux-2026-09-20.ics"'
        assert calendar.content.startswith(b"BEGIN:VCALENDAR")

    def test_links_go_to_the_law_of_that_day(self, visitor):
        give(visitor, **STUDIES)
        assert "/law/lux-residence/L08-39/1/?on=2026-09-20" in says(visitor.get(f"/guide/lux/de/answer/{ON}"))
        assert visitor.get("/law/lux-residence/L08-39/1/?on=2026-09-20").status_code == 200

    def test_why_shows_the_derivation(self, visitor):
        give(visitor, **STUDIES)
        assert "step-rule" in says(visitor.get(f"/guide/lux/de/answer/why/{ON}"))


class TestFrames:
    def test_no_site_may_frame_it_unless_the_operator_says_so(self, visitor):
        response = visitor.get(f"/guide/lux/de/embed/{ON}")
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"

    def test_named_sites_may(self, visitor, settings):
        settings.GUIDE_FRAMES = ["https://www.example-gemeinde.ch"]
        response = visitor.get(f"/guide/lux/de/embed/{ON}")
        assert "frame-ancestors https://www.example-gemeinde.ch" in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response
        other = visitor.get(START)
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]

    def test_the_state_goes_with_the_form_and_no_cookie_is_set(self):
        strict = Client(enforce_csrf_checks=True)
        state = sealed(LUX, read_all(LUX, {"nationalities": ["FR"]}))
        response = strict.post(f"/guide/lux/de/embed/{ON}", {"state": state, "fact": "purpose", "purpose": "leave"})
        assert "Sie melden die Abreise" in says(response)
        assert not strict.cookies
        wrong = strict.post(f"/guide/lux/de/embed/{ON}", {"state": state, "fact": "purpose"})
        assert wrong.status_code == 422
        pdf = strict.post(f"/guide/lux/de/embed/answer.pdf{ON}", {"state": sealed(LUX, read_all(LUX, STUDIES))})
        assert pdf.content[:4] == b"%PDF"


class TestDaysOfTravel:
    def test_both_end_days_count(self, visitor):
        rows = {"first": ["2026-05-01", ""], "last": ["2026-07-20", ""], "planned": "2026-09-25"}
        shown = says(visitor.post(f"/guide/lux/de/days/{ON}", rows))
        assert "Mit Einreise am 25. September 2026 ist der letzte Tag der 3. Oktober 2026." in shown
        assert "Gebraucht in den 180 Tagen vor der Einreise: 81. Frei: 9." in shown

    def test_used_up_names_the_first_possible_day(self, visitor):
        rows = {"first": ["2026-05-01"], "last": ["2026-07-29"], "planned": "2026-08-01"}
        assert "Der erste mögliche Tag ist der 28. Oktober 2026" in says(visitor.post(f"/guide/lux/de/days/{ON}", rows))

    @pytest.mark.parametrize(
        ("rows", "told"),
        [
            ({"first": ["2026-05-02"], "last": ["2026-05-01"]}, "Die Ausreise liegt vor der Einreise."),
            ({"first": ["2026-05-02"], "last": [""]}, "Es fehlt der Tag"),
            ({"first": ["2026-05-32"], "last": ["2026-06-01"]}, "Das ist kein Tag des Kalenders."),
            ({"planned": "morgen"}, "Das ist kein Tag des Kalenders."),
            ({"planned": "9999-12-31"}, "Das ist kein Tag des Kalenders."),
        ],
    )
    def test_what_cannot_be_is_told_and_stays_in_the_form(self, visitor, rows, told):
        response = visitor.post(f"/guide/lux/de/days/{ON}", rows)
        assert response.status_code == 422
        assert told in says(response)
        typed = next(one for value in rows.values() for one in ([value] if isinstance(value, str) else value) if one)
        assert f'value="{typed}"' in says(response)


def test_the_guide_stands_in_the_navigation_for_everybody(visitor):
    assert f'href="{reverse("guide")}"' in says(visitor.get("/law/"))
