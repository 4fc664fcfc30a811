# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run the comparison, print it, and write it to bench/RESULTS.md."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from . import case, engine, report
from .measure import Times, in_rounds
from .peers import openfisca, scalar, vectors
from .population import population

PATIENCE = {10**4: 20, 10**5: 20, 10**6: 60, 10**7: 270}
"""Seconds to wait, for each number of persons, until other programs leave the machine alone."""
RESULTS = Path(__file__).with_name("RESULTS.md")


def competitors(columns: engine.Columns) -> dict[str, Callable[[], object]]:
    """Everybody who computes the task, by name."""
    ours = {
        f"{report.OWN} {backend}, {threads} thread{'s' * (threads > 1)}": partial(
            engine.domizil, columns, backend, threads
        )
        for backend in ("numba", "numpy")
        for threads in (1, 2)
    }
    peers = {report.PYTHON: scalar.run, report.WHERE: vectors.run, report.OPENFISCA: openfisca.run}
    return ours | {name: partial(run, columns) for name, run in peers.items()}


def limits(columns: engine.Columns, households: int) -> dict[str, Callable[[], object]]:
    """Reading and writing the same bytes once."""
    return {report.limit(threads): partial(engine.limit, columns, households, threads) for threads in (1, 2)}


def measured(rows: int) -> report.Size:
    """All competitors on so many persons; stops when two of them disagree on a single amount."""
    columns = population(rows)
    running = competitors(columns)
    results = {name: run() for name, run in running.items()}
    digests = {name: result.digest for name, result in results.items()}
    if len(set(digests.values())) != 1:
        sys.exit(f"{rows} persons: the amounts differ: {digests}")
    one = results[report.WHERE]
    households = len(one.household_before)
    difference, digest = one.difference, one.digest
    del results, one
    times = in_rounds(limits(columns, households) | running, seconds=PATIENCE[rows])
    return report.Size(rows, households, difference, digest, times)


def main() -> None:
    """`python -m bench [--quick]`."""
    arguments = argparse.ArgumentParser(prog="bench")
    arguments.add_argument("--quick", action="store_true", help="stop at a million persons, write no file")
    quick = arguments.parse_args().quick
    sizes = []
    for rows in list(PATIENCE)[: -1 if quick else None]:
        print(f"{rows:>10,} persons …", file=sys.stderr, flush=True)
        sizes.append(measured(rows))
    household: Times = in_rounds({"household": case.derived}, seconds=20)["household"]
    text = report.written(sizes, household)
    print(text)
    if not quick:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
