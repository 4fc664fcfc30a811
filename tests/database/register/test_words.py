# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How values of the register read: codes as words."""

from datetime import date

import pytest
from django.utils import translation
from tests import factories as make

from domizil.register import codes
from domizil.register.models import Person, PersonState, Residence
from domizil.register.words import word

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "column", "value", "german", "english"),
    [
        (Residence, "purpose", "holiday_house", "Ferienhaus", "holiday house"),
        (PersonState, "language_of_correspondence", "fr", "Französisch", "French"),
        (PersonState, "language_of_correspondence", "zz", "zz", "zz"),
        (PersonState, "religion", "000", "", ""),
        (PersonState, "religion", "999999", "999999", "999999"),
        (PersonState, "fire_service", False, "nein", "no"),
        (PersonState, "marital_status_on", date(2008, 2, 24), "24.2.2008", "24.2.2008"),
        (PersonState, "marital_status_on", None, "", ""),
        (Person, "vn", "7569217076985", "756.9217.0769.85", "756.9217.0769.85"),
    ],
)
def test_values_read_as_words(model, column, value, german, english):
    for language, text in (("de", german), ("en", english)):
        with translation.override(language):
            assert word(model._meta.get_field(column), value) == text


def test_a_religious_community_reads_by_its_name_in_the_list():
    with make.as_owner():
        codes.load()
    column = PersonState._meta.get_field("religion")
    assert (word(column, "111"), word(column, "111").isdigit()) == (codes.name("religion", "111"), False)
