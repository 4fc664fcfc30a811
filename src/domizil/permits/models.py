# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Permits, standing under asylum law, and the events the migration office counts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_at_a_time, one_of, valid_field
from domizil.base.history import audited
from domizil.register.models import Person


class PermitCategory(models.TextChoices):
    """Category of a permit as eCH-0006 codes it (two digits; six for a short stay, where the length counts)."""

    A = "01", _("A: Saisonarbeit")
    B = "02", _("B: Aufenthalt")
    C = "03", _("C: Niederlassung")
    CI = "04", _("Ci: Aufenthalt mit Erwerbstätigkeit")
    F = "05", _("F: vorläufig aufgenommen")
    G = "06", _("G: Grenzgängerin oder Grenzgänger")
    L_OVER_ONE_YEAR = "070101", _("L: Kurzaufenthalt ab zwölf Monaten")
    L_UNDER_ONE_YEAR = "070102", _("L: Kurzaufenthalt über vier bis unter zwölf Monate")
    L_SERVICE_UP_TO_4_MONTHS = "070103", _("L: Dienstleistung bis vier Monate")
    L_UP_TO_4_MONTHS = "070104", _("L: Kurzaufenthalt bis vier Monate")
    L_ARTIST_UP_TO_8_MONTHS = "070105", _("L: Musik und Kunst bis acht Monate")
    L_DANCER_UP_TO_8_MONTHS = "070206", _("L: Tanz bis acht Monate")
    L_TRAINEE_UP_TO_18_MONTHS = "070907", _("L: Stagiaires bis achtzehn Monate")
    N = "08", _("N: asylsuchend")
    S = "09", _("S: schutzbedürftig")


