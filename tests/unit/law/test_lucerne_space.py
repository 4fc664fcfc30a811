# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole space of answers for the Canton of Lucerne: every way ends, and only a right reads like one."""

from datetime import date

from domizil.law.engine import render
from domizil.law.engine.decision import Verdict
from domizil.law.lucerne_guide.facts import LucerneFacts
from domizil.law.lucerne_guide.findings import Finding
from domizil.law.lucerne_guide.input import assessed
from domizil.law.lucerne_guide.matrix import choices, matrix

ON = date(2026, 11, 21)
NEVER_A_RIGHT = {
    "de": ("Sie haben das Recht", "Sie dürfen sich"), "en": ("You have the right", "You may settle"),
    "fr": ("Vous avez le droit", "Vous pouvez vous établir"), "it": ("Ha il diritto", "Può stabilirsi"),
    "de-simple": ("Sie haben ein Recht", "Sie dürfen hier wohnen"),
}  # fmt: skip


def test_every_way_ends_and_every_finding_is_reached():
    cells = list(matrix(ON))
    assert {cell.outcome.finding for cell in cells} == set(Finding)
    assert max(len(cell.answers) for cell in cells) <= 5


def test_every_answer_of_every_question_is_asked_for():
    reached = {answer for cell in matrix(ON) for answer in cell.answers}
    assert reached == {(name, member) for name, kind in choices().items() for member in kind}


def test_only_a_right_reads_like_one():
    for cell in matrix(ON):
        if cell.outcome.verdict is Verdict.RIGHT:
            continue
        for language, claims in NEVER_A_RIGHT.items():
            said = render.statute("lucerne-guide").vocabulary[f"Finding.{cell.outcome.finding.name}"][language]
            assert not said.startswith(claims), (cell, language)


def test_every_derivation_can_be_read_in_both_languages():
    for cell in matrix(ON):
        step = assessed(LucerneFacts(**dict(cell.answers)), ON)
        assert "Concern." not in render.text(step, "de") + render.text(step, "en")
