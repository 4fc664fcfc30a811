# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""One request, one transaction, one worker."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from tests import factories as make

from domizil.base.middleware import one_transaction_a_request
from domizil.base.models import Role
from domizil.support.models import SupportUnit


def settings_in_database() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('domizil.worker', true), current_setting('domizil.today', true),"
            " current_setting('pghistory.context_metadata', true)"
        )
        return tuple(value or "" for value in cursor.fetchone())


def answer(view, worker, path: str = "/einheiten/1"):
    """Send a request of a worker through the middleware to a view."""
    request = RequestFactory().get(path)
    request.user = worker
    return one_transaction_a_request(view)(request)


@pytest.fixture
def caseworker():
    with make.as_owner():
        return make.worker((Role.SUPPORT, None))


def test_the_database_knows_who_asks_what_and_when(caseworker):
    seen = []

    def view(_request):
        seen.append(settings_in_database())
        return HttpResponse()

    answer(view, caseworker)
    worker, today, context = seen[0]
    assert (worker, today) == (str(caseworker.pk), "2024-12-31")
    assert json.loads(context) == {"worker": caseworker.pk, "path": "/einheiten/1"}
    assert settings_in_database() == ("", "", "")


def test_nobody_signed_in_is_nobody(caseworker):
    seen = []

    def view(_request):
        seen.append((settings_in_database()[0], SupportUnit.objects.count()))
        return HttpResponse()

    with make.as_owner():
        make.unit()
    answer(view, AnonymousUser())
    answer(view, caseworker)
    assert seen == [("", 0), (str(caseworker.pk), 1)]


@pytest.mark.parametrize(("status", "kept"), [(200, 1), (302, 1), (404, 1), (422, 1), (500, 0), (503, 0)])
def test_an_error_of_the_server_rolls_back(caseworker, status, kept):
    with make.as_owner():
        make.municipality()

    def view(_request):
        make.unit()
        return HttpResponse(status=status)

    answer(view, caseworker)
    with make.as_owner():
        assert SupportUnit.objects.count() == kept


def test_an_exception_rolls_back(caseworker):
    with make.as_owner():
        make.municipality()

    def view(_request):
        make.unit()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer(view, caseworker)
    with make.as_owner():
        assert SupportUnit.objects.count() == 0


def test_a_streamed_response_is_refused(caseworker):
    with pytest.raises(TypeError, match="/einheiten/1 streams its response"):
        answer(lambda _request: StreamingHttpResponse(["row"]), caseworker)


def test_the_middleware_is_in_use(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
