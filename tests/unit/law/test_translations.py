# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every word the public reads is there in every language a statute declares; a word for nothing does not start."""

import re
from dataclasses import fields
from datetime import date
from enum import Enum
from itertools import product
from pathlib import Path
from typing import get_type_hints

import pytest

from domizil.law.engine import Law, LawError, Unknown, statute, statutes
from domizil.law.engine.decision import Verdict
from domizil.law.engine.texts import __file__ as engine_file
from domizil.law.engine.texts import cite
from domizil.law.engine.translations import EASY, missing, translate
from domizil.law.lucerne_guide.facts import LucerneFacts
from domizil.law.lucerne_guide.findings import Finding as LucerneFinding
from domizil.law.lucerne_guide.matrix import matrix as lucerne
from domizil.law.lux_residence.facts import Document, Length, ResidenceFacts
from domizil.law.lux_residence.findings import Finding as LuxFinding
from domizil.law.lux_residence.matrix import situations

SPOKEN = {"lux-residence": ("fr", "lb", EASY), "lucerne-guide": ("fr", "it", EASY)}
FACTS = {"lux-residence": ResidenceFacts, "lucerne-guide": LucerneFacts}
FINDINGS = {"lux-residence": LuxFinding, "lucerne-guide": LucerneFinding}
FULL = [(home, language) for home, languages in SPOKEN.items() for language in languages if language != EASY]
ON = date(2026, 11, 21)


def lux_outcomes():
    """Outcomes of every purpose and kind of person joined, for nationalities of every group and every paper."""
    law = Law.on(ON)
    for purpose, _, more in situations():
        for code, length, document in product(("LU", "FR", "US", "IN", "BR"), Length, Document):
            person = ResidenceFacts((code,), purpose, length, document, **more)
            yield law.value("lux-residence", "assess", person=person)


def outcomes(home):
    return [cell.outcome for cell in lucerne(ON)] if home == "lucerne-guide" else list(lux_outcomes())


def said(outcome):
    """Every word of the vocabulary that an outcome shows."""
    yield from (*outcome.conditions, *outcome.notes, *outcome.not_covered, f"verdict.{outcome.verdict.value}")
    yield f"Finding.{outcome.finding.name}"
    for due in (outcome.begins, outcome.decision, outcome.eased):
        if due is not None:
            yield due.event
    for todo in outcome.todos:
        yield from (todo.id, todo.authority, *todo.documents, *todo.notes, f"Stage.{todo.stage.name}")
        if todo.due is not None:
            yield todo.due.event


def test_the_guides_declare_their_languages():
    assert {home.id: home.languages for home in statutes() if home.languages} == SPOKEN


@pytest.mark.parametrize(("home", "language"), FULL)
def test_nothing_is_missing(home, language):
    corrected = {norm for outcome in outcomes(home) for norm in outcome.corrections}
    assert missing(statute(home), language, sorted(corrected)) == []


@pytest.mark.parametrize("home", SPOKEN)
def test_whatever_an_answer_says_is_a_public_word(home):
    assert {word for outcome in outcomes(home) for word in said(outcome)} <= set(statute(home).public)


@pytest.mark.parametrize("home", SPOKEN)
def test_every_question_and_every_answer_to_it_has_words(home):
    hints = get_type_hints(FACTS[home])
    wanted = {f"{kind}.{field.name}" for field in fields(FACTS[home]) for kind in ("ask", "person")}
    for kind in hints.values():
        if isinstance(kind, type) and issubclass(kind, Enum):
            wanted |= {f"{kind.__name__}.{member.name}" for member in kind}
    assert wanted <= set(statute(home).public)


@pytest.mark.parametrize("home", SPOKEN)
def test_easy_german_says_every_result(home):
    words = statute(home).vocabulary
    results = [f"Finding.{finding.name}" for finding in FINDINGS[home]]
    verdicts = [key for key in words if key.startswith("verdict.")]
    assert [key for key in (*results, *verdicts) if EASY not in words[key]] == []


