# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loads the demonstration canton into an empty database, in one transaction, audited like everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import accounts, facts
from domizil.base.acting import as_worker
from domizil.base.models import Country, Grant, Municipality, MunicipalityPopulation, Role
from domizil.register import codes
from domizil.register.models import Person

from . import canton
from .book import Book, columns

PATH = "domizil demo-data"
CONSTRAINTS = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype IN ('f', 'x') AND conrelid = ANY (%s::regclass[]) ORDER BY oid
"""
# Tables whose rows must together tell whole lives: the database checks them row by row, the load all at once.
WHOLE = ("register_person", "register_personstate", "register_residence", "register_occupancy")


class NotEmpty(Exception):
    """The database already holds people; the canton is only loaded into an empty one."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was loaded. `units` and `members` count all time; `digest` is the SHA-256 of the rows."""

    persons: int
    residences: int
    permits: int
    accommodations: int
    units: int
    members: int
    rows: int
    digest: str


def load(
    *, seed: int, scale: Fraction | int = 1, residents: int = 0, today: date, report: Callable[[str], None]
) -> Summary:
    """Make the canton and copy it into the database, as the owner role.

    `residents` is the population wanted (0: no Swiss residents). `report` gets a line at each step.
    Raises `NotEmpty` where people are there already, `ValueError` where scale or residents are not possible.
    """
    begin = perf_counter()
    with as_worker(None, path=PATH):
        if Person.objects.exists():
            raise NotEmpty(
                "The database already holds people. The canton goes into an empty one: `domizil demo-reset`."
            )
        copy_facts()
        book = canton.build(
            seed, scale=Fraction(scale), residents=residents, today=today, approver=_approver(), report=report
        )
        made = perf_counter()
        rows = _copy(book)
        report(f"{rows} rows copied (made in {made - begin:.0f} s, copied in {perf_counter() - made:.0f} s)")
    return _summary(book, rows)


def copy_facts() -> None:
    """Write municipalities, populations, countries and code lists where they are missing."""
    codes.load()
    places = facts.municipalities()
    Municipality.objects.bulk_create(
        [Municipality(p.bfs_number, p.name, p.district, DateRange(p.valid_from, p.valid_to)) for p in places],
        ignore_conflicts=True,
    )
    for place in places:
        if place.successor is not None:
            Municipality.objects.filter(pk=place.bfs_number, successor=None).update(successor=place.successor)
    MunicipalityPopulation.objects.bulk_create(
        [
            MunicipalityPopulation(municipality_id=p.bfs_number, on=p.on, persons=p.persons, source=p.source)
            for p in facts.populations()
        ],
        ignore_conflicts=True,
    )
    Country.objects.bulk_create(
        [Country(c.bfs_number, c.iso2, c.name_de, c.name_en, c.region) for c in facts.countries()],
        ignore_conflicts=True,
    )


def _approver() -> int | None:
    """Return a worker who decides on support in the whole canton; in demo mode the account for it is made first."""
    if settings.DEMO:
        accounts.create()
    grants = Grant.objects.filter(role=Role.SUPPORT, municipality=None).order_by("worker_id")
    return grants.values_list("worker_id", flat=True).first()


def _copy(book: Book) -> int:
    """Copy all tables, set their sequences and let PostgreSQL learn their sizes."""
    rows = 0
    with connection.cursor() as cursor:
        with _checked_at_the_end(cursor, list(book.tables)):
            for table, content in book.streams():
                if content:
                    _copy_table(cursor, table, content)
                    rows += len(book.tables[table])
        for table in book.tables:
            cursor.execute(f"ANALYZE {table}, {table}event")
        _refuse_broken_lives(cursor)
    return rows


@contextmanager
def _checked_at_the_end(cursor: Any, tables: list[str]) -> Iterator[None]:
    """Check foreign keys and overlaps once for all rows instead of row by row: a fifth less time for the same guard.

    The constraints are taken off and put on again in the same transaction, which fails if a row breaks one of them.
    """
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with rows still to be checked cannot be altered
    cursor.execute(CONSTRAINTS, [tables])
    constraints = cursor.fetchall()
    for table, name, _ in constraints:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for table in WHOLE:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table.removeprefix('register_')}_whole")
    yield
    for table in WHOLE:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table.removeprefix('register_')}_whole")
    for table, name, definition in constraints:
        cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def _refuse_broken_lives(cursor: Any) -> None:
    """Ask the database which rules about whole lives the rows break; a fault here is one of the generator."""
    cursor.execute("SELECT fault, count(*), min(person_id) FROM register_fault GROUP BY fault")
    if faults := cursor.fetchall():
        raise ValueError(f"The canton breaks rules of the register (rule, rows, first person): {faults}")


def _copy_table(cursor: Any, table: str, content: bytes) -> None:
    with cursor.copy(f"COPY {table} ({columns(table)}) FROM STDIN") as copy:
        copy.write(content)
    cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")  # noqa: S608


def _summary(book: Book, rows: int) -> Summary:
    tables = book.tables
    return Summary(
        persons=len(book.persons),
        residences=len(tables["register_residence"]),
        permits=len(tables["permits_permit"]),
        accommodations=len(tables["housing_accommodation"]),
        units=len(tables["support_supportunit"]),
        members=len(tables["support_unitmember"]),
        rows=rows,
        digest=book.digest(),
    )
