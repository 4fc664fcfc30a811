# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities, countries, people at work and what they may do."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import connection, models
from django.db.models import Q
from django.db.models.functions import Coalesce, Collate, Lower
from django.utils.translation import gettext_lazy as _

from .fields import not_empty, one_of, valid_field
from .history import audited


class MunicipalityManager(models.Manager["Municipality"]):
    """Municipalities by name as DIN 5007-1 sorts, on every database: Römerswil before Root."""

    def get_queryset(self) -> models.QuerySet[Municipality]:
        """Return all, in order."""
        accents, letters = models.Value("äöüàâèéêëîïôûç"), models.Value("aouaaeeeeiiouc")
        plain = models.Func(Lower("name"), accents, letters, function="translate", output_field=models.TextField())
        return super().get_queryset().order_by(Collate(plain, "C"), "name")


@audited()
class Municipality(models.Model):
    """One row is a municipality (Gemeinde) of the canton while it exists.

    `successor` is the municipality it became part of; its number is that of the federal list (BFS-Nummer).
    """

    bfs_number = models.PositiveSmallIntegerField(_("BFS-Nummer"), primary_key=True)
    name = models.CharField(_("Name"), max_length=100)
    district = models.CharField(_("Wahlkreis"), max_length=100)
    valid = valid_field()
    successor = models.ForeignKey(
        "self",
        verbose_name=_("Nachfolgerin"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
    )

    objects = MunicipalityManager()

    class Meta:
        verbose_name = _("Gemeinde")
        verbose_name_plural = _("Gemeinden")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="municipality_bfs_number", condition=Q(bfs_number__range=(1, 9999))),
            not_empty("municipality_valid_not_empty"),
        ]

    def __str__(self) -> str:
        return str(self.name)


@audited()
class MunicipalityPopulation(models.Model):
    """One row is the published population of a municipality on a day, with where the figure was published."""

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="populations"
    )
    on = models.DateField(_("Stichtag"))
    persons = models.PositiveIntegerField(_("Personen"))
    source = models.CharField(_("Quelle"), max_length=300)

    class Meta:
        verbose_name = _("Bevölkerungsstand")
        verbose_name_plural = _("Bevölkerungsstände")
        constraints = [models.UniqueConstraint(name="population_once_a_day", fields=["municipality", "on"])]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.on}: {self.persons}"


@audited()
class Country(models.Model):
    """One row is a state or territory of the federal list (BFS), historic ones included."""

    bfs_number = models.PositiveSmallIntegerField(_("BFS-Nummer"), primary_key=True)
    iso2 = models.CharField(_("ISO-Code"), max_length=2, blank=True)
    name_de = models.CharField(_("Name auf Deutsch"), max_length=100)
    name_en = models.CharField(_("Name auf Englisch"), max_length=100)
    region = models.CharField(_("Region"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("Staat")
        verbose_name_plural = _("Staaten")
        ordering = ["name_de"]
        constraints = [models.CheckConstraint(name="country_bfs_number", condition=Q(bfs_number__range=(1000, 9999)))]

    def __str__(self) -> str:
        return str(self.name_de)


class Language(models.TextChoices):
    """Languages of the pages."""

    GERMAN = "de", _("Deutsch")
    ENGLISH = "en", _("Englisch")


@audited(exclude=["password", "last_login"])
class Worker(AbstractUser):
    """One row is a person who works with Domizil and signs in. What the person may do stands in `Grant`, not here.

    The column `password` holds a random stamp on which sessions hang. The hash of the password lies where pages cannot
    read it (`secret.password`); it is asked for one account at a time, at sign-in.
    """

    language = models.CharField(_("Sprache"), max_length=2, choices=Language.choices, default=Language.GERMAN)
    _new_hash: str | None = None

    class Meta:
        verbose_name = _("Mitarbeiterin oder Mitarbeiter")
        verbose_name_plural = _("Mitarbeitende")
        constraints = [one_of("worker_language", "language", Language)]

    def set_password(self, raw_password: str | None) -> None:
        """Set the password; `save` keeps its hash (as the owner; pages go through `workers.new_password`)."""
        self.set_hash(make_password(raw_password))

    def set_hash(self, made: str) -> None:
        """Set the password by its hash, with a new stamp: sessions of the old one end."""
        self._new_hash = made
        self.password = make_password(None)

    def check_password(self, raw_password: str | None) -> bool:
        """Say whether this is the password."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT base_password_of(%s)", [self.pk])
            (kept,) = cursor.fetchone()
        return check_password(raw_password, kept or self.password)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the account, and the hash of a new password."""
        super().save(*args, **kwargs)
        if self._new_hash is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT base_keep_password(%s, %s, %s)", [self.pk, self._new_hash, self.password])
            self._new_hash = None


class Role(models.TextChoices):
    """What a worker does. The jurisdiction (municipality or canton) stands in the grant, not in the role."""

    SUPPORT = "support", _("Sozialhilfe Asyl")
    REGISTER = "register", _("Einwohnerkontrolle")
    HOUSING = "housing", _("Unterbringung")
    ALLOCATION = "allocation", _("Zuweisung an die Gemeinden")
    PERMITS = "permits", _("Bewilligungen")
    COMMISSION = "commission", _("Bürgerrechtskommission")
    FINANCE = "finance", _("Rechnungswesen")
    ANALYST = "analyst", _("Auswertung")
    SUPERVISOR = "supervisor", _("Aufsicht")
    ADMINISTRATOR = "administrator", _("Systemverwaltung")


@audited()
class Grant(models.Model):
    """One row is one thing a worker may do: in which role, where, for what purpose and how long.

    No municipality means the whole canton. Row-level security reads this table: what no live grant covers is not there.
    """

    worker = models.ForeignKey(Worker, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("Gemeinde"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
        help_text=_("leer: ganzer Kanton"),
    )
    purpose = models.CharField(_("Zweck"), max_length=200)
    valid = valid_field()

    class Meta:
        verbose_name = _("Berechtigung")
        verbose_name_plural = _("Berechtigungen")
        constraints = [
            one_of("grant_role", "role", Role),
            models.CheckConstraint(name="grant_purpose", condition=~Q(purpose="")),
            not_empty("grant_valid_not_empty"),
            ExclusionConstraint(
                name="grant_once_at_a_time",
                expressions=[
                    ("worker", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Coalesce("municipality", 0), RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.role} {self.municipality_id or 'canton'}"


from .jobs import JobRun as JobRun  # noqa: E402 - tables that stand in modules of their own
from .ledger import Booking as Booking  # noqa: E402
from .ledger import Payment as Payment  # noqa: E402
from .outbox import OutboxMessage as OutboxMessage  # noqa: E402
