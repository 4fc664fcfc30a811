# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Duties that somebody has not met, the letters about them, and the fine at their end."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from domizil.base.fields import one_of, rappen_field
from domizil.base.history import audited
from domizil.base.kept_text import show
from domizil.base.models import Booking, Municipality, Worker
from domizil.register.models import Person

HIGHEST_FINE = 100_000  # the database's own guard; the law floor decides (parameter fine_cap)
GONE = gettext_noop("Die Person wohnt nicht mehr hier.")  # kept in German, read in the reader's language


class DutyKind(models.TextChoices):
    """Duties of the act (values of `law.lu_ng.sanctions.Duty`)."""

    REPORT = "report", _("Meldepflicht")
    INFORM = "inform", _("Auskunftspflicht")
    DEPOSIT = "deposit", _("Schriftenabgabe")


class Ground(models.TextChoices):
    """How Domizil knows that a duty is not met."""

    PAPERS = "papers", _("Schriften nicht abgegeben")
    PROOF_EXPIRED = "proof_expired", _("Ausweis der Niederlassung abgelaufen")
    STAY_OVER = "stay_over", _("geplantes Ende vorbei, Wegzug nicht gemeldet")
    NOT_REGISTERED = "not_registered", _("eingezogen, aber nicht angemeldet")
    REFUSED_INFORMATION = "refused_information", _("Auskunft nicht gegeben")


GROUNDS: dict[str, frozenset[str]] = {
    DutyKind.REPORT: frozenset({Ground.NOT_REGISTERED, Ground.STAY_OVER}),
    DutyKind.INFORM: frozenset({Ground.REFUSED_INFORMATION}),
    DutyKind.DEPOSIT: frozenset({Ground.PAPERS, Ground.PROOF_EXPIRED}),
}
"""The grounds on which a case of each duty is opened."""


@audited()
class DutyCase(models.Model):
    """One row is one duty that somebody has not met in a municipality, from when it was due until it is met or closed.

    `key` says what it is about, so that a job that runs again opens nothing twice. Somebody who is not in the register
    has no `person`; `addressee` and `address` are where the letters go. `missing` are the papers still owed.
    """

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="duty_cases"
    )
    key = models.CharField(_("Schlüssel"), max_length=120)
    duty = models.CharField(_("Pflicht"), max_length=10, choices=DutyKind.choices)
    ground = models.CharField(_("Anlass"), max_length=20, choices=Ground.choices)
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="duty_cases", null=True
    )
    addressee = models.CharField(_("Empfängerin oder Empfänger"), max_length=201)
    address = models.CharField(_("Adresse"), max_length=200, blank=True)
    missing = models.JSONField(_("fehlende Schriften"), default=list)
    derivation = models.JSONField(_("Herleitung"), default=dict)
    note = models.CharField(_("Sachverhalt"), max_length=500, blank=True)
    due_on = models.DateField(_("fällig am"))
    opened_on = models.DateField(_("eröffnet am"))
    met_on = models.DateField(_("erfüllt am"), null=True)
    closed_on = models.DateField(_("abgeschlossen am"), null=True)
    closed_why = models.CharField(_("Grund des Abschlusses"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("offene Pflicht")
        verbose_name_plural = _("offene Pflichten")
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["municipality", "due_on"], name="duty_open", condition=Q(met_on=None, closed_on=None)),
            models.Index(fields=["person"], name="duty_person"),
        ]
        constraints = [
            models.UniqueConstraint(name="duty_once", fields=["municipality", "key"]),
            one_of("duty_kind", "duty", DutyKind),
            one_of("duty_ground", "ground", Ground),
            models.CheckConstraint(name="duty_overdue_when_opened", condition=Q(opened_on__gt=F("due_on"))),
            models.CheckConstraint(
                name="duty_closed_with_reason",
                condition=Q(closed_on__isnull=True, closed_why="") | (Q(closed_on__isnull=False) & ~Q(closed_why="")),
            ),
            models.CheckConstraint(name="duty_addressee", condition=~Q(addressee="")),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.key}"

    @property
    def closed_because(self) -> str:
        """Why it was closed: what a clerk wrote, or the sentence of the nightly job in the reader's language."""
        return show({"text": GONE}) if self.closed_why == GONE else self.closed_why


