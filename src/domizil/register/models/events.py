# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was reported about persons, what a clerk must look at, and persons that turned out to be one."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import one_of
from domizil.base.history import audited
from domizil.base.models import Municipality, Worker

from .persons import Person


class EventKind(models.TextChoices):
    """Events as eCH-0020 names them, and two of the register's own at the end."""

    MOVE_IN = "move_in", _("Zuzug")
    MOVE_OUT = "move_out", _("Wegzug")
    MOVE = "move", _("Umzug")
    BIRTH = "birth", _("Geburt")
    DEATH = "death", _("Tod")
    MARRIAGE = "marriage", _("Heirat")
    PARTNERSHIP = "partnership", _("Eintragung einer Partnerschaft")
    SEPARATION = "separation", _("Trennung")
    UNDO_SEPARATION = "undo_separation", _("Aufhebung der Trennung")
    DIVORCE = "divorce", _("Scheidung")
    UNDO_MARRIAGE = "undo_marriage", _("Ungültigerklärung der Ehe")
    UNDO_PARTNERSHIP = "undo_partnership", _("Auflösung der Partnerschaft")
    MARITAL_STATUS_PARTNER = "marital_status_partner", _("Zivilstand des Partners oder der Partnerin")
    CHANGE_NAME = "change_name", _("Namensänderung")
    CHANGE_SEX = "change_sex", _("Änderung des Geschlechts")
    CHANGE_NATIONALITY = "change_nationality", _("Änderung der Staatsangehörigkeit")
    NATURALIZE_FOREIGNER = "naturalize_foreigner", _("Einbürgerung")
    NATURALIZE_SWISS = "naturalize_swiss", _("Einbürgerung in einer weiteren Gemeinde")
    RENOUNCE_CITIZENSHIP = "undo_citizen", _("Entlassung aus dem Bürgerrecht")
    CHANGE_RELIGION = "change_religion", _("Änderung der Religionsgemeinschaft")
    CHANGE_OCCUPATION = "change_occupation", _("Änderung von Beruf oder Arbeitgeber")
    GUARDIAN_MEASURE = "guardian_measure", _("Beginn einer gesetzlichen Vertretung")
    CHANGE_GUARDIAN = "change_guardian", _("Änderung der gesetzlichen Vertretung")
    UNDO_GUARDIAN = "undo_guardian", _("Ende einer gesetzlichen Vertretung")
    CHANGE_CARE = "care", _("Änderung des Sorgerechts")
    CHANGE_PERMIT = "change_residence_permit", _("Änderung der Bewilligung")
    CHANGE_RESIDENCE_TYPE = "change_residence_type", _("Änderung des Meldeverhältnisses")
    CHANGE_FEATURES = "change_features", _("Änderung von Merkmalen")
    CONTACT = "contact", _("Änderung der Zustelladresse")
    DATA_LOCK = "data_lock", _("Sperrvermerk")
    PAPER_LOCK = "paper_lock", _("Schriftensperre")
    CORRECT_REPORTING = "correct_reporting", _("Berichtigung der Meldung")
    CORRECT_ADDRESS = "correct_address", _("Berichtigung der Adresse")
    CORRECT_PERSON = "correct_person", _("Berichtigung von Merkmalen")
    EXTEND_STAY = "extend_stay", _("Verlängerung des Aufenthalts")
    MERGE = "merge", _("Zusammenführung")
    UNMERGE = "unmerge", _("Aufhebung einer Zusammenführung")
    DISCLOSE_ADDRESS = "disclose_address", _("Einblick in eine gesperrte Adresse")


class EventSource(models.TextChoices):
    """Where a report came from."""

    COUNTER = "counter", _("Schalter")
    PORTAL = "portal", _("Portal")
    EXCHANGE = "exchange", _("Meldung eines anderen Registers")
    THIRD_PARTY = "third_party", _("Meldung von Dritten")
    CORRECTION = "correction", _("Berichtigung")


