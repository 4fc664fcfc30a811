# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A population file under two laws: the right amounts on the right rows, or a refusal and nothing."""

import builtins
import csv
import errno
import os
import signal
import subprocess
import sys
import time
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.bulk_population import AFTER, BEFORE, population, write_csv

from domizil.law.engine import BadInput, Law
from domizil.law.lu_kasylv import bulk
from domizil.law.lu_kasylv.facts import Accommodation, Group
from domizil.reports import population_csv, population_parquet, results, simulation
from domizil.reports.population import Seen
from domizil.reports.simulation import AMOUNTS, simulate_file

HEAD = "household_id,group,accommodation,days"


def simulated(source, target, **options):
    return simulate_file(source, target, BEFORE, AFTER, **options)


def write_parquet(path, columns):
    pq.write_table(pa.table({name: pa.array(values) for name, values in columns.items()}), path, row_group_size=700)
    return path


def read(path):
    """Columns of a result, all as text."""
    if path.suffix == ".parquet":
        return {name: [str(cell) for cell in column] for name, column in pq.read_table(path).to_pydict().items()}
    with path.open(newline="") as file:
        header, *rows = csv.reader(file)
    return dict(zip(header, map(list, zip(*rows, strict=True)), strict=True))


def expected(columns):
    """The result that the bulk law gives for whole columns at once."""
    result = bulk.simulate(columns, BEFORE, AFTER)
    members = np.unique(columns["household_id"], return_counts=True)[1]
    amounts = (
        result.person_before, result.person_after,
        np.repeat(result.household_before, members), np.repeat(result.household_after, members),
    )  # fmt: skip
    texts = {name: [str(number) for number in column] for name, column in zip(AMOUNTS, amounts, strict=True)}
    return {"household_id": [str(id_) for id_ in columns["household_id"]]} | texts, result.control


@pytest.fixture(autouse=True)
def _short_stretches(monkeypatch):
    """Stretches so short that households lie across their ends."""
    monkeypatch.setattr(population_csv, "ROWS", 97)
    monkeypatch.setattr(population_parquet, "ROWS", 89)


@pytest.mark.parametrize("target", ["out.csv", "out.parquet"])
@pytest.mark.parametrize("kind", ["csv", "semicolons", "parquet"])
@pytest.mark.parametrize("community", [False, True], ids=["alone", "in communities"])
def test_a_file_gives_what_its_columns_give(tmp_path, target, kind, community):
    columns = population(3_000, seed=8, community=community)
    if kind == "parquet":
        source = write_parquet(tmp_path / "in.parquet", columns)
    else:
        source = write_csv(tmp_path / "in.csv", columns, delimiter=";" if kind == "semicolons" else ",")
    values, control = expected(columns)
    assert simulated(source, tmp_path / target, threads=2) == control
    assert read(tmp_path / target) == values


@pytest.mark.parametrize("backend", ["numpy", "numba"])
def test_names_labels_and_order_pass_through(tmp_path, backend):
    columns = population(500, seed=9)
    named = {
        "person": [f"Person, {number}" for number in range(500)],
        "days": columns["days"],
        "accommodation": [Accommodation(number).name.lower() for number in columns["accommodation"]],
        "group": [Group(number).name.lower() for number in columns["group"]],
        "household_id": [f"H-{id_}" for id_ in columns["household_id"]],
    }
    values, control = expected(columns)
    values |= {"household_id": named["household_id"], "person": named["person"]}
    for source in (write_csv(tmp_path / "in.csv", named), write_parquet(tmp_path / "in.parquet", named)):
        assert simulated(source, tmp_path / "out.csv", backend=backend) == control
        assert read(tmp_path / "out.csv") == values


def test_dictionary_columns_are_read(tmp_path):
    columns = population(500, seed=9)
    values, control = expected(columns)
    names = [Group(number).name.lower() for number in columns["group"]]
    table = pa.table({name: pa.array(column) for name, column in columns.items()})
    table = table.set_column(1, "group", pa.array(names).dictionary_encode())
    table = table.set_column(3, "days", table["days"].combine_chunks().dictionary_encode())
    pq.write_table(table, tmp_path / "in.parquet")
    assert simulated(tmp_path / "in.parquet", tmp_path / "out.csv") == control
    assert read(tmp_path / "out.csv") == values


def test_a_file_without_a_person_gives_a_file_without_a_row(tmp_path):
    (tmp_path / "in.csv").write_text(HEAD + "\n")
    for target in (tmp_path / "out.csv", tmp_path / "out.parquet"):
        assert simulated(tmp_path / "in.csv", target).rows == 0
    assert (tmp_path / "out.csv").read_text() == ",".join(("household_id", *AMOUNTS)) + "\n"
    assert pq.read_table(tmp_path / "out.parquet").column_names == ["household_id", *AMOUNTS]


