# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes of name, nationality and other features, and blocks on a person's data."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import clock
from domizil.base.models import Worker
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE

from .. import blocks, codes, feature_messages, identity, legal_facts, messages, nationalities, sets, spans, states
from ..addresses import Address, addresses
from ..feature_changes import Features, NewFeatures
from ..models import (
    DataBlock,
    DataBlockKind,
    EventKind,
    EventSource,
    ExtraFeature,
    ExtraFeatureValue,
    Person,
    RegisterEvent,
)
from ..nationalities import Nationality
from ..reporting import Evidence, Origin
from ..sets import Outcome
from ..writing import Report, alive, lock, responsible, writing

_ELSEWHERE = (*states.NAMES, "nationality", "nationality_status", "marital_status", "marital_status_on", "separation")
CHANGEABLE = tuple(name for name in states.FEATURES if name not in _ELSEWHERE)


def change_name(
    *,
    by: Worker,
    person: Person,
    on: date,
    names: Mapping[str, str],
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter new names from a day on, by column (`states.NAMES`). Raises Refusal and Hidden."""
    report = Report(by, responsible(person, on), on, source, process, evidence)
    return _changed(report, person, EventKind.CHANGE_NAME, states.checked(names, states.NAMES))


def change_nationality(
    *,
    by: Worker,
    person: Person,
    on: date,
    nationality: Nationality,
    origins: Sequence[Origin] = (),
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter a new nationality, or with Swiss nationality new places of origin; who becomes Swiss is naturalised.

    `nationality` is a state of the federal list, or that there is none (`nationalities`). Raises Refusal and Hidden.
    """
    report = Report(by, responsible(person, on), on, source, process, evidence)
    with writing(report):
        lock(person)
        person.refresh_from_db()
        alive(person, on)
        before = nationalities.of(person)
        data: dict[str, Any] = {}
        if before != nationality:
            wanted = states.checked({"nationality": identity.nationality(nationality), "nationality_since": on})
            data |= states.change(person, on, wanted)
        elif not origins:
            raise messages.nothing_changes()
        data |= identity.set_origins(person, origins, on)
        return report.event(_kind_of_nationality(before, nationality), person, **data)


def _kind_of_nationality(before: Nationality, after: Nationality) -> EventKind:
    swiss = identity.SWITZERLAND
    if after == swiss:
        return EventKind.NATURALIZE_SWISS if before == swiss else EventKind.NATURALIZE_FOREIGNER
    return EventKind.RENOUNCE_CITIZENSHIP if before == swiss else EventKind.CHANGE_NATIONALITY


def change_features(
    *,
    by: Worker,
    person: Person,
    on: date,
    changes: Mapping[str, Any],
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter other features from a day on, by column (`CHANGEABLE`): religion, sex, fire service, rights to vote …

    Raises Refusal and Hidden.
    """
    report = Report(by, responsible(person, on), on, source, process, evidence)
    kinds: dict[tuple[str, ...], EventKind] = {("religion",): EventKind.CHANGE_RELIGION, ("sex",): EventKind.CHANGE_SEX}
    kind = kinds.get(tuple(changes), EventKind.CHANGE_FEATURES)
    return _changed(report, person, kind, states.checked(changes, CHANGEABLE))


def _changed(report: Report, person: Person, kind: EventKind, values: Mapping[str, Any]) -> RegisterEvent:
    (event,) = sets.enter_one(Features, NewFeatures(report=report, person=person, kind=kind, values=values))
    person.refresh_from_db()
    return event


def change_features_all(reports: Sequence[NewFeatures]) -> list[Outcome]:
    """Enter changes of features of different persons at once; return for each what `change_features` does or raises."""
    return sets.enter(Features, reports)


def set_extra_feature(
    *,
    by: Worker,
    person: Person,
    on: date,
    feature: ExtraFeature,
    value: str,
    evidence: Evidence | None = None,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Enter the value of a further feature from a day on; an empty value ends it (§ 13 para. 3 NG).

    Raises Refusal (the feature or the code does not hold on that day, nothing changes) and Hidden.
    """
    report = Report(by, responsible(person, on), on, source, process, evidence)
    with writing(report):
        lock(person)
        person.refresh_from_db()
        alive(person, on)
        if value and not _may_be_kept(feature, on):
            raise feature_messages.feature_not_kept(feature.name_de, on)
        listed(feature, value, on)
        rows = ExtraFeatureValue.objects.filter(person=person, feature=feature)
        before = rows.filter(valid__contains=on).first()
        was = before.value if before else ""
        if was == value:
            raise messages.nothing_changes()
        if before is not None:
            spans.end(before, on)
        if value:
            ExtraFeatureValue.objects.create(person=person, feature=feature, value=value, valid=spans.room(rows, on))
        changed = {feature.key: [was or None, value or None]}
        return report.event(EventKind.CHANGE_FEATURES, person, extra_features=changed)


def _may_be_kept(feature: ExtraFeature, on: date) -> bool:
    """Whether a further feature holds on a day and rests on an act or ordinance (§ 13 para. 3 NG)."""
    if not ExtraFeature.objects.filter(pk=feature.pk, valid__contains=on).exists():
        return False
    law = Law.on(max(on, legal_facts.first_day()))
    return bool(law.value(STATUTE, "feature_may_be_kept", letter="", legal_basis=feature.legal_basis))


def listed(feature: ExtraFeature, value: str, on: date) -> None:
    """Insist that a value of a further feature stands in its list on a day, where it has one. Raises Refusal."""
    chosen = feature.list
    if value and chosen and not chosen.codes.filter(code=value, valid__contains=on).exists():
        raise messages.bad_value(feature.name_de, messages.not_in_list(value, codes.told(chosen.key, on=on)))


def lock_data(
    *,
    by: Worker,
    person: Person,
    on: date,
    reason: str,
    ordered_by: str,
    kind: int = DataBlockKind.INFORMATION,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Block a person's data from a day on: the address is hidden everywhere. Raises Refusal and Hidden.

    Where somebody of the same dwelling has no block, that is a task (`blocks`).
    """
    told = {"reason": reason, "ordered_by": ordered_by, "kind": kind, "source": source, "process": process}
    return lock_all(by=by, persons=[person], on=on, **told)[0]


@transaction.atomic
def lock_all(*, by: Worker, persons: Sequence[Person], on: date, **told: Any) -> list[RegisterEvent]:
    """Block the data of persons who live together, all or none; `told` is what `lock_data` takes.

    Of who is born later it holds from birth on. Raises Refusal and Hidden.
    """
    process = told.pop("process", None) or uuid.uuid4()
    days = [on, *(max(on, one.date_of_birth) for one in persons[1:])]
    events = [
        _locked(by=by, person=one, on=day, process=process, **told) for one, day in zip(persons, days, strict=True)
    ]
    blocks.follow_up(by, events)
    return events


def _locked(
    *,
    by: Worker,
    person: Person,
    on: date,
    reason: str,
    ordered_by: str,
    process: uuid.UUID,
    kind: int = DataBlockKind.INFORMATION,
    source: str = EventSource.COUNTER,
) -> RegisterEvent:
    report = Report(by, responsible(person, on), on, source, process, reason=reason.strip())
    with writing(report):
        lock(person)
        if not reason.strip() or not ordered_by.strip():
            raise messages.reason_missing()
        standing = DataBlock.objects.filter(person=person, valid__endswith__isnull=True).first()
        if standing is not None:
            raise messages.block_stands(standing.valid.lower)
        DataBlock.objects.create(
            person=person, kind=kind, valid=DateRange(on, None), reason=reason.strip(), ordered_by=ordered_by.strip()
        )
        return report.event(EventKind.DATA_LOCK, person, data_lock=[0, int(kind)], ordered_by=ordered_by.strip())


def unlock_data(
    *,
    by: Worker,
    person: Person,
    on: date,
    reason: str,
    source: str = EventSource.COUNTER,
    process: uuid.UUID | None = None,
) -> RegisterEvent:
    """Lift the block on a person's data. Raises Refusal (no block, no reason) and Hidden."""
    report = Report(by, responsible(person, on), on, source, process, reason=reason.strip())
    with writing(report):
        lock(person)
        if not reason.strip():
            raise messages.reason_missing()
        standing = DataBlock.objects.filter(person=person, valid__endswith__isnull=True).first()
        if standing is None:
            raise messages.no_block()
        if standing.valid.lower < on:
            DataBlock.objects.filter(pk=standing.pk).update(valid=DateRange(standing.valid.lower, on))
        else:
            standing.delete()
        blocks.settle(by, [person.pk])
        return report.event(EventKind.DATA_LOCK, person, data_lock=[standing.kind, 0])


def disclose_address(*, by: Worker, person: Person, reason: str) -> Address:
    """Return a blocked address to a clerk of the responsible municipality; the reason stays as an event.

    Raises Refusal (no reason) and Hidden.
    """
    today = clock.today()
    report = Report(by, responsible(person, today), today, reason=reason.strip())
    with writing(report):
        if not report.reason:
            raise messages.reason_missing()
        report.event(EventKind.DISCLOSE_ADDRESS, person)
        return addresses([person.pk], official=True).get(person.pk, Address())
