# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""People supported together, and the facts of their month that a rule asks for (KAsylV §§ 7 to 19)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import (
    month_field,
    month_is_first_day,
    not_empty,
    one_at_a_time,
    one_of,
    rappen_field,
    valid_field,
)
from domizil.base.history import audited
from domizil.base.models import Municipality, Worker
from domizil.register.models import Person


class CarriedBy(models.TextChoices):
    """Who pays for a unit."""

    CANTON = "canton", _("Kanton")
    MUNICIPALITY = "municipality", _("Gemeinde")


@audited()
class SupportUnit(models.Model):
    """One row is people who are supported together (Unterstützungseinheit).

    `number` is what letters name, such as LU-2024-000123.
    """

    number = models.CharField(_("Nummer"), max_length=14, unique=True)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="support_units"
    )
    valid = valid_field()
    carried_by = models.CharField(_("getragen von"), max_length=12, choices=CarriedBy.choices)

    class Meta:
        verbose_name = _("Unterstützungseinheit")
        verbose_name_plural = _("Unterstützungseinheiten")
        ordering = ["number"]
        constraints = [
            one_of("supportunit_carried_by", "carried_by", CarriedBy),
            models.CheckConstraint(name="supportunit_number", condition=Q(number__regex="^LU-[0-9]{4}-[0-9]{6}$")),
            not_empty("supportunit_valid_not_empty"),
        ]

    def __str__(self) -> str:
        return str(self.number)


@audited()
class UnitMember(models.Model):
    """One row is a person of a unit while supported in it.

    `position` is the place in the file, from 1. It decides who is the "further person" of a table (§ 7).
    """

    unit = models.ForeignKey(
        SupportUnit, verbose_name=_("Unterstützungseinheit"), on_delete=models.CASCADE, related_name="members"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="unit_memberships"
    )
    position = models.PositiveSmallIntegerField(_("Platz"))
    valid = valid_field()

    class Meta:
        verbose_name = _("Mitglied der Unterstützungseinheit")
        verbose_name_plural = _("Mitglieder der Unterstützungseinheit")
        ordering = ["unit", "position"]
        constraints = [
            models.CheckConstraint(name="unitmember_position", condition=Q(position__range=(1, 99))),
            not_empty("unitmember_valid_not_empty"),
            one_at_a_time("unitmember_one_unit", "person"),
            one_at_a_time("unitmember_one_position", "unit", "position"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.position}"


@audited()
class CommunitySize(models.Model):
    """One row is the size of the family-like living community around a unit, where it is larger than the unit (§ 7)."""

    unit = models.ForeignKey(
        SupportUnit, verbose_name=_("Unterstützungseinheit"), on_delete=models.CASCADE, related_name="community_sizes"
    )
    size = models.PositiveSmallIntegerField(_("Personen"))
    valid = valid_field()
    reason = models.CharField(_("Begründung"), max_length=300)

    class Meta:
        verbose_name = _("Grösse der Wohngemeinschaft")
        verbose_name_plural = _("Grössen der Wohngemeinschaft")
        constraints = [
            models.CheckConstraint(name="communitysize_size", condition=Q(size__range=(1, 99))),
            not_empty("communitysize_valid_not_empty"),
            one_at_a_time("communitysize_one_at_a_time", "unit"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.size}"


class PersonMonth(models.Model):
    """A fact of one person and month."""

    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="%(class)s_facts"
    )
    month = month_field()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.person_id} {self.month:%Y-%m}"


@audited()
class Earning(PersonMonth):
    """One row is net income of a person from one employer in a month, in Rappen (§ 11)."""

    rappen = rappen_field(_("Einkommen"))
    employer = models.CharField(_("Arbeitgeberin"), max_length=100)

    class Meta:
        verbose_name = _("Einkommen")
        verbose_name_plural = _("Einkommen")
        constraints = [
            month_is_first_day("earning_month"),
            models.UniqueConstraint(name="earning_once", fields=["person", "month", "employer"]),
        ]


class ProgrammeKind(models.TextChoices):
    """What somebody takes part in (§ 11)."""

    CHARITABLE = "charitable", _("gemeinnütziges Programm")
    ASYLUM_STRUCTURE = "asylum_structure", _("Programm in der Asylstruktur")
    WORK_INTEGRATION = "work_integration", _("Arbeitsintegration")
    QUALIFICATION = "qualification", _("berufliche Qualifizierung")
    VOLUNTEERING = "volunteering", _("Freiwilligenarbeit")
    TALK = "talk", _("Beratungsgespräch")
    SCHOOLING = "schooling", _("Schule")
    INFORMATION = "information", _("Informationsangebot")
    EDUCATION = "education", _("Bildungsangebot")


@audited()
class Programme(PersonMonth):
    """One row is a person's participation in a programme in a month (§ 11).

    `intensity` is the extent in percent of a full programme; `granted_rappen` what the authority set for it, in Rappen.
    """

    kind = models.CharField(_("Art"), max_length=20, choices=ProgrammeKind.choices)
    granted_rappen = rappen_field(_("festgesetzt"))
    delivered = models.BooleanField(_("Leistung erbracht"), default=True)
    intensity = models.PositiveSmallIntegerField(_("Umfang in Prozent"), default=100)

    class Meta:
        verbose_name = _("Programm")
        verbose_name_plural = _("Programme")
        constraints = [
            month_is_first_day("programme_month"),
            one_of("programme_kind", "kind", ProgrammeKind),
            models.CheckConstraint(name="programme_intensity", condition=Q(intensity__range=(1, 100))),
            models.UniqueConstraint(name="programme_once", fields=["person", "month", "kind"]),
        ]