def test_progress_reaches_the_end(tmp_path):
    for source in (
        write_csv(tmp_path / "in.csv", population(1_000, seed=1)),
        write_parquet(tmp_path / "in.parquet", population(1_000, seed=1)),
    ):
        heard = []
        simulated(source, tmp_path / "out.csv", tell=heard.append)
        assert heard == sorted(heard)
        assert len(heard) > 5
        assert heard[-1] == 1


BAD_ROWS = {
    "unknown group": ("2,queen,1,3", "line 3, column group: 'queen'. Allowed: asylum_seeker (0)"),
    "group number": ("2,7,1,3", "line 3, column group: '7'. Allowed: asylum_seeker (0)"),
    "negative days": ("2,0,1,-1", "line 3, column days: '-1'. Allowed: a whole number 0 … 31."),
    "32 days": ("2,0,1,32", "line 3, column days: '32'. Allowed: a whole number 0 … 31."),
    "half a day": ("2,0,1,1.5", "line 3, column days: '1.5'"),
    "other digits": ("2,0,1,٣", "line 3, column days: '٣'"),
    "underscore": ("2,0,1,1_0", "line 3, column days: '1_0'"),
    "very long number": ("2,0,1," + "9" * 99, "line 3, column days: '" + "9" * 59),
    "empty days": ("2,0,1,", "line 3, column days: is empty"),
    "empty household": (",0,1,3", "line 3, column household_id: is empty. Allowed: a name or number."),
    "too few fields": ("2,0,1", "line 3: has 3 fields. Allowed: 4 fields, as in the header."),
    "too many fields": ("2,0,1,3,4", "line 3: has 5 fields"),
    "empty line": ("", "line 3: is empty"),
    "line break": ('2,0,1,"3\n"', "line 3: has a field with a line break"),
    "open quote": ('2,0,1,"3', "behind line 1: cannot be read (unexpected end of data)"),
    "comes again": ("2,0,1,3\n1,0,1,3", "line 4, column household_id: household 1 comes again"),
    "10 MB line": ("2,0,1," + "3" * 10_000_000, "line 3: is longer than 10000 characters"),
    "not UTF-8": ("2,0,1,3\xff".encode("latin-1"), "is not UTF-8"),
}


