# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every action of the room does besides its own: write a line of the control, tell the section chief."""

from __future__ import annotations

import json
from datetime import date

from domizil.base import outbox
from domizil.base.models import Worker
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE
from domizil.register.models import Person

from ..facts import is_swiss
from ..models import ControlEntry, ControlKind, Paper, Practice, Receipt
from ..numbers import CONTROL, next_number

SECTION_CHIEF = "section_chief"


def enter(
    kind: ControlKind,
    *,
    by: Worker,
    person: Person,
    municipality: int,
    on: date,
    paper: Paper | None = None,
    receipt: Receipt | None = None,
    note: str = "",
) -> ControlEntry:
    """Write the next line of a municipality's control (§ 12), inside the caller's transaction."""
    return ControlEntry.objects.create(
        municipality_id=municipality,
        number=next_number(municipality, CONTROL),
        on=on,
        kind=kind,
        person=person,
        name=str(person),
        sort_key=person.sort_key,
        paper=paper,
        receipt=receipt,
        note=note[:300],
        worker=by,
    )


def tell_section_chief(paper: Paper, entry: ControlEntry) -> None:
    """Put the message to the section chief into the outbox, for Swiss liable to service (§ 11); one a line."""
    person, on = paper.person, entry.on
    told = Law.on(on).value(
        STATUTE, "section_chief_is_told", swiss=is_swiss(person), liable_to_service=paper.liable_to_service
    )
    if not told:
        return
    practice = Practice.objects.filter(municipality=paper.municipality_id).first()
    body = {
        "event": entry.kind,
        "on": on.isoformat(),
        "municipality": paper.municipality_id,
        "official_name": person.official_name,
        "first_name": person.first_name,
        "date_of_birth": person.date_of_birth.isoformat(),
        "vn": person.vn,
        "paper": paper.kind,
        "number": paper.number,
    }
    outbox.put(
        kind=SECTION_CHIEF,
        to=(practice.section_chief if practice else "") or SECTION_CHIEF,
        key=f"{SECTION_CHIEF}:{paper.municipality_id}:{entry.number}",
        municipality=paper.municipality_id,
        body=json.dumps(body, ensure_ascii=False),
    )
