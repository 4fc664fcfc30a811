# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the engine has for decisions: terms, lists of law, citing by article and act, amounts in euros."""

from datetime import date

import pytest

from domizil.law.engine import BadInput, Law, LawError, render, statute
from domizil.law.engine.decision import Unit, at_least_before, in_the_last, not_before, within
from domizil.law.engine.derivation import plain
from domizil.law.engine.describe import figure_data
from domizil.law.engine.money import amount
from domizil.law.engine.parameters import Listing
from domizil.law.engine.statute import with_rows
from domizil.law.engine.texts import Citing, cite

ON = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("due", "first", "last"),
    [
        (within("e", date(2026, 11, 30), 3, Unit.MONTHS), date(2026, 11, 30), date(2027, 2, 28)),
        (within("e", date(2026, 12, 28), 8, Unit.DAYS), date(2026, 12, 28), date(2027, 1, 5)),
        (within("e", None, 8, Unit.DAYS), None, None),
        (at_least_before("e", date(2027, 3, 1), 1, Unit.DAYS), None, date(2027, 2, 28)),
        (at_least_before("e", date(2027, 1, 31), 4, Unit.MONTHS), None, date(2026, 9, 30)),
        (at_least_before("e", None, 4, Unit.MONTHS), None, None),
        (in_the_last("e", date(2028, 4, 30), 2, Unit.MONTHS), date(2028, 2, 29), date(2028, 4, 30)),
        (in_the_last("e", None, 2, Unit.MONTHS), None, None),
        (not_before("e", date(2024, 2, 29), 60, Unit.MONTHS), date(2029, 3, 1), None),
        (not_before("e", date(2024, 2, 29), 48, Unit.MONTHS), date(2028, 2, 29), None),
        (not_before("e", date(2024, 2, 28), 60, Unit.MONTHS), date(2029, 2, 28), None),
        (not_before("e", date(2025, 8, 31), 6, Unit.MONTHS), date(2026, 3, 1), None),
        (not_before("e", None, 60, Unit.MONTHS), None, None),
    ],
)
def test_terms(due, first, last):
    assert (due.first, due.last) == (first, last)


@pytest.mark.parametrize(("count", "unit"), [(1, Unit.DAYS), (2, Unit.MONTHS), (2, Unit.WORKING_DAYS)])
@pytest.mark.parametrize("count_back", [at_least_before, in_the_last])
def test_no_term_begins_before_the_calendar(count_back, count, unit):
    with pytest.raises(BadInput, match="before the calendar"):
        count_back("e", date(1, 1, 1), count, unit)


@pytest.mark.parametrize(
    ("norm", "german", "english"),
    [
        ("L08-39/1", "Art. 39 Abs. 1 Gesetz vom 29.8.2008", "Art. 39 para. 1 law of 29.8.2008"),
        ("CT-622-4", "Art. L. 622-4 Arbeitsgesetzbuch", "Art. L. 622-4 Labour Code"),
        ("VIS-annex-II", "Anhang II Verordnung (EU) 2018/1806", "Annex II Regulation (EU) 2018/1806"),
        ("g-012", "Aussage 012 des Ratgebers", "statement 012 of the guide"),
        ("NYC-status", "Übereinkommen über Staatenlose vom 28.9.1954", "convention on stateless persons of 28.9.1954"),
    ],
)
def test_norms_of_other_acts_are_cited_by_their_act(norm, german, english):
    assert cite(f"lux-residence/{norm}", "L08", "de") == german
    assert cite(f"lux-residence/{norm}", "L08", "en") == english


def test_a_statute_says_whether_it_has_articles():
    assert cite("ch-rhg/6", "RHG") == "Art. 6 RHG"
    assert cite("lu-ng/3/1", "NG") == "§ 3 Abs. 1 NG"
    with pytest.raises(LawError, match="cites is one of paragraph, article, not 'chapter'"):
        Citing.read("pg", {"cites": "chapter"})


def test_a_citation_at_a_line_names_its_act():
    citing = statute("lux-residence").citing
    assert citing.spelled("Art. 21 Abs. 2 RN", "L08", "en") == "Art. 21 para. 2 law of 19.6.2013 (population register)"
    assert statute("lu-ng").citing.spelled("§ 3 Abs. 1", "NG", "de") == "§ 3 Abs. 1 NG"
    assert statute("lu-ng").citing.spelled("§ 3 Abs. 1 NG", "NG", "de") == "§ 3 Abs. 1 NG"


def test_a_list_of_law_is_a_figure_with_its_evidence():
    figure = Law.on(ON).figure("lux-residence", "visa_annexes")
    assert isinstance(figure.value, Listing)
    assert figure.value.rows["IN"]["annex"] == "I"
    assert plain(figure.value) == {"list": "Annexes I and II of the visa regulation", "rows": 168}
    assert figure_data(figure, "en")["value"] == {"rows": 168}


def test_a_key_that_stands_twice_stops_the_start():
    row = {"id": "twice", "values": [{"since": ON, "file": "eu_eea_ch_membership.csv", "key": "bloc"}]}
    with pytest.raises(LawError, match="a bloc stands twice"):
        with_rows(row, "domizil.law.lux_residence")


def test_euros_are_written_as_such():
    assert (amount(8000, "cents"), amount(8000, "rappen"), amount(8, "days")) == ("EUR 80.00", "Fr. 80.00", "8")
    step = Law.on(ON).derive("lux-residence", "luxembourg_card_fee", age=15)
    assert "EUR 14.00" in render.text(step, "de")
