# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A refusal as a person and as a program read it: what, why with the paragraph, what next; and nothing is written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from tests import factories as make

from domizil.api.refusals import refused
from domizil.base.models import Grant, Role
from domizil.base.refusal import Refusal
from domizil.web import pages

REFUSAL = Refusal("twice", "Das <gibt> es schon.", "Nur einmal ist erlaubt.", "Prüfen Sie den Eintrag.", "lu-ng/3/1")


def request(worker, method: str = "get") -> HttpRequest:
    made = getattr(RequestFactory(), method)("/")
    made.user = worker
    made.session = {}
    made._messages = []
    return made


def test_a_page_shows_what_why_and_what_next_and_links_the_paragraph():
    with make.as_owner():
        worker = make.worker((Role.REGISTER, None))

    def view(request: HttpRequest) -> HttpResponse:
        raise REFUSAL

    response = pages.page(view)(request(worker))
    told = response.content.decode()
    assert response.status_code == 400
    assert "Das &lt;gibt&gt; es schon." in told
    assert "Nur einmal ist erlaubt." in told
    assert told.count("Prüfen Sie den Eintrag.") == 1
    assert 'href="/law/lu-ng/3/1/?on=2024-12-31"' in told


def test_a_form_refuses_what_no_database_keeps():
    with make.as_owner():
        worker = make.worker((Role.REGISTER, None))
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.POST["reason"])
        return HttpResponse()

    for typed, status in (("Umzug\x00", 400), ("Umzug", 200)):
        asked = RequestFactory().post("/", {"reason": typed})
        asked.user, asked.session = worker, {}
        response = pages.form(view)(asked)
        assert response.status_code == status
    assert seen == ["Umzug"]


def test_what_a_refused_form_has_written_is_undone():
    with make.as_owner():
        worker = make.worker((Role.ADMINISTRATOR, None))

    def view(request: HttpRequest) -> HttpResponse:
        with make.as_owner():
            Grant.objects.create(worker=worker, role=Role.FINANCE, purpose="Test", valid=make.since())
        raise REFUSAL

    assert pages.form(view)(request(worker, "post")).status_code == 400
    assert not Grant.objects.filter(role=Role.FINANCE).exists()


def test_a_page_to_look_at_takes_no_form():
    assert pages.page(lambda request: HttpResponse())(request(None, "post")).status_code == 405


def test_the_api_tells_the_same():
    assert refused(REFUSAL) == {
        "where": "request",
        "what": "Das <gibt> es schon.",
        "allowed": "Prüfen Sie den Eintrag.",
        "code": "twice",
        "why": "Nur einmal ist erlaubt.",
        "norm": "lu-ng/3/1",
    }
