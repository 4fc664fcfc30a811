# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many eCH-0020 messages a second are validated, applied and audited, from the inbox to the answer.

    DOMIZIL_HOME=… DOMIZIL_ECH_XSD=… python -m bench.exchange [COUNT]

The database is a migrated one that is running and may be filled with anything; what this writes stays in it.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

LUZERN, OURS, THEIRS = 1061, "1-1061-1", "3-CH-1"
WANTED, WARM = 300, 40
ONE_BY_ONE = 4
"""Of so many messages one is measured of the kinds that are applied one by one."""


@dataclass
class Measured:
    """How long messages took, and what became of them: seconds, and seconds of processors in Python and PostgreSQL."""

    messages: int = 0
    seconds: float = 0.0
    python: float = 0.0
    database: float = 0.0
    states: Counter[str] = field(default_factory=Counter)

    @property
    def per_second(self) -> float:
        return self.messages / self.seconds


def lines(count: int, *, first: int) -> list[str]:
    """Measure without and with answers, after some messages to get warm; return tables for a report."""
    messages_per_second(WARM, first=first)
    rows, became = [], Counter[str]()
    for what, wanted, done in (
        ("validated, applied and audited", WANTED, messages_per_second(count, first=first + WARM)),
        ("the same, each answered", WANTED, messages_per_second(count, first=first + WARM + count, answered=True)),
        ("of an ordinary week, one by one", "", mixed(count // ONE_BY_ONE, first=first + WARM + 2 * count)),
    ):
        python, database = (1000 * spent / done.messages for spent in (done.python, done.database))
        rows.append(
            f"| {what} | {done.messages} | {done.seconds:.1f} | {done.per_second:.0f} | {wanted} |"
            f" {python:.2f} | {database:.2f} |"
        )
        became.update(done.states)
    states = ", ".join(f"{number} {state}" for state, number in sorted(became.items()))
    return [
        "| what | messages | seconds | messages a second | wanted | ms of Python | ms of PostgreSQL |",
        "|---|---:|---:|---:|---:|---:|---:|", *rows, "",
        "Half arrivals of new people, a quarter moves, a quarter departures; those of an ordinary week are permits,",
        f"names, civil status, religion, mail, blocks and corrections. What became of them: {states}.",
        "The last two columns are processor time a message, which other programs hardly change; the load average of",
        f"the last minute was {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.",
    ]  # fmt: skip


def messages_per_second(count: int, *, first: int = 1, answered: bool = False) -> Measured:
    """Send `count` messages (half arrivals of new people, a quarter moves, a quarter departures) and take them.

    Django is set up and the schemas are named. `first` numbers the people, so that calls do not meet.
    """
    from domizil.exchange import post
    from domizil.exchange.sedex import Mailbox

    done = Measured()
    with tempfile.TemporaryDirectory() as folder:
        mailbox = Mailbox(Path(folder))
        for part in _parts(count, first, answered):
            for header, text in part:
                _send(mailbox.root, header, text)
                done.messages += 1
            began, python, database = time.perf_counter(), time.process_time(), _database_seconds()
            done.states += post.run(mailbox).received.states
            done.seconds += time.perf_counter() - began
            done.python += time.process_time() - python
            done.database += _database_seconds() - database
    return done


def mixed(count: int, *, first: int, kinds: Sequence[str] = ()) -> Measured:
    """Take messages of an ordinary week (`exchange_mix`) about people who have arrived; the arrivals are not counted.

    `kinds` leaves only messages of those kinds.
    """
    from domizil.base import clock
    from domizil.exchange import post
    from domizil.exchange.sedex import Mailbox

    from . import exchange_mix

    done = Measured()
    with tempfile.TemporaryDirectory() as folder:
        mailbox = Mailbox(Path(folder))
        parts = exchange_mix.parts(count, first, clock.today() - timedelta(days=20), kinds)
        for place, (measured, part) in enumerate(parts):
            for number, (kind, content, on) in enumerate(part):
                _send(mailbox.root, *_said(kind, content, on, f"w-{first}-{place}-{number}"))
            began, python, database = time.perf_counter(), time.process_time(), _database_seconds()
            states = post.run(mailbox).received.states
            if measured:
                done.messages, done.states = len(part), states
                done.seconds = time.perf_counter() - began
                done.python, done.database = time.process_time() - python, _database_seconds() - database
    return done


def _said(kind, content, on, number: str, *, answered: bool = False):
    from tests import factories_exchange as exchange

    return exchange.document(kind, content, event_date=on, response_expected=answered, message_id=number)


def _database_seconds() -> float:
    """Seconds that processors worked for our session of PostgreSQL (0 where it is another machine's)."""
    from django.db import connection

    connection.ensure_connection()
    file = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not file.exists():
        return 0.0
    user, system = file.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _send(root: Path, header, text: bytes) -> None:
    from domizil.exchange import simulator

    simulator.send(root, text, header)


def _parts(count: int, first: int, answered: bool):
    """Arrivals, then moves of half of those people and departures of the other half."""
    from tests import factories_exchange as exchange

    from domizil.base import clock
    from domizil.exchange.ech0020_v3 import blocks, events, person

    today = clock.today()
    people = range(first, first + count // 2)
    came, went = today - timedelta(days=9), today - timedelta(days=2)

    def said(kind, content, on):
        return _said(kind, content, on, f"b-{first}-{next(numbers)}", answered=answered)

    numbers = iter(range(10**9))
    who = {number: _identification(exchange, number) for number in people}
    there = {n: exchange.dwelling(egid=200_000_000 + n, ewid=1, moving_date=None) for n in people}
    yield [
        said("moveIn", exchange.move_in(who[n], on=came, arrival_date=came, dwelling_address=there[n]), came)
        for n in people
    ]  # fmt: skip
    later = []
    for number in people:
        if number % 2:
            home = exchange.dwelling(egid=200_000_000 + number, ewid=2, moving_date=went)
            where = blocks.Reporting(reporting_municipality=exchange.town(), dwelling_address=home)
            content = events.Move(person=who[number], move_reporting_municipality=where)
            later.append(said("move", content, went))
        else:
            where = blocks.Reporting(
                reporting_municipality=exchange.town(), departure_date=went, goes_to=person.Destination(unknown="0")
            )
            content = events.MoveOut(person=who[number], move_out_reporting_destination=where)
            later.append(said("moveOut", content, went))
    yield later


def _identification(exchange, number: int):
    from domizil.exchange.ech0020_v3.identification import NamedPersonId

    born = date(1940, 1, 1) + timedelta(days=number * 7 % 25_000)
    return exchange.identification(
        local_person_id=NamedPersonId(person_id_category="MU.9999", person_id=str(number)),
        vn=_vn(number), official_name=f"Messung{_letters(number)}", first_name=f"Person {_letters(number * 31)}",
        date_of_birth=exchange.day(born),
    )  # fmt: skip


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def _vn(number: int) -> str:
    """An AHV number with its check digit, in a range that the synthetic canton does not use."""
    digits = f"75698{number:07}"
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-weighed % 10}"


def prepare() -> None:
    """Let Luzern take part (as the owner of the database)."""
    from domizil.base.models import Municipality
    from domizil.exchange import actions

    actions.join(sedex_id=OURS, municipality=Municipality.objects.get(pk=LUZERN))
    actions.partner(sedex_id=THEIRS, name="Messung")


def main() -> None:
    """Measure in the database that runs, and print."""
    from domizil.base import pg
    from domizil.cli.bootstrap import configure

    with pg.running():
        configure(pg.APP_ROLE)
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
        print("\n".join(lines(count, first=random.randrange(9_000_000))))


if __name__ == "__main__":
    main()
