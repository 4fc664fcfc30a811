# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two rows that are one person: merged, and taken apart again, each step by two workers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils.translation import gettext as _

from domizil.base import clock
from domizil.base.models import Worker

from .. import messages, states
from ..models import (
    EventKind,
    Occupancy,
    Person,
    PersonMerge,
    PersonState,
    RegisterEvent,
    Relationship,
    RelationshipKind,
    Residence,
)
from ..writing import Report, lock, responsible, writing

# What stays with the row that goes: its own features over time, what was reported about it, and merges themselves.
_STAYS = (PersonState, RegisterEvent, PersonMerge, Person)
_COUPLES = (RelationshipKind.SPOUSE, RelationshipKind.PARTNER)


def propose_merge(*, by: Worker, keep: Person, drop: Person, reason: str) -> PersonMerge:
    """Propose that `drop` is the same person as `keep`; nothing changes until a second worker confirms it.

    Raises Refusal (no reason, the same row, merged already) and Hidden.
    """
    report = Report(by, responsible(keep, clock.today()), clock.today(), reason=reason.strip())
    with writing(report):
        if not report.reason:
            raise messages.reason_missing()
        lock(keep, drop)
        keep.refresh_from_db()
        drop.refresh_from_db()
        if keep.pk == drop.pk or keep.merged_into_id or drop.merged_into_id:
            raise messages.not_to_be_merged(_("Es ist dieselbe Zeile, oder eine der beiden ist schon zusammengeführt."))
        if keep.vn and drop.vn:
            raise messages.not_to_be_merged(_("Beide haben eine AHV-Nummer, und es sind zwei verschiedene."))
        if PersonMerge.objects.filter(drop=drop, undone_by__isnull=True).exists():
            raise messages.not_to_be_merged(_("Für diese Person ist schon eine Zusammenführung beantragt."))
        return PersonMerge.objects.create(
            keep=keep, drop=drop, municipality_id=report.municipality, reason=report.reason, proposed_by=by
        )


def confirm_merge(*, by: Worker, merge: PersonMerge) -> RegisterEvent:
    """Merge: everything about the one that goes is moved to the one that stays; what contradicts it is set aside.

    `merge.moved` keeps all of it, for `confirm_unmerge`. Raises Refusal (same worker, done already, another room's rows
    contradict each other) and Hidden.
    """
    report = Report(by, merge.municipality_id, clock.today(), reason=merge.reason)
    with writing(report):
        lock(merge.keep_id, merge.drop_id)
        merge.refresh_from_db()
        if merge.proposed_by_id == by.pk:
            raise messages.second_pair_of_eyes()
        if merge.confirmed_by_id is not None:
            raise messages.nothing_changes()
        keep, drop = Person.objects.get(pk=merge.keep_id), Person.objects.get(pk=merge.drop_id)
        merge.moved = {"rows": [], "aside": [], "numbers": _give_numbers(keep, drop)}
        for model, column in _tables():
            for row in model.objects.filter(**{column: drop}).order_by("pk"):
                _move(merge, row, column, keep)
        _reach_back(keep)
        Person.objects.filter(pk=drop.pk).update(merged_into=keep)
        merge.confirmed_by = by
        merge.save()
        return report.event(EventKind.MERGE, keep, drop=drop.pk, moved=len(merge.moved["rows"]))


def withdraw_merge(*, by: Worker, merge: PersonMerge) -> None:
    """Give up a proposal that nobody has confirmed: to merge, or to take apart again. History keeps who proposed it.

    Any worker of the office may: who proposed it withdraws, somebody else declines. Raises Refusal (nothing is
    proposed) and Hidden.
    """
    report = Report(by, merge.municipality_id, clock.today(), reason=merge.undo_reason or merge.reason)
    with writing(report):
        lock(merge.keep_id, merge.drop_id)
        merge = PersonMerge.objects.filter(pk=merge.pk, undone_by__isnull=True).first() or merge
        if merge.undo_proposed_by_id is not None and merge.undone_by_id is None:
            merge.undo_reason, merge.undo_proposed_by = "", None
            merge.save()
        elif merge.confirmed_by_id is None:
            merge.delete()
        else:
            raise messages.nothing_changes()


def _tables() -> Iterator[tuple[Any, str]]:
    """Return every table with a column that names a person, in any room, and that column."""
    for relation in Person._meta.related_objects:  # noqa: SLF001 - documented in spite of its name
        model = relation.related_model
        history = hasattr(model, "pgh_tracked_model")
        if not history and model not in _STAYS and isinstance(relation.field, models.ForeignKey):
            yield model, relation.field.name


def _give_numbers(keep: Person, drop: Person) -> dict[str, str]:
    """Give the numbers of the one that goes to the one that stays, where that one has none."""
    given = {
        name: getattr(drop, name)
        for name in ("vn", "zemis_number")
        if getattr(drop, name) and not getattr(keep, name)
    }  # fmt: skip
    if given:
        Person.objects.filter(pk=drop.pk).update(**dict.fromkeys(given))
        Person.objects.filter(pk=keep.pk).update(**given)
    return given


