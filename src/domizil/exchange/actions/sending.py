# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that go out: collected from the events of the register, put into the outbox, followed by their receipts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from django.db.models import Exists, OuterRef

from domizil.base import acting, outbox
from domizil.base.models import Worker
from domizil.base.outbox import OutboxMessage
from domizil.register.models import EventKind, EventSource, RegisterEvent

from .. import answering, documents, frame, messages, telling
from ..ech.envelope import DELIVERED, DUPLICATE, Receipt
from ..ech0020_v3.delivery import Delivery
from ..models import Direction, Message, Participant, State, Subscription
from ..sedex import Mailbox
from . import receiving

MOST = 2000
"""Messages that one run makes for one subscriber; the next run goes on."""
HANDS = 8
"""Messages that are written to the outbox at the same time."""
FORWARDED_PROCESS = "EUMZUG"
"""Cases of eUmzugCH keep their number when they are passed on (eCH-0093, 3.2)."""


def collect(*, by: Worker, participant: Participant) -> int:
    """Make messages of the municipality's events that a subscriber has not been told yet; return how many.

    What came from a subscriber is not told back to it.
    """
    with acting.as_worker(by.pk, path="exchange"):
        subscriptions = participant.subscribers.select_related("recipient")
        return sum(_collect(participant, subscription) for subscription in subscriptions)


def _collect(participant: Participant, subscription: Subscription) -> int:
    """Tell events to one subscriber, until there are none or enough."""
    made = 0
    for event in elders_first(_untold(subscription)):
        made += _tell(participant, subscription, event)
        if made >= MOST:
            break
    return made


def _untold(subscription: Subscription) -> Iterator[RegisterEvent]:
    """Yield events that a message may tell which the subscriber wants, and that it has not heard of."""
    recipient = subscription.recipient.sedex_id
    about = Message.objects.filter(event=OuterRef("pk"))
    rows = (
        RegisterEvent.objects.filter(
            municipality=subscription.sender.municipality_id, recorded_at__gte=subscription.since,
            kind__in=telling.TELLERS,
        )
        .exclude(Exists(about.filter(direction=Direction.OUT, recipient=recipient)))
        .exclude(Exists(about.filter(direction=Direction.IN, sender=recipient)))
        .exclude(evidence_issuer__in=[recipient, frame.PREFIX + recipient])
    )  # fmt: skip
    for event in rows.select_related("person").order_by("id").iterator(chunk_size=MOST):
        kinds = telling.kinds_of(event) | {telling.notice_for(event, recipient)} - {""}
        if any(subscription.wants(kind) for kind in kinds):
            yield event


def elders_first(events: Iterable[RegisterEvent]) -> Iterator[RegisterEvent]:
    """Yield events in order; who arrives together, the eldest first, because a child's message names the parents."""
    for (_process, kind), together in itertools.groupby(events, key=lambda one: (one.business_process_id, one.kind)):
        arrived = list(together)
        if kind == EventKind.MOVE_IN:
            arrived.sort(key=lambda one: one.person.date_of_birth)
        yield from arrived


def _tell(participant: Participant, subscription: Subscription, event: RegisterEvent) -> int:
    possible = telling.tell(event) + telling.notices(event, subscription.recipient.sedex_id)
    wanted = [one for one in possible if subscription.wants(one.kind)]
    for told in wanted:
        header = frame.header(
            participant, subscription.recipient.sedex_id, subscription.message_type, kind=told.kind,
            event_date=told.on, process=_process(event), lock=telling.lock_on(event),
        )  # fmt: skip
        document = documents.to_xml(Delivery(header, told.kind, (told.content,)))
        answering.put(participant, header, told.kind, document, event=event)
    return len(wanted)


def _process(event: RegisterEvent) -> str:
    """The number of the case: that of eUmzugCH when the event came with one, else the register's own."""
    if event.source == EventSource.EXCHANGE:
        came = Message.objects.filter(
            event=event, direction=Direction.IN, business_process_id__startswith=FORWARDED_PROCESS
        ).first()
        if came is not None:
            return str(came.business_process_id)
    return str(event.business_process_id)


def deliver(*, by: Worker, participant: Participant, mailbox: Mailbox) -> int:
    """Hand what is queued to sedex; return how many. Twice the same message is the same files."""

    def hand_over(queued: Sequence[OutboxMessage]) -> None:
        ours = Message.objects.filter(direction=Direction.OUT, sender=participant.sedex_id)
        rows = {row.message_id: row for row in ours.filter(message_id__in=[one.key for one in queued]).defer("content")}
        letters = [(frame.envelope(rows[one.key]), one.body.encode()) for one in queued]
        with ThreadPoolExecutor(HANDS) as hands:  # each waits for the disk
            list(hands.map(lambda letter: mailbox.put(*letter), letters))
        ours.filter(pk__in=[row.pk for row in rows.values()]).update(state=State.SENT)

    with acting.as_worker(by.pk, path="exchange"):
        return outbox.send_together(answering.KIND, hand_over)


def take_receipt(*, by: Worker, participant: Participant, receipt: Receipt) -> None:
    """Keep what sedex says became of a message of ours; one that was not delivered becomes a task.

    Repeated, it changes nothing. "Number known" means it was sent before a crash: it counts as sent.
    """
    with acting.as_worker(by.pk, path="exchange"):
        row = (
            Message.objects.select_for_update()
            .filter(direction=Direction.OUT, sender=participant.sedex_id, message_id=receipt.message_id)
            .first()
        )
        if row is None or row.state not in (State.QUEUED, State.SENT) or receipt.status_code == DUPLICATE:
            return
        if receipt.status_code == DELIVERED:
            row.state = State.DELIVERED
        else:
            row.state, row.code = State.UNDELIVERED, str(receipt.status_code)
            row.say(messages.undelivered(receipt.status_code, receipt.status_info))
            receiving.open_task(row)
        row.save(update_fields=["state", "code", "reason", "words"])
