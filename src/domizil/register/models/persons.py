# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons, and what of them changes over time."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Collate
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_at_a_time, one_of, valid_field
from domizil.base.history import audited
from domizil.base.models import Country

from .. import births, names, nationalities
from ..births import Born
from ..numbers import VnValid, validate_vn

_NAME_PATTERN = f"^[{names.ALLOWED_CHARACTERS}]+$"
_ANY_NAME_PATTERN = f"^[{names.ALLOWED_CHARACTERS}]*$"


class Sex(models.IntegerChoices):
    """Sex as eCH-0044 codes it."""

    MALE = 1, _("männlich")
    FEMALE = 2, _("weiblich")
    UNDETERMINED = 3, _("unbestimmt")


class BirthKnown(models.TextChoices):
    """Which part of a date of birth is known (eCH-0044, `datePartiallyKnownType`)."""

    DAY = births.DAY, _("Tag, Monat und Jahr")
    MONTH = births.MONTH, _("Monat und Jahr")
    YEAR = births.YEAR, _("Jahr")


class MaritalStatus(models.IntegerChoices):
    """Civil status (Zivilstand) as eCH-0011 codes it."""

    SINGLE = 1, _("ledig")
    MARRIED = 2, _("verheiratet")
    WIDOWED = 3, _("verwitwet")
    DIVORCED = 4, _("geschieden")
    UNMARRIED = 5, _("unverheiratet")
    PARTNERSHIP = 6, _("in eingetragener Partnerschaft")
    PARTNERSHIP_DISSOLVED = 7, _("aufgelöste Partnerschaft")
    UNKNOWN = 9, _("unbekannt")


class Separation(models.IntegerChoices):
    """Kind of a separation as eCH-0011 codes it."""

    VOLUNTARY = 1, _("freiwillig")
    BY_COURT = 2, _("gerichtlich")


def _names(*fields: str) -> list[models.BaseConstraint]:
    """Hold further names, which may be empty, to the characters of Swiss registers."""
    return [
        models.CheckConstraint(name=f"personstate_{field}", condition=Q(**{f"{field}__regex": _ANY_NAME_PATTERN}))
        for field in fields
    ]


