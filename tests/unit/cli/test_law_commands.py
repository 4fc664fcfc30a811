# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands `domizil law` and `domizil support`, as somebody types them."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from domizil.cli.main import main

FILE = """
month: 2024-03
members:
- {id: a, group: provisionally_admitted, accommodation: individual}
- {id: b, group: asylum_seeker, accommodation: collective, days_present: 20}
"""


@pytest.fixture
def run():
    def invoke(*args, text=None):
        return CliRunner().invoke(main, list(args), input=text)

    return invoke


def test_list_names_statutes_and_texts(run):
    found = run("law", "list")
    assert found.exit_code == 0
    assert "KAsylV" in found.output
    rows = json.loads(run("law", "list", "--json").output)
    assert [text["since"] for text in rows[0]["texts"]] == ["2016-01-01", "2024-01-01"]


def test_show_says_what_runs_on_a_day(run):
    data = json.loads(run("law", "show", "lu-kasylv/7/2", "--on", "2024-03-01", "--json").output)
    (norm,) = data["norms"]
    assert norm["cite"] == "§ 7 Abs. 2 KAsylV"
    assert norm["figures"][0]["value"] == {
        "sizes": [1250, 1200, 1150, 1100, 1025, 1020, 1015, 1010, 1005],
        "more": 1000,
    }
    assert "daily_basic_need" in [rule["name"] for rule in norm["rules"]]
    before = json.loads(run("law", "show", "lu-kasylv/7/2", "--on", "2023-12-31", "--json").output)
    assert before["norms"][0]["figures"][0]["value"]["sizes"][0] == 1150


def test_show_takes_a_whole_paragraph_and_english(run):
    found = run("law", "show", "lu-kasylv/7", "--on", "2024-03-01", "-l", "en")
    assert found.exit_code == 0
    assert "§ 7 para. 4 KAsylV" in found.output


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["law", "show", "lu-kasylv/7/2", "--on", "2015-12-31"], "begins on 2016-01-01"),
        (["law", "show", "lu-kasylv/7/2", "--on", "31.12.2023"], "write YYYY-MM-DD"),
        (["law", "show", "lu-kasylv/99", "--on", "2024-01-01"], "does not exist on 2024-01-01"),
        (["law", "show", "nothing/1", "--on", "2024-01-01"], "no statute 'nothing'"),
        (["law", "compare", "lu-kasylv", "--from", "2015-01-01", "--to", "2024-01-01"], "begins on"),
        (["law", "compare", "lu-kasylv", "--from", "2023-12-31"], "--to"),
    ],
)
def test_bad_input_exits_with_2_and_one_message(run, args, says):
    found = run(*args)
    assert found.exit_code == 2
    assert says in found.output


def test_coverage_counts_and_is_complete(run):
    found = run("law", "coverage", "--json")
    assert found.exit_code == 0
    rows = {row["statute"]: row for row in json.loads(found.output)}
    assert rows["lu-kasylv"]["unclaimed"] == 0
    assert rows["lu-kasylv"]["running"] > 60
    assert run("law", "coverage").exit_code == 0


def test_coverage_exits_with_1_when_a_norm_is_claimed_by_nobody(run, monkeypatch):
    from domizil.law.engine.coverage import Coverage

    monkeypatch.setattr(Coverage, "of", lambda self, standing: [(self.statute.norms[0], "2016")])
    found = run("law", "coverage")
    assert found.exit_code == 1
    assert "claimed by nobody" in found.output


def test_compare_shows_before_and_after(run):
    changes = json.loads(
        run("law", "compare", "lu-kasylv", "--from", "2023-12-31", "--to", "2024-01-01", "--json").output
    )
    by_id = {change["id"]: change for change in changes}
    assert by_id["talk_allowance"]["what"] == "gone"
    assert by_id["table_5"]["what"] == "new"
    assert by_id["lu-kasylv/7/2"]["what"] == "changed"
    assert "rate" not in by_id
    assert "nothing changes" in run("law", "compare", "lu-kasylv", "--from", "2024-02-01", "--to", "2024-03-01").output
    assert run("law", "compare", "lu-kasylv", "--from", "2023-12-31", "--to", "2024-01-01").exit_code == 0


def test_assess_prints_a_budget(run, tmp_path):
    file = tmp_path / "household.yaml"
    file.write_text(FILE, "utf-8")
    found = run("support", "assess", str(file), "--why")
    assert found.exit_code == 0
    assert "805.75" in found.output  # 31 x 18.25 + 20 x 12.00
    assert "Tabelle 5" in found.output


