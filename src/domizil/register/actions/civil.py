# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Birth, death and civil status."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from domizil.base.models import Worker

from .. import births, couples, feature_messages, households, identity, messages, states
from ..models import (
    EventKind,
    EventSource,
    MaritalStatus,
    Occupancy,
    Person,
    PersonState,
    RegisterEvent,
    Relationship,
    RelationshipKind,
    Residence,
    Separation,
    Sex,
)
from ..reporting import Evidence, NewPerson
from ..writing import Report, alive, lock, residences, responsible, writing

_IN_MARRIAGE, _IN_PARTNERSHIP = (MaritalStatus.MARRIED,), (MaritalStatus.PARTNERSHIP,)
_BEFORE = {
    MaritalStatus.MARRIED: tuple(status for status in MaritalStatus if status != MaritalStatus.MARRIED),
    MaritalStatus.PARTNERSHIP: tuple(s for s in MaritalStatus if s not in (*_IN_MARRIAGE, *_IN_PARTNERSHIP)),
    MaritalStatus.WIDOWED: _IN_MARRIAGE,
    MaritalStatus.DIVORCED: _IN_MARRIAGE,
    MaritalStatus.UNMARRIED: _IN_MARRIAGE,
    MaritalStatus.PARTNERSHIP_DISSOLVED: _IN_PARTNERSHIP,
}
"""From which civil status another one can follow; "unknown" may become any, and single nobody becomes again."""
_KIND = {
    MaritalStatus.MARRIED: EventKind.MARRIAGE,
    MaritalStatus.PARTNERSHIP: EventKind.PARTNERSHIP,
    MaritalStatus.WIDOWED: EventKind.MARITAL_STATUS_PARTNER,
    MaritalStatus.DIVORCED: EventKind.DIVORCE,
    MaritalStatus.UNMARRIED: EventKind.UNDO_MARRIAGE,
    MaritalStatus.PARTNERSHIP_DISSOLVED: EventKind.UNDO_PARTNERSHIP,
}


