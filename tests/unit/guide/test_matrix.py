# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every way through the questions has an answer, and none changes unseen."""

import re
import time

import pytest
from click.testing import CliRunner

from domizil.cli.guide import guide
from domizil.guide import matrix
from domizil.guide.jurisdictions import JURISDICTIONS, LUCERNE, LUX
from domizil.law.lux_residence.facts import STATELESS
from domizil.law.lux_residence.input import nationalities
from domizil.law.lux_residence.matrix import situations

MOST_SECONDS = 60


@pytest.fixture(scope="module")
def tables():
    """The matrices as the law has them now, and how long each took."""
    found = {}
    for key, place in JURISDICTIONS.items():
        begin = time.process_time()
        found[key] = matrix.table(place), time.process_time() - begin
    return found


@pytest.mark.parametrize("place", JURISDICTIONS.values(), ids=JURISDICTIONS)
class TestMatrix:
    def test_no_outcome_changed_unseen(self, tables, place):
        found = matrix.difference(place, tables[place.key][0])
        told = "\n".join(
            [*found[:200], f"Read the difference; accept it with: domizil guide matrix {place.key} --accept"]
        )
        assert not found, told

    def test_it_is_computed_in_time(self, tables, place):
        assert tables[place.key][1] < MOST_SECONDS

    def test_every_way_ends_in_an_outcome_that_is_written_out(self, tables, place):
        ways = tables[place.key][0].split("## ways")[1]
        outcomes = set(re.findall(r"= (\S+ \S+ [0-9a-f]{8})$", ways, re.MULTILINE))
        written = set(re.findall(r"^(\S+ \S+ [0-9a-f]{8})$", tables[place.key][0], re.MULTILINE))
        assert outcomes == written
        assert {name.split()[0] for name in outcomes} <= {"right", "discretion", "unverified", "not_open"}
        tails = set(re.findall(r"> (\S+@[0-9a-f]{8})$", ways, re.MULTILINE))
        assert tails == set(re.findall(r"^## (\S+@[0-9a-f]{8})$", ways, re.MULTILINE))


def test_all_nationalities_of_luxembourg_are_in_it(tables):
    """All cells of nationality x purpose x length x paper are computed to find which nationalities are alike."""
    lines = re.findall(r"^nationalities: ([A-Z, ]+)", tables["lux"][0], re.MULTILINE)
    codes = sorted(code for line in lines for code in line.strip().split(", "))
    assert codes == sorted((*nationalities(), STATELESS))
    assert len(codes) * len(list(situations())) * 4 * 9 == 266_400


def test_few_questions(tables):
    """On average over all ways; whoever asks for an everyday matter has fewer."""
    told = {key: re.search(r"questions: (\d+) to (\d+), on average (\S+)", text) for key, (text, _) in tables.items()}
    assert int(told["lux"][2]) <= 8
    assert int(told["lucerne"][2]) <= 6
    assert float(told["lucerne"][3]) <= 4.5


def test_a_changed_outcome_shows_what_changed():
    before = matrix.accepted(LUCERNE)
    after = before.replace("authority=authority.municipality", "authority=authority.nobody", 1)
    assert after != before, "the name of an authority stands in the matrix"
    found = matrix.difference(LUCERNE, after)
    assert any(line.startswith("-") and "authority.municipality" in line for line in found)
    assert any(line.startswith("+") and "authority.nobody" in line for line in found)


class TestCommand:
    @pytest.fixture(autouse=True)
    def _elsewhere(self, tmp_path, monkeypatch):
        monkeypatch.setattr(matrix, "ACCEPTED", tmp_path)

    def test_a_difference_is_an_error_until_it_is_accepted(self, tmp_path):
        run = CliRunner().invoke(guide, ["matrix", "lucerne"])
        assert run.exit_code == 1
        assert "domizil guide matrix --accept" in run.output
        assert "+ways: " in run.output
        assert CliRunner().invoke(guide, ["matrix", "lucerne", "--accept"]).exit_code == 0
        assert (tmp_path / "lucerne.txt").read_text("utf-8").startswith("# lucerne: every way")
        run = CliRunner().invoke(guide, ["matrix", "lucerne"])
        assert (run.exit_code, run.output) == (0, "lucerne: nothing changed\n")


def test_the_matrix_is_that_of_the_newest_text():
    assert matrix.newest(LUX).isoformat() == "2026-06-12"