@audited(exclude=["search_key", "sort_key"])
class Person(models.Model):
    """One row is a natural person, alive or dead, resident or not.

    Names, sex and nationality are those of today; over time they stand in `PersonState`, and `states.keep_in_step`
    copies them here, where search needs them. `search_key` and `sort_key` are derived from the names (see `names`):
    `save` computes them, bulk writers must. `merged_into` is the person that this row turned out to be. Where only the
    year or month of birth is known (`birth_known`), `date_of_birth` is the day that stands for it, and `born` tells
    what is known.
    """

    official_name = models.CharField(_("amtlicher Name"), max_length=100)
    first_name = models.CharField(_("Vornamen"), max_length=100)
    sex = models.PositiveSmallIntegerField(_("Geschlecht"), choices=Sex.choices)
    date_of_birth = models.DateField(_("Geburtsdatum"))
    birth_known = models.CharField(
        _("vom Geburtsdatum bekannt"), max_length=5, choices=BirthKnown.choices, default=BirthKnown.DAY,
        db_default=BirthKnown.DAY,
    )  # fmt: skip
    date_of_death = models.DateField(_("Todesdatum"), null=True, blank=True)
    nationality = models.ForeignKey(
        Country, verbose_name=_("Staatsangehörigkeit"), on_delete=models.PROTECT, related_name="nationals",
        null=True, blank=True,
    )  # fmt: skip
    nationality_status = nationalities.status_field()
    vn = models.CharField(
        _("AHV-Nummer"), max_length=13, null=True, blank=True, unique=True, validators=[validate_vn]
    )  # fmt: skip
    zemis_number = models.CharField(_("ZEMIS-Nummer"), max_length=20, null=True, blank=True, unique=True)
    search_key = models.TextField(_("Suchschlüssel"), editable=False)
    sort_key = models.TextField(_("Sortierschlüssel"), editable=False)
    merged_into = models.ForeignKey(
        "self", verbose_name=_("zusammengeführt mit"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="merged",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["sort_key", "id"]
        indexes = [
            GinIndex(OpClass("search_key", name="gin_trgm_ops"), name="person_search_key"),
            models.Index(Collate("search_key", "C"), name="person_search_start"),
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
            one_of("person_birth_known", "birth_known", BirthKnown),
            models.CheckConstraint(
                name="person_birth_assumed",
                condition=Q(birth_known=BirthKnown.DAY)
                | Q(date_of_birth__day=births.ASSUMED_DAY)
                & (Q(birth_known=BirthKnown.MONTH) | Q(date_of_birth__month=births.ASSUMED_MONTH)),
            ),
            nationalities.consistent("person_nationality"),
            models.CheckConstraint(name="person_not_merged_into_itself", condition=~Q(merged_into=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.official_name} {self.first_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row with its search and sort key."""
        self.set_keys()
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_key", "sort_key"}
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """Let search and lists follow the names."""
        self.search_key = names.search_key(self.official_name, self.first_name)
        self.sort_key = names.sort_key(self.official_name, self.first_name)

    @property
    def nationality_name(self) -> str:
        """The state's name in the reader's language, or that there is none, or none known."""
        return nationalities.name(self)

    @property
    def born(self) -> Born:
        """When the person was born, as far as it is known."""
        return Born.of(self.date_of_birth, self.birth_known)


@audited(exclude=["search_key"])
class PersonState(models.Model):
    """One row is all changeable features of a person over a period.

    The rows of a person follow each other without gap or overlap, from the first day the register knows the person
    until further notice; the database refuses anything else. Features with several values have tables of their own.
    `search_key` is empty unless a name stands here that today's names do not hold (see `states.keep_in_step`).
    """

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.CASCADE, related_name="states")
    valid = valid_field()
    official_name = models.CharField(_("amtlicher Name"), max_length=100)
    first_name = models.CharField(_("Vornamen"), max_length=100)
    original_name = models.CharField(_("lediger Name"), max_length=100, blank=True)
    alliance_name = models.CharField(_("Allianzname"), max_length=100, blank=True)
    foreign_name = models.CharField(_("Name im ausländischen Pass"), max_length=100, blank=True)
    alias_name = models.CharField(_("Aliasname"), max_length=100, blank=True)
    call_name = models.CharField(_("Rufname"), max_length=100, blank=True)
    sex = models.PositiveSmallIntegerField(_("Geschlecht"), choices=Sex.choices)
    marital_status = models.PositiveSmallIntegerField(
        _("Zivilstand"), choices=MaritalStatus.choices, default=MaritalStatus.UNKNOWN
    )
    marital_status_on = models.DateField(_("Datum des Zivilstandsereignisses"), null=True, blank=True)
    separation = models.PositiveSmallIntegerField(_("Trennung"), choices=Separation.choices, null=True, blank=True)
    nationality = models.ForeignKey(
        Country, verbose_name=_("Staatsangehörigkeit"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    nationality_status = nationalities.status_field()
    nationality_since = models.DateField(_("Staatsangehörigkeit seit"), null=True, blank=True)
    religion = models.CharField(
        _("Religionsgemeinschaft"), max_length=6, default="000", help_text=_("Code der Liste «religion»")
    )
    language_of_correspondence = models.CharField(_("Korrespondenzsprache"), max_length=2, default="de")
    birth_municipality = models.PositiveSmallIntegerField(_("Geburtsgemeinde (BFS-Nummer)"), null=True, blank=True)
    birth_country = models.ForeignKey(
        Country, verbose_name=_("Geburtsstaat"), on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    place_of_birth = models.CharField(_("Geburtsort"), max_length=100, blank=True)
    father_name = models.CharField(_("Name des Vaters bei der Geburt"), max_length=100, blank=True)
    father_first_name = models.CharField(_("Vornamen des Vaters bei der Geburt"), max_length=100, blank=True)
    mother_name = models.CharField(_("Name der Mutter bei der Geburt"), max_length=100, blank=True)
    mother_first_name = models.CharField(_("Vornamen der Mutter bei der Geburt"), max_length=100, blank=True)
    parents_proven = models.BooleanField(_("Namen der Eltern amtlich belegt"), null=True, blank=True)
    fire_service = models.BooleanField(_("feuerwehrpflichtig"), null=True, blank=True)
    fire_service_liability = models.BooleanField(_("ersatzabgabepflichtig (Feuerwehr)"), null=True, blank=True)
    votes_federation = models.BooleanField(_("Stimm- und Wahlrecht im Bund"), null=True, blank=True)
    votes_canton = models.BooleanField(_("Stimm- und Wahlrecht im Kanton"), null=True, blank=True)
    votes_municipality = models.BooleanField(_("Stimm- und Wahlrecht in der Gemeinde"), null=True, blank=True)
    search_key = models.TextField(_("Suchschlüssel"), editable=False, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("Merkmale einer Person")
        verbose_name_plural = _("Merkmale von Personen")
        indexes = [
            GinIndex(
                OpClass("search_key", name="gin_trgm_ops"), name="personstate_search_key", condition=~Q(search_key="")
            ),
        ]
        constraints = [
            not_empty("personstate_valid_not_empty"),
            one_at_a_time("personstate_one_at_a_time", "person"),
            one_of("personstate_sex", "sex", Sex),
            nationalities.consistent("personstate_nationality"),
            one_of("personstate_marital_status", "marital_status", MaritalStatus),
            models.CheckConstraint(
                name="personstate_separation",
                condition=Q(separation__isnull=True) | Q(separation__in=Separation.values),
            ),
            models.CheckConstraint(name="personstate_official_name", condition=Q(official_name__regex=_NAME_PATTERN)),
            models.CheckConstraint(name="personstate_first_name", condition=Q(first_name__regex=_NAME_PATTERN)),
            *_names("original_name", "alliance_name", "foreign_name", "alias_name", "call_name"),
            *_names("father_name", "father_first_name", "mother_name", "mother_first_name", "place_of_birth"),
            models.CheckConstraint(name="personstate_religion", condition=Q(religion__regex="^[0-9]{3,6}$")),
            models.CheckConstraint(
                name="personstate_language", condition=Q(language_of_correspondence__regex="^[a-z]{2}$")
            ),
            models.CheckConstraint(
                name="personstate_birth_municipality",
                condition=Q(birth_municipality__isnull=True) | Q(birth_municipality__range=(1, 9999)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.valid}"

    @property
    def nationality_name(self) -> str:
        """As of a person."""
        return nationalities.name(self)