def change_civil_status(
    *,
    by: Worker,
    person: Person,
    on: date,
    marital_status: int,
    partner: Person | None = None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Enter a marriage, partnership, divorce, dissolution, annulment or widowhood; of the partner too where known.

    The partner of a divorce is whom the register holds as spouse. Whose main residence is in a municipality that the
    worker does not act for, is left to that municipality. Locks both. Raises Refusal and Hidden.
    """
    report = Report(by, responsible(person, on), on, source, process, evidence)
    with writing(report):
        status = _status(marital_status)
        other = partner if status in couples.TIES else _partner_of(person)
        lock(*[one for one in (person, other) if one is not None])
        events = [_change_status(report, person, status)]
        if other is not None:
            _couple(report, person, other, status)
            if status != MaritalStatus.WIDOWED and couples.acts_for(by, other):
                events.append(_change_status(report, other, status))
        return events


def _status(given: int) -> MaritalStatus:
    if given not in MaritalStatus.values:
        raise messages.bad_value(messages.label(PersonState, "marital_status"), str(given))
    return MaritalStatus(given)


def _change_status(
    report: Report, person: Person, status: MaritalStatus, kind: EventKind | None = None
) -> RegisterEvent:
    person.refresh_from_db()
    alive(person, report.on)
    state = PersonState.objects.filter(person=person, valid__contains=report.on).first()
    before = MaritalStatus(state.marital_status) if state else MaritalStatus.UNKNOWN
    known = before != MaritalStatus.UNKNOWN
    if status == MaritalStatus.UNKNOWN or (known and before not in _BEFORE.get(status, ())):
        raise messages.no_such_step(str(before.label), str(status.label))
    values = {"marital_status": status.value, "marital_status_on": report.on, "separation": None}
    return report.event(kind or _KIND.get(status, EventKind.CHANGE_FEATURES), person,
                        **states.change(person, report.on, values))  # fmt: skip


def _partner_of(person: Person) -> Person | None:
    tie = couples.of(person).filter(valid__endswith__isnull=True).select_related("person", "other").first()
    return None if tie is None else tie.other if tie.person_id == person.pk else tie.person


def _couple(report: Report, person: Person, other: Person, status: MaritalStatus) -> None:
    """Begin or end the tie of a couple on the day of the event."""
    pair = Q(person=other) | Q(other=other)
    for tie in couples.of(person).filter(pair, valid__endswith__isnull=True):
        if tie.valid.lower < report.on:
            Relationship.objects.filter(pk=tie.pk).update(valid=DateRange(tie.valid.lower, report.on))
    if status in couples.TIES:
        identity.add_tie(person, other, couples.TIES[status], report.on)


def separate(
    *,
    by: Worker,
    person: Person,
    on: date,
    kind: Separation | None,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter a separation by agreement or by a court, or with `kind=None` that the couple lives together again.

    Raises Refusal (neither married nor in a partnership, nothing changes) and Hidden.
    """
    report = Report(by, responsible(person, on), on, source, process, evidence)
    with writing(report):
        lock(person)
        person.refresh_from_db()
        alive(person, on)
        _couple_only(person, on)
        event = EventKind.SEPARATION if kind else EventKind.UNDO_SEPARATION
        return report.event(event, person, **states.change(person, on, states.checked({"separation": kind})))


def _couple_only(person: Person, on: date) -> None:
    """Insist that a person lives in marriage or partnership, or that the civil status is not known. Raises Refusal."""
    state = PersonState.objects.filter(person=person, valid__contains=on).first()
    status = MaritalStatus(state.marital_status) if state else MaritalStatus.UNKNOWN
    if status not in (*_IN_MARRIAGE, *_IN_PARTNERSHIP, MaritalStatus.UNKNOWN):
        raise feature_messages.no_couple(str(person), str(status.label))


def register_birth(
    *,
    by: Worker,
    municipality: int,
    child: NewPerson,
    parents: Sequence[Person],
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter a birth: the child lives with the first parent who resides in the municipality, from the first day on.

    The parents' names at birth are kept with the child (§ 13 para. 2 lit. b NG). Raises Refusal and Hidden.
    """
    on = child.date_of_birth
    report = Report(by, municipality, on, source, process, evidence)
    with writing(report):
        if child.birth_known != births.DAY:
            raise feature_messages.day_of_birth_unknown()
        lock(*parents)
        home = _home_of_parents(parents, municipality, on)
        born = identity.enter(_with_parents(child, parents), on)
        residence = Residence.objects.create(
            person=born, municipality_id=municipality, kind=home.kind, valid=DateRange(on, None)
        )
        lived_in = Occupancy.objects.filter(residence=home, valid__endswith__isnull=True).select_related("dwelling")
        dwelling = lived_in[0].dwelling if lived_in else None
        Occupancy.objects.create(residence=residence, dwelling=dwelling, valid=residence.valid)
        households.keep([households.Together([born], dwelling, on, home.person_id)])
        for parent in parents:
            identity.add_tie(born, parent, RelationshipKind.PARENT, on)
        identity.tie(born, child.relationships, parents, on)
        return report.event(
            EventKind.BIRTH, born, residence=residence.pk, parents=[parent.pk for parent in parents],
            dwelling=dwelling.pk if dwelling else None,
        )  # fmt: skip


def _home_of_parents(parents: Sequence[Person], municipality: int, on: date) -> Residence:
    rows = {row.person_id: row for row in residences(parents, municipality) if row.valid.lower <= on}
    for parent in parents:
        if parent.pk in rows:
            return rows[parent.pk]
    raise messages.not_resident(str(parents[0]) if parents else "?", on)


def _with_parents(child: NewPerson, parents: Sequence[Person]) -> NewPerson:
    names: dict[str, Any] = {"marital_status": MaritalStatus.SINGLE}
    for parent in parents:
        which = {Sex.MALE: "father", Sex.FEMALE: "mother"}.get(Sex(parent.sex))
        if which and f"{which}_name" not in names:
            names |= {f"{which}_name": parent.official_name, f"{which}_first_name": parent.first_name}
    plain = {name: getattr(child, name) for name in NewPerson.__slots__}
    return NewPerson(**{**plain, "features": {**names, **child.features}})


def register_death(
    *,
    by: Worker,
    person: Person,
    on: date,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> list[RegisterEvent]:
    """Enter a death: every residence ends with that day, in other municipalities too, and the partner is widowed.

    Locks both. Raises Refusal (before birth, dead already, something later is entered) and Hidden.
    """
    report = Report(by, responsible(person, on), on, source, process, evidence)
    with writing(report):
        partner = _partner_of(person)
        lock(*[one for one in (person, partner) if one is not None])
        person.refresh_from_db()
        alive(person, on)
        if person.date_of_death is not None:
            raise messages.after_death(str(person), on, person.date_of_death)
        with connection.cursor() as cursor:
            cursor.execute("SELECT register_close_life(%s, %s, %s)", [person.pk, report.municipality, on])
        person.date_of_death = on
        person.save(update_fields=["date_of_death"])
        events = [report.event(EventKind.DEATH, person, date_of_death=[None, on.isoformat()])]
        if partner is not None:
            events += _bereave(report, person, partner)
        return events


def _bereave(report: Report, person: Person, partner: Person) -> list[RegisterEvent]:
    """End the tie with the dead; widow the partner where the worker keeps the partner's data."""
    state = PersonState.objects.filter(person=partner, valid__contains=report.on).first()
    partnered = state is not None and state.marital_status == MaritalStatus.PARTNERSHIP
    status = MaritalStatus.PARTNERSHIP_DISSOLVED if partnered else MaritalStatus.WIDOWED
    _couple(report, person, partner, status)
    if state is None or state.marital_status not in (*_IN_MARRIAGE, *_IN_PARTNERSHIP):
        return []
    if not couples.acts_for(report.by, partner):
        return []
    return [_change_status(report, partner, status, EventKind.MARITAL_STATUS_PARTNER)]
