# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast the residents' register is: one clerk, whole pages, messages, reports, and fifty clerks at once.

    python -m bench.register [--residents 430000] [--clerks 50] [--seconds 120] [--write]

Works in a home of its own (`.bench-register`, or DOMIZIL_HOME), whose database is made and filled the first time.
Messages need the schemas of eCH (`DOMIZIL_ECH_XSD`); without them the report says so.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from .figures import Figures
from .measure import machine

TODAY, LUZERN, LARGEST = "2024-12-31", 1061, 12
RESULTS = Path(__file__).parent / "REGISTER.md"


def main() -> None:
    """Fill the database if it is empty, measure, and print what was found."""
    asked = _arguments()
    os.environ.setdefault("DOMIZIL_HOME", str(Path(".bench-register").resolve()))
    os.environ.update(DOMIZIL_DEMO="1", DOMIZIL_TODAY=TODAY)
    from domizil.base import pg

    with pg.running():
        _fill(asked.residents)
        from domizil.cli.bootstrap import configure

        clerks = _clerks(asked.clerks)
        configure(pg.APP_ROLE)
        head = _head()
        parts = [
            _alone(clerks[0], asked.rounds), _pages(clerks[0], asked.rounds), _messages(asked.messages), _reports(),
            _together(clerks, asked.seconds),
        ]  # fmt: skip
    report = "\n".join([*head, *"\n\n".join("\n".join(part) for part in parts).split("\n")])
    print(report)
    if asked.write:
        RESULTS.write_text(report + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--residents", type=int, default=430_000)
    parser.add_argument("--clerks", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=200, help="persons that the one clerk looks at")
    parser.add_argument("--messages", type=int, default=1200, help="eCH-0020 messages to take")
    parser.add_argument("--write", action="store_true", help="also into bench/REGISTER.md")
    return parser.parse_args()


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "domizil", *arguments], check=True)


def _fill(residents: int) -> None:
    _run("migrate")
    done = subprocess.run(
        [sys.executable, "-m", "domizil", "demo-data", "--residents", str(residents)], capture_output=True, text=True
    )
    print(done.stdout or "The database is filled already.")
    if done.returncode and "already holds people" not in done.stderr:
        raise SystemExit(done.stderr)
    with _owner() as connection:
        connection.execute("VACUUM (ANALYZE)")  # as PostgreSQL does by itself some time after so much was written


