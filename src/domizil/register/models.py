# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons, where they live, with whom, and to whom they belong.

Names of columns follow eCH-0007, 0008, 0010, 0011 and 0044 (`official_name`, `vn`, `egid`, `ewid`, `swiss_zip_code`).
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_at_a_time, one_of, valid_field
from domizil.base.history import audited
from domizil.base.models import Country, Municipality

from . import names
from .numbers import VnValid, validate_vn

_NAME_PATTERN = f"^[{names.ALLOWED_CHARACTERS}]+$"


class Sex(models.IntegerChoices):
    """Sex as eCH-0044 codes it."""

    MALE = 1, _("männlich")
    FEMALE = 2, _("weiblich")
    UNDETERMINED = 3, _("unbestimmt")


@audited(exclude=["search_key", "sort_key"])
class Person(models.Model):
    """One row is a natural person, alive or dead, resident or not.

    `search_key` and `sort_key` are derived from the names (see `names`): `save` computes them, bulk writers must.
    """

    official_name = models.CharField(_("amtlicher Name"), max_length=100)
    first_name = models.CharField(_("Vornamen"), max_length=100)
    sex = models.PositiveSmallIntegerField(_("Geschlecht"), choices=Sex.choices)
    date_of_birth = models.DateField(_("Geburtsdatum"))
    date_of_death = models.DateField(_("Todesdatum"), null=True, blank=True)
    nationality = models.ForeignKey(
        Country, verbose_name=_("Staatsangehörigkeit"), on_delete=models.PROTECT, related_name="nationals"
    )
    vn = models.CharField(
        _("AHV-Nummer"), max_length=13, null=True, blank=True, unique=True, validators=[validate_vn]
    )  # fmt: skip
    zemis_number = models.CharField(_("ZEMIS-Nummer"), max_length=20, null=True, blank=True, unique=True)
    search_key = models.TextField(_("Suchschlüssel"), editable=False)
    sort_key = models.TextField(_("Sortierschlüssel"), editable=False)

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["sort_key", "id"]
        indexes = [
            GinIndex(OpClass("search_key", name="gin_trgm_ops"), name="person_search_key"),
            models.Index(fields=["sort_key", "id"], name="person_sort_key"),
            models.Index(fields=["date_of_birth"], name="person_date_of_birth"),
        ]
        constraints = [
            models.CheckConstraint(name="person_official_name", condition=Q(official_name__regex=_NAME_PATTERN)),
            models.CheckConstraint(name="person_first_name", condition=Q(first_name__regex=_NAME_PATTERN)),
            one_of("person_sex", "sex", Sex),
            models.CheckConstraint(name="person_vn", condition=Q(vn__isnull=True) | Q(VnValid("vn"))),
            models.CheckConstraint(name="person_zemis_number", condition=Q(zemis_number__regex="^[0-9]{1,20}$")),
            models.CheckConstraint(
                name="person_dies_after_birth",
                condition=Q(date_of_death__isnull=True) | Q(date_of_death__gte=F("date_of_birth")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official_name} {self.first_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row with its search and sort key."""
        self.search_key = names.search_key(self.official_name, self.first_name)
        self.sort_key = names.sort_key(self.official_name, self.first_name)
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_key", "sort_key"}
        super().save(*args, **kwargs)


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


@audited()
class Residence(models.Model):
    """One row is a person's residence in a municipality, from arrival to departure.

    `comes_from` says in words where the person came from (municipality or state). The dwelling may be unknown yet.
    """

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="residences")
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("Gemeinde"), on_delete=models.PROTECT, related_name="residences"
    )
    dwelling = models.ForeignKey(
        Dwelling, verbose_name=_("Wohnung"), on_delete=models.PROTECT, related_name="residences", null=True, blank=True
    )
    kind = models.PositiveSmallIntegerField(_("Art"), choices=ResidenceKind.choices)
    valid = valid_field()
    comes_from = models.CharField(_("Herkunftsort"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("Meldeverhältnis")
        verbose_name_plural = _("Meldeverhältnisse")
        indexes = [models.Index(fields=["person", "municipality"], name="residence_person_municipality")]
        constraints = [
            one_of("residence_kind", "kind", ResidenceKind),
            not_empty("residence_valid_not_empty"),
            one_at_a_time("residence_one_main", "person", condition=Q(kind=ResidenceKind.MAIN)),
            one_at_a_time("residence_one_a_municipality", "person", "municipality"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.municipality_id} {self.valid}"


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
        return f"{self.dwelling_id} {self.valid}"


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


class RelationshipKind(models.TextChoices):
    """What `other` is to `person`."""

    PARENT = "parent", _("Elternteil")
    SPOUSE = "spouse", _("Ehegatte oder Partner")


@audited()
class Relationship(models.Model):
    """One row is a family tie: `other` is a parent of `person`, or the two are married or in a registered partnership.

    A marriage is one row: `person` is the one with the smaller key.
    """

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="relationships")
    other = models.ForeignKey(
        Person, verbose_name=_("bezogene Person"), on_delete=models.PROTECT, related_name="inverse_relationships"
    )
    kind = models.CharField(_("Art"), max_length=10, choices=RelationshipKind.choices)
    valid = valid_field()

    class Meta:
        verbose_name = _("Beziehung")
        verbose_name_plural = _("Beziehungen")
        constraints = [
            one_of("relationship_kind", "kind", RelationshipKind),
            not_empty("relationship_valid_not_empty"),
            one_at_a_time("relationship_once", "person", "other", "kind"),
            models.CheckConstraint(name="relationship_of_two", condition=~Q(person=F("other"))),
            models.CheckConstraint(
                name="relationship_spouse_once", condition=~Q(kind="spouse") | Q(person__lt=F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.other_id}"
