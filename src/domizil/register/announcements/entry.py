# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A complete report as it is being entered: what every way into the register takes from it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from domizil.base.models import Worker
from domizil.register.models import Person, RegisterEvent
from domizil.register.reporting import Evidence

from . import messages, people
from .forms import Report

Events = list[RegisterEvent]


@dataclass(frozen=True, slots=True)
class Entry:
    """Who enters a report, and how the events are marked."""

    by: Worker
    report: Report
    source: str
    process: uuid.UUID

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of the event."""
        return self.report.facts.cleaned_data

    @property
    def municipality(self) -> int:
        """Where it is entered."""
        return int(self.report.municipality.pk)

    @property
    def common(self) -> dict[str, Any]:
        """What every action takes."""
        evidence = Evidence(*(self.facts.get(f"evidence_{part}", "") for part in ("kind", "number", "issuer")))
        return {"by": self.by, "evidence": evidence, "source": self.source, "process": self.process}

    def one(self) -> Person:
        """The one resident it is about."""
        return people.residents(self.report)[0]

    def corrected(self) -> RegisterEvent | None:
        """The event of this person that a correction sets right, where one was named. Raises Refusal for another."""
        key = self.facts["corrects"]
        if key is None:
            return None
        which = {"pk": key} if isinstance(key, int) else {"uuid": key}
        found = RegisterEvent.objects.select_related("person").filter(**which, person=self.one()).first()
        if found is None:
            raise messages.other_event()
        return found