@audited()
class Permit(models.Model):
    """One row is a person's permit (Ausländerausweis) and the days it holds."""

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="permits")
    category = models.CharField(_("Kategorie"), max_length=6, choices=PermitCategory.choices)
    valid = valid_field()
    granted_on = models.DateField(_("erteilt am"))

    class Meta:
        verbose_name = _("Bewilligung")
        verbose_name_plural = _("Bewilligungen")
        indexes = [models.Index(fields=["category"], name="permit_category")]
        constraints = [
            one_of("permit_category", "category", PermitCategory),
            not_empty("permit_valid_not_empty"),
            one_at_a_time("permit_one_at_a_time", "person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.category} {self.valid}"


class AsylumKind(models.TextChoices):
    """A person's standing under federal asylum law. The cantonal group (§ 3 KAsylV) follows from it by rule."""

    PROCEDURE = "asylum_procedure", _("im Asylverfahren")
    TEMPORARY_PROTECTION = "temporary_protection", _("vorübergehender Schutz")
    PROTECTION_PERMIT = "protection_permit", _("Schutz mit Aufenthaltsbewilligung")
    PROVISIONAL_ADMISSION = "provisional_admission", _("vorläufige Aufnahme")
    ASYLUM_GRANTED = "asylum_granted", _("Asyl gewährt")
    REFUGEE_PROVISIONALLY_ADMITTED = "refugee_provisionally_admitted", _("vorläufige Aufnahme als Flüchtling")
    REMOVAL_FINAL = "removal_final", _("rechtskräftige Wegweisung")


class AdmissionGround(models.TextChoices):
    """Why a removal is not carried out (Art. 83 AIG); only with a provisional admission."""

    NONE = "", _("keiner")
    IMPOSSIBLE = "impossible", _("Vollzug nicht möglich")
    NOT_PERMITTED = "not_permitted", _("Vollzug nicht zulässig")
    UNREASONABLE = "unreasonable", _("Vollzug nicht zumutbar")


@audited()
class AsylumStatus(models.Model):
    """One row is a person's standing under asylum law while it holds.

    `decided_on` is the day of the decision behind it (none during the first procedure). `exit_by` is the exit date that
    was set with a final removal (Ausreisefrist): only with it somebody may be on emergency aid (§ 18 KAsylV).
    """

    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="asylum_statuses"
    )
    kind = models.CharField(_("Stand"), max_length=40, choices=AsylumKind.choices)
    ground = models.CharField(
        _("Grund der vorläufigen Aufnahme"), max_length=20, choices=AdmissionGround.choices, blank=True, default=""
    )
    valid = valid_field()
    decided_on = models.DateField(_("entschieden am"), null=True, blank=True)
    exit_by = models.DateField(_("Ausreisefrist"), null=True, blank=True)

    class Meta:
        verbose_name = _("Stand nach Asylrecht")
        verbose_name_plural = _("Stände nach Asylrecht")
        indexes = [models.Index(fields=["kind"], name="asylumstatus_kind")]
        constraints = [
            one_of("asylumstatus_kind", "kind", AsylumKind),
            one_of("asylumstatus_ground", "ground", AdmissionGround),
            not_empty("asylumstatus_valid_not_empty"),
            one_at_a_time("asylumstatus_one_at_a_time", "person"),
            models.CheckConstraint(
                name="asylumstatus_ground_of_admission",
                condition=Q(kind=AsylumKind.PROVISIONAL_ADMISSION) & ~Q(ground="")
                | ~Q(kind=AsylumKind.PROVISIONAL_ADMISSION) & Q(ground=""),
            ),
            models.CheckConstraint(
                name="asylumstatus_exit_by",
                condition=Q(exit_by__isnull=True) | Q(kind=AsylumKind.REMOVAL_FINAL),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.valid}"


class Population(models.TextChoices):
    """Which resident population an immigration counts for."""

    PERMANENT = "permanent", _("ständige Wohnbevölkerung")
    TEMPORARY = "temporary", _("nicht ständige Wohnbevölkerung")


class ImmigrationCategory(models.TextChoices):
    """Why somebody came, as the migration office counts it (short portrait 2025): eleven permanent, three temporary."""

    WORK_WITHOUT_QUOTA = "work_without_quota", _("Erwerb ohne Kontingent (L und B)")
    FAMILY_EU_EFTA = "family_eu_efta", _("Familiennachzug EU/EFTA")
    QUOTA_EU_EFTA = "quota_eu_efta", _("Kontingent B Kroatien und Dienstleistung EU/EFTA")
    QUOTA_THIRD_COUNTRY = "quota_third_country", _("Erwerb mit Kontingent, Drittstaat")
    FAMILY_THIRD_COUNTRY = "family_third_country", _("Familiennachzug Drittstaat")
    REFUGEE = "refugee", _("anerkannte Flüchtlinge")
    HARDSHIP = "hardship", _("Härtefall")
    STUDENT = "student", _("Ausbildung (B)")
    OTHER = "other", _("Übrige")
    WITHOUT_WORK = "without_work", _("Aufenthalt ohne Erwerb")
    AFTER_ASYLUM = "after_asylum", _("Regelung nach dem Asylverfahren")
    SHORT_WORK_EU_EFTA = "short_work_eu_efta", _("L EU/EFTA mit Erwerb")
    SHORT_QUOTA_THIRD_COUNTRY = "short_quota_third_country", _("L mit Kontingent, Drittstaat")
    SHORT_OTHER = "short_other", _("L Übrige")


SHORT_STAY_CATEGORIES = (
    ImmigrationCategory.SHORT_WORK_EU_EFTA,
    ImmigrationCategory.SHORT_QUOTA_THIRD_COUNTRY,
    ImmigrationCategory.SHORT_OTHER,
)


@audited()
class Immigration(models.Model):
    """One row is one immigration as the migration office counts it."""

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="immigrations")
    on = models.DateField(_("am"))
    population = models.CharField(_("Bevölkerung"), max_length=10, choices=Population.choices)
    category = models.CharField(_("Grund"), max_length=30, choices=ImmigrationCategory.choices)

    class Meta:
        verbose_name = _("Einwanderung")
        verbose_name_plural = _("Einwanderungen")
        constraints = [
            one_of("immigration_category", "category", ImmigrationCategory),
            models.CheckConstraint(
                name="immigration_population_of_category",
                condition=Q(population=Population.TEMPORARY, category__in=SHORT_STAY_CATEGORIES)
                | Q(population=Population.PERMANENT) & ~Q(category__in=SHORT_STAY_CATEGORIES),
            ),
            models.UniqueConstraint(name="immigration_once_a_day", fields=["person", "on"]),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on} {self.category}"


class ApplicationKind(models.TextChoices):
    """Kind of an asylum application in the office's count."""

    PRIMARY = "primary", _("Primärgesuch")
    SECONDARY = "secondary", _("Sekundärgesuch")


@audited()
class AsylumApplication(models.Model):
    """One row is one asylum application as the office counts it; secondary: birth, family, repeated application."""

    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="asylum_applications"
    )
    on = models.DateField(_("am"))
    kind = models.CharField(_("Art"), max_length=10, choices=ApplicationKind.choices)

    class Meta:
        verbose_name = _("Asylgesuch")
        verbose_name_plural = _("Asylgesuche")
        constraints = [
            one_of("asylumapplication_kind", "kind", ApplicationKind),
            models.UniqueConstraint(name="asylumapplication_once_a_day", fields=["person", "on"]),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on} {self.kind}"