@audited()
class Talk(models.Model):
    """One row is a counselling talk of a person (Beratungsgespräch, § 10, until 2023).

    `day_ticket_rappen` is the price of the undiscounted day ticket from home to the place, where it is known.
    """

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="talks")
    on = models.DateField(_("am"))
    place = models.ForeignKey(Municipality, verbose_name=_("Ort"), on_delete=models.PROTECT, related_name="talks")
    attended = models.BooleanField(_("teilgenommen"))
    day_ticket_rappen = rappen_field(_("Tageskarte"), null=True, blank=True)
    pass_paid = models.BooleanField(_("Abonnement bezahlt"), default=False)

    class Meta:
        verbose_name = _("Beratungsgespräch")
        verbose_name_plural = _("Beratungsgespräche")
        constraints = [models.UniqueConstraint(name="talk_once_a_day", fields=["person", "on"])]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"


@audited()
class MealDays(PersonMonth):
    """One row is how many days of a month a person ate away from home for work or school (§ 12, until 2023).

    `whole_day`: the presence lasted the whole day; only then meals are paid.
    """

    subsidised_days = models.PositiveSmallIntegerField(_("Tage mit verbilligtem Essen"), default=0)
    full_price_days = models.PositiveSmallIntegerField(_("Tage mit Essen zum vollen Preis"), default=0)
    whole_day = models.BooleanField(_("ganztags anwesend"), default=True)

    class Meta:
        verbose_name = _("Mahlzeiten auswärts")
        verbose_name_plural = _("Mahlzeiten auswärts")
        constraints = [
            month_is_first_day("mealdays_month"),
            models.CheckConstraint(
                name="mealdays_within_month",
                condition=models.lookups.LessThanOrEqual(
                    models.F("subsidised_days") + models.F("full_price_days"), models.Value(31)
                ),
            ),
            models.UniqueConstraint(name="mealdays_once", fields=["person", "month"]),
        ]


class CostKind(models.TextChoices):
    """Kind of a situation-related cost (§ 12)."""

    TRAVEL = "travel", _("Fahrkosten")
    CHILD_CARE = "child_care", _("Kinderbetreuung")
    SCHOOL = "school", _("Schulkosten")
    HOLIDAY_CAMP = "holiday_camp", _("Ferienlager")
    OTHER = "other", _("Übrige")


@audited()
class SituationalCost(models.Model):
    """One row is a situation-related cost (situationsbedingte Leistung, § 12) of a unit or one person in a month.

    `scholarship_rappen` is what others paid of school costs; `reason` and `approved_by` are for what is discretionary.
    `parents_work_or_seek` says whether the parents, or the single parent, work or are registered with the unemployment
    insurance (§ 12 para. 1 lit. b).
    """

    unit = models.ForeignKey(
        SupportUnit, verbose_name=_("Unterstützungseinheit"), on_delete=models.PROTECT, related_name="situational_costs"
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("Person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="situational_costs",
    )
    month = month_field()
    kind = models.CharField(_("Art"), max_length=20, choices=CostKind.choices)
    rappen = rappen_field(_("Betrag"))
    scholarship_rappen = rappen_field(_("Stipendien"), default=0)
    parents_work_or_seek = models.BooleanField(_("Eltern arbeiten oder suchen Arbeit"), default=False)
    reason = models.CharField(_("Begründung"), max_length=300, blank=True)
    approved_by = models.ForeignKey(
        Worker, verbose_name=_("bewilligt von"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("situationsbedingte Leistung")
        verbose_name_plural = _("situationsbedingte Leistungen")
        indexes = [models.Index(fields=["unit", "month"], name="situationalcost_unit_month")]
        constraints = [
            month_is_first_day("situationalcost_month"),
            one_of("situationalcost_kind", "kind", CostKind),
            models.CheckConstraint(name="situationalcost_rappen", condition=Q(rappen__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m} {self.kind}"


class IdentifiedBy(models.TextChoices):
    """How somebody who asks for emergency aid was identified (§ 18 para. 2)."""

    NOTHING = "none", _("nicht identifiziert")
    PAPERS = "papers", _("Ausweispapiere")
    FINGERPRINTS = "fingerprints", _("Fingerabdrücke")


@audited()
class EmergencyAidFacts(models.Model):
    """One row is what § 18 asks about a person who wants emergency aid (Nothilfe), while it is so.

    `multiple_application`: a procedure under Art. 111c AsylG is running.
    """

    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="emergency_aid_facts"
    )
    valid = valid_field()
    removal_final = models.BooleanField(_("rechtskräftig weggewiesen"))
    exit_date_set = models.BooleanField(_("Ausreisefrist angesetzt"))
    extraordinary_appeal = models.BooleanField(_("ausserordentliches Rechtsmittel hängig"), default=False)
    multiple_application = models.BooleanField(_("Mehrfachgesuch hängig"), default=False)
    stays_under_asylum_law = models.BooleanField(_("Aufenthalt nach Asylrecht"))
    has_own_means = models.BooleanField(_("eigene Mittel"))
    third_party_liable = models.BooleanField(_("Dritte leistungspflichtig"))
    requested_on = models.DateField(_("Gesuch vom"), null=True, blank=True)
    identified_by = models.CharField(
        _("identifiziert durch"), max_length=12, choices=IdentifiedBy.choices, default=IdentifiedBy.NOTHING
    )
    incapable_and_in_mortal_danger = models.BooleanField(_("handlungsunfähig und in Lebensgefahr"), default=False)

    class Meta:
        verbose_name = _("Angaben zur Nothilfe")
        verbose_name_plural = _("Angaben zur Nothilfe")
        constraints = [
            one_of("emergencyaidfacts_identified_by", "identified_by", IdentifiedBy),
            not_empty("emergencyaidfacts_valid_not_empty"),
            one_at_a_time("emergencyaidfacts_one_at_a_time", "person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.valid}"
