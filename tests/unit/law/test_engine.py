# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the engine promises, shown on the ordinance and on a small statute made for the test."""

import sys
import textwrap
from datetime import date

import pytest

from domizil.law.engine import BadInput, Law, LawError, NoSuchLaw, Unknown, render, rule, rules, statute
from domizil.law.engine.compare import compare
from domizil.law.engine.coverage import Standing, coverage
from domizil.law.engine.money import francs, half_up
from domizil.law.engine.statute import STATUTES
from domizil.law.engine.texts import cite
from domizil.law.lu_kasylv.facts import Accommodation, Group

FACTS = {
    "group": Group.PROVISIONALLY_ADMITTED,
    "accommodation": Accommodation.INDIVIDUAL,
    "household_size": 4,
    "person_number": 1,
}

HEAD = """
    title: {de: Probegesetz, en: Trial act}
    short: PG
    number: Nr. 1
    texts:
    - {id: "a", title: {de: alt, en: old}, since: 2020-01-01, status: in_force, evidence: verified, source: test}
    - {id: "b", title: {de: neu, en: new}, since: 2021-01-01, status: adopted, evidence: verified, source: test}
    - {id: "d", title: {de: Entwurf, en: draft}, since: 2030-01-01, status: draft, evidence: draft, source: test}
"""
NORMS = """
    norms:
    - id: pg/1
      texts: ["a", "b", "d"]
      kind: tariff
      says: {de: Es gibt etwas., en: Something is paid.}
      does: {de: rechnet, en: computes}
"""
FIGURES = """
    parameters:
    - id: sum
      title: {de: Summe, en: sum}
      unit: rappen
      values:
      - {since: 2020-01-01, until: 2020-12-31, value: 100, evidence: verified, norms: [pg/1], source: test}
      - {since: 2021-01-01, value: 200, evidence: verified, norms: [pg/1], source: test}
      - {since: 2030-01-01, draft: "d", value: 900, evidence: draft, norms: [pg/1], source: test}
"""
WORDS = """
    rules:
      paid: {de: bezahlt, en: paid}
      twice: {de: doppelt, en: twice}
"""
RULES = """
    from domizil.law.engine import parameter, rule

    SUM = parameter("pg", "sum")


    @rule("pg/1", text="a")
    def paid(persons: int) -> int:
        '''Paid for persons.'''
        if persons > 2:  # § 1
            return SUM * 2
        return SUM * persons


    @rule("pg/1", text="d")
    def twice(persons: int) -> int:
        '''Only in the draft.'''
        return 2 * paid(persons)
"""


@pytest.fixture
def trial(tmp_path, monkeypatch):
    """Write a small statute and load it; each part can be replaced."""

    def load(*, head=HEAD, norms=NORMS, figures=FIGURES, words=WORDS, source=RULES):
        folder = tmp_path / "trial_law"
        folder.mkdir()
        for name, text in {
            "__init__.py": "",
            "statute.yaml": head,
            "norms.yaml": norms,
            "parameters.yaml": figures,
            "vocabulary.yaml": words,
            "topic.py": source,
        }.items():
            (folder / name).write_text(textwrap.dedent(text), "utf-8")
        return statute("pg")

    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(STATUTES, "pg", "trial_law")
    yield load
    rules.written.pop("pg", None)
    for name in [name for name in sys.modules if name.startswith("trial_law")]:
        del sys.modules[name]
    statute.cache_clear()
    Law.on.__globals__["_law"].cache_clear()


