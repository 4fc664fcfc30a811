# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Family ties and legal representation."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from domizil.base.fields import not_empty, one_at_a_time, one_of, valid_field
from domizil.base.history import audited

from .persons import Person


class Care(models.IntegerChoices):
    """Parental custody (elterliche Sorge) as eCH-0021 codes it."""

    NONE = 0, _("keine oder nicht abgeklärt")
    OLD_LAW = 1, _("elterliche Sorge (bisheriges Recht)")
    JOINT = 2, _("gemeinsame elterliche Sorge")
    SOLE = 3, _("alleinige elterliche Sorge")


class GuardianKind(models.IntegerChoices):
    """What somebody is to a person under child and adult protection, as eCH-0021 codes it."""

    CURATOR = 7, _("Beistand")
    ADVISER = 8, _("Beirat (bis 2012)")
    GUARDIAN = 9, _("Vormund")
    MANDATARY = 10, _("Vorsorgebeauftragter")


class RelationshipKind(models.TextChoices):
    """What `other` is to `person`."""

    PARENT = "parent", _("Elternteil")
    FOSTER = "foster", _("Pflegeelternteil")
    SPOUSE = "spouse", _("Ehegatte")
    PARTNER = "partner", _("eingetragene Partnerin oder eingetragener Partner")


@audited()
class Relationship(models.Model):
    """One row is a family tie: `other` is a parent of `person`, or the two are married or in a registered partnership.

    A marriage is one row: `person` is the one with the smaller key. `care` is the custody of a parent.
    """

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="relationships")
    other = models.ForeignKey(
        Person, verbose_name=_("bezogene Person"), on_delete=models.PROTECT, related_name="inverse_relationships"
    )
    kind = models.CharField(_("Art"), max_length=10, choices=RelationshipKind.choices)
    care = models.PositiveSmallIntegerField(_("Sorgerecht"), choices=Care.choices, null=True, blank=True)
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
                name="relationship_spouse_once", condition=~Q(kind__in=["spouse", "partner"]) | Q(person__lt=F("other"))
            ),
            models.CheckConstraint(
                name="relationship_care",
                condition=Q(care__isnull=True) | Q(care__in=Care.values, kind__in=["parent", "foster"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.other_id}"


@audited()
class Guardian(models.Model):
    """One row is who represents a person under child and adult protection law, and how long (§ 13 para. 2 lit. g NG).

    `other` is the representative where the register holds that person; otherwise `name` names a person or an office.
    `based_on` are articles of the Civil Code by the list `guardian_law`, split by blanks; `measure` is the measure in
    words, `capacity` a code of the list `capacity`, `reference` the number that the authority gave it (eCH-0021).
    """

    person = models.ForeignKey(Person, verbose_name=_("Person"), on_delete=models.PROTECT, related_name="guardians")
    other = models.ForeignKey(
        Person, verbose_name=_("Vertretung"), on_delete=models.PROTECT, related_name="wards", null=True, blank=True
    )
    name = models.CharField(_("Name der Vertretung"), max_length=200, blank=True)
    kind = models.PositiveSmallIntegerField(_("Art"), choices=GuardianKind.choices)
    based_on = models.CharField(_("Artikel des ZGB"), max_length=200, blank=True)
    measure = models.CharField(_("Massnahme"), max_length=100, blank=True)
    capacity = models.CharField(_("Handlungsfähigkeit"), max_length=200, blank=True)
    decided_by = models.CharField(_("angeordnet von"), max_length=200, blank=True)
    reference = models.CharField(_("Kennung der Massnahme"), max_length=36, blank=True)
    valid = valid_field()

    class Meta:
        verbose_name = _("gesetzliche Vertretung")
        verbose_name_plural = _("gesetzliche Vertretungen")
        constraints = [
            one_of("guardian_kind", "kind", GuardianKind),
            not_empty("guardian_valid_not_empty"),
            models.CheckConstraint(name="guardian_named", condition=Q(other__isnull=False) | ~Q(name="")),
            models.CheckConstraint(name="guardian_of_two", condition=~Q(person=F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"
