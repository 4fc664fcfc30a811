# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The jobs of a night: each run of a job is a row that says when it ran, what it did and what stopped it.

Which function does a job stands in `domizil.cli.night_jobs`; here is only what is kept, and that no two nights overlap.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from . import clock
from .fields import one_of
from .history import audited

_LOCK = 0x4E414348  # "NACH": a number of our own among advisory locks
BROKEN_OFF = gettext_noop("Der Lauf wurde abgebrochen, bevor diese Arbeit fertig war.")


class Job(models.TextChoices):
    """The jobs of a night, in their order."""

    DUTIES = "duties", _("Fristen: Einforderungen und Mahnungen")
    SECTION_CHIEFS = "section_chiefs", _("Meldungen an die Sektionschefs")
    REPORTS = "reports", _("Meldungen Dritter mit dem Register vergleichen")
    SLIPS = "slips", _("Alte Hotelmeldungen löschen")
    EXCHANGE = "exchange", _("Meldungen mit anderen Registern austauschen")
    DRAFTS = "drafts", _("Liegen gebliebene Entwürfe löschen")


class Outcome(models.TextChoices):
    """What became of a job."""

    RUNNING = "running", _("läuft")
    DONE = "done", _("erledigt")
    SKIPPED = "skipped", _("nicht eingerichtet")
    REFUSED = "refused", _("wartet auf jemanden")
    FAILED = "failed", _("gescheitert")


TROUBLE = (Outcome.REFUSED, Outcome.FAILED)
"""Outcomes that somebody has to look at."""


@audited()
class JobRun(models.Model):
    """One row is one run of one job: in which night, from when to when, what it did (`counts`), and what it says.

    `night` is the moment at which the night began; its jobs share it. `told` is a German text of the catalogue, or the
    words of an error, and empty where all went well.
    """

    night = models.DateTimeField(_("Nachtlauf"))
    job = models.CharField(_("Arbeit"), max_length=20, choices=Job.choices)
    began_at = models.DateTimeField(_("begonnen"))
    ended_at = models.DateTimeField(_("beendet"), null=True)
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=Outcome.choices, default=Outcome.RUNNING)
    counts = models.JSONField(_("Zahlen"), default=dict)
    told = models.TextField(_("Meldung"), blank=True)

    class Meta:
        app_label = "base"
        verbose_name = _("Lauf einer Arbeit")
        verbose_name_plural = _("Läufe der Arbeiten")
        ordering = ["-id"]
        constraints = [
            one_of("jobrun_job", "job", Job),
            one_of("jobrun_outcome", "outcome", Outcome),
            models.UniqueConstraint(name="jobrun_one_at_a_time", fields=["job"], condition=Q(ended_at=None)),
            models.UniqueConstraint(name="jobrun_once_a_night", fields=["night", "job"]),
            models.CheckConstraint(
                name="jobrun_ended",
                condition=Q(outcome="running", ended_at=None)
                | (~Q(outcome="running") & Q(ended_at__isnull=False) & Q(ended_at__gte=F("began_at"))),
            ),
            models.CheckConstraint(
                name="jobrun_says_why", condition=~Q(outcome__in=["refused", "failed", "skipped"]) | ~Q(told="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.outcome}"


@dataclass(frozen=True, slots=True)
class Result:
    """What a job says at its end. `told` is needed unless it is done."""

    outcome: Outcome = Outcome.DONE
    counts: dict[str, int] = field(default_factory=dict)
    told: str = ""


class AnotherNight(Exception):
    """A night is on already."""


@contextlib.contextmanager
def night() -> Iterator[datetime]:
    """Begin a night and keep every other out until it ends or its process dies. Raises AnotherNight.

    What a killed night left running is told as broken off.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            raise AnotherNight
        try:
            left = JobRun.objects.filter(ended_at=None)
            left.update(outcome=Outcome.FAILED, told=BROKEN_OFF, ended_at=models.F("began_at"))
            yield clock.now()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def begin(night: datetime, job: Job) -> JobRun:
    """Note that a job begins."""
    return JobRun.objects.create(night=night, job=job, began_at=clock.now())


def end(run: JobRun, result: Result) -> JobRun:
    """Note what became of it."""
    run.outcome, run.counts, run.told = result.outcome, result.counts, result.told
    run.ended_at = max(clock.now(), run.began_at)
    run.save(update_fields=["outcome", "counts", "told", "ended_at"])
    return run
