# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling custody, representatives, and where mail goes."""

from __future__ import annotations

from collections.abc import Iterator

from domizil.register.models import DeliveryAddress, EventKind, Guardian

from .. import describing
from ..ech0020_v3 import corrections, events
from .told import NothingToTell, Telling, Told, tells


@tells(EventKind.CHANGE_CARE, "care")
def _care(told: Telling) -> Iterator[Told]:
    parents = describing.parents(told.of, told.event.municipality_id)
    return told.message("care", events.Care(person=told.who, parental_relationship=parents))


@tells(EventKind.GUARDIAN_MEASURE, "guardianMeasure")
@tells(EventKind.CHANGE_GUARDIAN, "changeGuardian")
def _guardian(told: Telling) -> Iterator[Told]:
    """A measure that begins or changes, as it is after the event; one that was taken out since is not told."""
    key = told.event.data["guardian"]
    held = Guardian.objects.filter(pk=key[1] if isinstance(key, list) else key).select_related("other").first()
    if held is None:
        raise NothingToTell
    relationship = describing.guardian(held, told.event.municipality_id)
    if told.event.kind == EventKind.GUARDIAN_MEASURE:
        content = events.GuardianMeasure(person=told.who, relationship=relationship)
        yield from told.message("guardianMeasure", content)
    else:
        changed = events.ChangeGuardian(
            person=told.who, relationship=relationship, change_guardian_valid_from=told.on
        )  # fmt: skip
        yield from told.message("changeGuardian", changed)


@tells(EventKind.UNDO_GUARDIAN, "undoGuardian")
def _undo_guardian(told: Telling) -> Iterator[Told]:
    number = describing.measure_number(told.of.person.pk, told.event.data["guardian"])
    content = events.UndoGuardian(
        person=told.who, guardian_relationship_id=number, undo_guardian_valid_from=told.on
    )  # fmt: skip
    return told.message("undoGuardian", content)


@tells(EventKind.CONTACT, "contact", "correctContact")
def _contact(told: Telling) -> Iterator[Told]:
    """An address for mail; where one ended, that one with its last day (eCH-0020 section 4.4.24)."""
    before, _after = told.event.data["delivery_address"]
    held = told.of.delivery_address or DeliveryAddress.objects.filter(pk=before).first()
    data = describing.contact(told.of, held)
    if data is None:
        return told.message("correctContact", corrections.CorrectContact(person=told.who))
    return told.message("contact", events.Contact(person=told.who, contact_data=data))
