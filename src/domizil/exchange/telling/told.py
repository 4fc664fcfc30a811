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
        """The residence that the event is about: on its day, or until its day."""
        rows = Residence.objects.filter(
            person=self.of.person, municipality=self.event.municipality_id, valid__startswith__lte=self.on
        )
        found = rows.order_by("-valid").first()
        assert found is not None  # nobody is reported by a municipality without having resided there
        return found

    def message(self, kind: str, content: Any) -> Iterator[Told]:
        """Yield one message, dated as the event."""
        yield Told(kind, content, self.on)


Teller = Callable[[Telling], Iterator[Told]]
TELLERS: dict[str, Teller] = {}
_CORRECTIONS = (EventKind.CORRECT_PERSON,)


def tells(*kinds: EventKind) -> Callable[[Teller], Teller]:
    """Enter a function as the one that tells kinds of events."""

    def entered(teller: Teller) -> Teller:
        TELLERS.update(dict.fromkeys(kinds, teller))
        return teller

    return entered


def tell(event: RegisterEvent) -> list[Told]:
    """Return the messages for an event; none for what eCH-0020 has no message for."""
    teller = TELLERS.get(event.kind)
    if teller is None:
        return []
    on = event.event_date
    if event.kind in _CORRECTIONS:
        on = event.recorded_at.astimezone(clock.ZONE).date()
    known = describing.described([event.person], on) or describing.described([event.person], event.person.date_of_birth)
    return list(teller(Telling(event, known[event.person_id], on)))
