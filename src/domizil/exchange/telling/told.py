# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""An event of the register on its way out, and the table of what is told about each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domizil.base import clock
from domizil.register.models import EventKind, PersonState, RegisterEvent, Residence

from .. import describing
from ..describing import Described
from ..ech0020_v3.identification import PersonIdentification


@dataclass(frozen=True, slots=True)
class Told:
    """One message about an event: its kind in eCH-0020, its content, and the day its header says."""

    kind: str
    content: Any
    on: date


@dataclass(frozen=True, slots=True)
class Telling:
    """An event, and the person as the register holds it on a day: that of the event, of a correction the day of entry.

    A correction says today's value and since when it holds (eCH-0020 section 4.5).
    """

    event: RegisterEvent
    of: Described
    on: date

    @property
    def who(self) -> PersonIdentification:
        """The person after the event."""
        return describing.identified(self.of, self.event.municipality_id)

    @property
    def who_before(self) -> PersonIdentification:
        """The person with the features of the day before: marriages and changes of names ask for those."""
        before = PersonState.objects.filter(
            person=self.of.person, valid__contains=self.on - timedelta(days=1)
        ).first()  # fmt: skip
        return describing.identified(self.of, self.event.municipality_id, before)

    @property
    def municipality(self) -> Any:
        """The municipality that reports."""
        return describing.municipality(self.event.municipality_id)

    @property
    def residence(self) -> Residence:
        """The residence that the event is about. Raises NothingToTell where it was taken out of the register since."""
        found = _residence(self.event, self.on)
        if found is None:
            raise NothingToTell
        return found

    def message(self, kind: str, content: Any) -> Iterator[Told]:
        """Yield one message, dated as the event."""
        yield Told(kind, content, self.on)


class NothingToTell(Exception):
    """What an event was about is no longer in the register."""


Teller = Callable[[Telling], Iterator[Told]]
Possible = Callable[[RegisterEvent], "set[str]"]
TELLERS: dict[str, Teller] = {}
POSSIBLE: dict[str, Possible] = {}
"""Which kinds of messages may tell an event, by its kind: known without asking the database."""
_CORRECTIONS = (EventKind.CORRECT_PERSON,)


def tells(kind: EventKind, *by: str, possible: Possible | None = None) -> Callable[[Teller], Teller]:
    """Enter a function as the one that tells a kind of event, by these kinds of messages (or as `possible` says)."""

    def entered(teller: Teller) -> Teller:
        TELLERS[kind] = teller
        POSSIBLE[kind] = possible or (lambda _event: set(by))
        return teller

    return entered


def kinds_of(event: RegisterEvent) -> set[str]:
    """Return the kinds of messages that may tell an event; none where nothing does."""
    found = POSSIBLE.get(event.kind)
    return found(event) if found else set()


def tell(event: RegisterEvent) -> list[Told]:
    """Return the messages for an event; none for what eCH-0020 has no message for."""
    teller = TELLERS.get(event.kind)
    told = told_as_of(event) if teller else None
    try:
        return list(teller(told)) if teller and told else []
    except NothingToTell:
        return []


def told_as_of(event: RegisterEvent) -> Telling | None:
    """Return an event with the person as the register holds it on the day to tell; None for who is not known then."""
    on = _day(event)
    known = describing.described([event.person], on) or describing.described([event.person], event.person.date_of_birth)
    return Telling(event, known[event.person_id], on) if event.person_id in known else None


def _day(event: RegisterEvent) -> date:
    """The day as of which an event is told: its own; of a correction that of its entry; an arrival's as it is now."""
    if event.kind in _CORRECTIONS:
        return event.recorded_at.astimezone(clock.ZONE).date()
    residence = _residence(event, event.event_date) if event.kind == EventKind.MOVE_IN else None
    return residence.valid.lower if residence else event.event_date


def _residence(event: RegisterEvent, on: date) -> Residence | None:
    """The residence that an event names, else the one of its municipality on a day, or before it."""
    rows = Residence.objects.filter(person=event.person_id, municipality=event.municipality_id)
    key = event.data.get("residence")
    named = rows.filter(pk=key).first() if isinstance(key, int) else None
    return named or rows.filter(valid__startswith__lte=on).order_by("-valid").first()
