# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many eCH-0020 messages a second are validated, applied and audited, from the inbox to the answer.

    DATABASE_URL=… DATABASE_APP_URL=… DOMIZIL_ECH_XSD=… python -m bench.exchange

The database is a migrated one that may be filled with anything; what this writes stays in it.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

LUZERN, OURS, THEIRS = 1061, "1-1061-1", "3-CH-1"


@dataclass(frozen=True, slots=True)
class Measured:
    """How long messages took, and what became of them."""

    messages: int
    seconds: float
    states: dict[str, int]

    @property
    def per_second(self) -> float:
        return self.messages / self.seconds


def messages_per_second(count: int, *, first: int = 1, answered: bool = False) -> Measured:
    """Send `count` messages (half arrivals of new people, a quarter moves, a quarter departures) and take them.

    Django is set up and the schemas are named. `first` numbers the people, so that calls do not meet.
    """
    from domizil.exchange import post
    from domizil.exchange.sedex import Mailbox

    with tempfile.TemporaryDirectory() as folder:
        mailbox = Mailbox(Path(folder))
        states: Counter[str] = Counter()
        seconds, sent = 0.0, 0
        for part in _parts(count, first, answered):
            for header, text in part:
                _send(mailbox.root, header, text)
                sent += 1
            began = time.perf_counter()
            states += post.run(mailbox).received.states
            seconds += time.perf_counter() - began
        return Measured(sent, seconds, dict(states))


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
        return exchange.document(
            kind, content, event_date=on, response_expected=answered, message_id=f"b-{first}-{next(numbers)}"
        )  # fmt: skip

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
