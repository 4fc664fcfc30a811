# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Announcements with their papers, and the codes by which residents look at their own data.

A visitor is nobody to the database. What the visitor began is found by the hash of a secret code that only the visitor
has (see `codes`); row-level security shows the one row with that hash and no other.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_of, valid_field
from domizil.base.history import audited
from domizil.base.models import Language, Municipality, Worker
from domizil.base.scans import ContentType, Scanned
from domizil.register.models import Person


class Kind(models.TextChoices):
    """What can be reported."""

    ARRIVAL = "arrival", _("Zuzug")
    STAY = "stay", _("Wochenaufenthalt oder Nebenwohnsitz")
    MOVE = "move", _("Umzug")
    DEPARTURE = "departure", _("Wegzug")
    CIVIL_STATUS = "civil_status", _("Zivilstand")
    NAME = "name", _("Namensänderung")
    SEPARATION = "separation", _("Trennung")
    FEATURES = "features", _("Religion und weitere Merkmale")
    EXTRA = "extra", _("Merkmal mit eigener Rechtsgrundlage")
    NUMBERS = "numbers", _("Personennummern")
    CONTACT = "contact", _("Zustelladresse")
    HOUSEHOLD = "household", _("Haushalt")
    CARE = "care", _("Eltern und Sorgerecht")
    GUARDIAN = "guardian", _("Gesetzliche Vertretung")
    NATIONALITY = "nationality", _("Staatsangehörigkeit")
    BIRTH = "birth", _("Geburt")
    DEATH = "death", _("Todesfall")
    RENEWAL = "renewal", _("Verlängerung des Aufenthalts")
    CORRECTION = "correction", _("Korrektur")
    RESIDENCE = "residence", _("Korrektur von Zuzug oder Wegzug")
    ENTRY = "entry", _("Korrektur eines einzelnen Eintrags")
    TAKE_BACK = "take_back", _("Zurücknahme eines Eintrags")
    ORIGINS = "origins", _("Heimatorte")
    LOCK = "lock", _("Datensperre")
    UNLOCK = "unlock", _("Aufhebung der Datensperre")


class State(models.TextChoices):
    """How far an announcement is."""

    DRAFT = "draft", _("Entwurf")
    SUBMITTED = "submitted", _("eingereicht")
    RETURNED = "returned", _("zurückgegeben")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    ENTERED = "entered", _("eingetragen")


class Source(models.TextChoices):
    """Where it was reported."""

    COUNTER = "counter", _("am Schalter")
    PORTAL = "portal", _("online")


@audited(exclude=["code_hash"])
class Announcement(models.Model):
    """One row is one announcement: of a family's arrival, a move, a death; from the first draft to the entry.

    `data` holds what was typed, as it was typed (see `forms`), so that a refused input loses nothing.
    """

    kind = models.CharField(_("Art"), max_length=20, choices=Kind.choices)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="announcements"
    )
    source = models.CharField(_("Weg"), max_length=10, choices=Source.choices)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.DRAFT)
    data = models.JSONField(_("Angaben"), default=dict)
    language = models.CharField(_("Sprache"), max_length=2, choices=Language.choices, default=Language.GERMAN)
    code_hash = models.CharField(_("Prüfwert des Codes"), max_length=64, null=True, blank=True, unique=True)
    begun_by = models.ForeignKey(
        Worker, verbose_name=_("begonnen von"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    begun_at = models.DateTimeField(_("begonnen"))
    saved_at = models.DateTimeField(_("zuletzt gespeichert"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("eingereicht"), null=True, blank=True)
    decided_by = models.ForeignKey(
        Worker, verbose_name=_("bearbeitet von"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("bearbeitet"), null=True, blank=True)
    reason = models.TextField(_("Grund der Rückgabe"), blank=True)
    process = models.UUIDField(_("Geschäftsfall"), null=True, blank=True)

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")
        indexes = [models.Index(fields=["municipality", "state", "submitted_at"], name="announcement_waiting")]
        constraints = [
            one_of("announcement_kind", "kind", Kind),
            one_of("announcement_source", "source", Source),
            one_of("announcement_state", "state", State),
            one_of("announcement_language", "language", Language),
            models.CheckConstraint(
                name="announcement_begun_by_somebody",
                condition=Q(source="portal", code_hash__isnull=False) | Q(source="counter", begun_by__isnull=False),
            ),
            models.CheckConstraint(
                name="announcement_decided",
                condition=~Q(state__in=["returned", "entered"]) | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(name="announcement_says_why", condition=~Q(state="returned") | ~Q(reason="")),
            models.CheckConstraint(
                name="announcement_entered",
                condition=Q(state="entered", process__isnull=False) | ~Q(state="entered") & Q(process__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def who(self) -> str:
        """The first person by the name that was typed; empty where somebody of the register was chosen at once."""
        first: dict[str, str] = next(iter(self.data.get("persons") or ()), {})
        return " ".join(filter(None, (first.get("official_name"), first.get("first_name"))))

    @property
    def is_open(self) -> bool:
        """Whether what was typed may still be changed."""
        return self.state in (State.DRAFT, State.SUBMITTED, State.RETURNED)


@audited(exclude=["content"])
class Attachment(Scanned):
    """One row is a paper that was sent with an announcement, or scanned for it at the counter, as the bytes that came.

    The office takes away only what the office added: `added_by` is empty for what came with the announcement.
    """

    announcement = models.ForeignKey(
        Announcement, verbose_name=_("Meldung"), on_delete=models.CASCADE, related_name="attachments"
    )

    class Meta(Scanned.Meta):
        verbose_name = _("Beilage")
        verbose_name_plural = _("Beilagen")
        constraints = [
            one_of("attachment_content_type", "content_type", ContentType),
            models.UniqueConstraint(name="attachment_once", fields=["announcement", "sha256"]),
            models.CheckConstraint(name="attachment_size", condition=Q(size__gt=0)),
        ]


@audited(exclude=["code_hash"])
class AccessCode(models.Model):
    """One row is a personal code, handed out at the counter, by which a resident sees who looked at the own data."""

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="access_codes")
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="+"
    )
    code_hash = models.CharField(_("Prüfwert des Codes"), max_length=64, unique=True)
    issued_by = models.ForeignKey(Worker, verbose_name=_("ausgestellt von"), on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(_("ausgestellt"))
    valid = valid_field()

    class Meta:
        verbose_name = _("Zugangscode")
        verbose_name_plural = _("Zugangscodes")
        constraints = [not_empty("accesscode_valid_not_empty")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.valid}"
