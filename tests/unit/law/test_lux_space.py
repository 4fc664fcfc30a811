# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Residence in Luxembourg as a whole: every cell of the matrix, words for everything, the statements of the guide."""

import time
from collections import Counter
from dataclasses import fields
from datetime import date
from enum import Enum
from pathlib import Path

import pytest
import yaml

from domizil.law.engine import Law, render, statute
from domizil.law.engine.coverage import Standing, coverage
from domizil.law.engine.decision import Outcome, Verdict
from domizil.law.lux_residence import facts as kinds
from domizil.law.lux_residence.facts import Document, Length, Purpose, ResidenceFacts
from domizil.law.lux_residence.findings import Finding
from domizil.law.lux_residence.guide import GuideIs, guide_verdicts
from domizil.law.lux_residence.input import assessed, nationalities
from domizil.law.lux_residence.matrix import matrix

ON = date(2026, 11, 21)
HOME = statute("lux-residence")
LONG = {"length": Length.LONGER, "document": Document.BIOMETRIC_PASSPORT}


class Space:
    """What one walk over the whole matrix meets."""

    def __init__(self) -> None:
        begin = time.process_time()
        self.cells: Counter[tuple[Verdict, Finding]] = Counter()
        self.keys: set[str] = set()
        self.norms: set[str] = set()
        self.corrections: set[str] = set()
        for cell in matrix(ON):
            self._meet(cell.outcome)
        self.seconds = time.process_time() - begin

    def _meet(self, one: Outcome) -> None:
        self.cells[one.verdict, one.finding] += 1
        self.keys.update(one.conditions, one.notes, one.not_covered)
        self.norms.update(one.norms)
        self.corrections.update(one.corrections)
        for step in one.todos:
            self.keys.update((step.id, step.authority, *step.documents, *step.notes))
            self.norms.update(step.norms)
            if step.due is not None:
                self.keys.add(step.due.event)


@pytest.fixture(scope="module")
def space() -> Space:
    return Space()


class TestTheWholeSpace:
    def test_each_cell_has_an_answer_in_time_and_none_changed_unseen(self, space):
        """More than 100 000 cells; a change of the law shows here, and is entered in the file beside once read."""
        assert space.seconds < 60
        assert sum(space.cells.values()) == 200 * 37 * 4 * 9
        found = {f"{verdict.name} {finding.name}": cells for (verdict, finding), cells in space.cells.items()}
        assert found == yaml.safe_load(Path(__file__).with_name("lux_matrix.yaml").read_text("utf-8"))["cells"]

    def test_one_sentence_has_one_verdict(self, space):
        """The sentence of a right never stands over discretion or over what was not verified."""
        assert len({finding for _, finding in space.cells}) == len(space.cells)

    def test_only_a_right_reads_as_an_entitlement(self, space):
        entitling = {"de": ("Sie dürfen", "Sie haben das Recht"), "en": ("You may ", "you have the right")}
        for verdict, finding in space.cells:
            for language, phrases in entitling.items():
                said = HOME.word(f"Finding.{finding.name}", language)
                assert verdict is Verdict.RIGHT or not any(phrase in said for phrase in phrases), finding


class TestWords:
    def test_every_kind_of_fact_and_value_has_words(self):
        enums = [kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, Enum)]
        members = [member for kind in (*enums, Finding, Verdict) for member in kind if kind.__module__ != "enum"]
        assert [member for member in members if HOME.word(f"{type(member).__name__}.{member.name}", "de") is None] == []
        assert [field.name for field in fields(ResidenceFacts) if HOME.word(f"person.{field.name}", "en") is None] == []

    def test_every_key_of_an_answer_has_words_and_every_norm_exists(self, space):
        assert space.norms | space.corrections <= {norm.id for norm in HOME.norms}
        assert [key for key in space.keys if HOME.word(key, "de") is None] == []

    def test_a_derivation_is_told_in_both_languages_with_articles(self):
        step = assessed(ResidenceFacts(("IN",), Purpose.SALARIED_WORK, **LONG), ON)
        assert "Art. 39 Abs. 1 Gesetz vom 29.8.2008" in render.text(step, "de")
        assert "Art. 39 para. 1 law of 29.8.2008" in render.text(step, "en")


class TestTheGuide:
    def test_all_statements_are_there_with_their_standing(self):
        found = Counter(guide_verdicts().values())
        assert sum(found.values()) == 77
        assert found == {
            GuideIs.OK: 32, GuideIs.IMPRECISE: 11, GuideIs.INCOMPLETE: 11, GuideIs.OUTDATED: 9, GuideIs.WRONG: 12,
            GuideIs.UNVERIFIED: 2,
        }  # fmt: skip

    def test_every_statement_is_claimed_or_says_why_not(self):
        found = coverage(HOME)
        assert found.count(Standing.UNCLAIMED) == 0
        assert found.count(Standing.OPEN) == 0
        assert {norm.id for norm, _ in found.of(Standing.DECLARATORY)} == {
            "lux-residence/g-097", "lux-residence/L08-7", "lux-residence/L08-141",
        }  # fmt: skip

    def test_only_what_is_not_so_is_corrected(self, space):
        """Every statement that is not so is corrected where a reader may have met it, and no other."""
        not_so = {id for id, standing in guide_verdicts().items() if standing is not GuideIs.OK}
        assert space.corrections == not_so


def test_the_lists_are_whole():
    codes = nationalities()
    assert len(codes) == 199
    annexes = Law.on(ON).figure("lux-residence", "visa_annexes").value.rows
    assert Counter(row["annex"] for row in annexes.values()) == {"I": 104, "II": 64}
    assert sum(row["atv_all_schengen"] == "1" for row in annexes.values()) == 12
    members = Law.on(ON).figure("lux-residence", "membership").value.rows
    assert Counter(row["bloc"] for row in members.values()) == {"EU": 27, "EEA": 3, "CH": 1}
    assert sum(row["schengen"] == "1" for row in members.values()) == 29
    assert len(Law.on(ON).figure("lux-residence", "categories").value.rows) == 21
