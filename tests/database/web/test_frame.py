# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What frames every page: sign-in, sign-out, language, errors, headers."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests import factories as make

from domizil.base import accounts
from domizil.base.models import Role
from domizil.web import home


def test_a_wrong_password_says_what_to_do(client):
    page = Client().post("/sign-in/", {"username": "nobody", "password": "wrong"}).content.decode()
    assert "Benutzername oder Passwort stimmt nicht." in page
    assert 'role="alert"' in page
    assert "<title>Fehler: Anmelden – Domizil</title>" in page


def test_demonstration_accounts_are_shown_in_the_demonstration_only(settings):
    settings.DEMO = False
    assert accounts.PASSWORD not in Client().get("/sign-in/").content.decode()
    settings.DEMO = True
    page = Client().get("/sign-in/").content.decode()
    assert accounts.PASSWORD in page
    assert all(account.username in page for account in accounts.ACCOUNTS)


def test_who_is_signed_in_is_led_to_the_worklist(client):
    assert client.get("/sign-in/")["Location"] == "/"


def test_signing_out_is_a_form(client):
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_the_language_changes_and_the_page_stays(client, family):
    url = f"{family.url}?month=2024-03"
    assert '<html lang="de">' in client.get(url).content.decode()
    answer = client.post("/language/setlang/", {"language": "en", "next": url})
    assert answer["Location"] == url
    page = client.get(url).content.decode()
    assert '<html lang="en">' in page
    assert "Support unit" in page
    assert "Budget March 2024" in page
    assert "Basic need" in page


def test_the_language_does_not_lead_to_another_site(client):
    answer = client.post("/language/setlang/", {"language": "en", "next": "https://example.org/"})
    assert answer["Location"] == "/"


def test_what_is_not_there_says_what_to_do_next(client):
    response = client.get("/nothing/here")
    assert response.status_code == 404
    page = response.content.decode()
    assert "gehört nicht zu Ihrem Bereich" in page
    assert 'href="/search/"' in page


def test_a_form_without_its_token_says_what_to_do_next():
    response = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "Laden Sie die Seite neu" in response.content.decode()


def test_a_failure_says_that_nothing_was_saved(client, monkeypatch):
    def fail(*args: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(home.queries, "reach", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Es wurde nichts gespeichert." in response.content.decode()
    assert "RuntimeError" not in response.content.decode()


def test_browsers_are_told_to_load_nothing_foreign(client):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize("kind", ["stopped", "protection", "ten-years", "unlodged", "absences", "newest"])
def test_every_list_has_a_page_of_its_own(client, family, kind):
    assert client.get(f"/worklist/{kind}/").status_code == 200


def test_a_list_that_does_not_exist_is_not_there(client):
    assert client.get("/worklist/nothing/").status_code == 404


def test_the_worklist_leads_to_the_units(client, family):
    assert f'href="{family.url}"' in client.get("/").content.decode()


def test_without_units_the_worklist_says_so(as_worker):
    page = as_worker((Role.SUPPORT, make.LUZERN)).get("/").content.decode()
    assert "Für Sie liegt nichts vor." in page


def test_the_residents_office_finds_its_own_tasks_and_none_of_support(as_worker):
    from domizil.register.tasks import open_task

    with make.as_owner():
        resident = make.resident(official_name="Wartend")
        open_task(municipality=make.LUZERN, kind="test", key="1", subject="Bitte prüfen", person=resident)
    page = as_worker((Role.REGISTER, make.LUZERN)).get("/").content.decode()
    assert "Wartend" in page
    assert "KAsylV" not in page
    assert 'href="/register/"' in page
    assert "Wartend" not in as_worker((Role.SUPPORT, make.LUZERN)).get("/").content.decode()


def test_the_authority_and_its_logo_are_a_setting(client, settings, tmp_path):
    assert client.get("/logo").status_code == 404
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    settings.LOGO, settings.AUTHORITY = str(logo), "Amt für Beispiele"
    page = client.get("/").content.decode()
    assert '<img src="/logo" alt="">' in page
    assert "Amt für Beispiele" in page
    assert client.get("/logo")["Content-Type"] == "image/svg+xml"


def test_a_refusal_that_names_a_person_is_shown_and_not_logged(client, caplog):
    with make.as_owner():
        unit = make.unit(make.resident(official_name="Geheim"))
    response = client.get(f"/support/units/{unit.number}/budget.pdf")
    assert response.status_code == 400
    assert "Geheim" in response.content.decode()
    assert "Geheim" not in caplog.text
    assert "Bad Request" in caplog.text


def test_a_foreign_host_is_told_so_and_nothing_breaks():
    for address in ("/search/", "/law/", "/sign-in/"):
        response = Client(raise_request_exception=False).get(address, headers={"host": "evil.example"})
        assert response.status_code == 400


def test_a_page_that_is_asked_in_the_wrong_way_says_so(client):
    response = client.post("/search/")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert "Gehen Sie zur Seite zurück" in response.content.decode()


def test_the_api_speaks_json_about_what_is_not_there():
    nothing, method = Client().get("/api/nope"), Client().get("/api/support/assess")
    assert nothing.json()["what"] == "nothing is there, or it is not yours to see"
    assert method.json()["where"] == "method"
    assert (nothing.status_code, method.status_code) == (404, 405)


def links(page: str, name: str) -> list[str]:
    """The addresses in the navigation of this name."""
    found = re.search(rf'<nav[^>]* aria-label="{name}">(.*?)</nav>', page, re.DOTALL)
    return re.findall(r'href="([^"]*)"', found[1]) if found else []


def test_the_navigation_is_few_tasks_and_the_pages_of_the_task_below(as_worker):
    everything = as_worker((Role.REGISTER, make.LUZERN), (Role.SUPPORT, None), (Role.ADMINISTRATOR, None))
    page = everything.get("/papers/").content.decode()
    top = links(page, "Hauptnavigation")
    assert len(top) <= 7
    assert {"/", "/search/", "/register/", "/law/", "/accounts/"} <= set(top)
    of_register = ["/register/", "/papers/", "/duties/", "/duties/fines/", "/third-parties/", "/exchange/"]
    assert links(page, "Einwohnerregister") == of_register
    assert '<a href="/register/" aria-current="true">Einwohnerregister</a>' in page
    assert '<a href="/papers/" aria-current="page">Schriften</a>' in page


def test_each_page_of_the_navigation_is_reached_from_the_first_of_its_task(as_worker):
    clerk = as_worker((Role.REGISTER, make.LUZERN))
    for first in links(clerk.get("/").content.decode(), "Hauptnavigation"):
        page = clerk.get(first).content.decode()
        assert 'aria-current="' in page, first
    within = links(clerk.get("/law/").content.decode(), "Recht")
    assert within == ["/law/", "/guide/"]


def test_the_role_decides_what_the_navigation_shows(client):
    page = client.get("/").content.decode()
    assert not {"/register/", "/accounts/"} & set(links(page, "Hauptnavigation"))
    assert not links(page, "Einwohnerregister")


def test_who_is_not_signed_in_sees_the_public_pages_side_by_side():
    page = Client().get("/law/").content.decode()
    assert links(page, "Hauptnavigation") == ["/portal/", "/report/", "/law/", "/guide/"]
    assert not links(page, "Recht")
