# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking back an event that never happened, while nothing was built on it: a correction, linked to the event.

What is taken back: changes of features and civil status, a move, a departure, a block on data. Not an arrival, a birth
or a death: other municipalities, papers, duties and letters hang on them, and a person decides.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from domizil.base.kept_text import label
from domizil.base.models import Worker

from .. import couples, dwellings, messages, states, undo_messages
from ..models import (
    DataBlock,
    EventKind,
    EventSource,
    HouseholdMember,
    Occupancy,
    PersonState,
    RegisterEvent,
    Relationship,
    Residence,
)
from ..reporting import Evidence
from ..writing import Report, lock, writing

_OF_COUPLES = (
    EventKind.MARRIAGE, EventKind.PARTNERSHIP, EventKind.DIVORCE, EventKind.UNDO_MARRIAGE, EventKind.UNDO_PARTNERSHIP,
)  # fmt: skip
Undoing = Callable[[RegisterEvent], tuple[EventKind, dict[str, Any]]]


def may_be_taken_back(event: RegisterEvent) -> bool:
    """Say whether an event is of a kind that can be taken back, as long as nothing was built on it."""
    return event.kind in _UNDO and event.corrects_id is None


@transaction.atomic
def take_back_all(
    *,
    by: Worker,
    events: Sequence[RegisterEvent],
    reason: str,
    evidence: Evidence | None = None,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Take back events of several persons that were reported together, all or none, as `take_back` does.

    Where the civil status of the two of a couple contradicts afterwards, that is a task. Raises Refusal and Hidden.
    """
    process = process or uuid.uuid4()
    tied = {event.person_id: {couples.other(tie, event.person) for tie in _ties(event)} for event in events}
    told = [take_back(by=by, event=one, reason=reason, evidence=evidence, process=process) for one in events]
    for event, back in zip(events, told, strict=True):
        if event.kind in _OF_COUPLES:
            couples.compare(by, back, event.person, tied[event.person_id], (event.event_date, None))
    return told


def take_back(
    *,
    by: Worker,
    event: RegisterEvent,
    reason: str,
    evidence: Evidence | None = None,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Set everything as it was before an event, and enter that as its correction.

    Raises Refusal (no reason, taken back already, not of a kind that can be, something was built on it) and Hidden.
    """
    report = Report(
        by, event.municipality_id, event.event_date, EventSource.CORRECTION, process, evidence, reason=reason.strip(),
        corrects=event,
    )  # fmt: skip
    with writing(report):
        if not report.reason:
            raise messages.reason_missing()
        lock(event.person_id)
        undo = _UNDO.get(EventKind(event.kind))
        if undo is None or event.corrects_id is not None:
            raise undo_messages.not_taken_back(_name(event))
        later = _built_on(event)
        if later is not None:
            raise undo_messages.built_on(_name(later), later.event_date)
        kind, changed = undo(event)
        return report.event(kind, event.person, **changed)


def _name(event: RegisterEvent) -> str:
    """What an event is called, in the language of whoever reads it."""
    return label(EventKind(event.kind).label)


def _built_on(event: RegisterEvent) -> RegisterEvent | None:
    """Return a later entry about the same person that touches the same, or that took the event back already."""
    later = RegisterEvent.objects.filter(person=event.person_id, pk__gt=event.pk)
    return next((one for one in later.order_by("pk") if one.corrects_id == event.pk or _touches(one, event)), None)


def _touches(later: RegisterEvent, event: RegisterEvent) -> bool:
    homes = {EventKind.MOVE_IN, EventKind.MOVE_OUT, EventKind.MOVE, EventKind.CORRECT_REPORTING, EventKind.DEATH}
    if event.kind in homes:
        return later.kind in homes
    return bool(set(later.data) & set(event.data) - {"period"})


# --- features and civil status ---


def _features(event: RegisterEvent) -> tuple[EventKind, dict[str, Any]]:
    """Give features their values of before, and places of origin."""
    by_column = {column.attname: name for name, column in messages.fields(PersonState).items()}
    before = {by_column[name]: told[0] for name, told in event.data.items() if name in by_column}
    if not before or set(event.data) - set(by_column):
        raise undo_messages.not_taken_back(_name(event))
    changed = states.change(event.person, event.event_date, states.checked(before))
    return EventKind.CORRECT_PERSON, {**changed, "period": [event.event_date.isoformat(), None]}


def _couple_begins(event: RegisterEvent) -> tuple[EventKind, dict[str, Any]]:
    """Take back a marriage or partnership: the tie that began that day was never there."""
    _ties(event).filter(valid__startswith=event.event_date).delete()
    return _features(event)


def _couple_ends(event: RegisterEvent) -> tuple[EventKind, dict[str, Any]]:
    """Take back that a marriage or partnership ended: the tie goes on."""
    for tie in _ties(event).filter(valid__endswith=event.event_date):
        Relationship.objects.filter(pk=tie.pk).update(valid=DateRange(tie.valid.lower, None))
    return _features(event)


def _ties(event: RegisterEvent) -> QuerySet[Relationship]:
    return couples.of(event.person_id)


# --- residence ---


def _departure(event: RegisterEvent) -> tuple[EventKind, dict[str, Any]]:
    """Let a residence go on that was ended, in its last dwelling and household."""
    residence = Residence.objects.filter(
        person=event.person_id, municipality=event.municipality_id, valid__endswith=event.event_date
    ).first()
    if residence is None:
        raise undo_messages.not_taken_back(_name(event))
    was = [residence.valid.lower.isoformat(), event.event_date.isoformat()]
    for column in ("goes_to", "goes_to_municipality", "goes_to_country_id"):
        setattr(residence, column, "" if column == "goes_to" else None)
    residence.valid = DateRange(residence.valid.lower, None)
    residence.save()
    for row in Occupancy.objects.filter(residence=residence, valid__endswith=event.event_date):
        Occupancy.objects.filter(pk=row.pk).update(valid=DateRange(row.valid.lower, None))
    for member in HouseholdMember.objects.filter(person=event.person_id, valid__endswith=event.event_date):
        dwellings.keep_house([event.person], member.household.dwelling, event.event_date)
    return EventKind.CORRECT_REPORTING, {"residence": residence.pk, "valid": [was, [was[0], None]]}


def _move(event: RegisterEvent) -> tuple[EventKind, dict[str, Any]]:
    """Let a person live on in the dwelling of before."""
    rows = list(Occupancy.objects.filter(residence=event.data.get("residence")).order_by("-valid")[:2])
    if len(rows) < 2 or rows[0].valid.lower != event.event_date or rows[1].valid.upper != event.event_date:
        raise undo_messages.not_taken_back(_name(event))
    last, before = rows
    last.delete()
    Occupancy.objects.filter(pk=before.pk).update(valid=DateRange(before.valid.lower, last.valid.upper))
    dwellings.keep_house([event.person], before.dwelling, event.event_date)
    dwelling = [last.dwelling_id, before.dwelling_id]
    return EventKind.CORRECT_ADDRESS, {"residence": event.data["residence"], "dwelling": dwelling}


# --- blocks ---


def _data_lock(event: RegisterEvent) -> tuple[EventKind, dict[str, Any]]:
    """Lift a block from its first day on, or let one go on that was lifted."""
    before, after = event.data["data_lock"]
    rows = DataBlock.objects.filter(person=event.person_id)
    if after:
        rows.filter(valid__startswith=event.event_date).delete()
    for row in rows.filter(valid__endswith=event.event_date) if before else ():
        DataBlock.objects.filter(pk=row.pk).update(valid=DateRange(row.valid.lower, None))
    return EventKind.DATA_LOCK, {"data_lock": [after, before]}


_UNDO: dict[EventKind, Undoing] = {
    **dict.fromkeys(
        (
            EventKind.CHANGE_NAME, EventKind.CHANGE_SEX, EventKind.CHANGE_RELIGION, EventKind.CHANGE_FEATURES,
            EventKind.SEPARATION, EventKind.UNDO_SEPARATION,
        ),
        _features,
    ),
    **dict.fromkeys((EventKind.MARRIAGE, EventKind.PARTNERSHIP), _couple_begins),
    **dict.fromkeys((EventKind.DIVORCE, EventKind.UNDO_MARRIAGE, EventKind.UNDO_PARTNERSHIP), _couple_ends),
    EventKind.MOVE_OUT: _departure,
    EventKind.MOVE: _move,
    EventKind.DATA_LOCK: _data_lock,
}  # fmt: skip