def test_assess_reads_standard_input_and_prints_json(run):
    found = run("support", "assess", "-", "--json", text=FILE)
    data = json.loads(found.output)
    assert data["rappen"] == 31 * 1825 + 20 * 1200
    assert [entry["id"] for entry in data["members"]] == ["a", "b"]


def test_assess_takes_another_month_or_the_law_of_another_day(run):
    plain = FILE.replace(", days_present: 20", "")
    other = json.loads(run("support", "assess", "-", "--json", "--month", "2023-12", text=plain).output)
    assert other["rappen"] == 31 * 1320 + 31 * 1100
    by_law = json.loads(run("support", "assess", "-", "--json", "--on", "2023-12-31", text=plain).output)
    assert by_law["rappen"] == 31 * 1320 + 31 * 1100
    assert by_law["month"] == "2024-03"


@pytest.mark.parametrize(
    ("text", "args", "says"),
    [
        (FILE.replace("asylum_seeker", "tourist"), [], "members[1].group"),
        (FILE.replace("days_present: 20", "days_present: 32"), [], "at most 31"),
        (FILE.replace("2024-03", "2015-03"), [], "a month from 2016-01"),
        (FILE, ["--month", "2024-14"], "for example 2024-03"),
        ("x: " + "y" * 10_000_000, [], "at most 1,000,000"),
        ("[", [], "line 1"),
        (FILE.replace("month: 2024-03", "month: 2024-03\nmunicipality: Atlantis"), [], "municipality"),
    ],
)
def test_assess_refuses_bad_input_with_2(run, text, args, says):
    found = run("support", "assess", "-", *args, text=text)
    assert found.exit_code == 2
    assert says in found.output
    assert "Traceback" not in found.output


def test_assess_refuses_what_is_no_utf8(run, tmp_path):
    file = tmp_path / "household.yaml"
    file.write_bytes(b"month: \xff")
    found = run("support", "assess", str(file))
    assert found.exit_code == 2
    assert "UTF-8" in found.output
    assert run("support", "assess", str(tmp_path / "missing.yaml")).exit_code == 2


def test_schema_is_json(run):
    assert json.loads(run("support", "schema").output)["required"] == ["month", "members"]


def test_unsound_law_ends_with_1_and_a_message(tmp_path):
    figures = tmp_path / "figures.yaml"
    figures.write_text("figures: 3", "utf-8")
    command = [sys.executable, "-m", "domizil", "law", "list"]
    found = subprocess.run(command, capture_output=True, text=True, env={"DOMIZIL_FIGURES": str(figures)}, check=False)
    assert found.returncode == 1
    assert "Traceback" not in found.stderr
    assert "holds a list" in found.stderr


@pytest.mark.parametrize("command", [["law", "list"], ["support", "schema"]])
def test_the_law_commands_load_neither_django_nor_numba(command):
    lines = [
        "import sys",
        "from domizil.cli.main import main",
        f"main({command!r}, standalone_mode=False)",
        "print([name for name in ('django', 'numba') if name in sys.modules], file=sys.stderr)",
    ]
    script = "; ".join(lines)
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stderr.strip() == "[]"


def test_a_file_writes_neither_markup_nor_control_characters_to_the_terminal(run):
    text = FILE.replace("id: a", 'id: "[/x]"').replace("month:", 'name: "[red]\\e[31m"\nmonth:', 1)
    found = run("support", "assess", "-", text=text)
    assert found.exit_code == 0
    assert "\x1b[31m" not in found.output
    assert "[/x]" in found.output


def test_a_day_that_is_none_ends_with_1_and_a_message():
    command = [sys.executable, "-m", "domizil", "law", "show", "lu-kasylv/7/2"]
    found = subprocess.run(command, capture_output=True, text=True, env={"DOMIZIL_TODAY": "soon"}, check=False)
    assert found.returncode == 1
    assert "Traceback" not in found.stderr
    assert "is no date" in found.stderr


def test_simulate_never_overwrites_its_own_input(run, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("household_id,group,accommodation,days\n1,0,1,31\n", "utf-8")
    found = run("support", "simulate", str(file), str(file), "--from", "2023-12-31", "--to", "2024-01-01")
    assert found.exit_code == 2
    assert file.read_text("utf-8").endswith("1,0,1,31\n")
