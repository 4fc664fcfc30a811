# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""`domizil support simulate`: what it prints, and with which code it ends."""

import json

import pytest
from click.testing import CliRunner

from domizil.cli.main import main

LAWS = ("--from", "2023-12-31", "--to", "2024-01-01")
FILE = """household_id,group,accommodation,days
1,asylum_seeker,individual,31
1,provisionally_admitted,individual,30
2,refugee,collective,4
"""


@pytest.fixture
def run(tmp_path):
    """Run the command on a file of that text."""

    def run(text, *options):
        (tmp_path / "in.csv").write_text(text)
        return CliRunner().invoke(main, ["support", "simulate", f"{tmp_path}/in.csv", f"{tmp_path}/out.csv", *options])

    return run


def test_control_totals_are_printed_as_json(run):
    result = run(FILE, *LAWS, "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == {
        "from": "2023-12-31", "to": "2024-01-01", "rows": 3, "households": 2, "days": 65,
        "before": 1320 * 61, "after": 1320 * 31 + 1825 * 30, "not_covered_before": 1, "not_covered_after": 1,
    }  # fmt: skip


def test_control_totals_are_printed_for_people(run, tmp_path):
    result = run(FILE, *LAWS)
    assert result.exit_code == 0, result.output
    assert "805.20" in result.stdout
    assert "956.70" in result.stdout
    assert "151.50" in result.stdout
    assert "3 Personen, 2 Haushalte, 65 Tage" in result.stdout
    assert (tmp_path / "out.csv").read_text().splitlines() == [
        "household_id,rappen_before,rappen_after,household_rappen_before,household_rappen_after",
        "1,40920,40920,80520,95670",
        "1,39600,54750,80520,95670",
        "2,0,0,0,0",
    ]


def test_control_totals_are_printed_in_english_too(run):
    result = run(FILE, *LAWS, "--language", "en")
    assert "law of 2023-12-31" in result.stdout
    assert "3 persons, 2 households, 65 days" in result.stdout


@pytest.mark.parametrize(
    ("text", "options", "code", "message"),
    [
        (FILE.replace("30", "32"), LAWS, 2, "in.csv, line 3, column days: '32'. Allowed: a whole number 0 … 31."),
        (FILE, ("--from", "2015-12-31", "--to", "2024-01-01"), 2, "KAsylV begins on 2016-01-01"),
        (FILE, ("--from", "2023-13-31", "--to", "2024-01-01"), 2, "no day of the calendar"),
        (FILE, ("--from", "2023-12-31"), 2, "Missing option '--to'"),
        (FILE, (*LAWS, "--threads", "0"), 2, "0 is not in the range"),
        (FILE, ("--from", "2020-01-01", "--to", "2024-01-01"), 1, "rates before 1 January 2023 not entered"),
    ],
)
def test_bad_input_ends_with_its_code_and_one_message(run, tmp_path, text, options, code, message):
    result = run(text, *options)
    assert result.exit_code == code
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_file_is_named():
    result = CliRunner().invoke(main, ["support", "simulate", "no.csv", "out.csv", *LAWS])
    assert result.exit_code == 2
    assert "no.csv" in result.stderr
