# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The block on papers (Schriftensperre, § 14 para. 3): entered as ordered, lifted as ordered."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE, Authority
from domizil.register.models import EventKind, EventSource, Person
from domizil.register.reporting import Evidence
from domizil.register.writing import Report

from .. import messages
from ..models import BlockAuthority, ControlKind, PaperBlock
from .control import enter


@transaction.atomic
def block_papers(
    *,
    by: Worker,
    municipality: int,
    person: Person,
    authority: BlockAuthority,
    office: str,
    reference: str,
    accused_or_suspected: bool,
    ordered_on: date,
    on: date | None = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> PaperBlock:
    """Enter a block that an authority ordered. From then on none of the person's papers is returned.

    Raises Hidden, and Refusal for who may not order it, against whom it cannot be ordered, and for a second one.
    """
    access.require(by, Role.REGISTER, municipality=municipality)
    on = on or clock.today()
    may = Law.on(on).value(
        STATUTE, "may_block", ordered_by=Authority(authority.value), accused_or_suspected=accused_or_suspected
    )
    if not may or not office.strip() or not reference.strip() or ordered_on > on:
        raise messages.may_not_block(office.strip() or str(authority.label))
    Person.objects.select_for_update().get(pk=person.pk)
    other = PaperBlock.objects.filter(municipality=municipality, person=person, valid__overlap=DateRange(on)).first()
    if other is not None:
        raise messages.block_exists(other.reference)
    block = PaperBlock.objects.create(
        municipality_id=municipality,
        person=person,
        authority=authority,
        office=office.strip()[:120],
        reference=reference.strip()[:60],
        ordered_on=ordered_on,
        valid=DateRange(on),
    )
    enter(
        ControlKind.BLOCKED, by=by, person=person, municipality=municipality, on=on, note=f"{office}: {reference}"
    )  # fmt: skip
    Report(by, municipality, on, source, process, evidence).event(EventKind.PAPER_LOCK, person, paper_lock=["0", "1"])
    return block


@transaction.atomic
def lift_block(
    *,
    by: Worker,
    block: PaperBlock,
    reference: str,
    on: date | None = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> PaperBlock:
    """End a block as of a day, by the order with this reference; the day itself is free again.

    Raises Hidden, and Refusal for a block that is lifted and without a reference. A block is lifted on the day after it
    was entered at the earliest; one entered today by mistake is lifted with tomorrow's day.
    """
    access.require(by, Role.REGISTER, municipality=block.municipality_id)
    on = on or clock.today()
    locked = PaperBlock.objects.select_for_update(of=("self",)).select_related("person").get(pk=block.pk)
    if locked.valid.upper is not None:
        raise messages.block_not_there()
    if not reference.strip():
        raise messages.reason_missing()
    first_free = max(on, locked.valid.lower.fromordinal(locked.valid.lower.toordinal() + 1))
    locked.valid, locked.lifted_reference = DateRange(locked.valid.lower, first_free), reference.strip()[:60]
    locked.save(update_fields=["valid", "lifted_reference"])
    enter(
        ControlKind.UNBLOCKED, by=by, person=locked.person, municipality=locked.municipality_id, on=first_free,
        note=reference,
    )  # fmt: skip
    report = Report(by, locked.municipality_id, first_free, source, process, evidence)
    report.event(EventKind.PAPER_LOCK, locked.person, paper_lock=["1", "0"])
    return locked
