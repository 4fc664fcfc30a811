# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dwellings, who resides where, and who keeps house together."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_at_a_time, one_of, valid_field
from domizil.base.history import audited
from domizil.base.models import Country, Municipality
from domizil.law.lu_ng.facts import Purpose

from .persons import Person


@audited()
class Dwelling(models.Model):
    """One row is a dwelling (Wohnung) of the federal register of buildings and dwellings (GWR): EGID and EWID."""

    egid = models.PositiveIntegerField(
        "EGID", validators=[MinValueValidator(1), MaxValueValidator(999_999_999)], help_text=_("Gebäude")
    )
    ewid = models.PositiveSmallIntegerField(
        "EWID", validators=[MinValueValidator(1), MaxValueValidator(999)], help_text=_("Wohnung im Gebäude")
    )
    street = models.CharField(_("Strasse"), max_length=60, blank=True)
    house_number = models.CharField(_("Hausnummer"), max_length=12, blank=True)
    swiss_zip_code = models.PositiveSmallIntegerField(_("Postleitzahl"))
    town = models.CharField(_("Ort"), max_length=40)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="dwellings"
    )

    class Meta:
        verbose_name = _("Wohnung")
        verbose_name_plural = _("Wohnungen")
        constraints = [
            models.UniqueConstraint(name="dwelling_once", fields=["egid", "ewid"]),
            models.CheckConstraint(name="dwelling_egid", condition=Q(egid__range=(1, 999_999_999))),
            models.CheckConstraint(name="dwelling_ewid", condition=Q(ewid__range=(1, 999))),
            models.CheckConstraint(name="dwelling_swiss_zip_code", condition=Q(swiss_zip_code__range=(1000, 9999))),
        ]

    def __str__(self) -> str:
        return f"{self.street} {self.house_number}, {self.swiss_zip_code} {self.town}".removeprefix(" , ")


class ResidenceKind(models.IntegerChoices):
    """Kind of residence (Meldeverhältnis) as eCH-0011 codes it."""

    MAIN = 1, _("Hauptwohnsitz")
    SECONDARY = 2, _("Nebenwohnsitz")
    OTHER = 3, _("weiteres Meldeverhältnis")


# What a Swiss municipality may have as its number; those outside the canton are no rows of `Municipality`.
_BFS_NUMBERS = (1, 9999)


@audited()
class Residence(models.Model):
    """One row is a person's residence in a municipality, from arrival to departure; where inside it, says `Occupancy`.

    `comes_from` and `goes_to` are the place before and after, in words; beside them its municipality (federal number,
    also outside the canton) or its state. All empty: not known. `proof_valid_until` is the last day of the proof of
    settlement elsewhere that a secondary stay rests on.
    """

    # The two indexes below begin with one of them each: whether a municipality knows a person is asked in both ways.
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="residences", db_index=False
    )
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="residences", db_index=False
    )
    kind = models.PositiveSmallIntegerField(_("Art"), choices=ResidenceKind.choices)
    valid = valid_field()
    purpose = models.CharField(
        _("Zweck"), max_length=20, choices=[(purpose.value, purpose.value) for purpose in Purpose],
        default=Purpose.RESIDENCE.value,
    )  # fmt: skip
    planned_end = models.DateField(_("geplantes Ende"), null=True, blank=True)
    proof_valid_until = models.DateField(_("Ausweis gültig bis"), null=True, blank=True)
    comes_from = models.CharField(_("Herkunftsort"), max_length=100, blank=True)
    comes_from_municipality = models.PositiveSmallIntegerField(
        _("Herkunftsgemeinde (BFS-Nummer)"), null=True, blank=True
    )  # fmt: skip
    comes_from_country = models.ForeignKey(
        Country, verbose_name=_("Herkunftsstaat"), on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    goes_to = models.CharField(_("Zielort"), max_length=100, blank=True)
    goes_to_municipality = models.PositiveSmallIntegerField(_("Zielgemeinde (BFS-Nummer)"), null=True, blank=True)
    goes_to_country = models.ForeignKey(
        Country, verbose_name=_("Zielstaat"), on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = _("Meldeverhältnis")
        verbose_name_plural = _("Meldeverhältnisse")
        indexes = [
            models.Index(fields=["person", "municipality"], name="residence_person_municipality"),
            models.Index(fields=["municipality", "person"], name="residence_municipality_person"),
        ]
        constraints = [
            one_of("residence_kind", "kind", ResidenceKind),
            not_empty("residence_valid_not_empty"),
            one_at_a_time("residence_one_main", "person", condition=Q(kind=ResidenceKind.MAIN)),
            one_at_a_time("residence_one_a_municipality", "person", "municipality"),
            models.CheckConstraint(
                name="residence_purpose", condition=Q(purpose__in=[purpose.value for purpose in Purpose])
            ),
            *(
                models.CheckConstraint(
                    name=f"residence_{place}",
                    condition=Q(**{f"{place}_municipality__isnull": True})
                    | Q(**{f"{place}_municipality__range": _BFS_NUMBERS, f"{place}_country__isnull": True}),
                )
                for place in ("comes_from", "goes_to")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.municipality_id} {self.valid}"


@audited()
class Occupancy(models.Model):
    """One row is the dwelling that a person lives in during a residence; no dwelling: it is not known (yet).

    A move within the municipality or the building ends one row and begins the next. The rows of a residence fill it
    without gap or overlap; the database refuses anything else.
    """

    residence = models.ForeignKey(
        Residence, verbose_name=_("Meldeverhältnis"), on_delete=models.CASCADE, related_name="occupancies"
    )
    dwelling = models.ForeignKey(
        Dwelling, verbose_name=_("Wohnung"), on_delete=models.PROTECT, related_name="occupancies", null=True, blank=True
    )
    valid = valid_field()

    class Meta:
        verbose_name = _("bewohnte Wohnung")
        verbose_name_plural = _("bewohnte Wohnungen")
        constraints = [
            not_empty("occupancy_valid_not_empty"),
            one_at_a_time("occupancy_one_at_a_time", "residence"),
        ]

    def __str__(self) -> str:
        return f"{self.residence_id} {self.dwelling_id} {self.valid}"


class HouseholdKind(models.IntegerChoices):
    """Kind of household as eCH-0011 codes it."""

    PRIVATE = 1, _("Privathaushalt")
    COLLECTIVE = 2, _("Kollektivhaushalt")


@audited()
class Household(models.Model):
    """One row is people who keep house together in a dwelling while they do so."""

    dwelling = models.ForeignKey(
        Dwelling, verbose_name=_("Wohnung"), on_delete=models.PROTECT, related_name="households"
    )
    kind = models.PositiveSmallIntegerField(_("Art"), choices=HouseholdKind.choices)
    valid = valid_field()

    class Meta:
        verbose_name = _("Haushalt")
        verbose_name_plural = _("Haushalte")
        constraints = [one_of("household_kind", "kind", HouseholdKind), not_empty("household_valid_not_empty")]

    def __str__(self) -> str:
        return str(self.dwelling)


@audited()
class HouseholdMember(models.Model):
    """One row is a person in a household, and how long."""

    household = models.ForeignKey(
        Household, verbose_name=_("Haushalt"), on_delete=models.CASCADE, related_name="members"
    )
    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="households")
    valid = valid_field()

    class Meta:
        verbose_name = _("Haushaltsmitglied")
        verbose_name_plural = _("Haushaltsmitglieder")
        constraints = [
            not_empty("householdmember_valid_not_empty"),
            one_at_a_time("householdmember_once", "household", "person"),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} {self.person_id}"
