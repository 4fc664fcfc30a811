# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Couples: the tie follows the civil status that is set right, and where two entries contradict, that is a task."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from domizil.base import access, clock
from domizil.base.models import Role, Worker

from . import feature_messages, identity, spans, states, tasks
from .models import MaritalStatus, Person, PersonState, RegisterEvent, Relationship, RelationshipKind, Residence
from .writing import responsible

TIES = {MaritalStatus.MARRIED: RelationshipKind.SPOUSE, MaritalStatus.PARTNERSHIP: RelationshipKind.PARTNER}
"""The tie of who has a civil status; with every other status nobody has one."""
_KINDS = tuple(TIES.values())
Period = tuple[date, date | None]
"""From a day until before another; None is without end."""
TASK = "civil_status"
COMPARE = gettext_noop("Der Zivilstand passt nicht zu dem der Ehegattin oder des Ehegatten: beide Einträge prüfen")
ELSEWHERE = gettext_noop(
    "Der berichtigte Zivilstand betrifft auch die Ehegattin oder den Ehegatten, und deren Eintrag führen Sie nicht"
)


def of(person: Person | int) -> QuerySet[Relationship]:
    """Return the ties of a person as spouse or registered partner, over all time."""
    return Relationship.objects.filter(Q(person=person) | Q(other=person), kind__in=_KINDS).order_by("valid", "id")


def other(tie: Relationship, person: Person) -> int:
    """Return the key of the other one of a tie."""
    return int(tie.other_id if tie.person_id == person.pk else tie.person_id)


def follow(person: Person, status: int, since: date, until: date | None, partner: Person | None = None) -> set[int]:
    """Let the ties of a person be what a civil status says that was set right from a day (until before another).

    A tie that does not fit ends, or was never there; one that was ended on the first day goes on; with a `partner` one
    begins. Returns the keys of the others. Raises Refusal (a partner of somebody who is single, or oneself).
    """
    kind = TIES.get(MaritalStatus(status))
    if partner is not None and (kind is None or partner.pk == person.pk):
        raise feature_messages.no_partner(str(MaritalStatus(status).label))
    touched = _end(person, kind, status, since, until)
    if partner is not None:
        identity.add_tie(person, partner, str(kind), since)
        return touched | {partner.pk}
    return touched | (_go_on(person, kind, since, until) if kind else set())


def _end(person: Person, kind: str | None, status: int, since: date, until: date | None) -> set[int]:
    """Take the time out of every tie of another kind."""
    touched = set()
    never = status == MaritalStatus.SINGLE and until is None and since == states.first(person).valid.lower
    for tie in of(person).exclude(kind=kind).filter(valid__overlap=DateRange(since, until)):
        touched.add(other(tie, person))
        ends = tie.valid.upper
        spans.end(tie, tie.valid.lower if never else since)
        if until is not None and (ends is None or ends > until):
            rest = Relationship(person_id=tie.person_id, other_id=tie.other_id, kind=tie.kind)
            rest.valid = DateRange(until, ends)
            rest.save()
    return touched


def _go_on(person: Person, kind: str, since: date, until: date | None) -> set[int]:
    """Let a tie go on that was ended on the very day, where none stands."""
    if of(person).filter(kind=kind, valid__overlap=DateRange(since, until)).exists():
        return set()
    tie = of(person).filter(kind=kind, valid__endswith=since).last()
    if tie is None:
        return set()
    Relationship.objects.filter(pk=tie.pk).update(valid=DateRange(tie.valid.lower, until))
    return {other(tie, person)}


def acts_for(by: Worker, person: Person) -> bool:
    """Say whether a worker keeps the data of a person: has the register of the municipality of residence today."""
    here = Residence.objects.filter(person=person, valid__contains=clock.today()).order_by("kind").first()
    return here is not None and access.reach(by, Role.REGISTER).covers(here.municipality_id)


def compare(by: Worker, event: RegisterEvent, person: Person, others: Iterable[int], period: Period) -> None:
    """Open a task for each of the others whose civil status contradicts that of a person; who is kept elsewhere, too.

    The two agree where each has the status of their tie while it holds, and none of a couple without any.
    """
    seen = Person.objects.in_bulk(list(others))
    for key in others:
        known = seen.get(key)
        if known is not None and acts_for(by, known):
            if _contradiction(person, known, period):
                _open(event, known, key, COMPARE)
        else:
            _open(event, person, key, ELSEWHERE)


def _open(event: RegisterEvent, about: Person, key: int, subject: str) -> None:
    where = responsible(about, event.event_date)
    tasks.open_task(municipality=where, kind=TASK, key=f"{event.uuid}-{key}", person=about, subject=subject)


def _contradiction(person: Person, known: Person, period: Period) -> bool:
    """Whether either has, while their tie holds, another status; or the other, in that time, that of a couple alone."""
    for tie in of(person).filter(Q(person=known) | Q(other=known)):
        status = next(status for status, kind in TIES.items() if kind == tie.kind)
        both = PersonState.objects.filter(person__in=(person, known), valid__overlap=tie.valid)
        if both.exclude(marital_status__in=(status, MaritalStatus.UNKNOWN)).exists():
            return True
    coupled = PersonState.objects.filter(person=known, valid__overlap=DateRange(*period), marital_status__in=TIES)
    return any(not of(known).filter(valid__contains=_within(state.valid, period)).exists() for state in coupled)


def _within(valid: DateRange, period: Period) -> DateRange:
    ends = [day for day in (valid.upper, period[1]) if day is not None]
    return DateRange(max(valid.lower, period[0]), min(ends, default=None))