@pytest.mark.parametrize("home", SPOKEN)
def test_easy_german_is_short(home):
    words = statute(home).vocabulary
    sentences = [part for said in words.values() for part in said.get(EASY, "").replace("?", ".").split(". ") if part]
    assert max(len(sentence.split()) for sentence in sentences) <= 15


@pytest.mark.parametrize("home", SPOKEN)
def test_german_is_written_as_in_switzerland(home):
    assert [key for key, said in statute(home).vocabulary.items() if "ß" in said["de"] + said.get(EASY, "")] == []


@pytest.mark.parametrize(
    ("norm", "language", "expected"),
    [
        ("lucerne-guide/AIG-34/2", "it", "art. 34 cpv. 2 LStrI"),
        ("lu-ng/3/1/d", "fr", "§ 3 al. 1 let. d NG"),
        ("lux-residence/RN-21/2", "fr", "art. 21 al. 2 loi du 19.6.2013 (registre des personnes)"),
        ("lux-residence/RN-21/2", "lb", "Art. 21 Abs. 2 Gesetz vum 19.6.2013 (Persouneregister)"),
        ("lux-residence/VIS-annex-II", "fr", "annexe II règlement (UE) 2018/1806"),
        ("lu-ng/3/1/d", EASY, "§ 3 Abs. 1 lit. d NG"),
    ],
)
def test_citations_in_further_languages(norm, language, expected):
    assert cite(norm, statute(norm.split("/")[0]).short, language) == expected


@pytest.mark.parametrize(
    ("groups", "fault"),
    [
        ({"findings": {"Finding.NOWHERE": "x"}}, "has no 'Finding.NOWHERE'"),
        ({"acts": {"ZZ": "x"}}, "has no 'acts/ZZ'"),
        ({"verdicts": {"verdict.right": " "}}, "needs a text"),
    ],
)
def test_a_word_for_nothing_or_nothing_for_a_word_is_refused(groups, fault):
    with pytest.raises(LawError, match=fault):
        translate(statute("lucerne-guide"), "fr", groups)


def test_a_missing_word_is_named():
    assert "ask.concern" in missing(statute("lucerne-guide"), "rm")


CLAIMS = {
    "de": ("Sie haben das Recht", "Sie dürfen"),
    "en": ("You have the right", "You may "),
    "fr": ("Vous avez le droit", "Vous pouvez rester", "Vous pouvez vous établir", "Vous pouvez travailler"),
    "it": ("Ha il diritto", "Può stabilirsi", "Può restare"),
    "lb": ("Dir hutt d'Recht", "Dir däerft", "Dir kënnt bleiwen"),
    EASY: ("Sie haben ein Recht", "Sie dürfen"),
}
DENIED = "Sie dürfen so nicht", "Sie dürfen deswegen nicht", "Sie dürfen nicht", "Sie dürfen bei dieser Wahl nicht"


@pytest.mark.parametrize("home", SPOKEN)
def test_only_a_right_reads_like_one_in_any_language(home):
    rights = {outcome.finding for outcome in outcomes(home) if outcome.verdict is Verdict.RIGHT}
    for finding in {outcome.finding for outcome in outcomes(home)} - rights:
        for language, said in statute(home).vocabulary[f"Finding.{finding.name}"].items():
            if not said.startswith(DENIED):
                assert not said.startswith(CLAIMS[language]), (finding, language, said)


@pytest.mark.parametrize("home", SPOKEN)
def test_whatever_is_refused_is_told_in_words(home):
    source = Path(engine_file).parents[1] / home.replace("-", "_") / "input.py"
    told = set(re.findall(r'"(problem\.[a-z]+)"', source.read_text("utf-8")))
    assert told
    assert told == {key for key in statute(home).public if key.startswith("problem.")}


def test_where_an_assessment_stops_it_says_so_in_each_language():
    person = ResidenceFacts(("IN",), document=Document.PASSPORT)
    with pytest.raises(Unknown) as stopped:
        Law.on(date(2025, 6, 1)).value("lux-residence", "assess", person=person)
    assert {"de", "en", "fr", "lb"} <= set(stopped.value.what) & set(stopped.value.who)
