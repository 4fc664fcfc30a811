# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule reads as sentences made from its own source; what changed in a wording is marked; bars keep their measure."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from domizil.law.engine import statute, statutes
from domizil.law.engine.coverage import Standing
from domizil.law.engine.texts import Evidence, Status
from domizil.web.bars import chart
from domizil.web.law import words
from domizil.web.law.differences import marked
from domizil.web.law.prose import Sentence, in_words
from domizil.web.law.source import file_name, source_lines

EVERY_RULE = [rule for home in statutes() for rule in home.all_rules()]
LANGUAGES = ["de", "en"]


def version(name: str, text: str):
    return next(rule for rule in statute("lu-kasylv").rules[name] if rule.text == text)


def flat(sentences: tuple[Sentence, ...]) -> list[Sentence]:
    return [one for sentence in sentences for one in (sentence, *flat(sentence.below))]


@pytest.fixture(autouse=True)
def _german():
    with translation.override("de"):
        yield


def test_basic_need_reads_like_the_paragraph():
    said = [(one.when, one.gives, one.cite) for one in in_words(version("daily_basic_need", "2024"), "de")]
    asked = "Haushaltsgrösse, Nummer der Person im Haushalt"
    assert said == [
        ("Wenn Unterkunft ist Kollektivunterkunft:", f"Ansatz (Tabelle 2, {asked})", "§ 7 Abs. 2"),
        (
            "Sonst, wenn Personengruppe ist vorläufig aufgenommen (F):",
            f"Ansatz (Tabelle 5, {asked})",
            "§ 7 Abs. 4",
        ),
        ("Sonst:", f"Ansatz (Tabelle 4, {asked})", "§ 7 Abs. 3"),
    ]


def test_citations_are_spelled_in_the_language_of_the_page():
    with translation.override("en"):
        cites = [one.cite for one in in_words(version("daily_basic_need", "2024"), "en")]
    assert cites == ["§ 7 para. 2", "§ 7 para. 4", "§ 7 para. 3"]


def test_a_question_about_a_fact_stands_in_quotes():
    said = in_words(version("is_provisionally_admitted", "2024"), "de")
    assert said[0].when == "Wenn «Flüchtlingseigenschaft»:"
    assert said[1].gives.startswith("trifft zu, wenn «")


def test_equal_questions_are_asked_once():
    said = in_words(version("motivation_allowance", "2024"), "de")
    assert said[0].when == (
        "Wenn nicht (Personengruppe ist asylsuchend (N) oder schutzbedürftig ohne Aufenthaltsbewilligung (S)):"
    )


def test_days_are_before_or_after_never_smaller():
    said = in_words(version("may_open", "2024"), "de")
    assert said[-1].gives == "trifft zu, wenn Standortgemeinde angehört am liegt vor: Eröffnung am"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", EVERY_RULE, ids=str)
def test_every_rule_has_words(rule, language):
    with translation.override(language):
        said = flat(in_words(rule, language))
    assert said
    assert all(one.when or one.gives for one in said)
    assert not [one for one in said if re.search(r"\bNone\b|\bTrue\b|\bFalse\b|==", one.when + one.gives)]


@pytest.mark.parametrize("rule", EVERY_RULE, ids=str)
def test_the_source_is_shown_line_by_line_with_its_numbers(rule):
    shown = source_lines(rule)
    text = "\n".join(re.sub(r"<[^>]+>", "", line.html) for line in shown)
    for entity, sign in (("&quot;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    assert text == rule.source.rstrip("\n")
    assert [line.number for line in shown] == list(range(shown[0].number, shown[0].number + len(shown)))
    assert file_name(rule).startswith("law/")


def test_codes_of_the_law_floor_all_have_words():
    assert set(words.STATUS) == set(Status)
    assert set(words.EVIDENCE) == set(Evidence)
    assert set(words.STANDING) == set(words.STANDING_BADGE) == set(Standing)
    norms = [norm for home in statutes() for norm in home.norms]
    assert {norm.kind for norm in norms} <= set(words.KIND)
    assert {norm.open for norm in norms if norm.open} <= set(words.WAITS_FOR)
    assert {parameter.unit for home in statutes() for parameter in home.parameters.values()} <= set(words.UNIT)


def test_new_words_are_marked_and_escaped():
    shown = marked("Es gilt Tabelle 1 pro Person und Tag.", "Es gilt Tabelle <2> pro Person und Tag.")
    assert shown == "Es gilt Tabelle <ins>&lt;2&gt;</ins> pro Person und Tag."


def test_short_remains_between_changes_are_no_patchwork():
    shown = marked("a b c d und e f g h i j k l m n", "a b c x und y f g h i j k l m n")
    assert shown == "a b c <ins>x und y</ins> f g h i j k l m n"


def test_a_different_wording_is_not_marked():
    assert marked("Ganz anderer Satz hier", "Nichts davon blieb übrig jetzt") == "Nichts davon blieb übrig jetzt"


def test_a_long_label_wraps_and_makes_room():
    drawn = chart([("schutzbedürftig ohne Aufenthaltsbewilligung (S)", 1, 1), ("Nothilfe", 1, 1)])
    assert [len(one.label) for one in drawn.classes] == [2, 1]
    assert drawn.classes[1].top - drawn.classes[0].top > drawn.height - drawn.classes[1].top


def test_bars_are_as_long_as_their_share_of_the_longest():
    drawn = chart([("a", 1000, 500), ("b", 0, 250)])
    assert [(one.before.width, one.after.width) for one in drawn.classes] == [("52.0%", "26.0%"), ("0.0%", "13.0%")]
    assert drawn.height == drawn.classes[1].top * 2
    assert chart([]).height == 0
    assert chart([("a", 0, 0)]).classes[0].before.width == "0.0%"
