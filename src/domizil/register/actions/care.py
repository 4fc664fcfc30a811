# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parents, and which of them has the custody of a child (§ 13 para. 2 lit. g NG)."""

from __future__ import annotations

import uuid
from datetime import date

from domizil.base.models import Worker

from .. import feature_messages, messages, spans
from ..models import Care, EventKind, EventSource, Person, RegisterEvent, Relationship, RelationshipKind
from ..reporting import Evidence
from ..writing import Report, alive, lock, responsible, writing


def set_care(
    *,
    by: Worker,
    child: Person,
    parent: Person,
    on: date,
    care: int | None,
    kind: str = RelationshipKind.PARENT,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter which custody (`Care`) a parent or foster parent has from a day on; who is entered as none yet becomes one.

    `care=None` ends a foster relationship; a parent stays a parent. A later change that is entered stays. Locks both.
    Raises Refusal (no elder, nothing changes, no such custody) and Hidden.
    """
    report = Report(by, responsible(child, on), on, source, process, evidence)
    with writing(report):
        lock(child, parent)
        for person in (child, parent):
            person.refresh_from_db()
        alive(child, on)
        if parent.date_of_birth >= child.date_of_birth:
            raise feature_messages.parent_not_older(str(parent), str(child))
        rows = Relationship.objects.filter(person=child, other=parent, kind=kind)
        standing = rows.filter(valid__contains=on).first()
        before = standing.care if standing else None
        if care is None:
            row = _end(standing, kind, on)
        else:
            row = _set(standing, Relationship(person=child, other=parent, kind=kind, care=_care(care)), on)
        return report.event(
            EventKind.CHANGE_CARE, child, relationship=row, other=parent.pk, tie=kind, care=[before, care],
            new=standing is None,
        )  # fmt: skip


def _care(given: int) -> Care:
    if given not in Care.values:
        raise messages.bad_value(messages.label(Relationship, "care"), str(given))
    return Care(given)


def _end(standing: Relationship | None, kind: str, on: date) -> int:
    if kind != RelationshipKind.FOSTER:
        raise feature_messages.parent_stays()
    if standing is None:
        raise messages.nothing_changes()
    key = int(standing.pk)
    spans.end(standing, on)
    return key


def _set(standing: Relationship | None, wanted: Relationship, on: date) -> int:
    """Let the wanted tie hold from a day on, instead of the one that stands; return its key."""
    if standing is None:
        same = Relationship.objects.filter(person=wanted.person, other=wanted.other, kind=wanted.kind)
        wanted.valid = spans.room(same, on)
        wanted.save()
        return int(wanted.pk)
    if standing.care == wanted.care:
        raise messages.nothing_changes()
    return int(spans.go_on(standing, on, {"care": wanted.care}).pk)
