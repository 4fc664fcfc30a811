# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days are typed in one way on every page of the register, and what is no day is refused with what is allowed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django import forms
from tests import factories as make
from tests import reports
from tests.database.web.test_register_pages import post
from tests.database.web.test_unit_page import said

from domizil.base.models import Role
from domizil.register.announcements.forms import ASKED
from domizil.register.announcements.forms.fields import DayField, typed_day
from domizil.register.queries import NoDate
from domizil.web.duties import forms as duties
from domizil.web.papers import forms as papers
from domizil.web.register import catalogue
from domizil.web.third_parties import forms as third_parties


@pytest.fixture
def clerk(as_worker):
    return as_worker((Role.REGISTER, make.LUZERN))


def asked() -> list[forms.Field]:
    """Every field of every form of the register."""
    modules = (duties, papers, catalogue, third_parties)
    found = [one for module in modules for one in vars(module).values() if isinstance(one, type)]
    found += [kind.form for kind in ASKED.values()]
    return [field for form in found for field in getattr(form, "base_fields", {}).values()]


def test_no_form_of_the_register_asks_for_a_day_in_another_way():
    fields = asked()
    assert sum(isinstance(field, DayField) for field in fields) > 30
    assert not [field.label for field in fields if isinstance(field, forms.DateField)]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24.3.1999", date(1999, 3, 24)),
        ("1999-03-24", date(1999, 3, 24)),
        ("24,03,1999", date(1999, 3, 24)),
        ("", None),
    ],
)
def test_what_is_read_as_a_day(typed, day):
    assert DayField(required=False).clean(typed) == day


@pytest.mark.parametrize("typed", ["31.2.1999", "1999", "gestern", "24.3.99"])
def test_what_is_no_day_is_said_with_an_example(typed):
    with pytest.raises(forms.ValidationError, match=r"ist kein Tag, den es gibt. Schreiben Sie ihn wie 24.3.2024"):
        DayField().clean(typed)


def test_a_day_that_does_not_exist_is_none():
    with pytest.raises(NoDate):
        typed_day("31,2,1999")


def test_a_telephone_shows_digits_and_a_day_that_is_given_stands_as_people_write_it(clerk):
    with make.as_owner():
        make.country(8207)
        person = reports.resident()
    page = clerk.get("/register/report/move/", {"person": person.pk}).content.decode()
    assert re.search(r'<input[^>]+name="on"[^>]+inputmode="decimal"', page)
    form = catalogue.FeatureForm(initial={"since": date(2024, 3, 1)})
    assert form["since"].value() == "1.3.2024"
    page = clerk.get(f"/register/persons/{person.pk}/").content.decode()
    assert page.count('inputmode="decimal"') == 2
    assert "Amtlicher Name" in page
    assert "amtlicher Name" not in page
    assert said(clerk.get(f"/register/persons/{person.pk}/", {"valid": "1,2,2021"})).count("1.2.2021")


def test_the_features_to_correct_are_named_like_those_on_the_page(clerk):
    with make.as_owner():
        make.country(8207)
        person = reports.resident()
    page = clerk.get("/register/report/correction/", {"person": person.pk}).content.decode()
    named = re.findall(r'<option value="[a-z_]+">([^<]+)</option>', page.split('name="field"')[1].split("</select>")[0])
    assert len(named) > 20
    assert not [name for name in named if not name[0].isupper()]
    wrong = post(clerk, "move", {"on": "31,2,2024", "persons": [{"person": str(person.pk)}]})
    assert "«31,2,2024» ist kein Tag, den es gibt" in said(wrong)
