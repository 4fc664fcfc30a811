# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of reports: what is read, what is wrong with a row, and what is refused as a whole."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from tests import third_party_files as sample

from domizil.base import xml_safe
from domizil.base.xml_safe import BadXml
from domizil.law.lu_ng.third_parties import Party
from domizil.register.third_parties.messages import BadFile
from domizil.register.third_parties.models import ReporterKind
from domizil.register.third_parties.reading import files, sheets
from domizil.register.third_parties.reading.facts import Problem, Sheet
from domizil.register.third_parties.reading.problem_file import problem_csv

TODAY = date(2024, 12, 31)


def read(content: bytes, name: str = "m.csv", party: Party = Party.LANDLORD) -> Sheet:
    return sheets.of_file(name, content, party=party, on=TODAY)


def told(*row, **changed) -> list[tuple[str, str]]:
    """Column and reason of each problem of one row: the good one with changes by heading."""
    cells = dict(zip(sample.HEADINGS, sample.GOOD, strict=True)) | changed
    sheet = read(sample.csv(tuple(cells.values()), headings=tuple(cells)))
    return [(problem.column, problem.reason) for problem in sheet.problems]


def test_the_kinds_are_those_of_the_cantons_law_and_the_post():
    """The post is asked under Art. 12 para. 2 RHG only; § 17 NG does not know it."""
    assert {kind.value for kind in ReporterKind} == {*(party.value for party in Party), "post"}


@pytest.mark.parametrize(
    "content", [sample.csv(sample.GOOD), b"\xef\xbb\xbf" + sample.csv(sample.GOOD), sample.xlsx(sample.GOOD)]
)
def test_csv_and_xlsx_say_the_same(content):
    (facts,) = read(content).facts
    assert (facts.row, facts.kind, facts.official_name, facts.begins, facts.egid, facts.ewid) == (
        2, "move_in", "Müller", date(2024, 12, 1), 2_000_001, 3,
    )  # fmt: skip
    assert facts.happens_on == date(2024, 12, 1)


def test_cells_of_a_spreadsheet_are_days_and_numbers():
    (facts,) = read(sample.xlsx(("Auszug", "Müller", "Anna", date(2020, 1, 1), date(2024, 12, 1), 2000001, 3.0))).facts
    assert (facts.begins, facts.ends, facts.ewid, facts.kind) == (date(2020, 1, 1), date(2024, 12, 1), 3, "move_out")
    assert facts.happens_on == date(2024, 12, 1)


def test_headings_in_any_order_and_in_english():
    content = sample.csv(
        (3, 2_000_001, "2024-12-01", "Anna", "Müller", "x"),
        headings=("EWID", "egid", "Start of tenancy", "First name", "Last name", "Notiz"),
    )
    sheet = read(content)
    assert len(sheet.facts) == 1
    (note,) = sheet.notes
    assert "«Notiz»" in note
    assert "EWID" in note


@pytest.mark.parametrize("made", [sample.csv, sample.xlsx])
def test_columns_that_are_not_read_are_named_and_empty_headings_are_not(made):
    extra = (*sample.HEADINGS, "Bemerkung", "", "Tel.")
    (note,) = read(made((*sample.GOOD, "x", "y", "z"), headings=extra)).notes
    assert "«Bemerkung», «Tel.»" in note
    assert read(made(sample.GOOD)).notes == []


def test_without_a_kind_the_end_tells_who_leaves():
    headings = sample.HEADINGS[1:]
    sheet = read(
        sample.csv(sample.GOOD[1:], ("Muster", "Udo", "1.1.2020", "30.11.2024", "2000001", "3"), headings=headings)
    )
    assert [facts.kind for facts in sheet.facts] == ["move_in", "move_out"]


def test_residents_need_their_names_only():
    sheet = read(sample.csv(("Müller", "Anna"), headings=("Name", "Vorname")), party=Party.COLLECTIVE_HOUSEHOLD)
    assert [facts.kind for facts in sheet.facts] == ["resident"]


@pytest.mark.parametrize("lacking", ["Name", "Vorname", "Mietbeginn", "EGID", "EWID"])
def test_what_the_law_demands_is_missed(lacking):
    assert told(**{lacking: ""}) == [(lacking, "fehlt")]


def test_who_leaves_owes_the_end():
    assert told(Meldung="Auszug") == [("Mietende", "fehlt")]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("EWID", "1000", "«1000»"),
        ("EWID", "0", "«0»"),
        ("EGID", "12.5", "«12.5»"),
        ("EGID", "٣", "«٣»"),
        ("Mietbeginn", "31.2.2024", "«31.2.2024» gibt es im Kalender nicht"),
        ("Mietbeginn", "bald", "«bald» ist kein Tag"),
        ("Mietbeginn", "1.1.0024", "das Jahr 24"),
        ("Name", "=HYPERLINK(1)", "eine Formel («=HYPERLINK(1)»)"),
        ("Name", "Мюллер", "Zeichen «М»"),
        ("Name", "x" * 101, "zu lang: 101 Zeichen"),
        ("Vorname", "A\x00", "ein unsichtbares Steuerzeichen"),
        ("Meldung", "Besuch", "«Besuch»"),
        ("Meldung", "Bewohner", "Bewohnerlisten kommen von Kollektivhaushalten"),
        ("Mietende", "1.1.2024", "liegt vor dem Mietbeginn"),
        ("AHV-Nummer", "756.1234.5678.90", "«756.1234.5678.90» ist keine AHV-Nummer"),
        ("Geburtsdatum", "1.1.2025", "liegt nach dem Ereignis oder in der Zukunft"),
    ],
)
def test_a_bad_cell_is_told(column, cell, reason):
    assert told(**{column: cell}) == [(column, reason)]


