# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""An answer in words, on a page, as a letter, as a calendar: in every language, and never more than it is."""

from datetime import date

import pytest
from icalendar import Calendar

from domizil.guide import assessing, languages
from domizil.guide.answer import answer
from domizil.guide.calendar_file import calendar_file
from domizil.guide.facts import facts_of, read_all
from domizil.guide.flow import follow
from domizil.guide.jurisdictions import JURISDICTIONS, LUCERNE, LUX
from domizil.guide.letter import letter
from domizil.guide.words import Words
from domizil.law.engine import BadInput
from domizil.law.engine.decision import Counting, Due, Unit, Verdict
from domizil.law.engine.translations import EASY, missing

ON = date(2026, 9, 20)
STUDIES = {
    "nationalities": ["IN"], "purpose": "studies", "document": "passport", "length": "longer", "title": "none",
    "entry": "2026-10-01", "authorisation_issued": "2026-09-25",
}  # fmt: skip
LIVE = {"concern": "live", "citizenship": "swiss", "civil_status": "other", "origin": "abroad", "arrival": "2026-10-01"}
SPOKEN = [(place, code) for place in JURISDICTIONS.values() for code in place.languages]


def told(given, language="de", place=LUX):
    flow = follow(place, read_all(place, given), ON)
    words = Words(place, language)
    with languages.speaking(language):
        return flow, words, answer(flow, words)


class TestAnswer:
    def test_discretion_never_reads_as_an_entitlement(self):
        _, _, found = told(STUDIES)
        assert found.verdict is Verdict.DISCRETION
        assert "Anspruch wird hier nicht behauptet" in found.reach

    @pytest.mark.parametrize("language", LUX.languages)
    def test_a_duty_is_not_told_as_a_claim(self, language):
        claim = LUX.statute.vocabulary["verdict.right"][language]
        for given in (
            {"nationalities": ["IN"], "purpose": "leave"},
            {"nationalities": ["IN"], "purpose": "move"},
            {"nationalities": ["FR"], "purpose": "renewal"},
        ):
            _, _, found = told(given, language)
            assert found.verdict is Verdict.RIGHT
            assert found.reach != claim
        assert told({"nationalities": ["FR"], "purpose": "cross_border_work"}, language)[2].reach == claim

    def test_steps_come_in_order_with_computed_days(self):
        _, _, found = told(STUDIES)
        assert [task.id for task in found.tasks] == [
            "todo.authorisation", "todo.visa_d", "todo.enter", "todo.declare_arrival", "todo.medical", "todo.permit",
        ]  # fmt: skip
        when = {task.id: task.term.when for task in found.tasks if task.term}
        assert when["todo.authorisation"] == "spätestens am 2. August 2026"  # 60 days to decide
        assert when["todo.enter"] == "spätestens am 24. Dezember 2026"  # 90 days from 25 September
        assert when["todo.declare_arrival"] == "spätestens am 4. Oktober 2026"
        assert when["todo.permit"] == "spätestens am 1. Januar 2027"

    def test_without_days_the_term_is_told(self):
        _, _, found = told({key: value for key, value in STUDIES.items() if key not in LUX.free})
        assert {task.term.when for task in found.tasks if task.term} == {""}
        assert found.tasks[3].term.says == "3 Arbeitstage, gezählt ab: Einreise"
        assert found.dated == ()

    def test_corrections_and_what_is_not_covered(self):
        _, _, found = told(STUDIES)
        assert len(found.corrections) == 8
        assert all(str(one.says).startswith("Ratgeber:") for one in found.corrections)
        assert found.not_covered

    def test_a_last_day_follows_the_canton_s_reading_and_says_so(self):
        _, _, found = told(LIVE, place=LUCERNE)
        term = found.tasks[0].term
        assert (term.when, term.last) == ("spätestens am 15. Oktober 2026", date(2026, 10, 15))
        _, _, weekend = told({**LIVE, "arrival": "2026-10-03"}, place=LUCERNE)
        assert weekend.tasks[0].term.last == date(2026, 10, 17)  # a Saturday
        assert "Samstag" in str(weekend.tasks[0].term.note)

    @pytest.mark.parametrize(
        ("due", "says", "when"),
        [
            (Due("event.entry", 1, Unit.DAYS, Counting.WITHIN, ON, ON), "1 Tag, gezählt ab: Einreise", "spätestens am"),
            (Due("event.poll", 55, Unit.DAYS, Counting.AT_LEAST_BEFORE, None, ON), "spätestens 55 Tage vor", "spätes"),
            (Due("event.entry", 0, Unit.DAYS, Counting.AT_LEAST_BEFORE), "vor: Einreise", ""),
            (
                Due("event.permit_ends", 2, Unit.MONTHS, Counting.IN_THE_LAST, ON, ON),
                "frühestens 2 Monate vor",
                "vom 2",
            ),
            (
                Due("event.resident_since", 60, Unit.MONTHS, Counting.NOT_BEFORE, ON),
                "frühestens 5 Jahre nach",
                "ab 2",
            ),
            (Due("event.resident_since", 60, Unit.MONTHS, Counting.NOT_BEFORE), "frühestens 5 Jahre", ""),
        ],
    )
    def test_terms_say_on_which_side_of_the_event_they_lie(self, due, says, when):
        with languages.speaking("de"):
            words = Words(LUX, "de")
            assert words.term(due).startswith(says)
            assert words.when(due).startswith(when)
            assert bool(words.when(due)) == bool(when)


