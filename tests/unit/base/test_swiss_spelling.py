# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Django itself says in German is spelled as in Switzerland: no ß."""

from __future__ import annotations

import pytest
from django import forms
from django.conf import settings
from django.utils.translation import gettext, override

from domizil.base import catalogue


class Asked(forms.Form):
    ewid = forms.IntegerField(min_value=1)


def test_the_error_of_a_form_has_no_sharp_s():
    with override("de"):
        assert Asked({"ewid": "0"}).errors["ewid"] == ["Dieser Wert muss grösser oder gleich 1 sein."]


def test_no_message_of_django_has_one():
    told = catalogue.swiss_german()
    assert len(told) > 10
    with override("de"):
        said = [gettext(message.id) for message in told if isinstance(message.id, str) and not message.context]
    assert [text for text in said if "ß" in text] == []


def test_the_catalogue_is_that_of_the_django_in_use():
    kept, due = catalogue.read(settings.LANGUAGE_CODE), catalogue.swiss_german()
    assert {message.id: message.string for message in kept if message.id} == {
        message.id: message.string for message in due if message.id
    }


@pytest.mark.parametrize(("said", "kept"), [("Straße", "Strasse"), (("groß", "größer"), ("gross", "grösser"))])
def test_each_form_of_a_message_is_spelled_so(said, kept):
    assert catalogue._without_sharp_s(said) == kept