class Step(models.TextChoices):
    """Letters of a case, in their order."""

    DEMAND = "demand", _("Einforderung")
    REMINDER = "reminder", _("Mahnung")
    FINE = "fine", _("Bussenentscheid")
    COLLECTION = "collection", _("Auftrag an die Polizei")


@audited()
class Letter(models.Model):
    """One row is a letter of a case as it was written; each step is taken once in a case.

    `contents` is all that the letter says; the PDF is made from it and nothing else. `answer_by` is the last day of
    the term that it sets. Nobody in `made_by` means the nightly job.
    """

    case = models.ForeignKey(DutyCase, verbose_name=_("Fall"), on_delete=models.PROTECT, related_name="letters")
    step = models.CharField(_("Schritt"), max_length=12, choices=Step.choices)
    made_on = models.DateField(_("erstellt am"))
    answer_by = models.DateField(_("Frist bis"), null=True)
    contents = models.JSONField(_("Inhalt"))
    derivation = models.JSONField(_("Herleitung"))
    made_by = models.ForeignKey(
        Worker, verbose_name=_("erstellt durch"), on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Schreiben")
        verbose_name_plural = _("Schreiben")
        ordering = ["made_on", "id"]
        constraints = [
            models.UniqueConstraint(name="letter_each_step_once", fields=["case", "step"]),
            one_of("letter_step", "step", Step),
            models.CheckConstraint(
                name="letter_term_after_letter",
                condition=Q(step__in=["demand", "reminder"], answer_by__gt=F("made_on"))
                | Q(step__in=["fine", "collection"], answer_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step}"


class AppealOutcome(models.TextChoices):
    """What became of an appeal."""

    UPHELD = "upheld", _("Busse bestätigt")
    ANNULLED = "annulled", _("Busse aufgehoben")


@audited()
class Fine(models.Model):
    """One row is a fine decided against who did not report or inform despite a reminder (§ 18), one a case.

    `served_on` begins the term to contest it; `contested_on` and what came of it are recorded, never guessed.
    """

    case = models.OneToOneField(DutyCase, verbose_name=_("Fall"), on_delete=models.PROTECT, related_name="fine")
    rappen = rappen_field(_("Betrag"))
    reasons = models.TextField(_("Begründung"))
    decided_on = models.DateField(_("entschieden am"))
    decided_by = models.ForeignKey(
        Worker, verbose_name=_("entschieden durch"), on_delete=models.PROTECT, related_name="+"
    )
    booking = models.OneToOneField(Booking, verbose_name=_("Forderung"), on_delete=models.PROTECT, related_name="+")
    served_on = models.DateField(_("eröffnet am"), null=True)
    contested_on = models.DateField(_("angefochten am"), null=True)
    contested_at = models.CharField(_("angefochten bei"), max_length=200, blank=True)
    outcome = models.CharField(_("Ausgang"), max_length=10, choices=AppealOutcome.choices, blank=True)
    outcome_on = models.DateField(_("Ausgang am"), null=True)

    class Meta:
        verbose_name = _("Busse")
        verbose_name_plural = _("Bussen")
        constraints = [
            models.CheckConstraint(name="fine_within_bounds", condition=Q(rappen__range=(1, HIGHEST_FINE))),
            models.CheckConstraint(name="fine_has_reasons", condition=~Q(reasons="")),
            models.CheckConstraint(name="fine_outcome", condition=Q(outcome="") | Q(outcome__in=AppealOutcome.values)),
            models.CheckConstraint(
                name="fine_in_order",
                condition=(Q(served_on__isnull=True) | Q(served_on__gte=F("decided_on")))
                & (Q(contested_on__isnull=True) | Q(contested_on__gte=F("decided_on")))
                & (Q(outcome_on__isnull=True) | Q(outcome_on__gte=F("contested_on"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.rappen}"
