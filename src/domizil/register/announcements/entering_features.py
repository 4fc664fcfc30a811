# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a complete report to the register, for features of a person and for people beside the person."""

from __future__ import annotations

from collections.abc import Callable

from domizil.law.engine.periods import DAY
from domizil.register import actions
from domizil.register.models import Guardian
from domizil.register.reporting import Origin, PostalAddress

from . import messages, people, together
from .entry import Entry, Events
from .forms.ties import GuardianForm
from .models import Kind


def _features(entry: Entry) -> Events:
    facts = entry.facts
    return [actions.change_features(person=entry.one(), on=facts["on"], changes=facts["changes"], **entry.common)]


def _extra(entry: Entry) -> Events:
    facts = entry.facts
    return [
        actions.set_extra_feature(
            person=entry.one(), on=facts["on"], feature=facts["feature_row"], value=facts["value"], **entry.common
        )
    ]


def _numbers(entry: Entry) -> Events:
    facts = entry.facts
    event = actions.enter_numbers(
        municipality=entry.municipality,
        person=entry.one(),
        on=facts["on"],
        numbers=facts["numbers"],
        **entry.common,
    )
    if event is None:
        raise messages.numbers_known()
    return [event]


def _contact(entry: Entry) -> Events:
    facts, to = entry.facts, entry.facts["to"]
    return actions.set_delivery_address(
        persons=people.residents(entry.report),
        on=facts["on"],
        until=facts["until"] + DAY if facts["until"] else None,
        address=None if to is None else PostalAddress(**to),
        **entry.common,
    )


def _household(entry: Entry) -> Events:
    facts = entry.facts
    return actions.set_household(
        persons=people.residents(entry.report),
        on=facts["on"],
        kind=facts["kind"],
        joins=facts["other_person"],
        **entry.common,
    )


def _care(entry: Entry) -> Events:
    facts = entry.facts
    return [
        actions.set_care(
            child=entry.one(),
            parent=facts["other_person"],
            on=facts["on"],
            care=facts["care"],
            kind=facts["tie"],
            **entry.common,
        )
    ]


def _guardian(entry: Entry) -> Events:
    facts, person = entry.facts, entry.one()
    if facts["step"] == GuardianForm.BEGIN:
        until = facts["until"] + DAY if facts["until"] else None
        return [
            actions.appoint_guardian(
                person=person, on=facts["on"], until=until, measure=facts["values"], **entry.common
            )
        ]
    standing = Guardian.objects.select_related("person").filter(pk=facts["guardian"], person=person).first()
    if standing is None:
        raise messages.other_guardian()
    if facts["step"] == GuardianForm.END:
        return [actions.end_guardian(guardian=standing, on=facts["on"], **entry.common)]
    return [actions.change_guardian(guardian=standing, on=facts["on"], measure=facts["values"], **entry.common)]


def _entry(entry: Entry) -> Events:
    facts = entry.facts
    return [
        actions.correct_entry(
            by=entry.by,
            person=entry.one(),
            entry=facts["entry"],
            reason=facts["reason"],
            values=facts["values"],
            since=facts["since"],
            until=facts["until"] + DAY if facts["until"] else None,
            open_end=bool(facts["open_end"]),
            never=bool(facts["never"]),
            corrects=entry.corrected(),
            evidence=entry.common["evidence"],
            process=entry.process,
        )
    ]


def _origins(entry: Entry) -> Events:
    facts = entry.facts
    return [
        actions.set_origins(
            person=entry.one(),
            on=facts["on"],
            origins=[Origin(name, canton) for name, canton in facts["origins"]],
            reason=facts["reason"],
            corrects=entry.corrected(),
            **entry.common,
        )
    ]


def _take_back(entry: Entry) -> Events:
    event = entry.corrected()
    assert event is not None, "the form insists on it"
    return actions.take_back_all(
        by=entry.by,
        events=[event, *together.reported_with(event, entry.facts["also"])],
        reason=entry.facts["reason"],
        evidence=entry.common["evidence"],
        process=entry.process,
    )


WAYS: dict[Kind, Callable[[Entry], Events]] = {
    Kind.FEATURES: _features,
    Kind.EXTRA: _extra,
    Kind.NUMBERS: _numbers,
    Kind.CONTACT: _contact,
    Kind.HOUSEHOLD: _household,
    Kind.CARE: _care,
    Kind.GUARDIAN: _guardian,
    Kind.ENTRY: _entry,
    Kind.ORIGINS: _origins,
    Kind.TAKE_BACK: _take_back,
}
"""Which action each kind calls."""
