# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""One incoming message on its way into the register, and the table of what each kind leads to."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from domizil.base.models import Municipality, Worker
from domizil.register.models import Person, RegisterEvent
from domizil.register.reporting import Evidence
from domizil.register.sets import Outcome
from domizil.register.writing import Report

from .. import frame, matching, messages
from ..ech0020_v3.header import Header
from ..ech0020_v3.identification import PersonIdentification
from ..ech0020_v3.places import SwissMunicipality
from ..matching import People

SOURCE = "exchange"
_PROCESSES = uuid.UUID("8c1b1a06-6f0a-4f5e-9f0a-2b7d6f0c0020")


@dataclass(frozen=True, slots=True)
class Case:
    """A message, the municipality that received it, who acts for it, and the day of the event.

    `chosen` is the person a clerk has named for it; without one the message itself must say who is meant. `people` are
    those who come near to whom several messages are about, read at once.
    """

    header: Header
    kind: str
    content: Any
    municipality: Municipality
    by: Worker
    on: date
    chosen: Person | None = None
    people: People | None = None

    @property
    def evidence(self) -> Evidence:
        """What the entry rests on: this message."""
        return Evidence(f"eCH-0020 {self.kind}", self.header.message_id, self.header.sender_id)

    @property
    def sender(self) -> str:
        """The sedex number of who sent it."""
        return frame.sedex_id(self.header.sender_id)

    @property
    def process(self) -> uuid.UUID | None:
        """The case that persons share who arrive, move or leave together; the same for the same words of the sender."""
        told = self.header.business_process_id
        return uuid.uuid5(_PROCESSES, f"{self.header.sender_id} {told}") if told else None

    @property
    def common(self) -> dict[str, Any]:
        """What every action is told about where the report comes from."""
        return {"by": self.by, "evidence": self.evidence, "source": SOURCE, "process": self.process}

    def report(self, on: date) -> Report:
        """The report of this municipality about a day that the message is."""
        return Report(municipality=self.municipality.bfs_number, on=on, **self.common)

    @property
    def told(self) -> PersonIdentification:
        """Whom the message is about, in its words."""
        who: PersonIdentification = getattr(self.content.person, "person_identification", self.content.person)
        return who

    @property
    def names(self) -> PersonIdentification | None:
        """Whom the message is about where it names one person as most kinds do, else None."""
        person = getattr(self.content, "person", None)
        found = getattr(person, "person_identification", person)
        return found if isinstance(found, PersonIdentification) else None

    def find(self, told: PersonIdentification) -> Person | None:
        """Return who is meant, None for nobody. Raises Unclear."""
        if self.chosen is not None:
            return self.chosen
        return (self.people or People([told], self.municipality.bfs_number)).find(told)

    def person(self, told: PersonIdentification | None = None) -> Person:
        """Return who the message is about. Raises Rejected (nobody) or Unclear (not sure)."""
        asked = told or self.content.person
        return matching.needed(self.find(asked), asked)

    def ours(self, told: SwissMunicipality | None) -> None:
        """Insist on a message about this municipality. Raises Rejected."""
        if told is None or told.municipality_id == self.municipality.bfs_number:
            return
        named = f"{told.municipality_name} ({told.municipality_id or '?'})"
        raise messages.wrong_municipality(named, f"{self.municipality.name} ({self.municipality.bfs_number})")


Handler = Callable[[Case], "list[RegisterEvent]"]
HANDLERS: dict[str, Handler] = {}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Together:
    """A kind whose messages are entered as a set: what each reports, and the action of the register that takes reports.

    `is_all` says of a message that its report is all that it tells; another one is applied by itself.
    """

    read: Callable[[Case], Any]
    enter: Callable[[Sequence[Any]], list[Outcome]]
    is_all: Callable[[Case], bool]

    def apply(self, case: Case) -> list[RegisterEvent]:
        """Apply one message. Raises Rejected, Unclear, or a Refusal of the register."""
        return only(self.enter([self.read(case)]))


TOGETHER: dict[str, Together] = {}


def applies(*kinds: str) -> Callable[[Handler], Handler]:
    """Enter a function as what kinds of messages lead to."""

    def entered(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(kinds, handler))
        return handler

    return entered


def applies_together(
    kind: str, enter: Callable[[Sequence[Any]], list[Outcome]], is_all: Callable[[Case], bool] = lambda _case: True
) -> Callable[[Callable[[Case], T]], Callable[[Case], T]]:
    """Enter a function as what messages of a kind report; with `enter` and `is_all` of `Together`."""

    def entered(read: Callable[[Case], T]) -> Callable[[Case], T]:
        TOGETHER[kind] = Together(read, enter, is_all)
        HANDLERS.setdefault(kind, TOGETHER[kind].apply)
        return read

    return entered


def only(outcomes: Sequence[Outcome]) -> list[RegisterEvent]:
    """The events of a set of one. Raises why it was refused."""
    (outcome,) = outcomes
    if isinstance(outcome, list):
        return outcome
    raise outcome