@pytest.mark.parametrize(("row", "message"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_line_is_refused_and_nothing_is_written(tmp_path, row, message):
    row = row if isinstance(row, bytes) else row.encode()
    (tmp_path / "in.csv").write_bytes(f"{HEAD}\n1,0,1,31\n".encode() + row + b"\n")
    (tmp_path / "out.csv").write_text("as it was")
    with pytest.raises(BadInput) as refusal:
        simulated(tmp_path / "in.csv", tmp_path / "out.csv")
    assert str(refusal.value).startswith("in.csv, ")
    assert message in str(refusal.value)
    assert (tmp_path / "out.csv").read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]


def test_a_bad_line_far_down_is_named_by_its_own_number(tmp_path):
    columns = population(1_000, seed=1)
    source = write_csv(tmp_path / "in.csv", columns)
    lines = source.read_text().splitlines()
    lines[777] = lines[777].rsplit(",", 1)[0] + ",40"
    source.write_text("\n".join(lines))
    with pytest.raises(BadInput, match="line 778, column days: '40'"):
        simulated(source, tmp_path / "out.csv")


BAD_COLUMNS = {
    "null": ({"days": [1, None, 3]}, "row 2, column days: is empty (null)"),
    "null household": ({"household_id": [1, None, 3]}, "row 2, column household_id: is empty (null)"),
    "null group": ({"group": [None, "refugee", "refugee"]}, "row 1, column group: is empty (null)"),
    "value": ({"days": [1, 2, 99]}, "row 3, column days: 99. Allowed: a whole number 0 … 31."),
    "name": ({"group": ["refugee", "queen", "refugee"]}, "row 2, column group: 'queen'. Allowed: asylum_seeker (0)"),
    "float": ({"days": [1.0, 2.0, 3.0]}, "column days: is of the type double. Allowed: a column of whole numbers."),
    "bool": ({"group": [True, False, True]}, "column group: is of the type bool"),
    "list": ({"household_id": [[1], [2], [3]]}, "column household_id: is of the type list"),
    "text for days": ({"days": ["1", "2", "3"]}, "column days: is of the type string"),
    "all null": ({"days": [None, None, None]}, "column days: is of the type null"),
    "unknown": ({"income": [1, 2, 3]}, "column 'income': is not known. Allowed: household_id, group"),
    "again": ({"household_id": [1, 2, 1]}, "row 3, column household_id: household 1 comes again"),
    "community": (
        {"household_id": [1, 1, 1], "community_size": [4, 4, 5]},
        "row 3, column community_size: 5, but 4 before in the same household",
    ),
}


@pytest.mark.parametrize(("change", "message"), BAD_COLUMNS.values(), ids=BAD_COLUMNS)
def test_a_bad_parquet_file_is_refused(tmp_path, change, message):
    columns = {"household_id": [1, 2, 3], "group": [0, 0, 0], "accommodation": [1, 1, 1], "days": [1, 2, 3]} | change
    source = write_parquet(tmp_path / "in.parquet", columns)
    with pytest.raises(BadInput) as refusal:
        simulated(source, tmp_path / "out.parquet")
    assert str(refusal.value).startswith("in.parquet, ")
    assert message in str(refusal.value)
    assert [path.name for path in tmp_path.iterdir()] == ["in.parquet"]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("kind", ["number", "text"])
@pytest.mark.parametrize("back", [50, 1_500])
def test_a_household_that_comes_again_much_later_is_refused(tmp_path, suffix, kind, back):
    columns = {name: np.arange(2_000) * (name == "household_id") for name in population(1, seed=1)}
    columns["household_id"][back] = 7
    if kind == "text":
        columns["household_id"] = [f"H{id_}" for id_ in columns["household_id"]]
    source = (write_csv if suffix == "csv" else write_parquet)(tmp_path / f"in.{suffix}", columns)
    with pytest.raises(
        BadInput, match=f"(line {back + 2}|row {back + 1}), column household_id: household H?7 comes again"
    ):
        simulated(source, tmp_path / "out.csv")


def test_households_need_not_rise(tmp_path):
    columns = population(3_000, seed=8)
    rising = simulated(write_parquet(tmp_path / "in.parquet", columns), tmp_path / "out.csv")
    columns["household_id"] = -columns["household_id"]
    assert simulated(write_parquet(tmp_path / "in.parquet", columns), tmp_path / "out.csv") == rising


def test_a_household_without_end_is_refused(tmp_path):
    columns = {name: np.ones(30_000, int) * (name == "household_id") for name in population(1, seed=1)}
    source = write_parquet(tmp_path / "in.parquet", columns)
    with pytest.raises(BadInput, match=r"row 100, column household_id: a household of .* Allowed: at most 99"):
        simulated(source, tmp_path / "out.csv")


def test_seen_finds_numbers_and_texts():
    seen = Seen()
    assert seen.again(np.array([1, 2, 5])) is None
    assert seen.again(np.array([4, 3])) is None
    assert seen.again(np.array([6, 3, 2])) == 1
    assert Seen().again(np.array([3, 1, 3])) == 2
    texts = Seen()
    assert texts.again(np.array(["a", "b"], dtype=object)) is None
    assert texts.again(np.array(["c", "a"], dtype=object)) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "column household_id: is missing"),
        (b"\n1,2\n", "column household_id: is missing"),
        (b",a\n1,2\n", "column '': is not known"),
        (b"household_id,group,accommodation\n", "column days: is missing"),
        (b"household_id,group,accommodation,days,days\n", "column days: stands twice"),
        (b"\xff\xfe", "behind line 1: is not UTF-8"),
        (b"a" * 20_000, "line 1: is longer than 10000 characters"),
    ],
)
def test_a_header_that_cannot_be_is_refused(tmp_path, content, message):
    (tmp_path / "in.csv").write_bytes(content)
    with pytest.raises(BadInput) as refusal:
        simulated(tmp_path / "in.csv", tmp_path / "out.csv")
    assert message in str(refusal.value)


@pytest.mark.parametrize("content", [b"", b"PAR1 and nothing behind it"])
def test_a_file_that_is_no_parquet_is_refused(tmp_path, content):
    (tmp_path / "in.parquet").write_bytes(content)
    with pytest.raises(BadInput, match=r"in\.parquet, file: cannot be read \(.*\)\. Allowed: Parquet"):
        simulated(tmp_path / "in.parquet", tmp_path / "out.csv")