def test_a_child_born_into_the_tenancy_may_leave():
    leaves = {"Meldung": "Auszug", "Mietbeginn": "1.1.2020", "Mietende": "1.12.2024"}
    assert told(**leaves, Geburtsdatum="5.5.2022") == []
    assert told(**leaves, Geburtsdatum="2.12.2024") != []


def test_a_formula_of_a_spreadsheet_is_no_value():
    sheet = read(sample.xlsx((*sample.GOOD[:5], "=1+1", "3")))
    assert [(problem.column, problem.allowed) for problem in sheet.problems] == [
        ("EGID", "der Wert selbst, keine Formel")
    ]


def test_a_row_with_three_problems_is_one_bad_row():
    sheet = read(sample.csv(sample.GOOD, ("Einzug", "", "", "", "", "", "")))
    assert (len(sheet.facts), sheet.bad, len(sheet.problems)) == (1, 1, 5)


def test_the_problem_file_holds_no_formula():
    lines = problem_csv([Problem(2, "Name", "=cmd", "Text")]).decode("utf-8-sig").splitlines()
    assert lines == ["Zeile;Spalte;Grund;Erlaubt ist", "2;Name;'=cmd;Text"]


def bomb() -> bytes:
    """A workbook of some kilobytes that would unpack to 300 megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(3):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", b"\0" * 100_000_000)
    return out.getvalue()


GOOD_BOOK = sample.xlsx(sample.GOOD)
DOCTYPE = "<!DOCTYPE a><a/>"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("m.csv", b"", "file_empty"),
        ("m.csv", b"x" * (files.MOST_BYTES + 1), "file_too_large"),
        ("m.csv", sample.csv(sample.GOOD, encoding="latin-1"), "file_encoding"),
        ("m.csv", sample.csv(sample.GOOD, delimiter=","), "file_delimiter"),
        ("m.csv", sample.csv(sample.GOOD, delimiter="\t"), "file_delimiter"),
        ("m.csv", b"Name;Vorname\r\n\"M;A", "file_lines"),
        ("m.csv", b"Name;EGID\r\nM;1", "file_headings"),
        ("m.csv", b"Name;Vorname;Nachname\r\nM;A;M", "file_heading_twice"),
        ("m.csv", b"Name;Vorname\r\n" + b"M;A\r\n" * (files.MOST_ROWS + 1), "file_rows"),
        ("m.xlsm", GOOD_BOOK, "file_macros"),
        ("m.xls", b"\xd0\xcf\x11\xe0", "file_macros"),
        ("m.xlsx", sample.with_member(GOOD_BOOK, "xl/vbaProject.bin", b"x"), "file_macros"),
        ("m.xlsx", sample.with_member(GOOD_BOOK, SHEET, DOCTYPE.encode()), "file_broken"),
        ("m.xlsx", sample.with_member(GOOD_BOOK, SHEET, DOCTYPE.encode("utf-16")), "file_broken"),
        ("m.xlsx", sample.with_member(GOOD_BOOK, SHEET, b"<a"), "file_broken"),
        ("m.xlsx", sample.with_member(GOOD_BOOK, "xl/workbook.xml", b"<a/>"), "file_broken"),
        ("m.xlsx", GOOD_BOOK[:1000], "file_broken"),
        ("m.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file_broken"),
        ("m.xlsx", b"PK", "file_broken"),
        ("m.xlsx", bomb(), "file_inflates"),
        ("m.pdf", b"%PDF-1.7", "file_format"),
        ("m.xml", b"<delivery/>", "message"),
        ("m.xml", sample.message(version=2), "message"),
        ("m.xml", sample.message(kind="stay"), "message"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_refused_as_a_whole(name, content, code):
    with pytest.raises(BadFile) as refused:
        read(content, name)
    assert refused.value.code == code
    assert refused.value.what_next


@pytest.mark.parametrize("content", [b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', b"<a", DOCTYPE.encode("utf-16")])
def test_xml_that_is_refused(content):
    with pytest.raises(BadXml):
        read(content, "m.xml")


def test_a_message_is_read(monkeypatch):
    monkeypatch.delenv(xml_safe.FOLDER, raising=False)
    sheet = read(sample.message(), "m.xml")
    (facts,) = sheet.facts
    assert (facts.kind, facts.official_name, facts.first_name) == ("move_in", "Müller", "Anna")
    assert (facts.egid, facts.ewid, facts.street, facts.swiss_zip_code) == (2_000_001, 3, "Musterstrasse", 6000)
    assert (facts.date_of_birth, facts.begins, facts.other_address) == (
        date(1990, 5, 7),
        date(2024, 12, 1),
        "Altgasse 2 Zug",
    )
    assert "nicht gegen das Schema geprüft" in sheet.notes[0].lower().replace(
        "nicht gegen das schema", "nicht gegen das Schema"
    )


def test_a_message_of_moving_out():
    (facts,) = read(sample.message(kind="moveOut", ends="2024-12-20"), "m.xml").facts
    assert (facts.kind, facts.ends) == ("move_out", date(2024, 12, 20))


def test_a_message_without_building_lacks_what_the_law_demands():
    assert [problem.column for problem in read(sample.message(egid=""), "m.xml").problems] == ["EGID"]


def test_a_message_is_held_against_its_schema(tmp_path, monkeypatch):
    """With a schema in the folder, a message that breaks it is refused (here one of our own that knows nothing)."""
    (tmp_path / "eCH-0112-1-0.xsd").write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.ech.ch/xmlns/eCH-0112/1">'
        '<xs:element name="delivery" type="xs:integer"/></xs:schema>'
    )
    monkeypatch.setenv(xml_safe.FOLDER, str(tmp_path))
    with pytest.raises(BadFile) as refused:
        read(sample.message(), "m.xml")
    assert refused.value.code == "message"