class TestLanguages:
    def test_all_wanted_languages_are_spoken(self):
        assert LUX.languages == ("de", EASY, "fr", "en", "lb")
        assert LUCERNE.languages == ("de", EASY, "fr", "it", "en")

    @pytest.mark.parametrize(("place", "language"), SPOKEN)
    def test_no_word_is_missing(self, place, language):
        """Easy German says the main results; every other language says everything that the guide tells."""
        if language not in ("de", "en", EASY):
            assert missing(place.statute, language) == []
        for fact in facts_of(place.key).values():
            words = Words(place, language)
            assert f"ask.{fact.id}" in place.statute.vocabulary or fact.free, fact.id
            assert words.name(fact) != f"person.{fact.id}"

    @pytest.mark.parametrize(("place", "language"), SPOKEN)
    def test_an_answer_is_told_in_every_language(self, place, language):
        found = told(STUDIES if place is LUX else LIVE, language, place)[2]
        german = told(STUDIES if place is LUX else LIVE, "de", place)[2]
        assert found.sentence
        if language not in ("de", EASY):
            assert found.sentence != german.sentence
            assert [task.says for task in found.tasks] != [task.says for task in german.tasks]
        assert len(found.tasks) == len(german.tasks)

    def test_states_and_days_are_written_as_readers_do(self):
        assert Words(LUX, "lb").state("DE") == "Däitschland"
        assert Words(LUX, "fr").day(date(2026, 10, 1)) == "1er octobre 2026"
        names = [name for _, name in languages.states(("ZA", "AT", "EG", "DE"), "de")]
        assert names == ["Ägypten", "Deutschland", "Österreich", "Südafrika"]


class TestFiles:
    @pytest.mark.parametrize(("place", "language"), SPOKEN)
    def test_the_letter_is_a_tagged_pdf(self, place, language):
        flow, words, found = told(STUDIES if place is LUX else LIVE, language, place)
        with languages.speaking(language):
            made = letter(flow, words, found, [("Anliegen", "Studium")])
        assert made.startswith(b"%PDF")
        assert b"/MarkInfo" in made
        assert b"/StructTreeRoot" in made

    def test_the_calendar_holds_the_last_days(self):
        flow, words, found = told(STUDIES)
        with languages.speaking("de"):
            read = Calendar.from_ical(calendar_file(flow, words, found))
            again = Calendar.from_ical(calendar_file(flow, words, found))
        entries = {str(event["SUMMARY"]): event for event in read.walk("VEVENT")}
        arrival = entries["Ankunft bei der Gemeinde melden (déclaration d'arrivée)"]
        assert arrival["DTSTART"].dt == date(2026, 10, 4)
        assert "Gemeinde des Wohnorts" in arrival["DESCRIPTION"]
        assert len(arrival.walk("VALARM")) == 1
        assert [e["UID"] for e in read.walk("VEVENT")] == [e["UID"] for e in again.walk("VEVENT")]
        assert len({str(event["UID"]) for event in read.walk("VEVENT")}) == len(entries) == 4


class TestData:
    def test_the_same_engine_answers_programs(self):
        data = assessing.assessment(LUX, STUDIES, ON, "de")
        _, _, found = told(STUDIES)
        assert data["words"]["finding"] == found.sentence
        assert data["outcome"]["verdict"] == "discretion"
        assert data["outcome"]["todos"][3]["due"]["last"] == "2026-10-04"
        assert data["words"]["todo.permit"] == found.tasks[5].says
        assert data["ignored"] == []

    def test_every_key_of_an_outcome_has_its_words(self):
        data = assessing.assessment(LUX, STUDIES, ON, "fr")
        for step in data["outcome"]["todos"]:
            keys = [step["id"], step["authority"], *step["documents"], *step["notes"], *step["norms"]]
            assert [key for key in keys if key not in data["words"]] == []

    @pytest.mark.parametrize(
        ("given", "where"),
        [
            ({}, "nationalities"),
            ({"nationalities": ["IN"]}, "purpose"),
            ({"nationalities": ["QQ"], "purpose": "leave"}, "nationalities[0]"),
            ({"nationalities": "IN"}, "nationalities"),
            ({"nationalities": ["IN"], "purpose": "leave", "departure": "31.12."}, "departure"),
            ({"nationalities": ["FR"], "purpose": "leave", "title": "luxembourg_permit", "color": "red"}, "color"),
            ([], "facts"),
        ],
    )
    def test_bad_facts_are_refused_with_their_path(self, given, where):
        with pytest.raises(BadInput) as refused:
            assessing.assessment(LUX, given, ON, "de")
        assert refused.value.where == where

    def test_a_day_before_the_law_is_refused(self):
        with pytest.raises(BadInput) as refused:
            assessing.assessment(LUX, STUDIES, date(2020, 1, 1), "de")
        assert (refused.value.where, refused.value.allowed) == ("on", "a day from 2025-01-01 on")

    def test_reasons_come_only_when_asked_for(self):
        assert "derivation" not in assessing.assessment(LUX, STUDIES, ON, "de")
        why = assessing.assessment(LUX, STUDIES, ON, "de", why=True)["derivation"]
        assert why["rule"] == "assess"