def _clerks(count: int) -> list[tuple[int, int]]:
    """Make clerks, as the owner: spread over the largest municipalities, each knowing one. Returns worker and place."""
    made = subprocess.run(
        [sys.executable, "-c", f"from bench.register import make_clerks; make_clerks({count})"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [tuple(map(int, line.split())) for line in made.stdout.splitlines()]  # type: ignore[misc]


def as_owner() -> None:
    """Load Django for the owner; in a process of its own, because a process has one role."""
    from domizil.base import pg
    from domizil.cli.bootstrap import configure

    configure(pg.OWNER_ROLE)


def make_clerks(count: int) -> None:
    """Print worker and municipality of clerks who may work in the register, one a line; runs as the owner."""
    as_owner()
    from django.db.backends.postgresql.psycopg_any import DateRange
    from django.db.models import Max

    from domizil.base.models import Grant, Municipality, Worker
    from domizil.register.papers.models import Tariff

    since = DateRange(date(2022, 1, 1), None)
    standing = Municipality.objects.filter(valid__contains=date.fromisoformat(TODAY))
    with_size = standing.annotate(size=Max("populations__persons")).filter(size__isnull=False)
    largest = with_size.order_by("-size")[:LARGEST]
    for number, place in zip(range(count), [*largest] * count, strict=False):
        worker, new = Worker.objects.get_or_create(username=f"bench-{place.pk}-{number}")
        if new:
            Grant.objects.create(worker=worker, role="register", municipality=place, purpose="bench", valid=since)
        Tariff.objects.get_or_create(
            municipality=place, for_swiss=True, defaults={"rappen": 3000, "valid": since, "source": "bench"}
        )
        print(worker.pk, place.pk)


def _alone(clerk: tuple[int, int], rounds: int) -> list[str]:
    """One clerk of the largest municipality: search, read a person, write."""
    figures, dice = Figures(), random.Random(os.getpid())
    ours = _residents(clerk, rounds)
    for row in ours:
        _search(figures, clerk[0], row)
        _read(figures, clerk[0], row.person_id)
    for number in range(rounds // 2):
        Desk(clerk, figures, dice, f"Allein {_letters(os.getpid())} {_letters(number)}").serve()
    queries = figures.counts["queries of a person sheet"]
    return [
        "## One clerk", "", "| what | times | median ms | p95 ms |", "|---|---:|---:|---:|",
        *(figures.line(name) for name in figures.times), "",
        f"Queries of a person sheet: at most {queries}. Writes include access, law, audit and checks of whole lives.",
    ]  # fmt: skip


def _residents(clerk: tuple[int, int], count: int) -> list[Any]:
    """Residences in a municipality, drawn by lot, with their persons and dwellings."""
    from domizil.register.models import Residence

    with _as(clerk[0]):
        ours = Residence.objects.filter(municipality=clerk[1], valid__contains=date(2024, 12, 31))
        drawn = ours.select_related("person").prefetch_related("occupancies__dwelling")
        return list(drawn.order_by("?")[:count])


def _pages(clerk: tuple[int, int], rounds: int) -> list[str]:
    """Whole pages, as they are asked for."""
    from . import pages

    return pages.lines(*clerk, _residents(clerk, rounds // 2), f"Seite {_letters(os.getpid())}")


def _messages(count: int) -> list[str]:
    """Messages of other registers, from the inbox to the answer."""
    from . import exchange

    head = ["## Messages between registers (eCH-0020)", ""]
    if not os.environ.get("DOMIZIL_ECH_XSD"):
        return [*head, "Not measured: DOMIZIL_ECH_XSD does not name the schemas."]
    code = "from bench.register import as_owner; as_owner(); from bench import exchange; exchange.prepare()"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return [*head, *exchange.lines(count, first=random.randrange(9_000_000))]


def _reports() -> list[str]:
    """Ten thousand reports of a property manager, handed in as a file; they are forgotten again."""
    from . import third_parties

    done = third_parties.upload()
    return [
        "## Reports of third parties", "", "| what | reports | seconds | wanted |", "|---|---:|---:|---:|",
        f"| file checked, every row | {done.reports} | {done.checked:.1f} | |",
        f"| taken over and matched | {done.reports} | {done.taken:.1f} | |",
        f"| together | {done.reports} | {done.seconds:.1f} | 30 |", "",
        f"{done.found} of them were matched to a person; tasks for a clerk afterwards: {done.tasks}.",
    ]  # fmt: skip


def _as(worker: int):
    from domizil.base import acting

    return acting.as_worker(worker, path="bench")


def _search(figures: Figures, worker: int, residence: Any) -> None:
    """Ask in each way; a search is what the first page of its results needs."""
    from domizil.register import queries
    from domizil.web.search import ON_A_PAGE

    home = next((row.dwelling for row in residence.occupancies.all() if row.dwelling), None)
    person = residence.person
    for what, typed in (
        ("search: name and first letters", f"{person.official_name} {person.first_name[:3]}"),
        ("search: first five letters", person.official_name[:5]),
        ("search: first two letters", person.official_name[:2]),
        ("search: date of birth", person.date_of_birth.isoformat()),
        ("search: month of birth", f"{person.date_of_birth:%m.%Y}"),
        ("search: year of birth", f"{person.date_of_birth:%Y}"),
        ("search: name and year of birth", f"{person.official_name} {person.date_of_birth:%Y}"),
        *(
            [("search: address", f"{home.street} {home.house_number}"), ("search: EGID", str(home.egid))]
            if home
            else ()
        ),
    ):
        began = time.perf_counter()
        with _as(worker):
            people = queries.persons(queries.found(typed)[:ON_A_PAGE])
            queries.other_names(people, typed)
        figures.add(what, began)


def _read(figures: Figures, worker: int, person: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from domizil.register import queries

    began = time.perf_counter()
    with _as(worker):
        queries.person_sheet(person)
    figures.add("person sheet", began)
    with _as(worker), CaptureQueriesContext(connection) as asked:
        queries.person_sheet(person)
    figures.most("queries of a person sheet", len(asked))


class Desk:
    """A clerk who serves one newcomer: arrival, papers and receipt, move, departure."""

    def __init__(self, clerk: tuple[int, int], figures: Figures, dice: random.Random, name: str) -> None:
        """`name` is the official name of the newcomer."""
        self.worker_id, self.place = clerk
        self.figures, self.dice, self.name = figures, dice, name

    def serve(self) -> None:
        """Write the four things, each in a transaction of its own as a request does."""
        from domizil.register import actions
        from domizil.register.reporting import NewPerson, Origin, Place

        on = date(2024, 11, 1) + timedelta(days=self.dice.randrange(20))
        new = NewPerson(
            self.name, "Anna", 2, date(1990, 1, 1) + timedelta(days=self.dice.randrange(9000)), 8100,
            features={"marital_status": 1}, origins=(Origin("Zürich", "ZH"),),
        )  # fmt: skip
        self.person = self._write("arrival", lambda by: actions.arrive(
            by=by, municipality=self.place, on=on, persons=[new], dwelling=self._dwelling(),
            comes_from=Place(text="Bern", municipality=351),
        ))[0].person  # fmt: skip
        self._write("receipt", self._receipt)
        self._write("move", lambda by: actions.move(
            by=by, municipality=self.place, on=on + timedelta(days=10), persons=[self.person],
            dwelling=self._dwelling(),
        ))  # fmt: skip
        self._write("departure", lambda by: actions.depart(
            by=by, municipality=self.place, on=on + timedelta(days=30), persons=[self.person], goes_to=Place(),
        ))  # fmt: skip

    def _write(self, what: str, act: Any) -> Any:
        from domizil.base.models import Worker

        began = time.perf_counter()
        with _as(self.worker_id):
            done = act(Worker.objects.get(pk=self.worker_id))
        self.figures.add(what, began)
        return done

    def _dwelling(self) -> Any:
        from domizil.register.reporting import DwellingFacts

        number = self.dice.randrange(300_000_000, 800_000_000)
        return DwellingFacts(number, 1, 6000, "Messort", "Messweg", "1")

    def _receipt(self, by: Any) -> Any:
        from domizil.register.papers import actions as papers
        from domizil.register.papers.actions.deposits import NewPaper
        from domizil.register.papers.models import PaperKind

        lying = NewPaper(PaperKind.HEIMATSCHEIN, f"H{self.dice.randrange(10**9)}", "Zürich")
        paper = papers.deposit_paper(by=by, municipality=self.place, person=self.person, paper=lying)
        return papers.issue_receipt(by=by, municipality=self.place, person=self.person, papers=[paper])


def _together(clerks: list[tuple[int, int]], seconds: int) -> list[str]:
    """All clerks at once, each serving one newcomer after the other; then the rows and their history are counted."""
    before, figures, errors = _counted(), Figures(), Counter[str]()
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_work, args=(clerk, number, until, figures, errors))
        for number, clerk in enumerate(clerks)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = _counted()
    told = [
        f"## {len(clerks)} clerks at once for {seconds} seconds", "",
        "| what | times | median ms | p95 ms |", "|---|---:|---:|---:|",
        *(figures.line(name) for name in figures.times), "",
        f"- errors: {sum(errors.values())} {dict(errors) or ''}".rstrip(),
        f"- receipts with a number that another one of the municipality has: {after['double numbers']}",
        f"- gaps in the receipt numbers of a municipality: {after['gaps']}",
        f"- rules of whole lives that are broken: {after['faults']}",
    ]  # fmt: skip
    for table in AUDITED:
        rows, history = after[table] - before[table], after[f"{table}event"] - before[f"{table}event"]
        told.append(f"- {table}: {rows} new rows, {history} new entries of history about insertions")
    return told


AUDITED = ("register_person", "register_residence", "register_registerevent", "papers_receipt")


def _work(
    clerk: tuple[int, int], number: int, until: float, figures: Figures, errors: Counter[str]
) -> None:  # fmt: skip
    from django.db import connection

    dice, served = random.Random(os.getpid() * 1000 + number), 0
    while time.monotonic() < until:
        served += 1
        try:
            Desk(
                clerk, figures, dice, f"Zugleich {_letters(os.getpid())} {_letters(number)} {_letters(served)}"
            ).serve()
        except Exception as error:  # noqa: BLE001 - every error counts
            errors[f"{type(error).__name__}: {str(error)[:120]}"] += 1
    connection.close()


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def _counted() -> dict[str, int]:
    """Count rows, their history, double numbers and gaps, as the owner."""
    receipts = "SELECT municipality_id, number FROM papers_receipt"
    asked = {
        "double numbers": f"SELECT count(*) - count(DISTINCT (municipality_id, number)) FROM ({receipts}) AS receipt",
        "gaps": f"SELECT coalesce(sum(most - numbers), 0) FROM (SELECT max(number) AS most, count(*) AS numbers"
                f" FROM ({receipts}) AS receipt GROUP BY municipality_id) AS town",
        "faults": "SELECT count(*) FROM register_fault",
        **{table: f"SELECT count(*) FROM {table}" for table in AUDITED},
        **{f"{table}event": f"SELECT count(*) FROM {table}event WHERE pgh_label = 'insert'" for table in AUDITED},
    }  # fmt: skip
    with _owner() as connection:
        return {name: connection.execute(query).fetchone()[0] for name, query in asked.items()}  # type: ignore[index]


def _owner() -> Any:
    """Return a connection of the owner."""
    import psycopg

    from domizil.base import pg

    cluster = pg.own_cluster()
    assert cluster is not None, "bench.register works in a cluster of its own"
    return psycopg.connect(cluster.conninfo(pg.DATABASE, pg.OWNER_ROLE), autocommit=True)


def _head() -> list[str]:
    return [
        "# The register, measured", "",
        f"`make bench-register` on {' · '.join(machine())}. Synthetic people only; the clock stands at {TODAY}.",
        f"Load average in the five minutes before: {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores.",
        "Every time of one clerk is one transaction as a request has it, without the page around it; pages follow.",
        "Wanted (p95, two idle cores): search 50 ms, person page 100 ms with at most 12 queries, a write 100 ms.", "",
    ]  # fmt: skip


if __name__ == "__main__":
    main()
