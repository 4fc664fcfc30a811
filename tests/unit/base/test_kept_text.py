# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text that was kept is read in the language of its reader, with the same values."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from django.utils.translation import gettext_lazy, override

from domizil.base.kept_text import Text, glued, keep, label, made, show, text
from domizil.exchange import messages as exchange
from domizil.register import messages as register

PLACE = "Der Empfänger {0} wird hier nicht geführt."
SAME = "%(person)s wohnt schon in dieser Wohnung."


@pytest.fixture(autouse=True)
def _german():
    with override("de"):
        yield


def _both(kept: object) -> tuple[str, str]:
    stored = json.loads(json.dumps(kept))
    return show(stored, "de"), show(stored, "en")


def test_a_sentence_with_values_by_place_and_by_name():
    german, english = _both(keep(text(PLACE).format("1-2-3")))
    assert german == "Der Empfänger 1-2-3 wird hier nicht geführt."
    assert "1-2-3" in english
    assert english != german
    german, english = _both(keep(text(SAME) % {"person": "Muster Anna"}))
    assert german == "Muster Anna wohnt schon in dieser Wohnung."
    assert "Muster Anna" in english
    assert english != german


def test_texts_within_texts_are_read_in_the_language_too():
    told = text("Die Meldung ist ungültig: {0}").format(text(PLACE).format("1-2-3"))
    german, english = _both(told.kept)
    assert german == "Die Meldung ist ungültig: Der Empfänger 1-2-3 wird hier nicht geführt."
    assert "wird hier" not in english


def test_a_label_keeps_its_capital_in_every_language():
    german, english = _both(label(gettext_lazy("Widerruf")).capital().kept)
    assert german == "Widerruf"
    assert english[0].isupper()
    assert english != german


def test_glued_texts_and_what_is_no_text_of_the_catalogue():
    told = glued(" ", [text(PLACE).format("1-2-3"), "line 4: <x>", 7])
    german, english = _both(told.kept)
    assert german.endswith(" line 4: <x> 7")
    assert english.endswith(" line 4: <x> 7")
    assert _both("typed by hand {0} %s") == ("typed by hand {0} %s", "typed by hand {0} %s")


def test_braces_and_percents_in_a_value_stay_what_they_are():
    told = text(PLACE).format("{0} %(x)s")
    assert str(told) == "Der Empfänger {0} %(x)s wird hier nicht geführt."
    assert str(made(told.kept)) == str(told)


def test_numbers_stay_numbers():
    assert (text("%(n)d Einträge") % {"n": 3}).kept["with"] == {"n": 3}
    assert str(text("%(n)03d") % {"n": 3}) == "003"


@pytest.mark.parametrize("through", [copy.deepcopy, lambda told: pickle.loads(pickle.dumps(told))])
def test_a_copy_is_the_same_text(through):
    told = text(PLACE).format("1")
    assert (through(told), through(told).kept) == (told, told.kept)
    assert isinstance(through(told), Text)


def test_refusals_of_the_register_and_the_exchange_are_kept():
    for refusal in (exchange.unknown_sender("3-CH-1"), register.no_move("Muster Anna")):
        for said in (refusal.what, refusal.what_next):
            german, english = _both(keep(said))
            assert german == said
            assert english != german