class TestVersions:
    def test_the_day_decides_which_version_runs(self):
        before, after = Law.on(date(2023, 12, 31)), Law.on(date(2024, 1, 1))
        assert before.value("lu-kasylv", "daily_basic_need", **FACTS) == 1070
        assert after.value("lu-kasylv", "daily_basic_need", **FACTS) == 1420

    def test_a_rule_that_did_not_change_stays_the_same_version(self):
        before, after = Law.on(date(2023, 12, 31)), Law.on(date(2024, 1, 1))
        assert before.version("lu-kasylv", "rate") is after.version("lu-kasylv", "rate")

    def test_before_the_statute_there_is_no_law(self):
        with pytest.raises(NoSuchLaw, match="begins on 2016-01-01"):
            Law.on(date(2015, 12, 31)).value("lu-kasylv", "daily_basic_need", **FACTS)

    def test_an_unknown_rule_or_statute_is_told(self):
        with pytest.raises(NoSuchLaw, match="no rule 'nothing'"):
            Law.on(date(2024, 1, 1)).value("lu-kasylv", "nothing")
        with pytest.raises(NoSuchLaw, match=r"known: .*lu-kasylv"):
            statute("no-such-statute")

    def test_a_rule_called_without_a_law_says_how(self):
        rate = statute("lu-kasylv").rules["rate"][0]
        with pytest.raises(LawError, match=r"use Law\.on\(day\)"):
            rate(None, 1, 1)

    def test_a_draft_applies_only_where_it_is_overlaid(self, trial):
        trial()
        assert Law.on(date(2031, 1, 1)).value("pg", "paid", persons=1) == 200
        assert Law.on(date(2021, 1, 1), drafts=["d"]).value("pg", "twice", persons=1) == 1800
        with pytest.raises(NoSuchLaw, match="no rule 'twice' on"):
            Law.on(date(2031, 1, 1)).value("pg", "twice", persons=1)

    def test_a_figure_changes_while_its_rule_stays(self, trial):
        home = trial()
        changes = compare(home, date(2020, 12, 31), date(2021, 1, 1))
        assert [(change.kind, change.id, change.before, change.after) for change in changes] == [
            ("figure", "sum", 100, 200)
        ]


class TestUnsoundLawDoesNotStart:
    def test_gap_between_figures(self, trial):
        with pytest.raises(LawError, match="gap, nothing holds from 2020-07-01 to 2020-12-31"):
            trial(figures=FIGURES.replace("until: 2020-12-31", "until: 2020-06-30"))

    def test_overlap_of_figures(self, trial):
        with pytest.raises(LawError, match="overlap on 2021-01-01"):
            trial(figures=FIGURES.replace("until: 2020-12-31", "until: 2021-06-30"))

    def test_figure_that_never_ends_before_the_next(self, trial):
        with pytest.raises(LawError, match="never ends"):
            trial(figures=FIGURES.replace("until: 2020-12-31, ", ""))

    def test_figure_without_norm(self, trial):
        with pytest.raises(LawError, match="needs norms and source"):
            trial(
                figures=FIGURES.replace(
                    "norms: [pg/1], source: test}\n      - {since: 2030", "source: test}\n      - {since: 2030"
                )
            )

    def test_figure_that_is_no_whole_number(self, trial):
        with pytest.raises(LawError, match=r"whole number, not 1\.5"):
            trial(figures=FIGURES.replace("value: 100", "value: 1.5"))

    def test_unknown_figure_with_a_value(self, trial):
        with pytest.raises(LawError, match="an unknown figure has no value"):
            trial(figures=FIGURES.replace("value: 100, evidence: verified", "value: 100, evidence: unknown"))

    def test_norm_that_does_not_exist(self, trial):
        with pytest.raises(LawError, match="norm pg/2 does not exist"):
            trial(source=RULES.replace('@rule("pg/1", text="a")', '@rule("pg/2", text="a")'))

    def test_text_that_does_not_exist(self, trial):
        with pytest.raises(LawError, match="no text 'z'"):
            trial(source=RULES.replace('text="d"', 'text="z"'))

    def test_two_rules_of_one_name_in_one_text(self, trial):
        with pytest.raises(LawError, match="two rules of one name"):
            trial(
                source=RULES.replace('@rule("pg/1", text="d")\n    def twice', '@rule("pg/1", text="a")\n    def paid')
            )

    def test_version_that_asks_for_other_facts(self, trial):
        with pytest.raises(LawError, match="ask for the same facts"):
            trial(
                source=RULES.replace("def twice(persons: int)", "def paid(people: int)").replace("paid(persons)", "2")
            )

    def test_parameter_that_does_not_exist(self, trial):
        with pytest.raises(LawError, match="no parameter 'total'"):
            trial(source=RULES.replace('"sum"', '"total"'))

    def test_figure_that_is_silent_while_a_rule_asks(self, trial):
        ended = FIGURES.replace("{since: 2021-01-01, value: 200", "{since: 2021-01-01, draft: 'd', value: 200")
        with pytest.raises(LawError, match="nothing is said about it then"):
            trial(figures=ended)

    def test_rule_without_a_name_for_people(self, trial):
        with pytest.raises(LawError, match=r"no name in vocabulary\.yaml"):
            trial(words="rules: {paid: {de: bezahlt, en: paid}}")

    def test_word_that_stands_twice(self, trial):
        with pytest.raises(LawError, match="paid stands twice"):
            trial(words=WORDS + "    facts: {paid: {de: x, en: x}}\n")

    def test_missing_translation(self, trial):
        with pytest.raises(LawError, match="each of de, en"):
            trial(norms=NORMS.replace(", en: Something is paid.", ""))

    def test_norm_of_another_statute(self, trial):
        with pytest.raises(LawError, match="a norm is named pg/PARAGRAPH"):
            trial(norms=NORMS.replace("id: pg/1", "id: xx/1"))

    def test_norm_in_a_text_that_does_not_exist(self, trial):
        with pytest.raises(LawError, match="no text 'q'"):
            trial(norms=NORMS.replace('["a", "b", "d"]', '["q"]'))

    def test_rule_without_norm_or_of_two_statutes(self):
        with pytest.raises(LawError, match="at least one norm"):
            rule(text="a")
        with pytest.raises(LawError, match="one statute"):
            rule("pg/1", "xx/1", text="a")


