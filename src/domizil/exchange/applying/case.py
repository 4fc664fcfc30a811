# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""One incoming message on its way into the register, and the table of what each kind leads to."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from domizil.base.models import Municipality, Worker
from domizil.register.models import Person, RegisterEvent
from domizil.register.reporting import Evidence

from .. import frame, matching, messages
from ..ech0020_v3.header import Header
from ..ech0020_v3.identification import PersonIdentification
from ..ech0020_v3.places import SwissMunicipality

SOURCE = "exchange"
_PROCESSES = uuid.UUID("8c1b1a06-6f0a-4f5e-9f0a-2b7d6f0c0020")


@dataclass(frozen=True, slots=True)
class Case:
    """A message, the municipality that received it, who acts for it, and the day of the event.

    `chosen` is the person a clerk has named for it; without one the message itself must say who is meant.
    """

    header: Header
    kind: str
    content: Any
    municipality: Municipality
    by: Worker
    on: date
    chosen: Person | None = None

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

    def person(self, told: PersonIdentification | None = None) -> Person:
        """Return who the message is about. Raises Rejected (nobody) or Unclear (not sure)."""
        return self.chosen or matching.need(told or self.content.person, self.municipality.bfs_number)

    def ours(self, told: SwissMunicipality | None) -> None:
        """Insist on a message about this municipality. Raises Rejected."""
        if told is None or told.municipality_id == self.municipality.bfs_number:
            return
        named = f"{told.municipality_name} ({told.municipality_id or '?'})"
        raise messages.wrong_municipality(named, f"{self.municipality.name} ({self.municipality.bfs_number})")


Handler = Callable[[Case], "list[RegisterEvent]"]
HANDLERS: dict[str, Handler] = {}


def applies(*kinds: str) -> Callable[[Handler], Handler]:
    """Enter a function as what kinds of messages lead to."""

    def entered(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(kinds, handler))
        return handler

    return entered
