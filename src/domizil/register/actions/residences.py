# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Corrections of a residence: its days, its kind, where from and where to, and the dwellings lived in."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base.models import Worker
from domizil.base.refusal import Refusal
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE, Purpose

from .. import feature_messages, households, legal_facts, messages, states
from ..models import Dwelling, EventKind, EventSource, Occupancy, RegisterEvent, Residence, ResidenceKind
from ..reporting import Evidence
from ..sheets import holds
from ..writing import Report, alive, lock, writing

OF_RESIDENCE = (
    "comes_from", "comes_from_municipality", "comes_from_country_id", "goes_to", "goes_to_municipality",
    "goes_to_country_id", "kind", "purpose", "planned_end", "proof_valid_until",
)  # fmt: skip


def correct_residence(
    *,
    by: Worker,
    residence: Residence,
    reason: str,
    arrival: date | None = None,
    departure: date | None = None,
    reopen: bool = False,
    values: dict[str, Any] | None = None,
    during: date | None = None,
    dwelling: Dwelling | None = None,
    moved_in: date | None = None,
    corrects: RegisterEvent | None = None,
    evidence: Evidence | None = None,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Set right when a residence began or ended, or where from, where to, of what kind (`OF_RESIDENCE`) it is.

    `reopen` takes a departure back. The dwellings of the residence follow at both ends. `dwelling` is the right one of
    the day `during` (default: the last), `moved_in` the day on which the person moved into it. Raises Refusal, Hidden.
    """
    person = residence.person
    report = Report(
        by, residence.municipality_id, arrival or residence.valid.lower, EventSource.CORRECTION, process, evidence,
        reason=reason.strip(), corrects=corrects,
    )  # fmt: skip
    with writing(report):
        if not report.reason:
            raise messages.reason_missing()
        lock(person)
        residence.refresh_from_db()
        changed = _set_columns(residence, values or {})
        valid = DateRange(
            arrival or residence.valid.lower, None if reopen else departure or residence.valid.upper
        )  # fmt: skip
        if valid != residence.valid:
            alive(person, valid.lower)
            changed["valid"] = [_days(residence.valid), _days(valid)]
            before = residence.valid
            stretch(residence, valid)
            if residence.kind == ResidenceKind.MAIN:
                households.follow(person.pk, before, valid)
        residence.save()
        changed |= _set_dwelling(residence, during, dwelling, moved_in)
        if not changed:
            raise messages.nothing_changes()
        return report.event(EventKind.CORRECT_REPORTING, person, residence=residence.pk, **changed)


@transaction.atomic
def correct_residences(
    *,
    by: Worker,
    residences: Sequence[Residence],
    corrects: RegisterEvent | None = None,
    process: uuid.UUID | None = None,
    **right: Any,
) -> list[RegisterEvent]:
    """Set the same right for persons who came together, all or none; `right` is what `correct_residence` takes.

    `corrects` is the event of the first; the correction of each of the others is linked to the same event about that
    person. Who has been right already is left alone. Raises Refusal and Hidden.
    """
    first, *others = residences
    process = process or uuid.uuid4()
    events = [correct_residence(by=by, residence=first, corrects=corrects, process=process, **right)]
    for residence in others:
        wrong = _same_event(corrects, residence)
        try:
            events.append(correct_residence(by=by, residence=residence, corrects=wrong, process=process, **right))
        except Refusal as refused:
            if refused.code != messages.nothing_changes().code:
                raise
    return events


def _same_event(corrects: RegisterEvent | None, residence: Residence) -> RegisterEvent | None:
    """The event about another person that was reported together with one; else the arrival that began the residence."""
    events = RegisterEvent.objects.filter(person=residence.person_id, municipality=residence.municipality_id)
    if corrects is None:
        return events.filter(kind=EventKind.MOVE_IN, data__residence=residence.pk).order_by("pk").first()
    together = events.filter(business_process_id=corrects.business_process_id, kind=corrects.kind).first()
    return together or events.filter(kind=corrects.kind, event_date=corrects.event_date).order_by("pk").first()


def _set_columns(residence: Residence, values: dict[str, Any]) -> states.Change:
    changed: states.Change = {}
    for name, value in values.items():
        if name not in OF_RESIDENCE:
            raise messages.no_such_feature(name, ", ".join(OF_RESIDENCE))
        before = getattr(residence, name)
        if before != value:
            changed[name] = [states.plain(before), states.plain(value)]
            setattr(residence, name, value)
    _refuse_stay_as_main(residence)
    return changed


def _refuse_stay_as_main(residence: Residence) -> None:
    """Insist that what the law knows as a stay is no main residence. Raises Refusal."""
    begins = residence.valid.lower
    if residence.kind != ResidenceKind.MAIN or not legal_facts.known(begins):
        return
    stay = legal_facts.stay(Purpose(residence.purpose), begins, residence.planned_end)
    if Law.on(begins).value(STATUTE, "residence_kind", stay=stay) in legal_facts.NO_MAIN:
        raise messages.not_a_main_residence()


def _set_dwelling(
    residence: Residence, during: date | None, dwelling: Dwelling | None, moved_in: date | None
) -> states.Change:
    """Set right the dwelling of a day, and since when it is lived in; the household follows. Raises Refusal."""
    rows = list(Occupancy.objects.filter(residence=residence).order_by("valid"))
    place = next((n for n, row in enumerate(rows) if during is not None and holds(row, during)), len(rows) - 1)
    row, changed, main = rows[place], states.Change(), residence.kind == ResidenceKind.MAIN
    if moved_in is not None and moved_in != row.valid.lower:
        if place == 0:
            raise feature_messages.first_dwelling()
        former = rows[place - 1]
        if not former.valid.lower < moved_in < (row.valid.upper or date.max):
            raise messages.moved_later(str(residence.person), row.valid.lower)
        changed["moved_in"] = [row.valid.lower.isoformat(), moved_in.isoformat()]
        _begin(row, former, moved_in)
        if main:
            households.move_on(residence.person_id, row.valid.lower, moved_in)
    if dwelling is not None and dwelling.pk != row.dwelling_id:
        if dwelling.municipality_id != residence.municipality_id:
            raise messages.dwelling_elsewhere(str(dwelling))
        changed["dwelling"] = [row.dwelling_id, dwelling.pk]
        Occupancy.objects.filter(pk=row.pk).update(dwelling=dwelling)
        if main and row.valid.upper is None:
            households.live_in(residence.person, row.dwelling_id, dwelling, moved_in or row.valid.lower)
    return changed


def _begin(row: Occupancy, former: Occupancy, on: date) -> None:
    """Let a dwelling be lived in from another day on, and the one before until then; never two at a time."""
    steps = [(former, DateRange(former.valid.lower, on)), (row, DateRange(on, row.valid.upper))]
    for one, valid in steps if on < row.valid.lower else reversed(steps):
        Occupancy.objects.filter(pk=one.pk).update(valid=valid)


def _days(valid: DateRange) -> list[str | None]:
    return [valid.lower.isoformat(), valid.upper.isoformat() if valid.upper else None]


def stretch(residence: Residence, valid: DateRange) -> None:
    """Give a residence other ends, and let its first and last dwelling reach to them. Raises Refusal."""
    if valid.upper is not None and valid.lower >= valid.upper:
        raise messages.ends_before_it_begins(valid.lower, valid.upper)
    rows = list(Occupancy.objects.filter(residence=residence).order_by("valid"))
    inner = rows[1].valid.lower if len(rows) > 1 else None
    if (inner is not None and valid.lower >= inner) or (
        valid.upper is not None and rows[-1].valid.lower >= valid.upper
    ):
        raise messages.moved_later(str(residence.person), rows[-1].valid.lower)
    rows[0].valid = DateRange(valid.lower, rows[0].valid.upper)
    rows[-1].valid = DateRange(rows[-1].valid.lower, valid.upper)
    for row in {rows[0].pk: rows[0], rows[-1].pk: rows[-1]}.values():
        row.save(update_fields=["valid"])
    first = states.first(residence.person)
    if valid.lower < first.valid.lower:  # who arrived earlier than entered is known since then
        first.valid = DateRange(valid.lower, first.valid.upper)
        first.save(update_fields=["valid"])
    residence.valid = valid
