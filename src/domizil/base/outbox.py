# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that leave the house: written in the transaction of what they tell, sent afterwards, each exactly once.

A message is in the outbox if and only if what it tells was committed. Its `key` says what it is about; a second message
with the same key cannot exist, so an action or a job that runs again adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from . import clock
from .history import audited


@audited(exclude=["body"])
class OutboxMessage(models.Model):
    """One row is one message to be sent, or sent: to whom, about what (`key`), and its text as it leaves the house.

    `municipality` is the sender; none means the canton. `to` is an address of the channel (sedex id, office).
    """

    kind = models.CharField(_("Art"), max_length=40)
    to = models.CharField(_("Empfänger"), max_length=200)
    key = models.CharField(_("Schlüssel"), max_length=200, unique=True)
    municipality = models.ForeignKey(
        "base.Municipality", verbose_name=_("Gemeinde"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    media_type = models.CharField(_("Format"), max_length=60, default="application/json")
    body = models.TextField(_("Inhalt"))
    created = models.DateTimeField(_("erstellt"))
    sent_at = models.DateTimeField(_("gesendet"), null=True)

    class Meta:
        app_label = "base"
        verbose_name = _("ausgehende Meldung")
        verbose_name_plural = _("ausgehende Meldungen")
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "id"], name="outbox_waiting", condition=Q(sent_at=None))]
        constraints = [
            models.CheckConstraint(name="outbox_key", condition=~Q(key="") & ~Q(kind="") & ~Q(to="")),
            models.CheckConstraint(
                name="outbox_sent_after_created",
                condition=Q(sent_at__isnull=True) | Q(sent_at__gte=models.F("created")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


def put(
    *, kind: str, to: str, key: str, body: str, municipality: int | None, media_type: str = "application/json"
) -> OutboxMessage:
    """Put a message into the outbox, inside the caller's transaction. A key that is there already adds nothing."""
    fields = {"kind": kind, "to": to, "municipality_id": municipality, "media_type": media_type, "body": body}
    return OutboxMessage.objects.get_or_create(key=key, defaults={**fields, "created": clock.now()})[0]


def message(
    *, kind: str, to: str, key: str, body: str, municipality: int | None, media_type: str = "application/json"
) -> OutboxMessage:
    """Return a message for `put_all`."""
    return OutboxMessage(
        kind=kind, to=to, key=key, body=body, municipality_id=municipality, media_type=media_type, created=clock.now()
    )


def put_all(messages: Iterable[OutboxMessage]) -> None:
    """Put messages into the outbox as `put` does, by one statement."""
    OutboxMessage.objects.bulk_create(messages, ignore_conflicts=True)


def send(kind: str, deliver: Callable[[OutboxMessage], None]) -> int:
    """Hand each waiting message of a kind to `deliver`, one transaction each, and return how many were sent.

    A message is locked while it is delivered, so that two senders never take the same one. Whatever `deliver` raises
    leaves the message waiting. `deliver` must end in the same result when a crash makes it run again (see `into`).
    """
    return send_together(kind, lambda messages: deliver(messages[0]), at_once=1)


def send_together(kind: str, deliver: Callable[[Sequence[OutboxMessage]], None], *, at_once: int = 200) -> int:
    """Hand waiting messages of a kind to `deliver`, up to `at_once` in a transaction; otherwise as `send`."""
    sent = 0
    while True:
        with transaction.atomic():
            waiting = OutboxMessage.objects.select_for_update(skip_locked=True).filter(kind=kind, sent_at=None)
            messages = list(waiting.order_by("id")[:at_once])
            if not messages:
                return sent
            deliver(messages)
            taken = OutboxMessage.objects.filter(pk__in=[message.pk for message in messages])
            taken.update(sent_at=Greatest(Value(clock.now()), F("created")))
            sent += len(messages)


def into(folder: Path, suffix: str = ".json") -> Callable[[OutboxMessage], None]:
    """Deliver as files of a directory. A file appears whole and under the message's own number: twice is once."""

    def deliver(message: OutboxMessage) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f".{message.pk}.part"
        unfinished.write_text(message.body, "utf-8")
        unfinished.replace(folder / f"{message.kind}-{message.pk}{suffix}")

    return deliver