@audited()
class RegisterEvent(models.Model):
    """One row is one event reported about one person, as a municipality entered it. It is never changed or removed.

    `uuid` names it outside; `business_process_id` is the same for everybody who arrives, moves or leaves together.
    `derivation` freezes what the law decided (day of the law, rules with facts and result); `data` says what changed,
    by field, as `[before, after]`. `corrects` is the event that turned out to be wrong.
    """

    uuid = models.UUIDField(_("Kennung"), default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("Ereignis"), max_length=30, choices=EventKind.choices)
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="register_events"
    )  # fmt: skip
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="register_events"
    )
    event_date = models.DateField(_("Ereignisdatum"))
    recorded_at = models.DateTimeField(_("erfasst"))
    business_process_id = models.UUIDField(_("Geschäftsfall"), db_index=True)
    source = models.CharField(_("Quelle"), max_length=12, choices=EventSource.choices)
    evidence_kind = models.CharField(_("Beleg"), max_length=100, blank=True)
    evidence_number = models.CharField(_("Nummer des Belegs"), max_length=100, blank=True)
    evidence_issuer = models.CharField(_("Aussteller des Belegs"), max_length=200, blank=True)
    reason = models.CharField(_("Grund"), max_length=500, blank=True)
    corrects = models.ForeignKey(
        "self", verbose_name=_("berichtigt"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="corrections",
    )  # fmt: skip
    derivation = models.JSONField(_("Herleitung"), null=True, blank=True)
    data = models.JSONField(_("Änderung"), default=dict)
    worker = models.ForeignKey(
        Worker, verbose_name=_("erfasst von"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="register_events",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Ereignis")
        verbose_name_plural = _("Ereignisse")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["person", "event_date"], name="registerevent_person"),
            models.Index(fields=["municipality", "recorded_at"], name="registerevent_municipality"),
        ]
        constraints = [
            one_of("registerevent_kind", "kind", EventKind),
            one_of("registerevent_source", "source", EventSource),
            models.CheckConstraint(
                name="registerevent_correction_reason", condition=~Q(source="correction") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="registerevent_correction_source", condition=Q(corrects__isnull=True) | Q(source="correction")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id} {self.event_date}"


@audited()
class Task(models.Model):
    """One row is something that a clerk must look at, until it is done.

    `kind` and `key` say what it is about, so that the same thing is a task once. `subject` is a text of the catalogue
    in German, `params` what is put into it.
    """

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="register_tasks"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, null=True, blank=True, related_name="register_tasks"
    )  # fmt: skip
    kind = models.CharField(_("Art"), max_length=40)
    key = models.CharField(_("Schlüssel"), max_length=120)
    subject = models.CharField(_("Gegenstand"), max_length=300)
    params = models.JSONField(_("Angaben"), default=dict)
    due = models.DateField(_("fällig"), null=True, blank=True)
    created = models.DateTimeField(_("eröffnet"))
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)
    done_by = models.ForeignKey(
        Worker, verbose_name=_("erledigt von"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(_("Ergebnis"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("Aufgabe")
        verbose_name_plural = _("Aufgaben")
        ordering = ["due", "id"]
        indexes = [
            models.Index(fields=["municipality", "due"], name="task_open", condition=Q(done_on__isnull=True))
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(name="task_once", fields=["kind", "key"]),
            models.CheckConstraint(
                name="task_done_with_outcome", condition=Q(done_on__isnull=True) | ~Q(outcome="")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


@audited()
class PersonMerge(models.Model):
    """One row is a proposal to treat two persons as one, and what became of it: confirmed, undone, or still open.

    The one who proposes a step and the one who confirms it are two workers. `moved` keeps what was moved or taken away,
    so that the merge can be undone.
    """

    keep = models.ForeignKey(
        Person, verbose_name=_("bleibt"), on_delete=models.PROTECT, related_name="merges"
    )  # fmt: skip
    drop = models.ForeignKey(
        Person, verbose_name=_("geht darin auf"), on_delete=models.PROTECT, related_name="merges_into_other"
    )
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("Grund"), max_length=500)
    proposed_by = models.ForeignKey(Worker, verbose_name=_("beantragt von"), on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        Worker, verbose_name=_("bestätigt von"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undo_reason = models.CharField(_("Grund der Aufhebung"), max_length=500, blank=True)
    undo_proposed_by = models.ForeignKey(
        Worker, verbose_name=_("Aufhebung beantragt von"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    undone_by = models.ForeignKey(
        Worker, verbose_name=_("Aufhebung bestätigt von"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    moved = models.JSONField(_("verschobene Zeilen"), default=dict)

    class Meta:
        verbose_name = _("Zusammenführung")
        verbose_name_plural = _("Zusammenführungen")
        constraints = [
            models.UniqueConstraint(
                name="personmerge_once", fields=["drop"], condition=Q(undone_by__isnull=True)
            ),
            models.CheckConstraint(name="personmerge_of_two", condition=~Q(keep=F("drop"))),
            models.CheckConstraint(name="personmerge_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="personmerge_four_eyes",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="personmerge_undone_by_four_eyes",
                condition=Q(undone_by__isnull=True)
                | (~Q(undone_by=F("undo_proposed_by")) & Q(undo_proposed_by__isnull=False) & ~Q(undo_reason="")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.drop_id} -> {self.keep_id}"