def _move(merge: PersonMerge, row: models.Model, column: str, keep: Person) -> None:
    """Move a row to the person that stays; where that cannot be, set it aside (register) or refuse (other rooms)."""
    label = row._meta.label  # noqa: SLF001 - documented in spite of its name
    aside = serialized(row)
    try:
        with transaction.atomic():
            _point(row, column, keep)
        merge.moved["rows"].append([label, row.pk, column])
    except DatabaseError as error:
        if not isinstance(error, IntegrityError) or not label.startswith("register."):
            raise messages.not_to_be_merged(_obstacle(row, error)) from error
        merge.moved["aside"].extend(aside)
        row.delete()


def _obstacle(row: models.Model, error: DatabaseError) -> str:
    told = {"rows": row._meta.verbose_name_plural}  # noqa: SLF001 - documented in spite of its name
    if isinstance(error, IntegrityError):
        return _("Es gibt auf beiden Seiten: %(rows)s.") % told
    return _("Zu verschieben wären auch %(rows)s, die eine andere Stelle führt.") % told


def _point(row: Any, column: str, person: Person) -> None:
    """Let a row name another person; a couple stays one row with the smaller key first."""
    setattr(row, column, person)
    if isinstance(row, Relationship) and row.kind in _COUPLES and row.person_id > row.other_id:
        row.person_id, row.other_id = row.other_id, row.person_id
    row.save()


def serialized(row: models.Model) -> list[dict[str, Any]]:
    """Return a row as JSON, with the dwellings of a residence, so that it can be put back."""
    rows = [row, *(Occupancy.objects.filter(residence=row) if isinstance(row, Residence) else ())]
    plain: list[dict[str, Any]] = json.loads(json.dumps(serializers.serialize("python", rows), cls=DjangoJSONEncoder))
    return plain


def _reach_back(person: Person) -> None:
    """Let the register know the person since the first residence, which may have come from the other row."""
    earliest = Residence.objects.filter(person=person).order_by("valid").first()
    first = states.first(person)
    if earliest is not None and earliest.valid.lower < first.valid.lower:
        first.valid = type(first.valid)(earliest.valid.lower, first.valid.upper)
        first.save(update_fields=["valid"])


def propose_unmerge(*, by: Worker, merge: PersonMerge, reason: str) -> PersonMerge:
    """Propose to take two persons apart again. Raises Refusal (no reason, nothing to undo) and Hidden."""
    report = Report(by, merge.municipality_id, clock.today(), reason=reason.strip())
    with writing(report):
        lock(merge.keep_id, merge.drop_id)
        merge.refresh_from_db()
        if not report.reason:
            raise messages.reason_missing()
        if merge.confirmed_by_id is None or merge.undone_by_id is not None:
            raise messages.nothing_changes()
        merge.undo_reason, merge.undo_proposed_by = report.reason, by
        merge.save()
        return merge


def confirm_unmerge(*, by: Worker, merge: PersonMerge) -> RegisterEvent:
    """Take two persons apart: what was moved goes back, what was set aside returns.

    Rows that came after the merge stay with `keep`. Raises Refusal (same worker, not proposed) and Hidden.
    """
    report = Report(by, merge.municipality_id, clock.today(), reason=merge.undo_reason)
    with writing(report):
        lock(merge.keep_id, merge.drop_id)
        merge.refresh_from_db()
        if merge.undo_proposed_by_id is None or merge.undone_by_id is not None:
            raise messages.nothing_changes()
        if merge.undo_proposed_by_id == by.pk:
            raise messages.second_pair_of_eyes()
        keep, drop = Person.objects.get(pk=merge.keep_id), Person.objects.get(pk=merge.drop_id)
        Person.objects.filter(pk=drop.pk).update(merged_into=None)
        _put_back(merge, keep, drop)
        merge.undone_by = by
        merge.save()
        return report.event(EventKind.UNMERGE, keep, drop=drop.pk)


def _put_back(merge: PersonMerge, keep: Person, drop: Person) -> None:
    tables = {(model._meta.label, column): model for model, column in _tables()}  # noqa: SLF001 - as above
    for label, key, column in merge.moved["rows"]:
        row = tables[label, column].objects.filter(pk=key).first()
        if row is None:
            continue
        if isinstance(row, Relationship) and row.kind in _COUPLES:  # it may stand the other way round
            column = "person" if row.person_id == keep.pk else "other"
        if getattr(row, f"{column}_id") == keep.pk:
            _point(row, column, drop)
    for restored in serializers.deserialize("python", merge.moved["aside"]):
        restored.save()
    numbers = merge.moved["numbers"]
    if numbers:
        Person.objects.filter(pk=keep.pk).update(**dict.fromkeys(numbers))
        Person.objects.filter(pk=drop.pk).update(**numbers)
