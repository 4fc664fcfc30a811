# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names: allowed characters, search key, sort key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domizil.register import names

REGISTER_TEXT = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F), max_size=40)


@pytest.mark.parametrize(
    "name", ["Müller", "Nguyễn".replace("ễ", "e"), "Žižić", "O'Brien", "Ångström", "D’Arc".replace("’", "'"), "ŁĄĆ"]
)
def test_names_of_swiss_registers_are_allowed(name):
    assert names.bad_character(name) is None


@pytest.mark.parametrize(
    ("name", "bad"), [("Nguyễn", "ễ"), ("Ольга", "О"), ("Ali\n", "\n"), ("D’Arc", "’"), ("Ǆ", "Ǆ")]
)
def test_other_characters_are_named(name, bad):
    assert names.bad_character(name) == bad


@pytest.mark.parametrize(
    ("name", "is_one"), [("Ö", True), ("O'Brien", True), ("-", True), ("-1", False), ("5", False), ("...", False)]
)
def test_a_name_holds_a_letter(name, is_one):
    assert names.is_name(name) is is_one


def test_a_decomposed_letter_counts_as_the_letter():
    assert names.bad_character("Mu\u0308ller") is None


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Müller", "muller"),
        ("  D'Andréa-Łukasz ", "d andrea lukasz"),
        ("Đoković", "dokovic"),
        ("İbrahim", "ibrahim"),
        ("Strauß", "strauss"),
        ("Æthelred Þór", "aethelred thor"),
        ("", ""),
    ],
)
def test_fold(typed, folded):
    assert names.fold(typed) == folded


@pytest.mark.parametrize("typed", ["Müller", "Mueller", "Muller", "MÜLLER", "mülle"])
def test_a_name_is_found_however_it_is_typed(typed):
    assert names.search_text(typed) in names.search_key("Müller", "Jörg")


@pytest.mark.parametrize("typed", ["Bauer", "baue", "Joël", "Joel"])
def test_other_names_with_e_are_found_too(typed):
    assert names.search_text(typed) in names.search_key("Bauer", "Joël")


@given(REGISTER_TEXT)
def test_folding_twice_changes_nothing(text):
    assert names.fold(names.fold(text)) == names.fold(text)
    assert names.search_text(names.search_text(text)) == names.search_text(text)


@given(REGISTER_TEXT, REGISTER_TEXT)
def test_a_whole_name_is_always_found(official_name, first_name):
    assert names.search_text(official_name) in names.search_key(official_name, first_name)


@given(REGISTER_TEXT)
def test_folded_text_is_plain(text):
    folded = names.fold(text)
    assert folded == folded.strip()
    assert all(character in "abcdefghijklmnopqrstuvwxyz0123456789 " for character in folded)


def test_names_are_sorted_after_din_5007():
    people = [("Müller", "Zoe"), ("Mullis", "Ada"), ("Muller", "Eva"), ("Möller", "Ida"), ("Mutter", "Ida")]
    ordered = sorted(people, key=lambda person: names.sort_key(*person))
    assert ordered == [("Möller", "Ida"), ("Muller", "Eva"), ("Müller", "Zoe"), ("Mullis", "Ada"), ("Mutter", "Ida")]


def test_a_shorter_name_comes_first():
    people = [("Meierhans", "Ada"), ("Meier", "Zoe"), ("Meier-Graf", "Ada")]
    ordered = sorted(people, key=lambda person: names.sort_key(*person))
    assert ordered == [("Meier", "Zoe"), ("Meier-Graf", "Ada"), ("Meierhans", "Ada")]