class TestDerivation:
    def test_it_holds_the_path_that_was_taken_and_no_other(self):
        step = Law.on(date(2024, 1, 1)).derive("lu-kasylv", "daily_basic_need", **FACTS)
        assert step.value == 1420
        assert [(inner.kind, inner.value if inner.kind == "condition" else inner.source) for inner in step.steps] == [
            ("condition", False),
            ("condition", True),
            ("figure", "table_5"),
            ("rule", ""),
            ("result", "rate(TABLE_5, household_size, person_number)"),
        ]

    def test_conditions_show_their_facts(self):
        step = Law.on(date(2024, 1, 1)).derive("lu-kasylv", "daily_basic_need", **FACTS)
        assert step.steps[0].facts == {"accommodation": Accommodation.INDIVIDUAL}

    def test_json_is_plain_and_nested(self):
        data = Law.on(date(2023, 12, 31)).derive("lu-kasylv", "daily_basic_need", **FACTS).to_json()
        assert data["facts"]["group"] == "provisionally_admitted"
        assert data["text"] == "lu-kasylv@2016"
        rate = next(step for step in data["steps"] if step["kind"] == "rule")
        assert rate["value"] == 1070
        assert rate["facts"]["table"]["sizes"][3] == 1070

    def test_an_unknown_figure_stops_the_path_and_says_who_can_enter_it(self):
        step = Law.on(date(2024, 1, 1)).derive("lu-shv", "shv_cap")
        assert step.value is None
        assert step.steps[-1].kind == "stop"
        assert step.steps[-1].phrase.what["en"] == "SHV § 12: amount not entered"
        assert "Dienststelle Soziales" in render.text(step, "de")

    def test_an_unknown_figure_raises_where_only_the_value_is_asked(self):
        with pytest.raises(Unknown, match="SHV § 12: amount not entered"):
            Law.on(date(2024, 1, 1)).value("lu-shv", "shv_cap")

    @pytest.mark.parametrize(
        ("language", "says"),
        [("de", "Unterkunft ist Kollektivunterkunft? nein"), ("en", "accommodation is collective accommodation? no")],
    )
    def test_text_is_plain_language(self, language, says):
        step = Law.on(date(2024, 1, 1)).derive("lu-kasylv", "daily_basic_need", **FACTS)
        assert says in render.text(step, language)

    def test_html_opens_step_by_step_and_is_escaped(self):
        step = Law.on(date(2024, 1, 1)).derive("lu-kasylv", "daily_basic_need", **FACTS)
        page = render.html(step, "de")
        assert page.count("<details") == 2
        assert page.count("<details") == page.count("</details>")
        step.facts["group"] = "<script>"
        assert "<script>" not in render.html(step, "de")

    @pytest.mark.parametrize("name", list(STATUTES))
    def test_every_rule_speaks_both_languages_without_leftovers(self, name):
        """Each condition and result of each rule has words: no underscore of a Python name is left."""
        home = statute(name)
        from domizil.law.engine.phrases import Speaker

        for language in ("de", "en"):
            speaker = Speaker(home, language)
            for each in home.all_rules():
                for mark in each.instrumented.marks:
                    said = speaker.say(mark.tree)
                    assert "_" not in said, (each, said)


