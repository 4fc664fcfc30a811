# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing in a file of tenancy reports and comparing it with the register, measured as a clerk of one municipality.

`upload` runs in the database that Django is set up for, as the app role under row-level security, and is rolled back.
Alone: `DOMIZIL_HOME=… python -m bench.third_parties [REPORTS [MUNICIPALITY]]` on a demonstration that was made before.
"""

from __future__ import annotations

import csv
import io
import os
import sys
import time
from dataclasses import dataclass

PEOPLE = """
SELECT person.official_name, person.first_name, person.date_of_birth, dwelling.egid, dwelling.ewid
FROM register_residence AS residence
JOIN register_person AS person ON person.id = residence.person_id
JOIN register_occupancy AS occupancy ON occupancy.residence_id = residence.id AND occupancy.valid @> DATE '2024-12-31'
JOIN register_dwelling AS dwelling ON dwelling.id = occupancy.dwelling_id
WHERE residence.municipality_id = %s AND residence.valid @> DATE '2024-12-31' ORDER BY person.id LIMIT %s
"""
HEADINGS = ("Meldung", "Name", "Vorname", "Geburtsdatum", "Mietbeginn", "Mietende", "EGID", "EWID")


@dataclass(frozen=True)
class Upload:
    """What handing in took, in seconds, and what came of it."""

    reports: int
    checked: float
    taken: float
    found: int
    tasks: int

    @property
    def seconds(self) -> float:
        """From the bytes of the file to the last task."""
        return self.checked + self.taken


def rows(people: list[tuple], wanted: int) -> list[tuple]:
    """Reports about these people: six of ten agree (half of them without a birth date, as § 17 demands none), one name
    is misspelt, one dwelling is another, one has left, one is nobody.
    """
    told = []
    for number in range(wanted):
        name, first, born, egid, ewid = people[number % len(people)]
        kind = number % 10
        birth = "" if kind in (0, 1, 2) else born.isoformat()
        name = name[::-1].title() * 2 if kind == 9 else name[:-1] + "x" if kind == 6 else name
        ends = "2024-12-01" if kind == 8 else ""
        home = (egid, 999) if kind == 7 else (egid, ewid)
        told.append(("Auszug" if ends else "Einzug", name, first, birth, "2020-02-01", ends, *home))
    return told


def file(told: list[tuple]) -> bytes:
    """The reports as a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([HEADINGS, *told])
    return out.getvalue().encode()


def upload(*, municipality: int = 1061, reports: int = 10_000) -> Upload:
    """Hand in so many reports for a municipality, and forget them again."""
    from django.db import connection, transaction

    from domizil.base import acting
    from domizil.base.models import Worker
    from domizil.register.models import Task
    from domizil.register.third_parties import actions
    from domizil.register.third_parties.access_keys import Giver
    from domizil.register.third_parties.models import Match, ReporterKind

    clerk = Worker.objects.filter(username="einwohnerkontrolle").first()
    assert clerk is not None, "the demonstration has a clerk of the residents' office"
    with acting.as_worker(clerk.pk, path="bench"):
        with connection.cursor() as cursor:
            cursor.execute(PEOPLE, [municipality, reports])
            people = cursor.fetchall()
        content = file(rows(people, reports))
        kind = ReporterKind.PROPERTY_MANAGER
        giver = Giver(actions.add_reporter(by=clerk, municipality=municipality, kind=kind, name="Bench"), clerk)
        begun = time.perf_counter()
        delivery, _sheet = actions.check_file(by=giver, name="bench.csv", content=content)
        checked = time.perf_counter()
        actions.take(by=giver, delivery=delivery)
        taken = time.perf_counter()
        matches = Match.objects.filter(report__delivery=delivery)
        done = Upload(
            reports,
            checked - begun,
            taken - checked,
            matches.filter(person__isnull=False).count(),
            Task.objects.filter(kind__startswith="third_party_").count(),
        )
        transaction.set_rollback(True)
    return done


def main() -> None:
    """Measure once and print."""
    os.environ.setdefault("DOMIZIL_TODAY", "2024-12-31")
    from domizil.base import pg
    from domizil.cli.bootstrap import configure

    given = [int(argument) for argument in sys.argv[1:]]
    with pg.running():
        configure(pg.APP_ROLE)
        done = upload(reports=given[0] if given else 10_000, municipality=given[1] if given[1:] else 1061)
    print(f"{done.reports} reports: checked in {done.checked:.1f} s, taken over and compared in {done.taken:.1f} s")
    print(f"found {done.found} persons, opened {done.tasks} tasks; limit 30 s for 10 000")


if __name__ == "__main__":
    main()
