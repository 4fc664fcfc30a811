# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who exchanges messages with whom, and every message in and out."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import one_of
from domizil.base.history import audited
from domizil.base.kept_text import Text, keep, made
from domizil.base.models import Municipality, Worker
from domizil.register.models import Person, RegisterEvent
from domizil.register.papers.models import BlockAuthority

from . import ech0093_v2
from .messages import in_german

MOST_MESSAGE_TYPE = 2_699_999
SEDEX_ID = "^(T?[1-9]-[0-9A-Z]+-[0-9]+|T?0-sedex-[0-9])$"


@audited()
class Participant(models.Model):
    """One row is a participant of sedex: a municipality of ours, or a register or office that we exchange with.

    Ours have the municipality they speak for and the worker (an account nobody signs in with) whose grants their
    messages act under. `orders_blocks_as` says by agreement that a participant may order blocks on papers, and as which
    authority (§ 14 para. 3 NG): a message about a block does not say who ordered it.
    """

    sedex_id = models.CharField(_("sedex-Nummer"), max_length=40, unique=True)
    name = models.CharField(_("Name"), max_length=200)
    municipality = models.OneToOneField(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    worker = models.ForeignKey(
        Worker, verbose_name=_("handelt als"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    orders_blocks_as = models.CharField(
        _("verfügt Schriftensperren als"), max_length=20, blank=True,
        choices=[choice for choice in BlockAuthority.choices if choice[0] != BlockAuthority.OTHER],
    )  # fmt: skip

    class Meta:
        verbose_name = _("sedex-Teilnehmer")
        verbose_name_plural = _("sedex-Teilnehmer")
        ordering = ["sedex_id"]
        constraints = [
            models.CheckConstraint(name="participant_sedex_id", condition=Q(sedex_id__regex=SEDEX_ID)),
            models.CheckConstraint(name="participant_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="participant_orders_blocks_as",
                condition=Q(orders_blocks_as__in=["", "justice_department", "criminal_authority"]),
            ),
            models.CheckConstraint(
                name="participant_ours_act", condition=Q(municipality__isnull=True) | Q(worker__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sedex_id} {self.name}"


@audited()
class Subscription(models.Model):
    """One row is that events of one of our municipalities are sent to a participant, from a moment on.

    `kinds` are kinds of eCH-0020 (`moveIn`) or eCH-0093 (`eCH-0093 moveOut`); none means every kind of eCH-0020.
    """

    sender = models.ForeignKey(
        Participant, verbose_name=_("von"), on_delete=models.CASCADE, related_name="subscribers"
    )  # fmt: skip
    recipient = models.ForeignKey(
        Participant, verbose_name=_("an"), on_delete=models.CASCADE, related_name="subscriptions"
    )
    kinds = ArrayField(models.CharField(max_length=60), verbose_name=_("Meldegründe"), default=list, blank=True)
    message_type = models.PositiveIntegerField(
        _("sedex-Meldungstyp"), help_text=_("die Nummer, die mit dem Empfänger vereinbart ist")
    )
    since = models.DateTimeField(_("seit"))

    class Meta:
        verbose_name = _("Abonnement von Meldungen")
        verbose_name_plural = _("Abonnemente von Meldungen")
        constraints = [
            models.UniqueConstraint(name="subscription_once", fields=["sender", "recipient"]),
            models.CheckConstraint(name="subscription_of_two", condition=~Q(sender=F("recipient"))),
            models.CheckConstraint(name="subscription_message_type", condition=Q(message_type__lte=MOST_MESSAGE_TYPE)),
        ]

    def __str__(self) -> str:
        return f"{self.sender_id} {self.recipient_id}"

    def wants(self, kind: str) -> bool:
        """Say whether the recipient gets a kind of message: one that is named; without names, any of eCH-0020."""
        return kind in self.kinds if self.kinds else not kind.startswith(ech0093_v2.PREFIX)


class Direction(models.TextChoices):
    """Which way a message goes."""

    IN = "in", _("eingegangen")
    OUT = "out", _("ausgehend")


class State(models.TextChoices):
    """What became of a message. The first three are of those that came in."""

    APPLIED = "applied", _("verarbeitet")
    WAITING = "waiting", _("wartet auf die Einwohnerkontrolle")
    REFUSED = "refused", _("abgelehnt")
    QUEUED = "queued", _("bereit zum Versand")
    SENT = "sent", _("dem Versand übergeben")
    DELIVERED = "delivered", _("zugestellt")
    ACCEPTED = "accepted", _("vom Empfänger verarbeitet")
    REJECTED = "rejected", _("vom Empfänger abgelehnt")
    UNDELIVERED = "undelivered", _("nicht zugestellt")


@audited(exclude=["content"])
class Message(models.Model):
    """One row is one message that came in or goes out, once: what it is, whom it is about, and what became of it.

    `message_id` is the sender's number, unique together with sender and direction: that is how a message counts once.
    `schema_checked` is false only in a demonstration without the schemas of the eCH. `content` is the document as it
    came or goes (none for large ones, which stay files), `sha256` its fingerprint. `code` says why it was refused or
    waits, `reason` the same in German, as the sender is told, and `words` as texts that every reader gets in their own
    language (none in rows of before). `event` is what an incoming message led to, or what an outgoing one tells.
    """

    direction = models.CharField(_("Richtung"), max_length=3, choices=Direction.choices)
    message_id = models.CharField(_("Meldungsnummer"), max_length=36)
    sender = models.CharField(_("Absender"), max_length=80)
    recipient = models.CharField(_("Empfänger"), max_length=80)
    kind = models.CharField(_("Meldegrund"), max_length=60, blank=True)
    action = models.CharField(_("Aktion"), max_length=2, blank=True)
    message_type = models.PositiveIntegerField(_("sedex-Meldungstyp"), null=True)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    event = models.ForeignKey(
        RegisterEvent, verbose_name=_("Ereignis"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    business_process_id = models.CharField(_("Geschäftsfall"), max_length=128, blank=True)
    reference = models.CharField(_("bezieht sich auf"), max_length=36, blank=True)
    message_date = models.DateTimeField(_("Meldungsdatum"), null=True)
    event_date = models.DateField(_("Ereignisdatum"), null=True)
    test = models.BooleanField(_("Testmeldung"), default=False)
    delivery = models.CharField(_("Gesamtlieferung"), max_length=50, blank=True)
    package = models.PositiveSmallIntegerField(_("Paket"), null=True)
    packages = models.PositiveSmallIntegerField(_("von Paketen"), null=True)
    persons = models.PositiveIntegerField(_("Personen"), default=1)
    state = models.CharField(_("Stand"), max_length=12, choices=State.choices)
    code = models.CharField(_("Code"), max_length=40, blank=True)
    reason = models.TextField(_("Grund"), blank=True)
    words = models.JSONField(_("Grund als Text mit Angaben"), default=list, blank=True)
    schema_checked = models.BooleanField(_("am Schema geprüft"), default=True)
    sha256 = models.CharField(_("Prüfsumme"), max_length=64)
    content = models.TextField(_("Inhalt"), blank=True)
    recorded_at = models.DateTimeField(_("erfasst"))

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["municipality", "direction", "-id"], name="message_municipality"),
            models.Index(fields=["event"], name="message_event", condition=Q(event__isnull=False)),
            models.Index(fields=["reference"], name="message_reference", condition=~Q(reference="")),
        ]
        constraints = [
            models.UniqueConstraint(name="message_once", fields=["direction", "sender", "message_id", "recipient"]),
            models.UniqueConstraint(
                name="message_event_once",
                fields=["event", "recipient", "kind"],
                condition=Q(direction="out", event__isnull=False),
            ),
            one_of("message_direction", "direction", Direction),
            one_of("message_state", "state", State),
            models.CheckConstraint(name="message_message_id", condition=~Q(message_id="")),
            models.CheckConstraint(
                name="message_refused_with_reason", condition=~Q(state__in=["refused", "waiting"]) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="message_package_of",
                condition=Q(package__isnull=True, packages__isnull=True) | Q(package__lte=F("packages")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.kind} {self.message_id}"

    def say(self, *texts: str) -> None:
        """Keep what became of it: in German for the sender, and as texts for whoever reads it."""
        said = [text for text in texts if text]
        self.words, self.reason = [keep(text) for text in said], in_german(*said)

    @property
    def why(self) -> Text:
        """What became of it, in the reader's language."""
        return made({"glue": " ", "parts": self.words or [self.reason]})
