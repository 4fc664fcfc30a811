# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is too large is refused by its length, on pages that take no files too; nothing of it is read."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from tests import factories as make

from domizil.base.models import Role

FORM = 'multipart/form-data; boundary="b"'
HUGE = str(2**30)


class Untouched(io.RawIOBase):
    """A body that must not be read."""

    def read(self, size: int = -1) -> bytes:
        raise AssertionError("the body was read")


@pytest.mark.parametrize("length", [HUGE, "3000000", "-1", "²", "9" * 30])
@pytest.mark.parametrize("url", ["/sign-in/", "/register/report/arrival/", "/portal/", "/language/setlang/"])
def test_a_page_without_files_takes_no_large_body(url, length):
    sent = {"CONTENT_LENGTH": length, "CONTENT_TYPE": FORM, "wsgi.input": Untouched()}
    answer = Client(enforce_csrf_checks=True, raise_request_exception=True).post(url, **sent)
    assert answer.status_code == 413
    assert "nimmt keine Dateien an" in answer.content.decode()


def test_a_page_with_files_tells_its_own_limit(as_worker):
    clerk = as_worker((Role.REGISTER, make.LUZERN))
    answer = clerk.post("/report/upload/", CONTENT_LENGTH=HUGE, CONTENT_TYPE=FORM, **{"wsgi.input": Untouched()})
    assert answer.status_code in (302, 422)


def test_an_ordinary_form_goes_through(as_worker):
    clerk = as_worker((Role.REGISTER, make.LUZERN))
    assert clerk.post("/register/report/arrival/", {"do": "add", "p0-official_name": "x" * 100}).status_code == 200