class TestEnteredFigures:
    ROW = """
    figures:
    - {statute: lu-shv, id: allowance_cap, since: 2024-01-01, value: 85000, source: Beschluss, entered_by: A}
    """

    @pytest.fixture(autouse=True)
    def _again(self):
        yield
        statute.cache_clear()
        Law.on.__globals__["_law"].cache_clear()
        # rules of other modules hold no figures, so nothing else keeps what was entered

    def enter(self, tmp_path, monkeypatch, text):
        file = tmp_path / "figures.yaml"
        file.write_text(text, "utf-8")
        monkeypatch.setenv("DOMIZIL_FIGURES", str(file))
        statute.cache_clear()
        Law.on.__globals__["_law"].cache_clear()

    def test_what_was_entered_counts_from_its_day(self, tmp_path, monkeypatch):
        self.enter(tmp_path, monkeypatch, self.ROW)
        assert Law.on(date(2024, 1, 1)).value("lu-shv", "shv_cap") == 85000
        with pytest.raises(Unknown):
            Law.on(date(2023, 12, 31)).value("lu-shv", "shv_cap")
        assert "entered by A" in statute("lu-shv").parameters["allowance_cap"].figures[-1].source

    def test_a_known_figure_cannot_be_entered(self, tmp_path, monkeypatch):
        self.enter(tmp_path, monkeypatch, self.ROW.replace("lu-shv", "lu-kasylv").replace("allowance_cap", "table_5"))
        with pytest.raises(LawError, match="only an unknown figure"):
            statute("lu-kasylv")

    @pytest.mark.parametrize("text", ["[", "figures: [{statute: lu-shv}]", "figures: 3", "nothing: 1"])
    def test_a_bad_file_is_refused(self, tmp_path, monkeypatch, text):
        self.enter(tmp_path, monkeypatch, text)
        with pytest.raises(LawError):
            statute("lu-shv")

    def test_a_day_before_the_figure_is_refused(self, tmp_path, monkeypatch):
        self.enter(tmp_path, monkeypatch, self.ROW.replace("2024-01-01", "2010-01-01"))
        with pytest.raises(LawError, match="begins on 2016-01-01"):
            statute("lu-shv")


def test_every_norm_of_the_first_paragraphs_runs_or_says_why_not():
    found = coverage(statute("lu-kasylv"))
    assert found.count(Standing.UNCLAIMED) == 0
    ours = {"1", "3", "4", "7", "8", "9", "10", "11", "12", "16", "18", "19"}
    assert not [(norm.id, text) for norm, text in found.of(Standing.OPEN) if norm.paragraph in ours]


def test_coverage_finds_a_norm_that_nobody_claims(trial):
    home = trial(norms=NORMS + NORMS.replace("norms:", "").replace("pg/1", "pg/2"))
    assert [norm.id for norm, _ in coverage(home).of(Standing.UNCLAIMED)] == ["pg/2", "pg/2", "pg/2"]


@pytest.mark.parametrize(
    ("norm", "german", "english"),
    [
        ("lu-kasylv/7/2", "§ 7 Abs. 2 KAsylV", "§ 7 para. 2 KAsylV"),
        ("lu-kasylv/12/1/a", "§ 12 Abs. 1 lit. a KAsylV", "§ 12 para. 1 lit. a KAsylV"),
        ("lu-shv/10", "§ 10 SHV", "§ 10 SHV"),
        ("lu-ng/15a/1", "§ 15a Abs. 1 NG", "§ 15a para. 1 NG"),
        ("ch-rhg/6/a", "Art. 6 lit. a RHG", "Art. 6 lit. a RHG"),
        ("ch-rhg/4/4", "Art. 4 Abs. 4 RHG", "Art. 4 para. 4 RHG"),
    ],
)
def test_citations_read_as_lawyers_write_them(norm, german, english):
    short = german.split()[-1]
    assert cite(norm, short, "de") == german
    assert cite(norm, short, "en") == english


def test_rounding_goes_up_from_five_tenths():
    from fractions import Fraction

    assert [half_up(Fraction(n, 2)) for n in (1, 3, 5, -1)] == [1, 2, 3, 0]
    assert half_up(Fraction(49, 100)) == 0


def test_francs_are_written_the_swiss_way():
    assert [francs(n) for n in (0, 5, 100, 123456789, -5)] == ["0.00", "0.05", "1.00", "1'234'567.89", "-0.05"]


def test_bad_input_says_where_what_and_what_is_allowed():
    assert str(BadInput("month", "'x' is no month", "2024-03")) == "month: 'x' is no month. Allowed: 2024-03."
