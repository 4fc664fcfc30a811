# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""For whom beside the person a report holds: who came or was reported together, who lives with somebody blocked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from domizil.register import addresses, blocks, companions
from domizil.register.models import Person, RegisterEvent, Residence

from . import correction_messages, lookups
from .forms import Report
from .forms.fields import EventField
from .forms.kinds import LockForm
from .forms.residence import ResidenceCorrectionForm
from .forms.undoing import TakeBackForm


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody for whom a correction or a block may hold too; `along`: it does unless a clerk says no."""

    person: Person
    along: bool


def of_report(report: Report) -> list[Companion]:
    """Return for whom beside its person a correction or a block may hold: none for other reports."""
    chosen, form = report.persons[0].chosen if report.persons else None, report.facts
    if chosen is None:
        return []
    if isinstance(form, LockForm):
        return _living_with(chosen)
    if isinstance(form, ResidenceCorrectionForm):
        residence = lookups.residence(chosen, int(report.municipality.pk), form.day_meant)
        found = companions.arrived_with(residence) if residence else []
        return [Companion(one.person, one.along) for one in found]
    if isinstance(form, TakeBackForm):
        event = event_named(form.typed("corrects"), chosen)
        return [Companion(one.person, along=True) for one in _same_report(event)] if event else []
    return []


def left_out(report: Report) -> list[Person]:
    """Return who of them a complete report leaves as it is."""
    return [one.person for one in of_report(report) if one.person.pk not in report.facts.cleaned_data["also"]]


def living_with(person: Person, keys: Sequence[int]) -> list[Person]:
    """Return who lives with a person and can be blocked in the same go, by their keys. Raises Refusal for another."""
    found = {one.pk: one for one in blocks.open_beside(person)} if keys else {}
    for key in keys:
        if key not in found:
            raise correction_messages.not_beside(key, str(person), [(one.pk, str(one)) for one in found.values()])
    return [found[key] for key in keys]


def arrived_with(residence: Residence, keys: Sequence[int]) -> list[Residence]:
    """Return the residences of those who came together, by the keys of the persons. Raises Refusal for another key."""
    found = {one.person.pk: one for one in companions.arrived_with(residence)} if keys else {}
    _refuse_others(keys, [one.person for one in found.values()], residence.person)
    return [found[key].residence for key in keys]


def reported_with(event: RegisterEvent, keys: Sequence[int]) -> list[RegisterEvent]:
    """Return the same event about those who were reported together, by their keys. Raises Refusal for another key."""
    found = {one.person_id: one for one in _same_report(event)} if keys else {}
    _refuse_others(keys, [one.person for one in found.values()], event.person)
    return [found[key] for key in keys]


def _refuse_others(keys: Sequence[int], allowed: Iterable[Person], person: Person) -> None:
    names = {one.pk: str(one) for one in allowed}
    for key in keys:
        if key not in names:
            raise correction_messages.not_together(key, str(person), list(names.items()))


def event_named(typed: str, person: Person | int) -> RegisterEvent | None:
    """Return the event of a person that a form names, by its key or UUID."""
    try:
        named = EventField().clean(typed)
    except ValidationError:
        return None
    if named is None:
        return None
    which = {"pk": named} if isinstance(named, int) else {"uuid": named}
    events = RegisterEvent.objects.select_related("person", "municipality")
    return events.filter(**which, person=person).first()


def _living_with(key: int) -> list[Companion]:
    """Who keeps an open address beside a person; nobody is told of who has a block already: it would tell where."""
    person = Person.objects.filter(pk=key).first()
    if person is None or addresses.blocked([key]):
        return []
    beside = blocks.open_beside(person)
    along = blocks.goes_along(person, beside)
    return [Companion(one, one.pk in along) for one in beside]


def _same_report(event: RegisterEvent) -> Iterable[RegisterEvent]:
    same = RegisterEvent.objects.filter(
        business_process_id=event.business_process_id, kind=event.kind, municipality=event.municipality_id
    )
    return same.exclude(person=event.person_id).select_related("person").order_by("person__date_of_birth", "person_id")
