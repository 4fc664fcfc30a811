# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every read of the exchange, narrowed by who asks."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from domizil.base import access
from domizil.base.models import Role, Worker
from domizil.register.models import Person, RegisterEvent

from . import earlier, intake, matching, reading, telling
from .ech0020_v3.header import Action
from .ech0020_v3.identification import PersonIdentification
from .models import Direction, Message, Participant, State, Subscription

READERS = (Role.REGISTER, Role.SUPERVISOR)
LISTS: dict[str, Q] = {
    "waiting": Q(direction=Direction.IN, state=State.WAITING) & ~Q(code="ahead"),
    "trouble": Q(state__in=[State.REJECTED, State.UNDELIVERED]),
    "in": Q(direction=Direction.IN),
    "out": Q(direction=Direction.OUT),
}
"""Lists of messages by name: what a clerk must decide, what went wrong on the other side, all in, all out."""


def messages(by: Worker, which: str) -> QuerySet[Message]:
    """Return the messages of a list that the worker sees, the newest first. Raises Hidden."""
    rows = _seen(by).filter(LISTS[which]).select_related("municipality", "person")
    return rows if which == "waiting" else rows.defer("content")


def names(rows: Iterable[Message]) -> dict[str, str]:
    """Return the names of senders and recipients of messages, by their numbers."""
    numbers = {number for row in rows for number in (row.sender, row.recipient)}
    return dict(Participant.objects.filter(sedex_id__in=numbers).values_list("sedex_id", "name"))


def others(found: Message) -> QuerySet[Participant]:
    """Return to whom a message can be handed on: participants that are neither ours nor its sender."""
    return Participant.objects.filter(municipality__isnull=True).exclude(sedex_id=found.sender).order_by("name")


def named(found: Message) -> str:
    """Return whom a waiting message names, in its words; empty where it names nobody or several."""
    told = _told(found)
    return reading.name_of(told) if told else ""


def counts(by: Worker) -> dict[str, int]:
    """Return how many messages wait, and how many went wrong on the other side. Raises Hidden."""
    asked = {name: Count("pk", filter=LISTS[name]) for name in ("waiting", "trouble")}
    found: dict[str, int] = _seen(by).aggregate(**asked)
    return found


def message(by: Worker, key: int) -> Message:
    """Return one message. Raises Hidden when it is not there for this worker."""
    found = _seen(by).select_related("municipality", "person", "event").filter(pk=key).first()
    if found is None:
        raise access.Hidden("No such message for this worker.")
    return found


def _seen(by: Worker) -> QuerySet[Message]:
    reach = access.require(by, *READERS)
    return Message.objects.all() if reach.canton else Message.objects.filter(municipality__in=reach.municipalities)


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a message names, in words, and who of the register that may be."""

    name: str
    vn: str
    number: str
    candidates: list[Person]


def meant(found: Message) -> Meant | None:
    """Return whom a message of one person names; None where it names nobody or several."""
    told = _told(found)
    if told is None:
        return None
    number = f"{told.local_person_id.person_id_category} {told.local_person_id.person_id}"
    return Meant(reading.name_of(told), told.vn or "", number, matching.candidates(told))


def content(found: Message) -> Any:
    """Return what a message of one event says, as its record."""
    return intake.reopen(found.content).content


def recalled(by: Worker, found: Message) -> list[RegisterEvent]:
    """Return the events that a message which recalls or corrects an earlier one is to take back. Raises Hidden."""
    access.require(by, *READERS)
    if found.action not in (Action.RECALL, Action.CORRECTION):
        return []
    first = earlier.first(found.reference, found.sender, found.municipality_id).first()
    return list(earlier.entered(first)) if first else []


def _told(found: Message) -> PersonIdentification | None:
    if not found.content or found.kind == "eventReport":
        return None
    document = intake.reopen(found.content)
    return _identification(document.contents[0]) if len(document.contents) == 1 else None


def _identification(content: Any) -> PersonIdentification | None:
    """The identification of the one person of a content, wherever its kind has it."""
    person = getattr(content, "person", None) or getattr(content, "base_delivery_person", None)
    found = getattr(person, "person_identification", person)
    return found if isinstance(found, PersonIdentification) else None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that goes out about an event: to whom, of what kind; `message` once it is made."""

    event: RegisterEvent
    kind: str
    recipient: str
    message: Message | None


def going_out(by: Worker, process: uuid.UUID) -> list[Outgoing]:
    """Return what is told to whom about the events of a business process, made already or by the next run.

    Without the exchange's subscribers, and for events without a message in eCH-0020, it is nothing. Raises Hidden.
    """
    seen = _seen(by).defer("content")
    events = RegisterEvent.objects.filter(business_process_id=process).select_related("person").order_by("id")
    return [one for event in events for one in _told_of(event, seen)]


def _told_of(event: RegisterEvent, seen: QuerySet[Message]) -> Iterator[Outgoing]:
    made = {(message.recipient, message.kind): message for message in seen.filter(event=event, direction=Direction.OUT)}
    heard = set(seen.filter(event=event, direction=Direction.IN).values_list("sender", flat=True))
    subscriptions = list(
        Subscription.objects.filter(sender__municipality=event.municipality_id, since__lte=event.recorded_at)
        .exclude(recipient__sedex_id__in=heard)
        .select_related("recipient")
    )
    told = telling.tell(event) if subscriptions else []
    for subscription in subscriptions:
        to = subscription.recipient
        for one in told + telling.notices(event, to.sedex_id):
            if subscription.wants(one.kind):
                yield Outgoing(event, one.kind, to.name, made.get((to.sedex_id, one.kind)))