def test_a_parquet_file_damaged_inside_is_refused(tmp_path):
    source = write_parquet(tmp_path / "in.parquet", population(5_000, seed=1))
    content = bytearray(source.read_bytes())
    content[200:4_000] = os.urandom(3_800)
    source.write_bytes(content)
    with pytest.raises(BadInput, match=r"in\.parquet, "):
        simulated(source, tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["in.parquet"]


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("in.txt", "out.csv", r"in\.txt, file: ends with \.txt\. Allowed: \.csv or \.parquet"),
        ("in.csv", "out.xlsx", r"out\.xlsx: ends with \.xlsx"),
        ("in.csv", "out", "out: ends with nothing"),
        ("in.csv", "no/out.csv", r"no/out\.csv: cannot be written \(No such file or directory\)"),
        ("missing.csv", "out.csv", r"missing\.csv: cannot be read \(No such file or directory\)"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path, source, target, message):
    for name in ("in.csv", "in.txt"):
        (tmp_path / name).write_text(f"{HEAD}\n1,0,1,31\n")
    with pytest.raises(BadInput, match=message):
        simulated(tmp_path / source, tmp_path / target)


def test_a_folder_is_no_target(tmp_path):
    (tmp_path / "in.csv").write_text(f"{HEAD}\n1,0,1,31\n")
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(BadInput, match=r"out\.csv: is a folder"):
        simulated(tmp_path / "in.csv", tmp_path / "out.csv")


def test_the_source_may_be_replaced(tmp_path):
    columns = population(1_000, seed=1)
    source = write_parquet(tmp_path / "same.parquet", columns)
    simulated(source, source)
    assert read(source) == expected(columns)[0]


def test_without_pyarrow_parquet_is_refused_and_csv_works(tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    columns = population(1_000, seed=1)
    parquet = write_parquet(tmp_path / "in.parquet", columns)
    source = write_csv(tmp_path / "in.csv", columns)
    monkeypatch.setattr(builtins, "__import__", without)
    message = r"pyarrow is not installed\. Allowed: install domizil\[simulate\], or use \.csv"
    with pytest.raises(BadInput, match=message):
        simulated(parquet, tmp_path / "out.csv")
    with pytest.raises(BadInput, match=message):
        simulated(source, tmp_path / "out.parquet")
    assert simulated(source, tmp_path / "out.csv").rows == 1_000


@pytest.mark.parametrize("target", ["out.csv", "out.parquet"])
def test_an_interruption_leaves_nothing_behind(tmp_path, target):
    source = write_csv(tmp_path / "in.csv", population(1_000, seed=1))

    def interrupt(done):
        if done > 0.5:
            assert len(list(tmp_path.glob(f".{target}.*.part"))) == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulated(source, tmp_path / target, tell=interrupt)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_ctrl_c_stops_the_command_and_leaves_nothing_behind(tmp_path):
    """The real command, interrupted while its draft is there."""
    source = write_csv(tmp_path / "in.csv", population(300_000, seed=1))
    arguments = ["support", "simulate", str(source), str(tmp_path / "out.csv")]
    arguments += ["--from", "2023-12-31", "--to", "2024-01-01"]
    # Tests that run in the background of a shell have it ignored, and would pass that on.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heard}; from domizil.cli.main import main; main()"
    with subprocess.Popen([sys.executable, "-c", program, *arguments], stderr=subprocess.DEVNULL) as running:
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob(".out.csv.*.part")) and time.monotonic() < deadline:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) != 0
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_full_disk_is_named_and_leaves_nothing_behind(tmp_path, monkeypatch):
    source = write_parquet(tmp_path / "in.parquet", population(1_000, seed=1))

    class Full:
        def writerow(self, row):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(results.csv, "writer", lambda *args, **kwargs: Full())
    with pytest.raises(BadInput, match=r"out\.csv: cannot be written \(No space left on device\)"):
        simulated(source, tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["in.parquet"]


def test_rows_lost_on_the_way_are_noticed(tmp_path, monkeypatch):
    """The control totals themselves: a stretch that is dropped leaves no result."""
    source = write_csv(tmp_path / "in.csv", population(1_000, seed=1))
    whole = simulation.whole_households
    monkeypatch.setattr(simulation, "whole_households", lambda stretches: islice(whole(stretches), 3))
    with pytest.raises(AssertionError, match="were computed, but"):
        simulated(source, tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_households_cut_apart_are_noticed(tmp_path, monkeypatch):
    """Without the cut between households a household would count twice, and be noticed."""
    source = write_csv(tmp_path / "in.csv", population(1_000, seed=1))
    monkeypatch.setattr(simulation, "whole_households", iter)
    with pytest.raises(BadInput, match="comes again"):
        simulated(source, tmp_path / "out.csv")


def test_the_law_of_the_days_is_taken(tmp_path):
    source = write_csv(tmp_path / "in.csv", population(100, seed=1))
    same = simulate_file(source, tmp_path / "out.csv", AFTER, Law.on(AFTER.on_day))
    assert same.before == same.after
