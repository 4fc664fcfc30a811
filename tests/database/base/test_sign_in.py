# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in, and being locked out after too many wrong passwords."""

import pytest
from django.urls import reverse
from tests import factories as make

from domizil.base.models import Role

PASSWORD = "a long enough word"


@pytest.fixture
def worker():
    with make.as_owner():
        made = make.worker((Role.SUPPORT, None))
        made.set_password(PASSWORD)
        made.save()
        return made


def sign_in(client, username: str, password: str):
    return client.post(reverse("sign_in"), {"username": username, "password": password})


def test_the_right_password_signs_in(client, worker):
    assert sign_in(client, worker.username, PASSWORD).status_code == 302
    assert client.session["_auth_user_id"] == str(worker.pk)


def test_a_wrong_password_does_not(client, worker):
    response = sign_in(client, worker.username, "wrong")
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_too_many_wrong_passwords_lock_the_account_out(client, worker):
    answers = [sign_in(client, worker.username, "wrong").status_code for _ in range(5)]
    assert answers[:4] == [200, 200, 200, 200]
    assert sign_in(client, worker.username, PASSWORD).status_code == 429
    assert "_auth_user_id" not in client.session


def test_cookies_are_not_for_scripts(client, worker):
    response = sign_in(client, worker.username, PASSWORD)
    assert response.cookies["sessionid"]["httponly"]
    assert response.cookies["sessionid"]["samesite"] == "Lax"
