# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a complete report to the register: which action each kind calls. The one way for counter, portal and API."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from domizil.base import clock
from domizil.base.models import Worker
from domizil.law.engine.periods import DAY
from domizil.law.lu_ng.facts import Purpose
from domizil.register import actions
from domizil.register.models import Residence, ResidenceKind, Separation
from domizil.register.reporting import Origin, Place

from . import entering_features, evidence, lookups, messages, people, together
from .entry import Entry, Events
from .forms import Report
from .forms.correction import CIVIL_STATUS
from .models import Kind


def enter(*, by: Worker, report: Report, source: str, process: uuid.UUID) -> Events:
    """Enter a report and return the events. Raises `Refusal`, also for a report that is not complete."""
    if not report.is_complete:
        raise messages.incomplete(len(report.problems))
    events = _WAYS[report.asked.kind](Entry(by, report, source, process))
    evidence.open_tasks(by, report.asked.kind, events)
    return events


def _arrival(entry: Entry) -> Events:
    return actions.arrive(
        municipality=entry.municipality,
        on=entry.facts["on"],
        persons=people.people(entry.report),
        dwelling=entry.facts["home"],
        kind=ResidenceKind.MAIN,
        purpose=Purpose.RESIDENCE,
        comes_from=Place(**entry.facts["comes_from"]),
        household=entry.facts["household"],
        **entry.common,
    )


def _stay(entry: Entry) -> Events:
    return actions.arrive(
        municipality=entry.municipality,
        on=entry.facts["on"],
        persons=people.people(entry.report),
        dwelling=entry.facts["home"],
        kind=ResidenceKind.SECONDARY,
        purpose=Purpose(entry.facts["purpose"]),
        comes_from=Place(**entry.facts["comes_from"]),
        planned_end=entry.facts["planned_end"],
        proof_valid_until=entry.facts["proof_valid_until"],
        **entry.common,
    )


def _move(entry: Entry) -> Events:
    return actions.move(
        municipality=entry.municipality,
        on=entry.facts["on"],
        persons=people.residents(entry.report),
        dwelling=entry.facts["home"],
        household=entry.facts["household"],
        **entry.common,
    )


def _departure(entry: Entry) -> Events:
    return actions.depart(
        municipality=entry.municipality,
        on=entry.facts["on"],
        persons=people.residents(entry.report),
        goes_to=Place(**entry.facts["goes_to"]),
        **entry.common,
    )


def _civil_status(entry: Entry) -> Events:
    return actions.change_civil_status(
        person=entry.one(),
        on=entry.facts["on"],
        marital_status=entry.facts["marital_status"],
        partner=entry.facts["partner_person"],
        **entry.common,
    )


def _name(entry: Entry) -> Events:
    return [actions.change_name(person=entry.one(), on=entry.facts["on"], names=entry.facts["names"], **entry.common)]


def _nationality(entry: Entry) -> Events:
    return [
        actions.change_nationality(
            person=entry.one(),
            on=entry.facts["on"],
            nationality=entry.facts["nationality"],
            origins=tuple(Origin(name, canton) for name, canton in entry.facts["origins"]),
            **entry.common,
        )
    ]


def _separation(entry: Entry) -> Events:
    kind = Separation(entry.facts["separation"]) if entry.facts["separation"] else None
    return [actions.separate(person=entry.one(), on=entry.facts["on"], kind=kind, **entry.common)]


def _birth(entry: Entry) -> Events:
    known = people.chosen(entry.report)
    number = next(place for place, form in enumerate(entry.report.persons) if not form.chosen)
    second = entry.facts["parent_person"]
    parents = [*known.values(), *([second] if second and second.pk not in known else [])]
    return [
        actions.register_birth(
            municipality=entry.municipality,
            child=people.new_person(entry.report, number),
            parents=parents,
            **entry.common,
        )
    ]


def _death(entry: Entry) -> Events:
    return actions.register_death(person=entry.one(), on=entry.facts["on"], **entry.common)


def _renewal(entry: Entry) -> Events:
    person = entry.one()
    residence = (
        Residence.objects.filter(person=person, municipality=entry.municipality)
        .exclude(kind=ResidenceKind.MAIN)
        .order_by("-valid")
        .first()
    )
    if residence is None:
        raise messages.no_stay(str(person), str(entry.report.municipality))
    return [
        actions.extend_stay(
            residence=residence, on=clock.today(), proof_valid_until=entry.facts["proof_valid_until"], **entry.common
        )
    ]


def _correction(entry: Entry) -> Events:
    facts = entry.facts
    since, until = facts["since"], facts["until"]
    told: dict[str, Any] = {
        "by": entry.by,
        "person": entry.one(),
        "period": (since, until + DAY if until else None) if since else None,
        "reason": facts["reason"],
        "corrects": entry.corrected(),
        "evidence": entry.common["evidence"],
        "process": entry.process,
    }
    if facts["field"] != CIVIL_STATUS:
        return [actions.correct(field=facts["field"], value=facts["right"], **told)]
    partner, along = facts["partner_person"], bool(facts["along"])
    return actions.correct_civil_status(marital_status=facts["right"], partner=partner, along=along, **told)


def _residence(entry: Entry) -> Events:
    facts, person = entry.facts, entry.one()
    residence = lookups.residence(person, entry.municipality, facts["during"])
    if residence is None:
        raise messages.no_residence(str(person), str(entry.report.municipality))
    return actions.correct_residences(
        by=entry.by,
        residences=[residence, *together.arrived_with(residence, facts["also"])],
        reason=facts["reason"],
        arrival=facts["arrival"],
        departure=facts["departure"],
        reopen=bool(facts["reopen"]),
        values=facts["values"],
        during=facts["during"],
        dwelling=facts["home"],
        moved_in=facts["moved_in"],
        corrects=entry.corrected(),
        evidence=entry.common["evidence"],
        process=entry.process,
    )


def _lock(entry: Entry) -> Events:
    facts, person = entry.facts, entry.one()
    return actions.lock_all(
        by=entry.by,
        persons=[person, *together.living_with(person, facts["also"])],
        on=facts["on"],
        reason=facts["reason"],
        ordered_by=facts["ordered_by"],
        source=entry.source,
        process=entry.process,
    )


def _unlock(entry: Entry) -> Events:
    return [
        actions.unlock_data(
            by=entry.by,
            person=entry.one(),
            on=entry.facts["on"],
            reason=entry.facts["reason"],
            source=entry.source,
            process=entry.process,
        )
    ]


_WAYS: dict[Kind, Callable[[Entry], Events]] = {
    Kind.ARRIVAL: _arrival,
    Kind.STAY: _stay,
    Kind.MOVE: _move,
    Kind.DEPARTURE: _departure,
    Kind.CIVIL_STATUS: _civil_status,
    Kind.SEPARATION: _separation,
    Kind.NAME: _name,
    Kind.NATIONALITY: _nationality,
    Kind.BIRTH: _birth,
    Kind.DEATH: _death,
    Kind.RENEWAL: _renewal,
    Kind.CORRECTION: _correction,
    Kind.RESIDENCE: _residence,
    Kind.LOCK: _lock,
    Kind.UNLOCK: _unlock,
    **entering_features.WAYS,
}
